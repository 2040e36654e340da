"""The file of 1918-2019 as the publisher writes it, and changed files that must be refused."""

import csv
import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings.errors import FaultsError, SourceError
from hustings.record.history import HistoricalResult, national_totals, seat_totals, turnout_records
from hustings.sources.catalogue import Erratum
from hustings.sources.history_file import KnownFaults, known_faults, parse, read_history
from hustings.sources.totals import published_seats

NAMED = os.environ.get("HUSTINGS_MIRROR")
MIRROR = Path(NAMED) if NAMED else Path(__file__).parents[3] / "shared" / "data"
OFFICIAL = MIRROR / "history" / "1918-2019election_results.csv"
DERIVED = MIRROR / "history" / "derived_national_totals_1918_2019.csv"
needs_mirror = pytest.mark.skipif(
    not OFFICIAL.is_file(), reason=f"no mirror of the official files at {MIRROR}"
)

HEADER = (
    "constituency_id,seats,constituency_name,country/region,electorate,con_votes,con_share,lib_votes ,"
    "lib_share,lab_votes,lab_share,natSW_votes,natSW_share,oth_votes,oth_share,total_votes,"
    "turnout ,election,boundary_set,"
)
SOUND = [
    "1,1,Barset,Yorkshire & The Humber,1000,300,0.5,,,200,0.333,,,100,0.167,600,0.6,1974O,1974-1979,",
    "2,1, Queen'S Moor,Wales,1000,301,0.6,,,199,0.4,0,0,,,500,0.5,1974F,1974-1979,",
    "3,2,Carset,London,1000,251,0.502,,,250,0.5,,,,,500,0.5,1945,1945,",
    ",2,Dorset,Ireland,,-1,,,,,,,,-1,0.5,-2,,1918,1918-1935,",
    ",1,University Of Barset,University,, ,,,,,,,,-1,, ,,1922,1918-1935,",
]
NOTHING_KNOWN = KnownFaults()


def written(folder: Path, lines: list[str]) -> Path:
    path = folder / "history.csv"
    path.write_bytes("\n".join([HEADER, *lines]).encode("cp1252") + b"\n")
    return path


def results(
    folder: Path, lines: list[str], known: KnownFaults = NOTHING_KNOWN
) -> tuple[HistoricalResult, ...]:
    return read_history(written(folder, lines), "history.csv", known)


def faults(folder: Path, lines: list[str], known: KnownFaults = NOTHING_KNOWN) -> list[str]:
    with pytest.raises(FaultsError) as raised:
        results(folder, lines, known)
    return [str(fault) for fault in raised.value.faults]


def changed(row: int, old: str, new: str) -> list[str]:
    lines = list(SOUND)
    assert old in lines[row]
    lines[row] = lines[row].replace(old, new, 1)
    return lines


def slip(line: int, column: str, published: str, taken: str) -> Erratum:
    return Erratum("history.csv", line, column, published, taken, "made up")


def test_a_row_is_read_with_the_election_and_the_region_as_we_call_them(tmp_path):
    barset = results(tmp_path, SOUND)[0]
    assert (barset.election, barset.region, barset.code) == ("1974-10", "Yorkshire and The Humber", "1")
    assert barset.votes == {"con": 300, "lib": None, "lab": 200, "natsw": None, "oth": 100}
    assert (barset.turnout, barset.turnout_published) == (Fraction(3, 5), Fraction(3, 5))


def test_a_block_for_which_nobody_stood_is_blank_though_the_file_writes_nought(tmp_path):
    moor = results(tmp_path, SOUND)[1]
    assert moor.votes["natsw"] is None
    assert moor.name == "Queen's Moor"


def test_members_returned_without_a_poll_are_marked_apart_from_votes(tmp_path):
    dorset, university = results(tmp_path, SOUND)[3:]
    assert dorset.unopposed == {"con": 1, "oth": 1}
    assert dorset.total_votes is None
    assert dorset.largest_block is None
    assert university.is_unopposed
    assert university.largest_block == "oth"


