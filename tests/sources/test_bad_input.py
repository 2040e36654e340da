"""Readers given anything at all: results whose sums are right, or a refusal; never another error."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings.errors import FaultsError, SourceError
from hustings.record.state import state
from hustings.sources import shelf
from hustings.sources.catalogue import dataset
from hustings.sources.elsewhere import load_mapped
from hustings.sources.mapping import mapping_from, own_mapping
from hustings.sources.notional import notional_mapping, read_crosswalk, read_notional
from hustings.sources.official import official_ledger
from hustings.sources.reading import Source
from hustings.sources.results import read_results
from hustings.sources.times import read_times

NAMED = os.environ.get("HUSTINGS_MIRROR")
MIRROR = Path(NAMED) if NAMED else Path(__file__).parents[3] / "shared" / "data"
needs_mirror = pytest.mark.skipif(not MIRROR.is_dir(), reason=f"no mirror of the official files at {MIRROR}")
EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = ("exampleland", "samplonia", "fictown", "madeupia")
FUZZ = os.environ.get("HUSTINGS_FUZZ")
"""How many random inputs each test is given; without it 150, the same ones every time."""
often = settings(
    max_examples=int(FUZZ or 150),
    deadline=None,
    derandomize=FUZZ is None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

# What breaks readers more often than chance would find it.
ODD = [
    "",
    " ",
    "\t",
    "\ufeff",
    "\0",
    '"',
    "'",
    ",",
    ";",
    "\r",
    "\n",
    "-1",
    "1.5",
    "1e3",
    "0x10",
    "１２３",
    "NOTA",
]
ODD += [
    "0",
    "9" * 30,
    "<b>",
    "\x1b[2J",
    "\u202e",
    "Uncontested",
    "Ind",
    "1,234",
    "01/01/2024 00:00",
    "é",
    "\ud7ff",
]
pieces = st.one_of(st.sampled_from(ODD), st.text(max_size=8), st.integers().map(str))
shares = st.floats(0, 1)
changes = st.lists(st.tuples(shares, st.integers(0, 12), pieces), min_size=1, max_size=4)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "home"))
    return tmp_path


def changed(raw, edits):
    """Return the bytes with stretches replaced: where, as a share of the length, how many bytes, by what."""
    for where, length, piece in edits:
        start = int(where * len(raw))
        raw = raw[:start] + piece.encode("utf-8", "surrogatepass") + raw[start + length :]
    return raw


def accepted(read):
    """Return what was read, None where it was refused; any other error is a failure of the test."""
    try:
        return read()
    except FaultsError as refused:
        assert refused.faults
        for fault in refused.faults:
            assert fault.line >= 1
            assert str(fault).isprintable()
        return None


def read_one(place, raw, mapping, folder="exampleland"):
    path = place / "results.csv"
    path.write_bytes(raw)
    sources = {"candidacies": Source(path, "results.csv")}
    if mapping.contests is not None:
        sources["contests"] = Source(EXAMPLES / folder / "contests.csv", "contests.csv")
    return accepted(lambda: read_results(mapping, "made-up", date(2024, 5, 12), sources))


def check(results):
    """Check that figures add up and that a ledger and tables can be made of them."""
    if results is None:
        return
    assert results.declarations.keys() <= results.contests.keys()
    for declaration in results.declarations.values():
        assert declaration.unopposed or declaration.votes
        assert all(type(votes) is int and votes >= 0 for votes in declaration.votes.values())
        assert sum(declaration.votes.values()) == declaration.valid_votes
        assert declaration.electorate is None or declaration.ballot_papers <= declaration.electorate
    ledger = official_ledger(results.contests, results.declarations, "nobody", "results.csv")
    now = state(ledger)
    assert len(now.declared) == len(results.declarations)


@pytest.mark.parametrize("folder", FOLDERS)
@often
@given(raw=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(place, folder, raw):
    check(read_one(place, raw, mapping_from(EXAMPLES / folder / "mapping.toml"), folder))


@pytest.mark.parametrize("folder", FOLDERS)
@often
@given(rows=st.lists(st.lists(pieces, min_size=6, max_size=9), max_size=5), quote=st.booleans())
def test_any_cells_under_the_right_header_are_read_or_refused(place, folder, rows, quote):
    mapping = mapping_from(EXAMPLES / folder / "mapping.toml")
    header = (EXAMPLES / folder / "results.csv").read_bytes().split(b"\n")[0]
    sign = mapping.candidacies.delimiter
    width = header.count(sign.encode()) + 1
    mark = '"' if quote else ""
    lines = [sign.join(mark + cell.replace('"', '""') + mark for cell in row[:width]) for row in rows]
    raw = header + b"\n" + "\n".join(lines).encode(mapping.candidacies.encoding, "replace")
    check(read_one(place, raw, mapping, folder))


@pytest.mark.parametrize("folder", FOLDERS)
@often
@given(edits=changes)
def test_a_good_file_changed_anywhere_is_read_or_refused(place, folder, edits):
    raw = changed((EXAMPLES / folder / "results.csv").read_bytes(), edits)
    check(read_one(place, raw, mapping_from(EXAMPLES / folder / "mapping.toml"), folder))


@often
@given(line=st.integers(1, 11), cell=st.one_of(pieces, st.integers(0, 99999).map(str)))
def test_other_votes_are_taken_as_they_stand_or_refused(place, line, cell):
    mapping = mapping_from(EXAMPLES / "fictown" / "mapping.toml")
    rows = (EXAMPLES / "fictown" / "results.csv").read_text(encoding="utf-8").split("\n")
    parts = rows[line].split(",")
    rows[line] = ",".join([*parts[:3], '"' + cell.replace('"', '""') + '"', *parts[4:]])
    results = read_one(place, "\n".join(rows).encode("utf-8", "surrogatepass"), mapping)
    check(results)
    if results is not None:
        assert int(cell) == int(parts[3]), "another figure, and yet the announced total was taken as right"


@pytest.mark.parametrize("folder", FOLDERS)
@often
@given(edits=changes)
def test_a_changed_mapping_reads_the_file_or_is_refused(place, folder, edits):
    source = EXAMPLES / folder
    path = place / "mapping.toml"
    path.write_bytes(changed((source / "mapping.toml").read_bytes(), edits))
    contests = source / "contests.csv"
    found = contests if contests.exists() else None
    try:
        election = accepted(lambda: load_mapped(path, source / "results.csv", found))
    except SourceError:
        return
    if election is not None:
        assert len(election.state().contests) in (3, 5)


@often
@given(raw=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode())))
def test_any_bytes_are_a_mapping_or_refused(place, raw):
    (place / "mapping.toml").write_bytes(raw)
    assert accepted(lambda: mapping_from(place / "mapping.toml")) is None


@often
@given(rows=st.lists(st.lists(pieces, min_size=6, max_size=6), max_size=4))
def test_what_is_accepted_comes_back_from_its_tables(place, rows):
    mapping = mapping_from(EXAMPLES / "samplonia" / "mapping.toml")
    header = "State,No.,Constituency,Candidate,Party,Votes,Valid votes,Electors"
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in (*row, "", "")) for row in rows]
    good = (EXAMPLES / "samplonia" / "results.csv").read_text(encoding="utf-8").split("\n", 1)[1]
    raw = "\n".join([header, *lines, good]).encode("utf-8", "surrogatepass")
    results = read_one(place, raw, mapping)
    if results is not None:
        shelf.save_results(results, place)
        assert shelf.saved_results(place).contests == results.contests
        assert shelf.saved_results(place).declarations == results.declarations


NOTIONAL = (
    "constituency_id,constituency_name,electorate,total_votes,mnis_party_abbrev,votes\n"
    "S1,Ash,20,8,Oak,5\nS1,Ash,20,8,Elm,3\nS2,Fir,30,9,Oak,2\nS2,Fir,30,9,Elm,7\n"
)
TIMES = "ons_id,time_recorded\nS1,7/5/24 01:30\nS2,7/5/24 02:45\n"


def test_the_good_notional_file_and_times_are_read(place):
    assert len(notional(place, NOTIONAL.encode())) == 2
    assert len(times(place, TIMES.encode())) == 2


@often
@given(raw=st.one_of(st.binary(max_size=300), changes.map(lambda edits: changed(NOTIONAL.encode(), edits))))
def test_any_notional_file_is_read_or_refused(place, raw):
    for result in (notional(place, raw) or {}).values():
        assert sum(result.votes.values()) == result.valid_votes


@often
@given(raw=st.one_of(st.binary(max_size=300), changes.map(lambda edits: changed(TIMES.encode(), edits))))
def test_any_file_of_times_is_read_or_refused(place, raw):
    found = times(place, raw)
    assert found is None or found.keys() == {"S1", "S2"}


@often
@given(raw=st.binary(max_size=100))
def test_any_crosswalk_is_read_or_refused(place, raw):
    (place / "crosswalk.csv").write_bytes(raw)
    accepted(lambda: read_crosswalk(Source(place / "crosswalk.csv", "crosswalk.csv")))


def notional(place, raw):
    (place / "notional.csv").write_bytes(raw)
    source = Source(place / "notional.csv", "notional.csv")
    return accepted(lambda: read_notional(notional_mapping("uk-2005-notional"), source, {}))


def times(place, raw):
    (place / "times.csv").write_bytes(raw)
    return accepted(lambda: read_times(Source(place / "times.csv", "times.csv"), {"S1", "S2"}))


def few_seats(codes):
    """Return the publisher's files of 2024, cut to a few seats."""
    cut = {}
    for role in ("constituencies", "candidacies"):
        header, *lines = (MIRROR / dataset("uk-2024").file(role).path).read_bytes().splitlines(keepends=True)
        cut[role] = header + b"".join(line for line in lines if line[:9].decode() in codes)
    return cut


