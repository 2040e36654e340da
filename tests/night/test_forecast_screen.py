"""The screen of a forecast: an estimate and called so, declared apart, warnings shown, figures never cut."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console, RenderableType

from hustings.night.calls import EditorCall, calls_of
from hustings.night.chances import chance_in_words, chances_in_words
from hustings.night.forecast_screen import Setting, forecast_screen, to_watch
from hustings.night.outlook import PartyOutlook, SeatStatus, VoteOutlook
from hustings.night.whisker import whisker

from . import made_up_outlook as made_up

AT = datetime(2024, 7, 5, 2, 12, tzinfo=UTC)


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


def test_an_editors_calls_stand_apart_with_what_the_model_says() -> None:
    forecast = made_up.three_seats()
    con = EditorCall("pat-con.con", "A. Editor (made up)", "piles on the tables", 7)
    held = EditorCall(None, "A. Editor (made up)", "an independent may win here", 6, AT)
    for width in (50, 80, 120):
        screen = forecast_screen(forecast, calls=calls_of(forecast, {"S2": con, "S3": held}))
        text = " ".join(shown(screen, width).split())
        assert "Called by the model: 1 of 2 undeclared seats; too close: 0" in text
        below = text.split("The editor's calls, which are neither declarations nor the model's ")[1]
        assert (
            "Seat S2: called for Pat Con (Con) by A. Editor (made up), after entry 7: piles on the tables "
            "(the model: no call, Pat Lab (Lab), 52%) "
            "Seat S3: un-called by A. Editor (made up), Fri 03:12: an independent may win here "
            "(the model: called for Ann Bower (Ind), over 99%)"
        ) in below


def test_what_an_editor_called_is_not_watched_and_what_is_held_back_is() -> None:
    forecast = made_up.three_seats()
    con = EditorCall("pat-con.con", "A. Editor (made up)", "made up")
    text = shown(
        forecast_screen(forecast, calls=calls_of(forecast, {"S2": con, "S3": replace(con, candidacy=None)}))
    )
    watched = text.split("Seats to watch")[1]
    assert "Seat S3" in watched
    assert "Seat S2" not in watched


def test_without_an_editor_nothing_is_said_of_one() -> None:
    assert "editor" not in shown(forecast_screen(made_up.three_seats()))


def test_the_hour_of_the_forecast_is_told() -> None:
    text = shown(forecast_screen(made_up.three_seats(), Setting("A made-up night", AT)))
    assert "Fri 03:12 UK time, 1 of 3 declared; as at entry 7" in text
    elsewhere = shown(forecast_screen(made_up.three_seats(), Setting("Elsewhere", AT, "Asia/Kolkata")))
    assert "Fri 07:42 local time, 1 of 3 declared" in elsewhere


def test_of_very_many_parties_those_hardly_expected_anywhere_are_one_row() -> None:
    forecast = made_up.three_seats()
    hardly = {f"P{n}": PartyOutlook(f"P{n}", 0.06, 0, 0, 1, 0) for n in range(10)}
    few = dict(list(hardly.items())[:9])
    assert "\nP8 " in shown(forecast_screen(replace(forecast, house={**forecast.house, **few})))
    lines = shown(forecast_screen(replace(forecast, house={**forecast.house, **hardly}))).splitlines()
    rest = next(line for line in lines if "others" in line)
    assert rest.split()[:5] == ["11", "others", "0", "0–1", "each"]
    assert [line.split()[0] for line in lines if line.startswith(("Lab", "Ind", "P"))] == [
        *("Party", "Lab", "Ind"),
    ]


def test_an_interval_whose_ends_print_alike_is_one_figure() -> None:
    votes = {"Lab": VoteOutlook("Lab", 0.337, 0.33701, 0.33702)}
    text = shown(forecast_screen(replace(made_up.three_seats(), votes=votes)))
    assert "33.7%" in text
    assert "33.7–33.7%" not in text


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