def test_halved_votes_of_two_members_may_miss_the_total_by_rounding_alone(tmp_path):
    assert results(tmp_path, SOUND)[2].total_votes == 500
    assert faults(tmp_path, changed(2, "251,0.502", "252,0.504")) == [
        "history.csv:4 total_votes: 500, but votes by block add up to 502"
    ]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (
            changed(0, ",300,0.5", ",301,0.5"),
            "history.csv:2 total_votes: 600, but votes by block add up to 601",
        ),
        (changed(0, ",300,", ",-300,"), "history.csv:2 con_votes: '-300' is not a whole number"),
        (changed(0, ",300,", ",30.5,"), "history.csv:2 con_votes: '30.5' is not a whole number"),
        (
            changed(0, ",300,", ",-1,"),
            "history.csv:2 total_votes: a member was unopposed, yet there are votes",
        ),
        (
            changed(0, "0.333", "0.433"),
            "history.csv:2 lab_share: 0.433, but 200 of 600 votes is another share",
        ),
        (changed(0, "0.333", "1/3"), "history.csv:2 lab_share: '1/3' is not a share of up to three decimals"),
        (changed(0, "600,0.6", "600,0.61"), "history.csv:2 turnout: 0.61 is not total votes over electorate"),
        (changed(0, "600,0.6", "600,"), "history.csv:2 turnout: is blank, yet there was a poll"),
        (changed(0, "600,0.6", ",0.6"), "history.csv:2 total_votes: is blank, yet there was a poll"),
        (changed(0, ",1000,", ",,"), "history.csv:2 electorate: is blank, yet there was a poll"),
        (changed(0, ",1000,", ",599,"), "history.csv:2 electorate: 599 electors, but 600 votes"),
        (changed(0, "1974O", "1974X"), "history.csv:2 election: '1974X' is no election, want a year"),
        (
            changed(0, "1974O", "1983"),
            "history.csv:2 boundary_set: '1974-1979' is no span of years around 1983",
        ),
        (
            changed(0, "Yorkshire &", "Yorks &"),
            "history.csv:2 country/region: 'Yorks & The Humber' is no region",
        ),
        (
            changed(0, "1,1,Barset", "1,2,Barset"),
            "history.csv:2 seats: 2 members in one constituency of 1974-10",
        ),
        (changed(0, "1974-1979,", "1974-1979,?"), "history.csv:2 unnamed: '?' in a column without a name"),
        (changed(0, "Barset", ""), "history.csv:2 constituency_name: is blank"),
        (changed(0, ",100,0.167", ",100"), "history.csv:2: has 19 columns, want 20"),
        (changed(3, "-1,0.5,-2", ",,-2"), "history.csv:5 total_votes: 1 members marked as unopposed, want 2"),
        (changed(3, "-1,0.5,-2", "-1,0.5,-1"), "history.csv:5 total_votes: '-1' unopposed, want -2"),
        (
            changed(4, ",University,", ",Wales,"),
            "history.csv:6 country/region: 'Wales' does not suit University",
        ),
        ([*SOUND, SOUND[0]], "history.csv:7 constituency_id: Barset at this election stood on line 2"),
        (
            [*SOUND, SOUND[0].replace("1,", "9,", 1)],
            "history.csv:7 constituency_name: Barset at this election",
        ),
    ],
)
def test_a_new_fault_is_refused_with_its_line_and_column(tmp_path, lines, fault):
    assert any(found.startswith(fault) for found in faults(tmp_path, lines))


def test_all_faults_are_listed_at_once(tmp_path):
    lines = changed(0, ",1000,", ",599,")
    lines[2] = lines[2].replace("251,0.502", "252,0.504")
    assert len(faults(tmp_path, lines)) == 2


def test_a_known_slip_is_mended(tmp_path):
    known = KnownFaults([slip(2, "con_votes", "310", "300")])
    barset = results(tmp_path, changed(0, ",300,", ",310,"), known)[0]
    assert (barset.votes["con"], barset.doubts) == (300, {})


def test_a_slip_that_is_kept_stays_with_the_row_as_a_doubt(tmp_path):
    known = KnownFaults([slip(2, "turnout", "0.61", "0.61")])
    barset = results(tmp_path, changed(0, "600,0.6", "600,0.61"), known)[0]
    assert barset.doubts == {"turnout": "made up"}


def test_a_kept_slip_covers_its_own_figure_and_no_other(tmp_path):
    known = KnownFaults([slip(2, "turnout", "0.61", "0.61")])
    assert faults(tmp_path, changed(0, "600,0.6", "600,0.62"), known) != []
    assert faults(tmp_path, changed(0, "0.333,,,100,0.167,600,0.6", "0.3,,,100,0.167,600,0.61"), known) == [
        "history.csv:2 lab_share: 0.3, but 200 of 600 votes is another share"
    ]


@pytest.mark.parametrize("taken", ["0.6", "0.61"])
def test_a_listed_slip_that_is_not_there_is_a_fault(tmp_path, taken):
    assert faults(tmp_path, SOUND, KnownFaults([slip(2, "turnout", "0.61", taken)]))
    assert faults(tmp_path, SOUND, KnownFaults([slip(2, "turnout", "0.6", "0.6")]))


def test_a_file_with_seats_missing_is_refused(tmp_path):
    known = KnownFaults(seats={"1974-10": 2, "1945": 2})
    assert faults(tmp_path, SOUND, known) == [
        "history.csv:6 election: 1974-10 has 1 seats here, want 2; is the file cut short?"
    ]


