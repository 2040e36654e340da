"""Past nights from no declaration to all: every law holds, and seats are hardly ever called wrong."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hustings.errors import ElectionError
from hustings.night.forecast import Night, forecast
from hustings.night.forecast_plain import forecast_json
from hustings.night.moment import truth_of
from hustings.night.outlook import Forecast, SeatStatus
from hustings.night.outside_file import Outside
from hustings.night.preparing import prepared
from hustings.night.replay import at_stages, steps
from hustings.record.state import state
from hustings.sources.opening import Desk

from .conftest import Prepared
from .forecast_laws import lawful
from .made_up_britain import nominated_backwards, turned_round

NIGHTS = ("uk-2015", "uk-2017", "uk-2019", "uk-2024")
COUNTS = (1, 2, 7, 33, 100, 163, 325, 488, 640, 649, 650)
EXIT_POLLS = {
    "uk-2015": {"Con": 316.0, "Lab": 239.0, "SNP": 58.0, "LD": 10.0},
    "uk-2017": {"Con": 314.0, "Lab": 266.0, "SNP": 34.0, "LD": 14.0},
    "uk-2019": {"Con": 368.0, "Lab": 191.0, "SNP": 55.0, "LD": 13.0},
    "uk-2024": {"Lab": 410.0, "Con": 131.0, "LD": 61.0, "RUK": 13.0, "SNP": 10.0},
}
"""Seats as broadcast at ten on the night; only the largest parties are told."""


@pytest.mark.parametrize("name", NIGHTS)
def test_no_declaration_is_declined_without_a_prior(night_of: Prepared, name: str) -> None:
    night = night_of(name)
    with pytest.raises(ElectionError, match="needs a prior"):
        forecast(night, state(night.election.ledger.until(0)))


@pytest.mark.parametrize("name", NIGHTS)
def test_every_law_holds_from_nothing_declared_with_an_exit_poll(night_of: Prepared, name: str) -> None:
    night = night_of(name)
    told = replace(night, settings=replace(night.settings, outside=Outside(EXIT_POLLS[name])))
    made = lawful(told, night.election.ledger.until(0)).forecast
    assert (made.declared, made.undeclared) == (0, 650)
    for count in (5, 200):
        lawful(told, night.election.ledger.until(count))


@pytest.mark.parametrize("name", NIGHTS)
def test_every_law_holds_from_one_declaration_to_all(night_of: Prepared, name: str) -> None:
    night = night_of(name)
    for count in COUNTS:
        made = lawful(night, night.election.ledger.until(count)).forecast
        assert made.declared == count
    assert made.undeclared == 0


def test_calls_are_wrong_no_more_often_than_one_in_two_hundred(
    night_of: Prepared, capsys: pytest.CaptureFixture[str]
) -> None:
    made = wrong = 0
    for name in NIGHTS:
        night = night_of(name)
        winners = truth_of(night.election).winners
        for step in steps(night, at_stages(night, [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 0.9])):
            assert step.simulated is not None
            called = [s for s in step.simulated.forecast.seats if s.status is SeatStatus.CALLED]
            made += len(called)
            wrong += sum(seat.leader.candidacy != winners[seat.contest] for seat in called)
            assert all(seat.leader.win >= night.settings.rule.threshold for seat in called)
    with capsys.disabled():
        print(f"\ncalls in 32 forecasts: {made}, of them wrong: {wrong}")
    assert made > 1_000
    assert 200 * wrong <= made


def test_the_order_of_candidacies_does_not_matter_on_a_real_night(night_of: Prepared, desk: Desk) -> None:
    night = night_of("uk-2019")
    turned = turned_round(night.election)
    other = prepared(turned, desk, night.settings)
    there = forecast(other, state(turned.ledger.until(100)))
    assert json.dumps(forecast_json(there)) == json.dumps(forecast_json(at(night, 100)))


def test_the_order_of_seats_does_not_matter_on_a_real_night(night_of: Prepared, desk: Desk) -> None:
    night = night_of("uk-2017")
    turned = nominated_backwards(night.election)
    other = prepared(turned, desk, night.settings)
    there = forecast(other, state(turned.ledger.until(60)))
    assert json.dumps(forecast_json(there)) == json.dumps(forecast_json(at(night, 60)))


def at(night: Night, count: int) -> Forecast:
    return forecast(night, state(night.election.ledger.until(count)))


@pytest.mark.parametrize("name", ["uk-2019", "uk-2024"])
def test_the_speaker_is_likely_to_stay_and_never_called(night_of: Prepared, name: str) -> None:
    """Chorley: in 2024 the Speaker holds it, in 2019 he first stood as Speaker there."""
    made = at(night_of(name), 12)
    assert made.house["Spk"].p95 <= 1
    seat = next(one for one in made.seats if one.name == "Chorley")
    assert (seat.leader.party, seat.status) == ("Spk", SeatStatus.OPEN)
    assert seat.leader.share_mean > 0.3


def test_buckingham_without_its_speaker_is_a_contest_of_parties(night_of: Prepared) -> None:
    made = at(night_of("uk-2019"), 60)
    seat = next(one for one in made.seats if one.name == "Buckingham")
    assert seat.status is SeatStatus.OPEN
    assert seat.leader.party == "Con"
    assert seat.leader.win > 0.5


def test_northern_ireland_has_its_own_parties(night_of: Prepared) -> None:
    for name in NIGHTS:
        made = at(night_of(name), 60)
        seats = [seat for seat in made.seats if seat.contest.startswith("N0")]
        assert len(seats) == 18
        assert {"DUP", "SF"} <= set(made.house)
        assert 4 <= made.house["DUP"].mean + made.house["SF"].mean <= 18
        assert not any(one.party == "SNP" for seat in seats for one in seat.candidacies)


def test_members_without_a_party_are_never_called(night_of: Prepared) -> None:
    """Islington North, whose member stood as an independent in 2024 and won."""
    for count in (60, 300, 600):
        made = at(night_of("uk-2024"), count)
        seat = next(one for one in made.seats if one.name == "Islington North")
        assert seat.status is not SeatStatus.CALLED
