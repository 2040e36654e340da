"""Screens: whole figures at 80 columns and fewer, names as they stand, and what is not declared said so."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.console import Console, RenderableType

from hustings.record.corrections import corrections
from hustings.record.election import Election
from hustings.record.house import house
from hustings.record.measures import Measure, ordered
from hustings.sources.example import example
from hustings.tell.past_screens import corrections_screen
from hustings.tell.screens import house_screen, plain_table, seat_screen, seats_screen

from . import made_up_election

WIDTHS = (60, 80, 120)


def shown(screen: RenderableType, width: int = 80) -> str:
    console = Console(width=width, markup=False, highlight=False, emoji=False, file=io.StringIO())
    console.print(screen)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= width
    return re.sub(r" +\n", "\n", text)


def words(screen: RenderableType, width: int = 80) -> str:
    return " ".join(shown(screen, width).split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_figures_of_the_house_are_never_cut(width: int) -> None:
    six = example()
    text = words(house_screen(house(six), six), width)
    for figure in ("79,646 32.5% –", "75,549 30.8% −32.1", "24,395 10.0% +6.1", "6 of 6 declared"):
        assert figure in text
    assert "Part of a House: no overall majority is told from it" in text
    assert "an estimate" in text


def test_bars_are_shown_where_there_is_room() -> None:
    six = example()
    assert "█" in shown(house_screen(house(six), six), 80)
    assert "█" not in shown(house_screen(house(six), six), 60)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_figures_of_a_seat_are_never_cut(width: int) -> None:
    six = example()
    text = words(seat_screen(six.contest("E14001102"), six), width)
    for figure in ("10,518 27.0% – elected", "10,386 26.7% −39.3 sitting", "1,416 3.6% +2.0 deposit lost"):
        assert figure in text
    assert "Ind gain from Lab, majority 132 (0.3% of votes)" in text
    assert "Turnout 53.08% (valid votes), ballot box turnout 53.30% (with rejected papers)" in text
    assert "Kate Hollern (Lab), a sitting member, was defeated" in text
    assert text.count("Open Parliament Licence") == 1
    assert "Open Parliament Licence" not in words(seat_screen(six.contest("E14001102"), six, notes=False))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("measure", Measure)
def test_lists_of_seats_fit(width: int, measure: Measure) -> None:
    six = example()
    placed = ordered([(six, six.state())], measure)
    text = words(seats_screen(placed, measure, six), width)
    for one in placed:
        assert f"{one.tabulation.majority:,}" in text
    assert ("Butler swing" in text) == (measure is Measure.SWING)
    assert shown(seats_screen(placed, measure, heading="Several"), width).startswith("Several\n")


def test_an_empty_list_says_so() -> None:
    assert "No seat to list" in shown(seats_screen([], Measure.MAJORITY, example()))


def test_what_stands_in_each_sort_of_contest_is_said(made_up: Election) -> None:
    def text(key: str) -> str:
        return words(seat_screen(made_up.contest(key), made_up))

    assert "Elm gain from Oak, majority 35" in text("ayton")
    assert "Corrected 1 time(s); latest reason: one paper in the wrong pile" in text("ayton")
    assert "tied: the lot is not recorded yet" in text("beeford")
    assert "Madeup of Elm Elm 40 50.0%" in text("beeford")
    assert "Electorate 100 · valid votes 80 · rejected papers 0" in text("beeford")
    assert "Turnout 80.00% (valid votes), ballot box turnout 80.00%" in text("beeford")
    assert "after a lot" in text("ceeham")
    assert "unopposed" in text("deeton")
    assert "not declared" in text("eeburn")
    assert "poll countermanded a death (made up)" in text("effham")


def test_nobody_is_elected_in_a_contest_without_a_winner(made_up: Election) -> None:
    for key in ("beeford", "eeburn", "effham"):
        assert "elected" not in words(seat_screen(made_up.contest(key), made_up))


def test_before_the_first_declaration_the_house_is_empty(made_up: Election) -> None:
    text = words(house_screen(house(made_up, made_up.state(made_up_election.TEN)), made_up))
    assert "0 of 6 declared" in text
    assert "Nothing is declared yet" in text


def test_the_moment_that_was_asked_for_is_said(made_up: Election) -> None:
    at = made_up_election.TEN + timedelta(hours=2)
    now = made_up.state(at)
    assert "as at 01:00 BST, Friday 2 May 2031 (entry 13)" in words(
        house_screen(house(made_up, now), made_up)
    )
    for screen in (
        seat_screen(now.contests["ayton"], made_up, as_at=now.as_at),
        seats_screen([], Measure.MAJORITY, made_up, as_at=now.as_at),
    ):
        assert "As at 01:00 BST, Friday 2 May 2031" in shown(screen)
    assert "BST" not in words(house_screen(house(made_up), made_up))


def test_by_elections_are_listed_with_their_days(made_up: Election) -> None:
    several = replace(made_up, day=None)
    placed = ordered([(several, several.state())], Measure.MAJORITY)
    assert "Ayton 2031-05-01" in words(seats_screen(placed, Measure.MAJORITY, several))
    assert "2031-05-01" not in words(seats_screen(placed, Measure.MAJORITY, made_up))


def test_a_turnout_that_is_not_known_is_left_out(made_up: Election) -> None:
    text = words(seat_screen(made_up.contest("ceeham"), made_up))
    assert "Turnout – (valid votes)" in text
    assert "ballot box turnout" not in text


def test_markup_in_a_name_is_text() -> None:
    table = plain_table(("Name", "Votes"), [("[red]Madeup[/red] [link=x]", "12")], "Votes")
    assert "[red]Madeup[/red] [link=x]" in shown(table)


@pytest.mark.parametrize("width", (40, 80))
def test_a_table_too_wide_wraps_and_loses_nothing(width: int) -> None:
    long = " ".join(f"word{number}" for number in range(30))
    table = plain_table(("One", "Two", "Three", "Figure"), [(long, long, long, "1,234")], "Figure")
    text = "".join(shown(table, width).split())
    assert "1,234" in text
    assert all(text.count(f"d{number}") >= 3 for number in range(10))


@pytest.mark.parametrize("width", (60, 80))
def test_corrections_show_old_and_new(uk_2024: Election, width: int) -> None:
    from hustings.sources.opening import load

    first = load("uk-2024-first", made_up_election.MIRROR)
    text = words(corrections_screen(corrections(first, uk_2024), first, uk_2024), width)
    for figures in ("51,517 52,205", "51,326 51,316", "116 189"):
        assert figures in text
    assert "figures of 22 seats" in text


def test_every_seat_of_2024_fits_without_a_wrapped_row(uk_2024: Election) -> None:
    for standing in uk_2024.state().contests.values():
        text = shown(seat_screen(standing, uk_2024, notes=False))
        assert not [line for line in text.splitlines() if line.startswith("   ")]
        assert f"Electorate {standing.declaration.electorate:,}" in text  # type: ignore[union-attr]
