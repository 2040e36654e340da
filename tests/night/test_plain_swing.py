"""The plain model: any election without nights to learn from, its means, its zeros and its warning."""

from __future__ import annotations

import numpy as np
import pytest

from hustings.errors import ElectionError
from hustings.night.forecast import Night, Settings, forecast
from hustings.night.outside_file import Outside
from hustings.night.plain_swing import PlainTable, Singles, plain_bank, simulated_shares
from hustings.night.preparing import prepared
from hustings.night.rehearsal import rehearsal
from hustings.night.seats import Bools, Floats
from hustings.record.election import Election
from hustings.record.entry import Kind
from hustings.record.state import state
from hustings.sources.example import example
from hustings.sources.opening import Desk

from .conftest import Prepared
from .forecast_laws import lawful

PLAIN = "No nights to learn from for this election: a plain model with set, wide variances."


def plainly(election: Election, outside: Outside | None = None) -> Night:
    return prepared(election, Desk(), Settings(draws=300, outside=outside))


def table(seats: int) -> PlainTable:
    base = np.tile([0.5, 0.4, np.nan], (seats, 1))
    stands = np.tile([True, True, True], (seats, 1))
    stands[0, 1] = False
    return PlainTable(base, stands, np.arange(seats) % 3)


def drawn_of(known: PlainTable, declared: Bools, shares: Floats, draws: int = 400) -> Singles:
    labels, seats = known.stands.shape[::-1]
    return simulated_shares(known, declared, shares, plain_bank(labels, seats, 3, draws, 1))


def test_shares_sum_to_one_and_nobody_absent_has_one() -> None:
    drawn = drawn_of(table(9), np.zeros(9, bool), np.zeros((9, 3)), 50)
    assert drawn.shape == (3, 9, 50)
    assert np.allclose(drawn.sum(axis=0), 1)
    assert (drawn[1, 0] == 0).all()
    assert (drawn >= 0).all()


def test_noise_has_variance_one_and_stays_with_its_seat() -> None:
    fixed = plain_bank(3, 60, 3, 1_000, 1)
    assert fixed.own.std() == pytest.approx(1, abs=0.05)
    known, shares = table(9), np.tile([0.5, 0.4, 0.1], (9, 1))
    none, first = (drawn_of(known, np.arange(9) < count, shares) for count in (0, 1))
    own = [np.corrcoef(none[0, seat + 1], first[0, seat])[0, 1] for seat in range(8)]
    assert min(own) > 0.8


def test_a_change_that_all_declared_seats_share_is_expected_elsewhere() -> None:
    seats = 60
    declared = np.arange(seats) < 50
    shares = np.tile([0.4, 0.5, 0.1], (seats, 1))
    drawn = drawn_of(table(seats), declared, shares)
    assert np.allclose(drawn.mean(axis=(1, 2)), [0.4, 0.5, 0.1], atol=0.02)


def test_more_declared_make_the_forecast_surer() -> None:
    shares = np.tile([0.45, 0.45, 0.1], (60, 1))
    spreads = [drawn_of(table(60), np.arange(60) < count, shares)[0, -1].std() for count in (1, 50)]
    assert spreads[1] < spreads[0]


def test_a_seat_without_a_poll_teaches_nothing() -> None:
    shares = np.tile([0.4, 0.5, 0.1], (9, 1))
    shares[1] = np.nan
    drawn = drawn_of(table(9), np.arange(9) < 5, shares, 50)
    assert np.isfinite(drawn).all()


def test_the_example_goes_by_the_plain_model_and_says_so() -> None:
    night = plainly(example())
    for count in range(1, 6):
        assert PLAIN in lawful(night, night.election.ledger.until(count)).forecast.warnings
    assert lawful(night, night.election.ledger.until(6)).forecast.warnings == ()


def test_a_rehearsal_goes_by_the_plain_model_to_its_end() -> None:
    election = rehearsal(3).election
    night = plainly(election)
    ends = [n for n, one in enumerate(election.ledger, start=1) if one.kind is not Kind.NOMINATE]
    for length in (*ends[5::90], len(election.ledger)):
        made = lawful(night, election.ledger.prefix(length)).forecast
        assert made.is_rehearsal
        assert PLAIN in made.warnings
    assert made.undeclared == 1


def test_a_prior_is_left_out_and_said_so_where_no_model_takes_it_in() -> None:
    night = plainly(example(), Outside({"Lab": 3.0}))
    made = lawful(night, night.election.ledger.until(2)).forecast
    assert "The prior is left out: the plain model of this election takes in no prior." in made.warnings
    with pytest.raises(ElectionError, match="takes in no prior"):
        forecast(night, state(night.election.ledger.until(0)))


def test_by_elections_are_forecast_one_after_another(night_of: Prepared) -> None:
    night = night_of("uk-by-elections")
    for count in (1, 2, 5, 30, 64):
        assert PLAIN in lawful(night, night.election.ledger.until(count)).forecast.warnings


def test_the_first_night_of_all_has_none_to_learn_from(night_of: Prepared) -> None:
    night = night_of("uk-2010")
    assert night.britain is None
    assert PLAIN in lawful(night, night.election.ledger.until(40)).forecast.warnings


def test_a_contest_never_prepared_for_is_told() -> None:
    strange = state(rehearsal(3).election.ledger.until(1))
    with pytest.raises(ElectionError, match="were not prepared for"):
        forecast(plainly(example()), strange)
