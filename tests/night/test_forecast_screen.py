"""The screen of a forecast: an estimate and called so, declared apart, warnings shown, figures never cut."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from hustings.night.chances import chance_in_words, chances_in_words
from hustings.night.forecast_screen import forecast_screen, to_watch
from hustings.night.outlook import PartyOutlook, SeatStatus
from hustings.night.whisker import whisker

from . import made_up_outlook as made_up


def shown(screen: RenderableType, width: int = 80) -> str:
    console = Console(width=width, markup=False, highlight=False, emoji=False, file=io.StringIO())
    console.print(screen)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= width
    return text


@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_screen_calls_itself_a_forecast_and_an_estimate(width: int) -> None:
    text = " ".join(shown(forecast_screen(made_up.three_seats()), width).split())
    assert text.startswith("FORECAST, an estimate · made-up 1 of 3 declared; as at entry 7")
    assert "Warning: The undeclared seats lie outside what the declared ones show." in text
    assert "REHEARSAL" not in text


def test_declared_and_forecast_seats_stand_in_columns_of_their_own() -> None:
    lines = shown(forecast_screen(made_up.three_seats())).splitlines()
    header = next(line for line in lines if line.startswith("Party"))
    lab = next(line for line in lines if line.startswith("Lab"))
    assert header.split()[:3] == ["Party", "Declared", "Forecast"]
    assert lab.split()[:5] == ["Lab", "1", "2", "1–2", "43.0–47.0%"]


def test_parties_expected_nowhere_are_counted_as_one() -> None:
    assert "\n1 other " in shown(forecast_screen(made_up.three_seats()))


def test_a_rehearsal_is_marked_before_anything_else() -> None:
    assert shown(forecast_screen(made_up.rehearsal())).startswith("REHEARSAL")


@pytest.mark.parametrize(("width", "is_drawn"), [(50, False), (80, True), (120, True)])
def test_whiskers_are_drawn_where_there_is_room(width: int, is_drawn: bool) -> None:
    lines = shown(forecast_screen(made_up.three_seats()), width).splitlines()
    assert ["●" in line for line in lines if line.startswith(("Lab", "Ind", "Con"))] == [is_drawn] * 3


def test_a_whisker_draws_declared_interval_median_and_majority_to_scale() -> None:
    party = PartyOutlook("Lab", 6.0, 6, 5, 8, 3)
    assert whisker(party, 10, 11, 9).plain == "███  ├●─┤┊ "
    assert whisker(PartyOutlook("Con", 0, 0, 0, 0, 0), 10, 11, 6).plain == "●     ┊    "
    assert whisker(party, 0, 3).plain == "●  "


def test_seats_to_watch_are_open_ones_closest_first() -> None:
    forecast = made_up.three_seats()
    assert [seat.contest for seat in to_watch(forecast, 5)] == ["S2"]
    opened = replace(forecast, seats=tuple(replace(seat, status=SeatStatus.OPEN) for seat in forecast.seats))
    assert [seat.contest for seat in to_watch(opened, 2)] == ["S2", "S3"]


def test_a_seat_to_watch_shows_chances_and_shares() -> None:
    text = " ".join(shown(forecast_screen(made_up.three_seats())).split())
    assert "Seat S2 Lab 52%, Con 48% 46% (41–51%), 45% (40–50%)" in text


def test_people_under_one_label_are_told_apart_by_name() -> None:
    forecast = made_up.three_seats()
    opened = replace(forecast, seats=tuple(replace(seat, status=SeatStatus.OPEN) for seat in forecast.seats))
    assert "Ind (Bower) over 99%, Ind (Hill) under 1%" in " ".join(
        shown(forecast_screen(opened), 120).split()
    )


def test_no_chance_sounds_certain() -> None:
    assert [chance_in_words(chance) for chance in (0, 0.004, 0.01, 0.5, 0.99, 0.996, 1)] == [
        *("under 1%", "under 1%", "1%", "50%", "99%", "over 99%", "over 99%")
    ]


def test_what_is_left_of_the_chances_is_said() -> None:
    assert chances_in_words(made_up.three_seats())[0] == "Chance of an overall majority: Lab 52%, nobody 48%"
    nobody = replace(made_up.three_seats(), overall_majority={})
    assert chances_in_words(nobody)[0] == "Chance of an overall majority: nobody over 99%"


def test_with_every_seat_declared_no_chance_is_told() -> None:
    done = replace(made_up.three_seats(), declared=3, undeclared=0)
    assert chances_in_words(done) == ["Every seat is declared: nothing is left to forecast"]
