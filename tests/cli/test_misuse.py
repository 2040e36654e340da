"""Misuse is told in a line or two with what there is instead, and exits 2; nothing is a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import Run


def refused(run: Run, *command: str) -> str:
    """Return the words of a command that exits 2, printing no data."""
    ran = run(*command)
    assert (ran.status, ran.out) == (2, "")
    return " ".join(ran.err.split())


def test_an_unknown_election_is_told_with_near_names(run: Run) -> None:
    assert "did you mean uk-2024" in refused(run, "house", "uk-2023")
    assert "did you mean uk-2024" in refused(run, "load", "UK-2023")
    refused(run, "corrections", "uk-2023")


def test_notional_results_are_no_election(run: Run) -> None:
    told = refused(run, "house", "uk-2019-notional")
    assert "is a set of notional results, not an election; it serves as a baseline" in told


def test_an_unknown_seat_is_told_with_near_names(run: Run) -> None:
    assert "did you mean Rochdale?" in refused(run, "seat", "Rochdal", "-e", "example")
    assert "no seat called 'Xyzzy'" in refused(run, "seat", "Xyzzy", "-e", "example")
    refused(run, "seat", "", "-e", "example")


def test_an_ambiguous_seat_lists_its_choices(run: Run, mirror: object) -> None:
    told = refused(run, "seat", "Birmingham")
    assert "Birmingham Perry Barr (West Midlands)" in told
    assert "Birmingham Yardley (West Midlands)" in told


def test_by_elections_of_one_seat_are_told_apart_by_their_days(run: Run, mirror: object) -> None:
    told = refused(run, "seat", "Clacton", "-e", "uk-by-elections")
    assert "Clacton (2014-10-09)" in told


@pytest.mark.parametrize(
    "typed", ["banana", "", "25:00", "2024-13-01 10:00", "0001-01-01T00:00+05:00", "9999-12-31T23:59-05:00"]
)
def test_a_time_that_is_none_is_misuse(run: Run, typed: str) -> None:
    for command in (("house", "example"), ("seat", "Blackburn", "-e", "example"), ("seats", "example")):
        assert "is no time" in refused(run, *command, "--as-at", typed)


def test_by_elections_have_no_times(run: Run, mirror: object) -> None:
    assert "no declaration times" in refused(run, "house", "uk-by-elections", "--as-at", "03:00")
    assert "no declaration times" in refused(run, "seats", "uk-by-elections", "--sort", "declared")


def test_an_unknown_region_lists_what_there_is(run: Run) -> None:
    for command in ("house", "seats"):
        told = refused(run, command, "example", "--region", "Mars")
        assert "East Midlands" in told
        assert "West Midlands" in told


def test_an_unknown_party_lists_what_there_is(run: Run) -> None:
    told = refused(run, "seats", "example", "--party", "Nope")
    assert "Con" in told
    assert "WPB" in told


@pytest.mark.parametrize("typed", ["2024-06-01 10:00", "2024-07-04 21:59", "2024-07-04T20:59Z"])
def test_before_the_close_of_poll_there_is_nothing_to_ask_for(run: Run, typed: str) -> None:
    for command in (("house", "example"), ("seat", "Blackburn", "-e", "example"), ("seats", "example")):
        told = refused(run, *command, "--as-at", typed)
        assert "before the close of poll nothing is declared: 22:00 on 4 July 2024" in told


def test_a_day_without_an_hour_is_misuse(run: Run) -> None:
    assert "type the hour too" in refused(run, "house", "example", "--as-at", "2024-07-05")


def test_a_likely_party_or_region_is_offered(run: Run) -> None:
    assert "did you mean RUK (Reform UK)" in refused(run, "seats", "example", "--party", "Refrom")
    told = refused(run, "house", "example", "--region", "West Midlnads")
    assert "did you mean West Midlands" in told
    assert "example has no counties" in told


def test_a_word_that_fits_several_lists_them_all(run: Run) -> None:
    told = refused(run, "house", "example", "--region", "midlands")
    assert "East Midlands, West Midlands" in told
    told = refused(run, "seats", "example", "--party", "la")
    assert "may be any of" in told


@pytest.mark.parametrize(
    "command",
    [
        ("nonsense",),
        ("load",),
        ("seat",),
        ("seats", "example", "--limit", "0"),
        ("seats", "example", "--sort", "beauty"),
        ("house", "example", "--format", "xml"),
        ("export", "example", "--as", "pdf"),
        ("corrections", "uk-2019"),
        ("load", "--mapping", "mapping.toml"),
        ("verify", "no-such-file"),
    ],
    ids=" ".join,
)
def test_other_misuse_exits_with_two(run: Run, command: tuple[str, ...]) -> None:
    assert refused(run, *command)


def test_a_person_whom_nobody_knows_is_misuse(run: Run, mirror: object) -> None:
    assert "no person called 'Xyzzyq'" in refused(run, "people", "Xyzzyq")


def test_a_folder_is_no_ledger(run: Run, tmp_path: Path) -> None:
    assert "cannot be read" in refused(run, "verify", str(tmp_path))
