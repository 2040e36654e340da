"""Made-up results files, read whole or refused with every fault."""

from datetime import UTC, date, datetime

import pytest

from hustings.errors import FaultsError
from hustings.record.party import Party, Standing
from hustings.record.tabulation import tabulate
from hustings.sources.mapping import mapping_from
from hustings.sources.reading import Source
from hustings.sources.results import read_results

DAY = date(2024, 5, 12)
ONE = """
[candidacies.words]
seat = "Seat"
name = "Name"
party = "Party"
votes = "Votes"
valid_votes = "Valid"
electorate = "Electors"
"""
HEADER = "Seat,Name,Party,Votes,Valid,Electors\n"
GOOD = HEADER + "Ash,Ann,Oak,5,8,20\nAsh,Bob,Elm,3,8,20\nFir,Cid,Oak,2,6,10\nFir,Dot,Elm,4,6,10\n"
TWO = """
[contests.words]
seat = "Code"
seat_name = "Seat"
valid_votes = "Valid"
rejected = "Rejected"
declared_at = "At"
published_majority = "Majority"
published_first = "First"
published_winner_surname = "Winner"

[candidacies.words]
seat = "Code"
seat_name = "Seat"
first_name = "First name"
surname = "Surname"
party = "Party"
votes = "Votes"

[values]
zone = "Asia/Kolkata"

[crosswalk]
OLD1 = "S1"
"""
CONTESTS = (
    "Code,Seat,Valid,Rejected,At,Majority,First,Winner\nS1,Ash,8,1,2024-05-13 01:30,2,Oak,Lee\nS2,Fir,,,,,,\n"
)
PEOPLE = (
    "Code,Seat,First name,Surname,Party,Votes\n"
    "S1,Ash,Ann,Lee,Oak,5\nS1,Ash,Bob,Ray,Elm,3\nS2,Fir,Cid,Fox,Oak,\nS2,Fir,Dot,Orr,Elm,\n"
)


@pytest.fixture
def results(tmp_path):
    def given(text, toml=ONE, contests=None, day=DAY):
        (tmp_path / "mapping.toml").write_text(toml, encoding="utf-8")
        sources = {}
        for role, content in (("candidacies", text), ("contests", contests)):
            if content is not None:
                (tmp_path / f"{role}.csv").write_text(content, encoding="utf-8")
                sources[role] = Source(tmp_path / f"{role}.csv", f"{role}.csv")
        return read_results(mapping_from(tmp_path / "mapping.toml"), "made-up", day, sources)

    return given


@pytest.fixture
def faults(results):
    def told(*args, **kwargs):
        with pytest.raises(FaultsError) as refused:
            results(*args, **kwargs)
        return [str(fault).removeprefix("candidacies.csv:") for fault in refused.value.faults]

    return told


def test_one_file_gives_contests_and_declarations(results):
    found = results(GOOD)
    assert {key: d.valid_votes for key, d in found.declarations.items()} == {"Ash": 8, "Fir": 6}
    assert {key: d.electorate for key, d in found.declarations.items()} == {"Ash": 20, "Fir": 10}
    assert tabulate(found.contests["Fir"], found.declarations["Fir"]).winner.person.name == "Dot"
    assert found.contests["Ash"].day == DAY
    assert found.parties == {"Oak": Party("Oak", "Oak"), "Elm": Party("Elm", "Elm")}


def test_the_order_of_rows_changes_no_figure(results):
    header, *rows = GOOD.splitlines()
    other = results("\n".join([header, *reversed(rows)]))
    assert other.declarations == results(GOOD).declarations


def test_two_files_give_times_in_utc_and_leave_a_blank_seat_undeclared(results):
    found = results(PEOPLE, TWO, CONTESTS)
    assert found.contests.keys() == {"S1", "S2"}
    assert found.declarations.keys() == {"S1"}
    assert found.declarations["S1"].declared_at == datetime(2024, 5, 12, 20, tzinfo=UTC)
    assert found.declarations["S1"].rejected == 1
    assert found.contests["S2"].seat.name == "Fir"
    assert found.published["S1"].majority == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Ash,Bob,Elm,3,8,20",
            "Ash,Bob,Elm,3,9,20",
            "3 Valid: '9', but '8' on line 2; one contest has one figure",
        ),
        ("3,8,20", "4,8,20", "2 Valid: 8 valid votes, the candidacies add up to 9"),
        ("3,8,20", "-3,8,20", "3 Votes: '-3' is not a whole number"),
        ("3,8,20", ",8,20", "3 Votes: is blank, others here are not; want whole votes (blank is not 0)"),
        ("8,20\n", "8,7\n", "2 Electors: Ash: 8 papers from an electorate of 7"),
        ("Ash,Bob,Elm", "Ash,Ann,Oak", "3 Name: Ann (Oak) stands on line 2 already"),
        ("Ash,Bob", ",Bob", "3 Seat: is blank"),
        ("Bob", "", "3 Name: is blank"),
        ("Bob,Elm", "Bob,", "3 Party: is blank; where that means an independent"),
        ("Fir,Dot", "FIR ,Dot", "5 Seat: 'FIR' is written 'Fir' elsewhere; want one spelling"),
    ],
)
def test_a_fault_is_told_with_its_line_and_column(faults, old, new, said):
    told = faults(GOOD.replace(old, new))
    assert any(fault.startswith(said) for fault in told), told


