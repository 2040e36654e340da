"""Files of an endorser: refused whole with every fault, and never about individual voters."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.endorse.endorsers import endorser_named, ready
from hustings.endorse.evidence import read_evidence
from hustings.endorse.method import Method, read_method
from hustings.endorse.organisation import read_organisation
from hustings.endorse.picks import read_picks
from hustings.endorse.postcodes import read_postcodes
from hustings.endorse.voters import is_about_voters, refuse_voters
from hustings.errors import FaultsError, NameNotFoundError
from hustings.record.election import Election

METHOD = """
version = "1"
effective = 2024-06-01
default = "no decision"

[groups]
ours = ["Lab"]

[criteria.signed]
kind = "score"
words = "pledges signed"

[criteria.good]
kind = "judgement"
words = "good"
decider = "the committee"

[[rules]]
name = "signed"
pick = "any"
when = [{ criterion = "signed", least = 7 }]
"""
ROW = "E14001305,Jeremy Corbyn,signed,8,https://example.org,2024-06-01,,A reviewer,verified"
HEADER = "seat,candidacy,criterion,value,source,date,quotation_hash,reviewer,state"
PICKS = "seat,candidacy,party,position,published,source,grade"


def method_of(folder: Path, text: str = METHOD) -> Method:
    path = folder / "method-1.toml"
    path.write_text(text, encoding="utf-8")
    return read_method(path)


def faults_of(refused: pytest.ExceptionInfo[FaultsError]) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in refused.value.faults]


@pytest.mark.parametrize(
    "column",
    ["voter_id", "VoterID", "elector number", "e-mail", "Email", "mobile", "Date of Birth", "postcode",
     "home address", "voting_intention", "canvass code", "membership number", "supporter", "UPRN", "Voted"],
)  # fmt: skip
def test_a_column_about_individual_voters_is_seen(column: str) -> None:
    assert is_about_voters(column)


@pytest.mark.parametrize(
    "column",
    ["electorate", "seat", "source_address", "candidacy", "votes", "turnout", "party", "reviewer", "member"],
)
def test_columns_about_seats_and_candidates_are_let_through(column: str) -> None:
    assert not is_about_voters(column)


def test_a_file_with_columns_about_voters_is_refused_with_all_of_them(
    tmp_path: Path, six_seats: Election
) -> None:
    path = tmp_path / "picks.csv"
    path.write_text(f"{PICKS},voter,phone\nnonsense\n", encoding="utf-8")
    for read in (refuse_voters, lambda path: read_picks(path, "us", six_seats)):
        with pytest.raises(FaultsError) as refused:
            read(path)
        assert faults_of(refused) == [(1, "phone"), (1, "voter")]
        assert "individual voters" in str(refused.value)


@pytest.mark.parametrize(
    "column",
    ["address", "Address line 1", "first name", "surname", "contact", "landline", "tel", "cell",
     "poll number",
     "roll no", "likely to vote", "preference", "persuadable", "note", ""],
)  # fmt: skip
def test_a_column_that_is_not_known_is_refused_by_name_in_picks_and_evidence(
    column: str, tmp_path: Path, six_seats: Election
) -> None:
    path, evidence = tmp_path / "picks.csv", tmp_path / "evidence.csv"
    path.write_text(f"{PICKS},{column}\nnonsense\n", encoding="utf-8")
    evidence.write_text(f"{HEADER},{column}\n{ROW},x\n", encoding="utf-8")
    for read in (
        lambda: read_picks(path, "us", six_seats),
        lambda: read_evidence(evidence, method_of(tmp_path), six_seats),
    ):
        with pytest.raises(FaultsError) as refused:
            read()
        assert faults_of(refused) == [(1, column or "(no name)")]
        assert "voters" in str(refused.value)


def test_a_column_misspelt_is_refused_with_the_known_ones(tmp_path: Path, six_seats: Election) -> None:
    path = tmp_path / "picks.csv"
    path.write_text(f"{PICKS.replace('grade', 'grdae')}\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="grdae: is no column of this file; did you mean grade.*position"):
        read_picks(path, "us", six_seats)


def test_a_look_up_of_postcodes_has_no_people_and_no_addresses(tmp_path: Path, six_seats: Election) -> None:
    path = tmp_path / "postcodes.csv"
    path.write_text("postcode,seat,name,address\nAB1 2CD,Blackburn,x,y\n", encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_postcodes(path, six_seats)
    assert faults_of(refused) == [(1, "address"), (1, "name")]
    path.write_text("postcode,seat,latitude,seat_name\nAB1 2CD,Blackburn,x,y\n", encoding="utf-8")
    assert len(read_postcodes(path, six_seats)) == 1


def test_a_day_and_a_seat_misspelt_are_refused_with_what_is_wanted(
    tmp_path: Path, six_seats: Election
) -> None:
    path = tmp_path / "picks.csv"
    path.write_text(
        f"{PICKS}\nIslington Noth,Jeremy Corbyn,,endorse,1 June 2024,https://example.org,A\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultsError) as refused:
        read_picks(path, "us", six_seats)
    said = [fault.problem for fault in refused.value.faults]
    assert said == [
        "'1 June 2024', want a day such as 2024-05-22",
        "'Islington Noth' is no seat of this election; did you mean Islington North?",
    ]


def test_two_files_of_one_version_are_refused_naming_both(tmp_path: Path) -> None:
    (tmp_path / "organisation.toml").write_text(
        'name = "Us"\nshort = "us"\nkind = "campaign"\n', encoding="utf-8"
    )
    for name in ("method-1.toml", "method-2.toml"):
        (tmp_path / name).write_text(METHOD, encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        _ = endorser_named(str(tmp_path)).methods
    assert "method-2.toml:2 version: '1' is the version of method-1.toml already" in str(refused.value)


def test_files_of_a_folder_that_nothing_reads_are_named_with_what_they_may_mean(tmp_path: Path) -> None:
    (tmp_path / "organisation.toml").write_text(
        'name = "Us"\nshort = "us"\nkind = "campaign"\n', encoding="utf-8"
    )
    for name in (
        "evidense.csv",
        "method1.toml",
        "method-1.toml",
        "picks.csv",
        "postcodes.csv",
        "zzz.csv",
        "a.md",
    ):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert endorser_named(str(tmp_path)).unread() == (
        ("evidense.csv", "evidence.csv"), ("method1.toml", "method-1.toml"), ("zzz.csv", ""),
    )  # fmt: skip
    assert endorser_named(str(tmp_path)).unread_in_words() == (
        "evidense.csv is not read; did you mean evidence.csv?",
        "method1.toml is not read; did you mean method-1.toml?",
        "zzz.csv is not read",
    )
    assert all(one.unread() == () for one in ready())


SECOND = """
[[rules]]
name = "second"
pick = "holder"
when = [
    { who = "holder", party_in = "ours" },
    { who = "second", party_in = "ours" },
]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'pick = "holder"',
            'pik = "holder"',
            ":25 rules.pik: is no key that is known here; did you mean pick?",
        ),
        ('{ who = "second", party_in', '{ who = "second", prty_in', ":28 rules.when.prty_in: is no key that"),
        (
            'pick = "holder"',
            'pick = "holdr"',
            ":25 rules.pick: 'holdr' is none of: member, holder, second, any;",
        ),
        ('{ who = "second"', '{ who = "secnd"', ":28 rules.when.who: 'secnd' is none of: member"),
        (
            '"judgement"',
            '"judgment"',
            ":14 criteria.good.kind: 'judgment' is none of: fact, judgement, score",
        ),
        ("2024-06-01", '"1 June"', ":3 effective: is no day; want a day such as 2024-05-22"),
        ('default = "no decision"', 'ties = "highest"', ':4 ties: "highest" wants a key `by` beside it'),
    ],
)
def test_a_slip_in_a_method_is_told_in_words_at_its_line(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(FaultsError) as refused:
        method_of(tmp_path, (METHOD + SECOND).replace(old, new))
    assert f"method-1.toml{said}" in str(refused.value)


def test_evidence_with_a_column_about_voters_is_refused(tmp_path: Path, six_seats: Election) -> None:
    path = tmp_path / "evidence.csv"
    path.write_text(f"{HEADER},elector_number\n{ROW},12\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="elector_number: is about individual voters"):
        read_evidence(path, method_of(tmp_path), six_seats)


def test_every_fault_of_an_evidence_file_is_told_at_once_with_line_and_column(
    tmp_path: Path, six_seats: Election
) -> None:
    path = tmp_path / "evidence.csv"
    rows = [
        ROW,
        "Nowhere,Jeremy Corbyn,signed,8,https://example.org,2024-06-01,,A reviewer,verified",
        "E14001305,Nobody Here,unknown,8,,2024-13-01,abc,A reviewer,sure",
        "E14001305,Jeremy Corbyn,signed,1/2,https://example.org,,,A reviewer,proposed",
        "E14001305,Jeremy Corbyn,good,perhaps,https://example.org,,,A reviewer,proposed",
        ROW,
    ]
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_evidence(path, method_of(tmp_path), six_seats)
    assert faults_of(refused) == [
        (3, "seat"), (4, "candidacy"), (4, "criterion"), (4, "date"), (4, "quotation_hash"), (4, "source"),
        (4, "state"), (5, "value"), (6, "value"), (7, "criterion"),
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["1e99999999", "nan", "inf", "٣", "7,5", "0x7"])
def test_a_score_that_is_no_plain_number_is_a_fault(value: str, tmp_path: Path, six_seats: Election) -> None:
    path = tmp_path / "evidence.csv"
    row = ROW.split(",")
    row[3] = f'"{value}"'
    path.write_text(f"{HEADER}\n{','.join(row)}\n", encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_evidence(path, method_of(tmp_path), six_seats)
    assert faults_of(refused) == [(2, "value")]


def test_criteria_of_another_version_are_passed_over(tmp_path: Path, six_seats: Election) -> None:
    path = tmp_path / "evidence.csv"
    path.write_text(f"{HEADER}\n{ROW}\n{ROW.replace('signed,8', 'older,yes')}\n", encoding="utf-8")
    method = method_of(tmp_path)
    with pytest.raises(FaultsError, match="'older' is none of: signed, good"):
        read_evidence(path, method, six_seats)
    (one,) = read_evidence(path, method, six_seats, {"older"})
    assert (one.contest, one.criterion, one.value) == ("E14001305", "signed", 8)


def test_every_fault_of_a_method_is_told_at_once_at_its_rule(tmp_path: Path) -> None:
    wrong = METHOD.replace('decider = "the committee"', 'decider = ""').replace(
        'default = "no decision"', 'default = "endorse"\nties = "highest"\nby = "good"'
    )
    wrong += '[[rules]]\nname = "signed"\noutcome = "neutral"\npick = "any"\nwhen = [{}]\n'
    wrong += (
        '[[rules]]\nname = "third"\nwhen = [{ party_in = "theirs" }, { criterion = "good", least = 1 }]\n'
    )
    with pytest.raises(FaultsError) as refused:
        method_of(tmp_path, wrong)
    told = [(fault.line, fault.column, fault.problem) for fault in refused.value.faults]
    assert [line for line, _, _ in told] == [4, 6, 18, 24, 24, 24, 29, 29, 29]
    problems = " | ".join(problem for *_, problem in told)
    for said in ("cannot be an endorsement", "'good' is no score", "needs a named decider", "two rules are",
                 "picks somebody", "asks nothing", "endorses nobody", "'theirs' is no group",
                 "good is a judgement; want is"):  # fmt: skip
        assert said in problems


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("least = 7", "least = inf", "want a number for least"),
        ("least = 7", "is = true", "signed is a score; want least"),
        ("least = 7 }", 'least = 7, nation_in = ["Wales"] }', "nation_in stands in a test of its own"),
        ('criterion = "signed"', 'criterion = "sined"', "'sined' is no criterion"),
        ('name = "signed"', 'name = ""', "is blank"),
        ('version = "1"', "version = 1", "version: is a whole number, want text"),
    ],
)
def test_a_method_that_could_not_be_followed_is_refused(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(FaultsError, match="method-1.toml:[0-9]+ ") as refused:
        method_of(tmp_path, METHOD.replace(old, new))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "Us"\nshort = "us"\n', "organisation.toml:1 kind: is missing"),
        ('name = "Us"\nshort = "us"\nkind = "army"\n', "organisation.toml:3 kind"),
        (
            'name = "Us"\nshort = "us"\nkind = "union"\nimprnt = "x"\n',
            "organisation.toml:4 imprnt: is no key that is known here; did you mean imprint?",
        ),
        ("name = \n", "organisation.toml:1: is not TOML"),
    ],
)
def test_a_short_organisation_file_says_what_is_wrong(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "organisation.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_organisation(path)
    assert said in str(refused.value)


def test_an_own_folder_is_an_endorser_as_the_ready_ones_are(tmp_path: Path, six_seats: Election) -> None:
    (tmp_path / "organisation.toml").write_text(
        'name = "Us (made up)"\nshort = "us"\nkind = "campaign"\nmade_up = true\n', encoding="utf-8"
    )
    method_of(tmp_path)
    (tmp_path / "evidence.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    for typed in (str(tmp_path), str(tmp_path / "organisation.toml")):
        us = endorser_named(typed)
        assert [one.candidacy.person.name for one in us.decisions(six_seats) if one.candidacy] == [
            "Jeremy Corbyn"
        ]
        assert [pick.position for pick in us.picks(six_seats)] == ["endorse"]
        assert not us.is_ready


def test_versions_follow_one_another_by_their_effective_day(tmp_path: Path) -> None:
    (tmp_path / "organisation.toml").write_text(
        'name = "Us"\nshort = "us"\nkind = "campaign"\n', encoding="utf-8"
    )
    for version, day in (("10", "2024-06-03"), ("9", "2024-06-02"), ("8", "2024-06-04")):
        text = METHOD.replace('version = "1"', f'version = "{version}"').replace("2024-06-01", day)
        (tmp_path / f"method-{version}.toml").write_text(text, encoding="utf-8")
    us = endorser_named(str(tmp_path))
    assert [one.version for one in us.methods] == ["9", "10", "8"]
    with pytest.raises(NameNotFoundError, match="'11'"):
        us.method("11")


def test_an_endorser_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(NameNotFoundError, match="tactical"):
        endorser_named("taktical")


def test_the_ready_ones_lie_inside_the_package() -> None:
    import hustings

    package = Path(hustings.__file__).parent
    assert all(one.folder.is_relative_to(package) for one in ready())
    assert all((one.organisation.site or "").startswith("https://") for one in ready())