def read_uk(place, cut):
    for role, raw in cut.items():
        (place / f"{role}.csv").write_bytes(raw)
    sources = {
        "contests": Source(place / "constituencies.csv", "constituencies.csv"),
        "candidacies": Source(place / "candidacies.csv", "candidacies.csv"),
    }
    return read_results(own_mapping("uk-general-2024"), "uk-2024", date(2024, 7, 4), sources)


UK = ("E14001305", "S14000107", "S14000108", "S14000109", "S14000110", "S14000111", "N05000001")


@needs_mirror
def test_a_few_seats_of_the_real_files_are_read(place):
    assert read_uk(place, few_seats(UK)).contests.keys() == set(UK)


@needs_mirror
def test_all_five_stale_scottish_codes_are_told_with_the_code_of_today(place):
    crosswalk = own_mapping("uk-general-2024").crosswalk
    assert len(crosswalk) == 5
    cut = few_seats(UK)
    for old, now in crosswalk.items():
        cut = {role: raw.replace(now.encode(), old.encode()) for role, raw in cut.items()}
    with pytest.raises(FaultsError) as refused:
        read_uk(place, cut)
    told = str(refused.value)
    for old, now in crosswalk.items():
        assert f"{old} is a code no longer in use; the seat is now {now}" in told
    lines = sum(raw.count(old.encode()) for raw in cut.values() for old in crosswalk)
    assert len(refused.value.faults) == lines


@needs_mirror
@often
@given(edits=changes, role=st.sampled_from(["constituencies", "candidacies"]))
def test_real_files_changed_anywhere_are_read_or_refused(place, edits, role):
    cut = few_seats_once(UK)
    check(accepted(lambda: read_uk(place, {**cut, role: changed(cut[role], edits)})))


_KEPT = {}


def few_seats_once(codes):
    if codes not in _KEPT:
        _KEPT[codes] = few_seats(codes)
    return _KEPT[codes]
