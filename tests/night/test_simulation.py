"""Simulated Houses, and the seats of a shared column handed to labels; arrays only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.night.drift import Spread
from hustings.night.shared_column import spread_over
from hustings.night.simulation import (
    AT_A_TIME,
    BANK,
    BLOCK,
    Bank,
    Houses,
    bank,
    common_errors,
    contenders,
    houses,
    intervals,
)

SEATS, PARTIES, DRAWS = 6, 3, 60
STANDS = np.ones((SEATS, PARTIES), dtype=bool)
STANDS[0, 2] = False
CODES = [f"M{n:02}" for n in range(SEATS)]


def fixed(seed: int = 1, draws: int = DRAWS) -> Bank:
    return bank(np.random.default_rng(seed), CODES, np.full(PARTIES, 5.0), np.eye(PARTIES), draws)


def ahead(scale: float = 0.03) -> Spread:
    mean = np.tile([0.45, 0.35, 0.2], (SEATS, 1))
    mean[0] = [0.55, 0.45, 0]
    factors = tuple(np.full((SEATS, 2), 0.02) for _ in range(PARTIES))
    own = np.full((SEATS, PARTIES), scale)
    return Spread(mean, factors, own, 2 * 0.02**2 + own**2 * 5 / 3, np.full(PARTIES, 5.0))


def simulated(forecast: Spread, noise: Bank) -> Houses:
    settled = (np.array([4.0, 0, 1]), np.array([100.0, 50, 50]), np.full(SEATS, 50.0))
    return houses(forecast, STANDS, noise, np.ones(SEATS, dtype=bool), settled, 4.0)


def test_every_house_is_full_and_holds_what_is_declared() -> None:
    made = simulated(ahead(), fixed())
    assert made.totals.shape == (10 * DRAWS, PARTIES)
    assert (made.totals.sum(axis=1) == SEATS + 5).all()
    assert (made.totals >= [4, 0, 1]).all()
    assert np.allclose(made.won.sum(axis=1), 1)
    assert np.allclose(made.votes.sum(axis=1), 1)


def test_a_party_that_does_not_stand_neither_wins_nor_has_an_interval() -> None:
    made = simulated(ahead(0.3), fixed())
    assert made.won[0, 2] == 0
    assert made.won[1, 2] > 0
    assert np.isnan(made.low[0, 2])
    assert np.isnan(made.high[0, 2])


def test_the_same_noise_gives_the_same_houses() -> None:
    assert (simulated(ahead(), fixed()).totals == simulated(ahead(), fixed()).totals).all()
    assert (simulated(ahead(), fixed()).totals != simulated(ahead(), fixed(2)).totals).any()


def test_a_seat_reads_its_noise_by_its_code_whatever_its_row() -> None:
    turned = bank(np.random.default_rng(1), CODES[::-1], np.full(PARTIES, 5.0), np.eye(PARTIES), DRAWS)
    assert (turned.offsets == fixed().offsets[::-1]).all()


@pytest.mark.parametrize("draws", [2, 3, 10, 11])
def test_a_bank_holds_as_many_draws_as_asked_for(draws: int) -> None:
    noise = fixed(draws=draws)
    assert noise.common.shape[1] == (draws + 1) // 2
    assert len(noise.width) == len(noise.votes) == draws
    assert common_errors(ahead(), STANDS, noise, 4.0).shape == (PARTIES, SEATS, draws)


def test_the_largest_share_wins_in_every_house_as_counted_one_by_one() -> None:
    forecast, noise, each = ahead(0.1), fixed(draws=BLOCK + 7), 3
    settled = (np.zeros(PARTIES), np.ones(PARTIES), np.ones(SEATS))
    made = houses(forecast, STANDS, noise, np.ones(SEATS, dtype=bool), settled, 4.0, each)
    common, draws = common_errors(forecast, STANDS, noise, 4.0), BLOCK + 7
    totals = np.zeros((draws, each, PARTIES), dtype=int)
    for seat in range(SEATS):
        able = [party for party in contenders(forecast, STANDS)[seat] if party >= 0]
        for turn in range(each):
            first = np.arange(0, draws, BLOCK).repeat(BLOCK)[:draws]
            at = (noise.offsets[seat] + turn * draws + first) % BANK + np.arange(draws) - first
            own = forecast.scale[seat, able, None] * noise.own[able][:, at]
            shares = forecast.mean[seat, able, None] + common[able, seat] + own
            totals[np.arange(draws), turn, np.array(able)[shares.argmax(axis=0)]] += 1
    assert (made.totals != totals.reshape(-1, PARTIES)).mean() < 1e-4


def test_half_of_the_common_errors_mirror_the_others() -> None:
    noise = replace(fixed(), width=np.zeros((DRAWS, 1), dtype=np.float32))
    errors = common_errors(ahead(), STANDS, noise, 4.0)
    assert np.allclose(errors[:, :, : DRAWS // 2], -errors[:, :, DRAWS // 2 :])
    assert np.abs(errors[:2]).min() > 0


def test_more_seats_than_are_simulated_together_change_nothing_but_the_sum() -> None:
    many = 3 * AT_A_TIME + 1
    one = ahead()
    row = np.full(many, 1)
    wide = replace(
        one,
        mean=one.mean[row],
        scale=one.scale[row],
        variance=one.variance[row],
        factors=tuple(factor[row] for factor in one.factors),
    )
    noise = replace(fixed(), offsets=np.full(many, 5))
    settled = (np.zeros(PARTIES), np.ones(PARTIES), np.ones(many))
    made = houses(wide, STANDS[row], noise, np.ones(many, dtype=bool), settled, 4.0)
    assert set(np.unique(made.totals)) == {0, many}
    assert (made.won == made.won[0]).all()


def test_common_errors_of_a_seat_sum_to_zero() -> None:
    errors = common_errors(ahead(), STANDS, fixed(), 4.0)
    assert errors.shape == (PARTIES, SEATS, DRAWS)
    assert np.allclose(errors.sum(axis=0), 0, atol=1e-5)
    assert (errors[2, 0] == 0).all()


def test_only_who_could_win_is_simulated() -> None:
    sure = replace(ahead(), mean=np.tile([0.9, 0.06, 0.04], (SEATS, 1)), variance=np.full((SEATS, 3), 1e-4))
    assert (contenders(sure, STANDS)[:, 0] == 0).all()
    assert (contenders(sure, STANDS)[:, 1:] == -1).all()
    assert (contenders(ahead(), STANDS)[1] == [0, 1, 2]).all()


def test_intervals_stay_between_nothing_and_all() -> None:
    low, high = intervals(ahead(2.0), STANDS)
    assert np.nanmin(low) == 0
    assert np.nanmax(high) == 1


def test_a_shared_column_is_handed_out_whole_and_nobody_wins_more_than_it_stands_in() -> None:
    rng = np.random.default_rng(3)
    chances, owner = np.array([0.97, 0.3, 0.3, 0.01, 0.0]), np.array([0, 1, 1, 2, 3])
    totals = rng.integers(0, 6, 4_000)
    made = spread_over(totals, chances, owner, 4, rng).T
    assert (made.sum(axis=1) == totals).all()
    assert (made.max(axis=0) <= [1, 2, 1, 1]).all()
    assert (made >= 0).all()
    ones = made[totals == 1].mean(axis=0)
    assert ones[0] > 0.8
    assert made[totals == 2].mean(axis=0)[1] == pytest.approx(1, abs=0.1)


def test_a_column_nobody_wins_hands_out_nothing() -> None:
    made = spread_over(
        np.zeros(5, dtype=np.int64), np.zeros(2), np.array([0, 1]), 2, np.random.default_rng(1)
    )
    assert (made == 0).all()