def test_every_fault_of_a_file_is_listed(faults):
    text = (
        HEADER
        + "Ash,Ann,Oak,5,9,20\nAsh,Bob,Elm,3,9,20\nFir,Cid,Oak,x,6,10\nFir,Dot,,4,6,10\nYew,Eve,Oak,1.5,,\n"
    )
    assert [fault.split(":")[0] for fault in faults(text)] == ["2 Valid", "4 Votes", "5 Party", "6 Votes"]


def test_a_cell_that_is_no_number_is_not_called_blank_as_well(faults):
    assert len(faults(GOOD.replace("3,8,20", "3.0,8,20"))) == 1


def test_no_vote_for_anybody_is_not_taken_for_a_tie(faults):
    text = HEADER + "Ash,Ann,Oak,0,0,20\nAsh,Bob,Elm,0,0,20\n"
    assert faults(text) == ["2 Votes: nobody has a vote here; leave votes blank until a seat is declared"]


def test_a_total_announced_for_an_undeclared_seat_is_a_fault(faults):
    text = HEADER + "Ash,Ann,Oak,,8,20\nAsh,Bob,Elm,,8,20\n"
    assert faults(text) == ["2 Votes: is blank, yet 8 valid votes were announced"]


def test_a_total_that_is_missing_where_others_have_one_is_a_fault(faults):
    text = GOOD.replace("3,8,20", "3,,20").replace("5,8,20", "5,,20")
    assert faults(text) == ["2 Valid: is blank, the candidacies add up to 8; is a row missing?"]


def test_a_figure_may_stand_in_the_first_row_of_a_seat_alone(results):
    found = results(GOOD.replace("Bob,Elm,3,8,20", "Bob,Elm,3,,"))
    assert found.declarations["Ash"].electorate == 20


@pytest.mark.parametrize(
    ("people", "contests", "said"),
    [
        (
            PEOPLE.replace("S2,Fir,Cid", "S3,Fir,Cid"),
            CONTESTS,
            "candidacies.csv:4 Code: 'S3' is not among the con",
        ),
        (
            PEOPLE.replace("S1,Ash,Bob", "OLD1,Ash,Bob"),
            CONTESTS,
            "candidacies.csv:3 Code: OLD1 is a code no longer in use; the seat is now S1",
        ),
        (PEOPLE, CONTESTS + "S1,Ash,8,1,,,,\n", "contests.csv:4 Code: S1 has line 2 already"),
        (PEOPLE, CONTESTS + "S4,Yew,,,,,,\n", "contests.csv:4 Code: S4 has no candidacies"),
        (
            PEOPLE.replace("S1,Ash,Bob", "S1,Fir,Bob"),
            CONTESTS,
            "candidacies.csv:3 Seat: S1 is called 'Fir' here, elsewhere 'Ash'",
        ),
        (PEOPLE, CONTESTS.replace(",2,Oak", ",3,Oak"), "contests.csv:2 Majority: 3, but by votes it is 2"),
        (PEOPLE, CONTESTS.replace("2,Oak", "2,Elm"), "contests.csv:2 First: 'Elm', but by votes it is Oak"),
        (PEOPLE, CONTESTS.replace("Lee", "Ray"), "contests.csv:2 Winner: 'Ray', but by votes it is Ann Lee"),
        (
            PEOPLE.replace("Oak,5", "Oak,4").replace("Elm,3", "Elm,4"),
            CONTESTS,
            "contests.csv:2 Majority: 2, but by votes the top is level",
        ),
        (
            PEOPLE,
            CONTESTS.replace("05-13 01", "05-11 23"),
            "contests.csv:2 At: '2024-05-11 23:30' is before polling day, 2024-05-12",
        ),
        (
            PEOPLE,
            CONTESTS.replace("05-13 01:30", "05-13 1h30"),
            "contests.csv:2 At: '2024-05-13 1h30' is no date and time",
        ),
        (
            PEOPLE,
            CONTESTS.replace("01:30,2,Oak", "01:30,2,O\x1b[2Jk"),
            r"contests.csv:2 First: 'O\x1b[2Jk', but",
        ),
    ],
)
def test_two_files_must_agree(results, people, contests, said):
    with pytest.raises(FaultsError) as refused:
        results(people, TWO, contests)
    assert str(refused.value.faults[0]).startswith(said)


