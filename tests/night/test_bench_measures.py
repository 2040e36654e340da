"""The bench's own measures, on figures one can add in the head."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.night_measures import Said, Truth, interval_score, measured, pooled  # noqa: E402
from benchmarks.night_peers import drawn, finished, swing  # noqa: E402
from benchmarks.night_tables import Goal  # noqa: E402

SHARES = np.array([[0.6, 0.4, 0.0], [0.3, 0.7, 0.0], [0.5, 0.4, 0.1], [0.2, 0.6, 0.2]])
STANDS = np.array([[True, True, False], [True, True, False], [True, True, True], [True, True, True]])
DECLARED = np.array([True, True, False, False])
TRUTH = Truth(SHARES, STANDS, DECLARED, np.array([100.0, 100.0, 100.0, 100.0]))


def test_a_forecast_of_what_happened_has_no_error() -> None:
    cell = measured(Said(SHARES[2:]), TRUTH)
    assert (cell.share_error, cell.winners, cell.seat_error) == (0, 1, 0)


def test_the_share_error_is_over_seats_and_columns_that_stand() -> None:
    said = Said(np.array([[0.3, 0.6, 0.1], [0.2, 0.6, 0.2]]))
    cell = measured(said, TRUTH)
    assert cell.share_error == pytest.approx(100 * 0.4 / 6)
    assert cell.winners == 0.5
    assert cell.seat_error == 2


def test_a_method_without_chances_has_none() -> None:
    cell = measured(Said(SHARES[2:]), TRUTH)
    assert np.isnan([cell.brier, cell.seat_votes, cell.totals, cell.votes]).all()


def test_an_interval_that_misses_pays_twenty_times_the_distance() -> None:
    low, high = np.array([1.0, 1.0]), np.array([3.0, 3.0])
    assert interval_score(low, high, np.array([2.0, 4.0])) == pytest.approx(2 + 20 * 1 / 2)


def test_a_column_without_an_interval_is_left_out_of_coverage() -> None:
    low, high = np.full((2, 3), np.nan), np.full((2, 3), np.nan)
    low[:, 0], high[:, 0] = [0.4, 0.3], [0.6, 0.4]
    cell = measured(Said(SHARES[2:], low, high), TRUTH)
    assert cell.seat_votes == 0.5
    assert cell.seat_votes_width == pytest.approx(15)


def test_coverage_of_seat_totals_counts_declared_seats() -> None:
    seats = np.tile([2, 2, 0], (10, 1))
    cell = measured(Said(SHARES[2:], seats=seats), TRUTH)
    assert (cell.totals, cell.totals_width, cell.totals_crps) == (1, 0, 0)


def test_a_night_is_one_cluster_of_the_pooled_interval() -> None:
    found, reach = pooled([1.0, 2.0, 3.0, 4.0])
    assert found == 2.5
    assert reach == pytest.approx(3.182 * np.std([1, 2, 3, 4], ddof=1) / 2)


def test_a_target_says_whether_it_is_met() -> None:
    assert Goal("totals", "", 0.85, 0.95).met(0.96) == "NO"
    assert Goal("brier", "", high=0.13).met(0.13) == "yes"
    assert Goal("winners", "").met(0.0) == ""


def test_uniform_swing_knows_nothing_of_undeclared_seats() -> None:
    base = np.array([[0.5, 0.5, 0.0], [0.2, 0.8, 0.0], [0.5, 0.5, 0.0], [0.5, 0.5, 0.0]])
    hidden = np.where(DECLARED[:, None], SHARES, np.nan)
    said = swing(base, STANDS, DECLARED, hidden)
    assert said.shares[2] == pytest.approx(finished(np.array([[0.6, 0.4, 0.0]]), STANDS[2:3])[0])


def test_houses_of_a_plain_forecast_hold_every_seat() -> None:
    base = np.array([[0.5, 0.5, 0.0], [0.2, 0.8, 0.0], [0.5, 0.5, 0.0], [0.5, 0.5, 0.0]])
    hidden = np.where(DECLARED[:, None], SHARES, np.nan)
    known = Truth(hidden, STANDS, DECLARED, np.where(DECLARED, 100.0, np.nan))
    said = drawn(swing(base, STANDS, DECLARED, hidden), known, np.full(4, 100.0))
    assert said.seats is not None and said.win is not None and said.votes is not None
    assert (said.seats.sum(axis=1) == 4).all()
    assert said.win.sum(axis=1) == pytest.approx([1, 1])
    assert said.votes.sum(axis=1) == pytest.approx(np.ones(len(said.votes)))
