"""Measures on figures small enough to work by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.night.scoring import (
    brier,
    coverage,
    crps,
    log_score,
    mean_width,
    reliability,
    seat_error,
    share_error,
)

NAN = float("nan")


def test_share_error_is_the_mean_over_cells_where_a_party_stands() -> None:
    forecast = np.array([[0.5, 0.5, NAN], [0.2, 0.3, 0.5]])
    actual = np.array([[0.6, 0.4, NAN], [0.2, 0.4, 0.4]])
    assert share_error(forecast, actual) == pytest.approx(0.4 / 5)
    assert math.isnan(share_error(np.zeros((0, 3)), np.zeros((0, 3))))


def test_coverage_counts_the_ends_as_inside() -> None:
    low, high = np.array([0.1, 0.1, 0.1, 0.1, NAN]), np.array([0.2, 0.2, 0.2, 0.2, 0.3])
    assert coverage(low, high, np.array([0.1, 0.2, 0.21, 0.05, 0.2])) == 0.5
    assert mean_width(low, high) == pytest.approx(0.1)


def test_brier_is_summed_over_columns_and_averaged_over_seats() -> None:
    win = np.array([[0.7, 0.3, NAN], [0.0, 0.5, 0.5]])
    won = np.array([[True, False, False], [True, False, False]])
    assert brier(win, won) == pytest.approx((0.18 + 1.5) / 2)
    assert math.isnan(brier(win[:0], won[:0]))


def test_a_certain_and_wrong_forecast_has_the_worst_brier_score() -> None:
    assert brier(np.array([[1.0, 0.0]]), np.array([[False, True]])) == 2
    assert brier(np.array([[1.0, 0.0]]), np.array([[True, False]])) == 0


def test_the_log_score_is_floored() -> None:
    assert log_score(np.array([1.0, math.exp(-2)])) == pytest.approx(1)
    assert log_score(np.array([0.0]), floor=0.01) == pytest.approx(math.log(100))


def test_crps_of_a_point_is_its_absolute_error() -> None:
    assert crps(np.array([[3, 10]]), np.array([5, 10])).tolist() == [2, 0]


def test_crps_of_two_draws_by_hand() -> None:
    # E|X-y| = (1+3)/2 = 2; E|X-X'| = (0+4+4+0)/4 = 2; so 2 - 2/2 = 1.
    assert crps(np.array([[2], [6]]), np.array([3])).tolist() == [1]


@given(st.lists(st.integers(0, 650), min_size=1, max_size=12), st.integers(0, 650))
def test_crps_is_what_all_pairs_of_draws_give(draws: list[int], actual: int) -> None:
    x = np.array(draws, dtype=float)
    pairs = np.abs(x - actual).mean() - np.abs(x[:, None] - x[None, :]).mean() / 2
    assert crps(x[:, None], np.array([actual]))[0] == pytest.approx(pairs, abs=1e-9)


def test_the_seat_error_is_a_sum_over_columns() -> None:
    assert seat_error(np.array([300, 250, 100]), np.array([310, 245, 95])) == 20


def test_reliability_counts_by_bins_and_leaves_out_who_does_not_stand() -> None:
    win = np.array([0.05, 0.05, 0.3, 0.95, 1.0, NAN])
    table = reliability(win, np.array([False, True, True, True, True, False]))
    assert table.counts.tolist() == [2, 0, 0, 1, 0, 0, 0, 0, 0, 2]
    assert table.frequency[[0, 3, 9]].tolist() == [0.5, 1, 1]
    assert table.mean_chance[9] == pytest.approx(0.975)
    assert math.isnan(table.frequency[1])


def test_tables_of_reliability_add_up() -> None:
    one, other = np.array([0.25, 0.75]), np.array([0.25])
    both = reliability(one, np.array([False, True])) + reliability(other, np.array([True]))
    together = reliability(np.array([0.25, 0.75, 0.25]), np.array([False, True, True]))
    assert both.counts.tolist() == together.counts.tolist()
    assert both.won.tolist() == together.won.tolist()