def test_names_of_seats_may_stand_with_the_candidacies_alone(results):
    found = results(PEOPLE, TWO.replace('seat_name = "Seat"\nvalid', "valid"), CONTESTS)
    assert [contest.seat.name for contest in found.contests.values()] == ["Ash", "Fir"]


def test_a_tie_is_read_and_waits_for_its_lot(results):
    text = HEADER + "Ash,Ann,Oak,4,8,20\nAsh,Bob,Elm,4,8,20\n"
    assert results(text).declarations["Ash"].is_tied


NOTA = ONE + '[rows]\nnone_of_the_above = ["NOTA"]\nunopposed = ["Uncontested"]\n'


def test_papers_for_nobody_stay_outside_the_valid_votes(results):
    found = results(GOOD + "Ash,None,NOTA,2,8,20\n", NOTA).declarations
    assert (found["Ash"].none_of_the_above, found["Ash"].valid_votes) == (2, 8)
    assert found["Fir"].none_of_the_above is None


def test_an_undeclared_seat_may_have_a_blank_row_for_nobody(results):
    text = HEADER + "Ash,Ann,Oak,,,20\nAsh,Bob,Elm,,,20\nAsh,None,NOTA,,,20\n"
    found = results(text, NOTA)
    assert (list(found.contests), found.declarations) == (["Ash"], {})


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Ash,None,NOTA,2,,\nAsh,None,NOTA,2,,\n", "7 Votes: papers for nobody stand on line 6"),
        ("Ash,None,NOTA,,,\n", "6 Votes: is blank, the candidacies are not"),
        ("Ash,None,NOTA,x,,\n", "6 Votes: 'x' is not a whole number"),
        ("Ash,None,NOTA,13,,\n", "2 Electors: Ash: 21 papers from an electorate of 20"),
        ("Yew,None,NOTA,2,,\n", "6 Seat: nobody stands in Yew, there are only papers for nobody"),
        (
            "Yew,Eve,Oak,,,\nYew,None,NOTA,2,,\n",
            "7 Votes: papers for nobody are counted, yet the candidacies are",
        ),
        ("Yew,Eve,Oak,Uncontested,,\nYew,Pat,Elm,3,3,\n", "6 Votes: elected unopposed, yet others stand"),
    ],
)
def test_rows_for_nobody_and_unopposed_must_make_sense(faults, rows, said):
    assert faults(GOOD + rows, NOTA)[0].startswith(said)


def test_a_total_that_holds_papers_for_nobody_is_recognised(faults):
    text = HEADER + "Ash,Ann,Oak,5,10,20\nAsh,Bob,Elm,3,10,20\nAsh,None,NOTA,2,10,20\n"
    assert "leave valid_votes out of the mapping" in faults(text, NOTA)[0]


def test_a_seat_elected_unopposed_has_no_votes_at_all(results):
    found = results(HEADER + "Ash,Ann,Oak,Uncontested,,20\n", NOTA).declarations["Ash"]
    assert (found.unopposed, found.votes, found.valid_votes) == ("ann.oak", {}, 0)


FUSION = ONE + "[rows]\nfusion = true\n"


def test_one_person_on_several_lines_is_one_candidacy_under_the_largest(results):
    found = results(HEADER + "Ash,Ann,Oak,2,9,\nAsh,Bob,Elm,4,9,\nAsh,Ann,Fir,3,9,\n", FUSION)
    (declaration,) = found.declarations.values()
    assert declaration.votes == {"ann.fir": 5, "bob.elm": 4}
    assert declaration.line_votes == {"ann.fir": {"Oak": 2, "Fir": 3}}
    assert found.parties.keys() == {"Oak", "Elm", "Fir"}
    assert tabulate(found.contests["Ash"], declaration).party_votes == {"Oak": 2, "Fir": 3, "Elm": 4}