@pytest.mark.parametrize("text", ["[seats", 'file = "x"\n[seats]\n', "file = 3"])
def test_a_list_of_slips_that_cannot_be_read_is_refused(text):
    with pytest.raises(SourceError, match="history errata"):
        parse(text)


@given(row=st.integers(0, len(SOUND) - 1), cell=st.integers(0, 19), text=st.text(max_size=8))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_cell_the_file_is_read_or_refused(tmp_path, row, cell, text):
    cells = SOUND[row].split(",")
    cells[cell] = text.encode("cp1252", "ignore").decode("cp1252")
    try:
        results(tmp_path, [*SOUND[:row], ",".join(cells), *SOUND[row + 1 :]])
    except FaultsError as refused:
        assert refused.faults


@pytest.fixture(scope="module")
def official() -> tuple[HistoricalResult, ...]:
    return read_history(OFFICIAL, OFFICIAL.name)


# The derived figures take the block with fewest members unopposed, or the first of level ones.
LARGEST_DIFFERS = {
    "1918": {"lab": -1},
    "1922": {"con": 1, "lib": -1},
    "1923": {"con": 1, "lib": -1},
    "1929": {"con": -1, "oth": 1},
    "1931": {"con": -2},
    "1935": {"con": -1},
}


@needs_mirror
def test_every_election_adds_up_to_the_derived_national_totals(official):
    mended: dict[tuple[str, str], int] = {}
    lines = OFFICIAL.read_text(encoding="cp1252").splitlines()
    for known in known_faults().errata:
        if known.column in ("oth_votes", "total_votes") and known.published != known.taken:
            key = lines[known.line - 1].split(",")[17], known.column
            mended[key] = mended.get(key, 0) + int(known.taken) - int(known.published)
    totals = {one.election: one for one in national_totals(official)}
    with DERIVED.open(encoding="utf-8", newline="") as rows:
        derived = list(csv.DictReader(rows))
    assert len(derived) == len(totals) == 28
    for row in derived:
        name = row["election"]
        total = totals[name.replace("F", "-02").replace("O", "-10")]
        assert (total.constituencies, total.seats) == (int(row["rows"]), int(row["seats"]))
        assert total.electorate == float(row["elec"])
        assert total.total_votes == float(row["total"]) + mended.get((name, "total_votes"), 0)
        for block in ("con", "lib", "lab", "natSW", "oth"):
            more = mended.get((name, f"{block}_votes"), 0)
            assert total.votes[block.lower()] == float(row[f"{block}_votes"]) + more
            differs = LARGEST_DIFFERS.get(name, {}).get(block, 0)
            assert total.largest[block.lower()] == int(row[f"won_{block}"]) + differs


@needs_mirror
def test_published_and_derived_seats_stand_side_by_side(official):
    totals = {(one.election, one.party): one for one in seat_totals(published_seats(), official)}
    labour = totals["2015", "Labour"], totals["1935", "Labour"]
    assert [(one.seats, one.derived, one.difference) for one in labour] == [(232, 231, -1), (154, 158, 4)]
    assert totals["2024", "Labour"].derived is None
    apart = [one for one in totals.values() if one.election > "1970" and one.difference]
    assert [(one.election, one.party) for one in apart] == [("1974-02", "Conservative"), ("2015", "Labour")]


@needs_mirror
def test_the_highest_turnout_since_1918_is_fermanagh_and_south_tyrone_1951(official):
    highest = turnout_records(official, 1).highest[0]
    assert (highest.election, highest.name) == ("1951", "Fermanagh And South Tyrone")
    assert highest.turnout == Fraction(62799, 67219)


@needs_mirror
def test_a_changed_copy_of_the_official_file_is_refused(tmp_path):
    text = OFFICIAL.read_text(encoding="cp1252")
    line = text.splitlines()[999]
    cells = line.split(",")
    cells[4] = str(int(cells[4]) + 1000)
    path = tmp_path / "copy.csv"
    path.write_text(text.replace(line, ",".join(cells)), encoding="cp1252")
    with pytest.raises(FaultsError, match=r"copy.csv:1000 turnout: .* is not total votes over electorate"):
        read_history(path, "copy.csv")


@needs_mirror
def test_a_truncated_copy_of_the_official_file_is_refused(tmp_path):
    path = tmp_path / "copy.csv"
    path.write_bytes(b"\n".join(OFFICIAL.read_bytes().split(b"\n")[:17600]))
    with pytest.raises(FaultsError, match="copy.csv:17600 election: 1974-10 has 536 seats here, want 635"):
        read_history(path, "copy.csv")
