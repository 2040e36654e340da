"""Opening elections: what is kept equals what was read, goes stale with a changed rule; baselines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hustings.errors import ElectionError, NameNotFoundError, SourceError
from hustings.record.change import dissolution_label, result_label
from hustings.record.corrections import corrected_ledger, corrections
from hustings.record.election import Election
from hustings.record.people import people
from hustings.record.state import state
from hustings.sources import cache, opening
from hustings.sources.catalogue import Dataset, dataset, datasets
from hustings.sources.known import known
from hustings.sources.opening import Desk, keep, load

from .conftest import MIRROR

ELECTIONS = [one.name for one in datasets() if one.kind in ("general", "by-elections")]
GENERAL = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024")
Official = Callable[[str], Election]


def label(election: Election, seat: str, day: str = "") -> str:
    """Return hold or gain in a seat; by-elections are told apart by their day."""
    (tabulation,) = [
        found
        for key, standing in election.state().contests.items()
        if standing.contest.seat.name == seat and str(standing.contest.day).startswith(day)
        for found in [election.tabulation(key)]
        if found
    ]
    return str(result_label(tabulation, election.base(tabulation.contest)))


@pytest.mark.parametrize("name", ELECTIONS)
def test_what_is_kept_is_what_was_read(official: Official, name: str) -> None:
    first = official(name)
    # Without a mirror, only the kept copy is left to read.
    kept = Desk().load(name)
    assert kept is not first
    assert kept.ledger == first.ledger
    assert dict(kept.published) == dict(first.published)
    assert dict(kept.parties) == dict(first.parties)
    assert kept.baseline == first.baseline
    assert (kept.day, kept.seats, kept.has_times, kept.attribution) == (
        first.day,
        first.seats,
        first.has_times,
        first.attribution,
    )


@pytest.mark.parametrize("name", ["uk-2005-notional", "uk-2019-notional", "uk-history", "uk-overlaps"])
def test_what_is_no_election_is_kept_exactly_too(official: Official, name: str) -> None:
    official("uk-2024")
    read = {
        "uk-history": lambda desk: desk.history(),
        "uk-overlaps": lambda desk: desk.lineages(),
    }.get(name, lambda desk: desk.notional(dataset(name)))
    first = read(Desk(MIRROR))
    assert first
    assert read(Desk()) == first


@pytest.mark.parametrize("name", [one.name for one in datasets()])
def test_every_dataset_is_kept_by_its_short_name(official: Official, name: str) -> None:
    assert keep(dataset(name), MIRROR)[0].isdigit()
    assert {one.name: one.is_kept for one in known()}[name]


@pytest.mark.parametrize("one", [one for one in datasets() if one.democracy_club], ids=lambda one: one.name)
def test_the_identifiers_of_democracy_club_work_too(official: Official, one: Dataset) -> None:
    assert load(one.democracy_club or "", MIRROR).name == one.name


def test_a_changed_rule_makes_the_kept_copy_stale(
    official: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    official("uk-2019")
    wanted = dataset("uk-2019")
    mark = opening.mark(wanted)
    assert cache.stored(wanted.name, mark) is not None
    assert wanted.errata
    assert opening.mark(replace(wanted, errata=wanted.errata[1:])) != mark
    assert opening.mark(replace(wanted, mapping="uk-general-2024")) != mark
    assert opening.mark(dataset("uk-2010")) != opening.mark(replace(dataset("uk-2010"), postponed=()))
    other = replace(wanted.files[0], sha256="0" * 64)
    stale = opening.mark(replace(wanted, files=(other, *wanted.files[1:])))
    assert cache.stored(wanted.name, stale) is None
    monkeypatch.setattr(opening, "mapping_text", lambda name: "another mapping")
    assert opening.mark(wanted) != mark


@pytest.mark.skipif(not MIRROR.is_dir(), reason="no mirror of the publishers' files (set HUSTINGS_MIRROR)")
def test_a_damaged_copy_is_read_again_from_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path))
    first = Desk(MIRROR).notional(dataset("uk-2019-notional"))
    (table,) = tmp_path.rglob("notional.parquet")
    for damage in (table.read_bytes()[:100], None):
        (table,) = tmp_path.glob(f"**/{_in_use(tmp_path)}/notional.parquet")
        table.unlink() if damage is None else table.write_bytes(damage)
        with pytest.raises(SourceError):
            Desk(tmp_path).notional(dataset("uk-2019-notional"))
        assert Desk(MIRROR).notional(dataset("uk-2019-notional")) == first


def _in_use(home: Path) -> str:
    return (home / "parsed" / "uk-2019-notional" / "current").read_text()


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("E14000639", None),  # Cities of London and Westminster: the member for Streatham stood
        ("E14000703", "Con hold"),  # Finchley and Golders Green: the member for Liverpool, Wavertree too
        ("E14000768", "Con gain from Lab"),  # Kensington: the member for East Surrey too
    ],
)
def test_a_member_for_another_seat_is_not_the_one_at_dissolution(
    code: str, wanted: str | None, official: Official
) -> None:
    election = official("uk-2019")
    tabulation = election.tabulation(code)
    assert tabulation is not None
    found = dissolution_label(tabulation, election.base(tabulation.contest))
    assert (str(found) if found else None) == wanted


def test_what_is_not_an_election_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path))
    monkeypatch.delenv("HUSTINGS_MIRROR", raising=False)
    for name in ("uk-2019-notional", "uk-history", "uk-overlaps", "uk-census"):
        with pytest.raises(ElectionError, match=f"{name} is .*, not an election"):
            load(name)
    with pytest.raises(NameNotFoundError):
        load("uk-1066")


def test_every_set_of_results_has_its_kind() -> None:
    kinds = {one.name: one.kind for one in known()}
    assert (kinds["example"], kinds["uk-2024"], kinds["uk-2019-notional"]) == (
        "example",
        "general",
        "notional",
    )


def test_a_mirror_that_is_gone_matters_only_where_a_file_is_needed(
    official: Official, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = official("uk-2019")
    monkeypatch.setenv("HUSTINGS_MIRROR", str(tmp_path / "gone"))
    assert load("uk-2019").ledger == kept.ledger
    assert load("example").name == "example"
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "empty"))
    with pytest.raises(SourceError, match="HUSTINGS_MIRROR names"):
        load("uk-2019")


@pytest.mark.parametrize(
    ("seat", "day", "wanted"),
    [
        ("Clacton", "2014", "UKIP gain from Con"),
        ("Rochdale", "2024-02", "WPB gain from Lab"),
        ("Runcorn and Helsby", "2025", "RUK gain from Lab"),
        ("Tiverton and Honiton", "2022", "LD gain from Con"),
        ("Oldham East and Saddleworth", "2011", "Lab hold"),
    ],
)
def test_by_elections_are_compared_with_the_general_election_before(
    official: Official, seat: str, day: str, wanted: str
) -> None:
    assert label(official("uk-by-elections"), seat, day) == wanted


def test_a_general_election_ignores_by_elections_in_between(official: Official) -> None:
    assert label(official("uk-2024"), "Rochdale") == "Lab hold"
    assert label(official("uk-2024"), "Islington North") == "Ind gain from Lab"


def test_sixty_five_by_elections_have_days_of_their_own(official: Official) -> None:
    election = official("uk-by-elections")
    assert len(election.state().contests) >= 65
    assert (election.day, election.seats, election.has_times) == (None, None, False)
    assert all(election.base(one.contest) for one in election.state().contests.values())


def test_the_releases_of_2024_differ_in_twenty_two_seats(official: Official) -> None:
    first, second = official("uk-2024-first"), official("uk-2024")
    found = corrections(first, second)
    figures = [one for one in found if one.candidacy is None]
    assert len(figures) == len({one.contest.key for one in figures}) == 22
    by_what = {
        what: sorted(
            (one.contest.seat.name, int(one.new) - int(one.old))
            for one in figures
            if one.what == what and one.new is not None and one.old is not None
        )
        for what in ("electorate", "rejected", "valid votes")
    }
    assert [len(of) for of in by_what.values()] == [16, 4, 2]
    assert by_what["valid votes"] == [("Exmouth and Exeter East", -10), ("Richmond Park", 688)]
    assert all(one.source.endswith("candidacies.csv") for one in found)


def test_the_corrected_ledger_ends_as_the_second_release(official: Official) -> None:
    first, second = official("uk-2024-first"), official("uk-2024")
    corrected, wanted = state(corrected_ledger(first, second)).contests, second.state().contests
    assert corrected.keys() == wanted.keys()
    for key, standing in corrected.items():
        assert standing.declaration == wanted[key].declaration
        assert standing.contest.seat == wanted[key].contest.seat
        assert standing.contest.candidacies == wanted[key].contest.candidacies


def test_jeremy_corbyn_stood_five_times_since_2010(official: Official) -> None:
    found = people([official(name) for name in GENERAL])
    (corbyn,) = [one for one in found if one.name == "Jeremy Corbyn"]
    assert [one.candidacy.party for one in corbyn.appearances] == ["Lab"] * 4 + ["Ind"]
    assert {one.candidacy.person.mnis for one in corbyn.appearances} == {"185"}


def test_namesakes_are_kept_apart(official: Official) -> None:
    found = people([official(name) for name in (*GENERAL, "uk-by-elections")])
    boyles = [one for one in found if one.name == "Michael Boyle"]
    assert len(boyles) >= 2
    for one in found:
        contests = [
            (appearance.election.name, appearance.standing.contest.key) for appearance in one.appearances
        ]
        assert len(contests) == len(set(contests))


def test_a_sitting_member_is_never_another_person(official: Official) -> None:
    election = official("uk-2019")
    sitting = {
        standing.contest.seat.name: [one.person.name for one in standing.contest.candidacies if one.sitting]
        for standing in election.state().contests.values()
    }
    assert (sitting["Beaconsfield"], sitting["Bury South"]) == (["Dominic Grieve"], ["Ivan Lewis"])