def test_fused_lines_may_be_undeclared_or_unopposed(results):
    found = results(HEADER + "Ash,Ann,Oak,,,\nAsh,Ann,Fir,,,\nAsh,Bob,Elm,,,\n", FUSION)
    assert [one.key for one in found.contests["Ash"].candidacies] == ["ann.oak", "bob.elm"]
    assert found.declarations == {}
    rows = HEADER + "Ash,Ann,Oak,Uncontested,,\nAsh,Ann,Fir,Uncontested,,\n"
    found = results(rows, NOTA + "fusion = true\n")
    assert found.declarations["Ash"].unopposed == "ann.oak"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Ash,Ann,Oak,2,,\nAsh,Ann,Oak,2,,\n", "3 Name: Ann (Oak) stands on line 2 already"),
        ("Ash,Ann,Oak,2,,\nAsh,Ann,Fir,3,,\nAsh,Ann,Oak,1,,\n", "4 Name: Ann (Oak) stands on line 2 already"),
        ("Ash,Ann,Oak,2,,\nAsh,Ann,Fir,,,\n", "3: 'Ann' has votes on one line and none on another"),
    ],
)
def test_a_line_twice_or_half_blank_is_refused(faults, rows, said):
    assert faults(HEADER + rows, FUSION)[0].startswith(said)


def test_without_fusion_a_namesake_of_another_party_is_another_person(results):
    found = results(HEADER + "Ash,Ann,Oak,2,5,\nAsh,Ann,Fir,3,5,\n")
    assert found.declarations["Ash"].votes == {"ann.oak": 2, "ann.fir": 3}


def test_a_blank_party_may_stand_for_an_independent(results):
    toml = ONE + '[parties.aliases]\n"" = "Ind"\n'
    found = results(HEADER + "Ash,Ann,,5,5,\n", toml)
    assert found.parties["Ind"].standing is Standing.INDEPENDENT


def test_aliases_gather_the_spellings_of_a_party(results):
    toml = ONE + '[parties.aliases]\n"Oak Party" = "Oak"\n[parties.names]\nOak = "The Oak Party"\n'
    found = results(GOOD.replace("Cid,Oak", "Cid,Oak Party"), toml)
    assert found.parties["Oak"].name == "The Oak Party"
    assert len(found.parties) == 2


def test_a_seat_number_may_be_the_seats_own_within_a_state_only(results):
    toml = ONE.replace('seat = "Seat"', 'seat = "Seat"\nseat_within = "State"')
    text = "State,Seat,Name,Party,Votes,Valid,Electors\nEast,1,Ann,Oak,5,5,\nWest,1,Bob,Elm,3,3,\n"
    assert list(results(text, toml).contests) == ["East.1", "West.1"]


def test_days_of_their_own_tell_contests_of_one_seat_apart(results):
    toml = ONE + 'day = "Day"\n'
    text = HEADER.replace("\n", ",Day\n") + "Ash,Ann,Oak,5,5,,2024-05-12\nAsh,Ann,Oak,6,6,,2025-01-30\n"
    assert list(results(text, toml, day=None).contests) == ["Ash.2024-05-12", "Ash.2025-01-30"]


def test_a_blank_or_missing_polling_day_is_a_fault(faults):
    text = HEADER.replace("\n", ",Day\n") + "Ash,Ann,Oak,5,5,,\n"
    assert faults(text, ONE + 'day = "Day"\n', day=None) == ["2 Day: is blank, want the day of the poll"]
    assert "no polling day" in faults(GOOD, day=None)[0]


def test_names_stay_text_whatever_they_hold(results):
    text = HEADER + 'Ash,"<b>Ann</b> ""X"" & Ω\u202e",Oak,5,5,\n'
    (candidacy,) = results(text).contests["Ash"].candidacies
    assert candidacy.person.name == '<b>Ann</b> "X" & Ω\u202e'


def test_a_name_without_letters_is_still_a_candidacy(results):
    found = results(HEADER + "Ash,!!!,Oak,5,8,\nAsh,王,Elm,3,8,\n")
    assert found.declarations["Ash"].votes == {".oak": 5, "王.elm": 3}


def test_labels_that_differ_in_capitals_alone_are_not_two_parties(faults, results):
    text = GOOD.replace("Cid,Oak", "Cid,OAK")
    assert faults(text)[0].startswith("2 Party: 'Oak' is written 'OAK' elsewhere; give both one label in")
    aliased = results(text, ONE + '[parties.aliases]\nOAK = "Oak"\n')
    assert aliased.parties.keys() == {"Oak", "Elm"}
    apart = results(text, ONE + '[parties.aliases]\nOAK = "Oak of Fir"\n')
    assert apart.parties.keys() == {"Oak", "Oak of Fir", "Elm"}


def test_an_accent_written_in_two_ways_is_not_two_seats(faults):
    composed, apart = "\u00cele", "I\u0302le"
    text = HEADER + f"{composed},Ann,Oak,5,5,\n{apart},Bob,Elm,3,3,\n"
    assert "is written" in faults(text)[0]
