"""Shades: what each seat shows under each measure, in words that agree with the record."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.night.made_up_outlook import candidacy, seat, three_seats

from hustings.errors import ElectionError
from hustings.night.outlook import Forecast, SeatStatus
from hustings.publish.party_colours import party_class
from hustings.publish.pictured import Pictured
from hustings.publish.shade import Shown, shading_json
from hustings.publish.shading import shading
from hustings.record.election import Election
from hustings.record.state import Status
from hustings.tell.wording import result_in_words


def told(pictured: Pictured, measure: Shown, key: str, party: str | None = None) -> str:
    return shading(pictured, measure, party).shades[key].told


def a_forecast(*open_seats: str) -> Forecast:
    seats = (seat(key, candidacy("Elm", 0.5, 0.8), candidacy("Oak", 0.5, 0.2)) for key in open_seats)
    return replace(three_seats(), seats=tuple(seats))


def test_every_way_a_contest_can_stand_is_told(made_up: Pictured) -> None:
    shades = shading(made_up, Shown.WINNER).shades
    assert shades["ayton"].told == "Ayton: Elm gain from Oak, majority 35"
    assert shades["beeford"].told == "Beeford: tied, waits for a lot"
    assert shades["ceeham"].told == "Ceeham: Ind elected, majority 0 after a lot"
    assert shades["deeton"].told == "Deeton: Oak elected, unopposed"
    assert shades["eeburn"].told == "Eeburn: undeclared"
    assert [shades[key].css for key in ("ayton", "beeford", "eeburn")] == [
        party_class("Elm"),
        "tied",
        "undeclared",
    ]


def test_what_is_known_of_an_undeclared_contest_is_told(made_up: Pictured) -> None:
    standing = made_up.now.contests["eeburn"]
    ways = {
        "undeclared": standing,
        "Oak announced as winner, figures not declared": replace(
            standing, status=Status.RUSHED, rushed="oak"
        ),
        "undeclared, votes are being counted again": replace(standing, status=Status.RECOUNT),
        "undeclared, earlier figures were taken back": replace(standing, status=Status.RETRACTED),
    }
    assert {made_up.told(one): one for one in ways.values()} == ways
    assert made_up.told(made_up.now.contests["effham"]) == "poll countermanded"


def test_figures_are_those_of_the_record(made_up: Pictured) -> None:
    assert told(made_up, Shown.MAJORITY, "ayton") == "Ayton: 35.0%"
    assert told(made_up, Shown.TURNOUT, "ayton") == "Ayton: 50.0%"
    assert told(made_up, Shown.SHARE, "ayton", "Oak") == "Ayton: 30.0%"
    assert told(made_up, Shown.SWING, "ayton") == "Ayton: +27.5"
    assert told(made_up, Shown.TURNOUT, "eeburn") == "Eeburn: undeclared"
    assert told(made_up, Shown.SHARE, "deeton", "Elm") == "Deeton: no such figure"


def test_a_legend_counts_every_contest_once(made_up: Pictured) -> None:
    for measure in set(Shown) - {Shown.CHANCE}:
        drawn = shading(made_up, measure, "Oak" if measure is Shown.SHARE else None)
        assert sum(line.count for line in drawn.legend) == len(drawn.shades) == 6


def test_a_chance_is_a_forecast_and_a_declared_seat_is_none(made_up: Pictured) -> None:
    drawn = shading(replace(made_up, forecast=a_forecast("eeburn", "ayton")), Shown.CHANCE)
    assert drawn.shades["eeburn"].is_forecast
    assert drawn.shades["eeburn"].told == "Eeburn: forecast, Elm most likely to win: chance 80%"
    assert not drawn.shades["ayton"].is_forecast
    assert not any(shade.is_forecast for key, shade in drawn.shades.items() if key != "eeburn")
    assert "estimate" in drawn.note
    assert sum(line.count for line in drawn.legend) == 6


def test_no_other_measure_shows_a_forecast(made_up: Pictured) -> None:
    pictured = replace(made_up, forecast=a_forecast("eeburn"))
    for measure in set(Shown) - {Shown.CHANCE}:
        drawn = shading(pictured, measure, "Oak" if measure is Shown.SHARE else None)
        assert not any(shade.is_forecast for shade in drawn.shades.values())
        assert drawn.note == ""


def test_a_seat_the_forecast_holds_declared_and_the_record_does_not_is_undeclared(made_up: Pictured) -> None:
    stale = seat("eeburn", candidacy("Elm", 1, 1), status=SeatStatus.DECLARED)
    pictured = replace(made_up, forecast=replace(three_seats(), seats=(stale,)))
    assert shading(pictured, Shown.CHANCE).shades["eeburn"].css == "undeclared"


def test_what_cannot_be_shown_is_refused(made_up: Pictured) -> None:
    with pytest.raises(ElectionError, match="a share of whom"):
        shading(made_up, Shown.SHARE)
    with pytest.raises(ElectionError, match="needs a forecast"):
        shading(made_up, Shown.CHANCE)


def test_words_are_said_in_the_readers_language(made_up: Pictured) -> None:
    drawn = shading(replace(made_up, say=lambda text: text.upper()), Shown.WINNER)
    assert drawn.shades["eeburn"].told == "Eeburn: UNDECLARED"
    assert drawn.title == "WINNER OF EACH SEAT"


def test_a_measure_as_a_file_holds_what_the_script_needs(made_up: Pictured) -> None:
    file = json.loads(shading_json(shading(made_up, Shown.WINNER)))
    assert file["seats"]["ayton"] == [party_class("Elm"), "E", "Ayton: Elm gain from Oak, majority 35"]
    assert file["entry"] == made_up.now.as_at_entry
    assert [party_class("Elm"), "E", "Elm Party (made up)", 1] in file["legend"]


def test_all_650_seats_say_what_the_record_says(uk_2024: Election) -> None:
    pictured = Pictured(uk_2024, uk_2024.state())
    winners = shading(pictured, Shown.WINNER)
    counts = {line.text: line.count for line in winners.legend}
    assert len(winners.shades) == sum(counts.values()) == 650
    assert (counts["Labour"], counts["Conservative"], counts["Liberal Democrat"]) == (411, 121, 72)
    for key, shade in winners.shades.items():
        one = pictured.tabulations[key]
        told = result_in_words(one, uk_2024.base(one.contest))
        assert shade.told == f"{one.contest.seat.name}: {told}"
    assert winners.shades["E14001305"].told == "Islington North: Ind gain from Lab, majority 7,247"
    holds = {line.text: line.count for line in shading(pictured, Shown.CHANGE).legend}
    assert holds["held, with the letters of the party"] == 347
