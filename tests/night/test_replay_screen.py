"""The live screen: the clock, declarations in words, House beside forecast, upsets; and one line each."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from hustings.night.calls import EditorCall
from hustings.night.calls_file import MadeCall
from hustings.night.outlook import SeatOutlook, SeatStatus
from hustings.night.replay_screen import ReplayScreen, Told, called, replay_line, told
from hustings.record.house import house
from hustings.record.state import ContestState
from hustings.sources.example import example

from . import made_up_outlook as made_up

AT = datetime(2024, 7, 5, 2, 12, tzinfo=UTC)
SEAT = "E14001102"


def screen(**changed: object) -> ReplayScreen:
    six = example()
    told_so_far = tuple(Told(AT, f"Seat {n}", "Lab hold, majority 7") for n in range(40))
    whole = ReplayScreen("Made-up", house(six), told_so_far, made_up.three_seats(), AT)
    return replace(whole, **changed)  # type: ignore[arg-type]


def shown(what: ReplayScreen, height: int = 24) -> list[str]:
    console = Console(width=80, height=height, markup=False, highlight=False, emoji=False, file=io.StringIO())
    console.print(what)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return text.splitlines()


def before(chance: float, status: SeatStatus = SeatStatus.OPEN) -> SeatOutlook:
    standing = example().contest(SEAT).contest.candidacies
    winner = next(one for one in standing if one.person.name == "Adnan Hussain")
    outlook = replace(made_up.candidacy("Ind", 0.2, chance), candidacy=winner.key)
    return replace(made_up.seat(SEAT, outlook), status=status)


def test_a_declaration_is_told_in_words_with_the_chance_it_had() -> None:
    six = example()
    forecast = replace(made_up.three_seats(), seats=(before(0.04),))
    line = told(six.contest(SEAT), six, forecast)
    assert (line.seat, line.words, line.chance_before) == (
        "Blackburn",
        "Ind gain from Lab, majority 132",
        0.04,
    )
    assert line.is_upset


@pytest.mark.parametrize(("chance", "is_upset"), [(0.0, True), (0.0999, True), (0.1, False), (0.6, False)])
def test_an_upset_is_a_winner_given_less_than_a_tenth(chance: float, is_upset: bool) -> None:
    assert Told(AT, "Seat", "Lab hold", chance).is_upset is is_upset


def test_without_a_forecast_before_nothing_is_an_upset() -> None:
    six = example()
    declared = replace(made_up.three_seats(), seats=(before(0.0, SeatStatus.DECLARED),))
    for earlier in (None, made_up.three_seats(), declared):
        line = told(six.contest(SEAT), six, earlier)
        assert line.chance_before is None
        assert not line.is_upset


def test_a_contest_without_figures_says_how_far_it_is() -> None:
    six = example()
    assert told(ContestState(six.contest(SEAT).contest), six).words == "nominated"


def test_the_screen_shows_the_clock_in_uk_time_and_how_far_the_count_is() -> None:
    assert shown(screen())[0].startswith("Fri 03:12 UK time  6 of 6 declared")
    assert shown(screen(at=None))[0].startswith("time not known")


def test_the_latest_declaration_stands_first() -> None:
    lines = shown(screen())
    assert lines[lines.index("Last declared") + 1].strip() == "Seat 39: Lab hold, majority 7"


@pytest.mark.parametrize("height", [24, 40, 60])
def test_the_screen_fits_its_terminal(height: int) -> None:
    upsets = tuple(Told(AT, f"Seat {n}", "Ind gain from Lab, majority 1", 0.02) for n in range(60))
    lines = shown(screen(told=upsets), height)
    assert len(lines) <= height
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("Upsets: 60 so far") for line in lines)


def test_the_house_so_far_stands_beside_the_forecast_in_columns_of_its_own() -> None:
    lines = shown(screen())
    heading = next(n for n, line in enumerate(lines) if "FORECAST, an estimate" in line)
    assert lines[heading + 1].split()[:4] == ["Party", "Declared", "+/−", "Forecast"]


def test_without_a_forecast_the_screen_says_why_and_shows_what_is_declared() -> None:
    text = "\n".join(shown(screen(forecast=None, why_none="no declaration yet")))
    assert "No forecast yet: no declaration yet" in text
    assert "House so far (declared)" in text
    assert "FORECAST" not in text


def test_a_rehearsal_is_marked_on_the_screen_and_on_every_line() -> None:
    played = screen(forecast=made_up.rehearsal())
    assert shown(played)[0].startswith("REHEARSAL")
    assert replay_line(played).startswith("REHEARSAL")


def test_a_rehearsal_is_marked_before_there_is_a_forecast_too() -> None:
    waiting = screen(forecast=None, is_rehearsal=True)
    assert shown(waiting)[0].startswith("REHEARSAL")
    assert replay_line(waiting).startswith("REHEARSAL")


def test_an_editors_call_is_told_among_declarations_and_is_none() -> None:
    six = example()
    key = next(one.key for one in six.contest(SEAT).contest.candidacies if one.person.name == "Adnan Hussain")
    made = MadeCall(SEAT, EditorCall(key, "A. Editor (made up)", "piles on the tables", 8, AT), 2)
    line = called(made, six)
    assert not line.is_upset
    words = "CALL, no declaration: called for Adnan Hussain (Ind) by A. Editor (made up): piles on the tables"
    assert replay_line(screen(told=(line,))) == f"Fri 03:12 UK time  6/6  Blackburn: {words}"
    lines = shown(screen(told=(Told(AT, "Seat", "Lab hold"), line)))
    heading = lines.index("Last declared, and an editor's calls")
    assert lines[heading + 1].startswith("  Blackburn: CALL, no declaration: called for Adnan Hussain")


def test_one_line_tells_the_declaration_and_the_forecast_after_it() -> None:
    last = Told(AT, "Blackburn", "Ind gain from Lab, majority 132", 0.04)
    assert replay_line(screen(told=(last,))) == (
        "Fri 03:12 UK time  6/6  Blackburn: Ind gain from Lab, majority 132 (upset, had 4%)"
        " | forecast: Lab 2 (1–2), Ind 1 (1), Con 0 (0–1)"
    )
    assert replay_line(screen(told=(), forecast=None)).endswith(
        "nothing declared | no forecast yet: too little is declared"
    )
