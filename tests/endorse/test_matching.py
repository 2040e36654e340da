from __future__ import annotations

import numpy as np
import pytest

from hustings.endorse.matching import matching, nearest, whitened
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up


def test_the_nearest_come_first_and_level_ones_in_order() -> None:
    found = nearest(np.array([[0.0]]), np.array([[3.0], [-1.0], [1.0], [0.5]]), 3)
    assert found.tolist() == [[3, 1, 2]]


def test_distance_does_not_change_with_units_or_a_turn_of_the_covariates() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(50, 3))
    one, other = whitened(x), whitened(x @ rng.normal(size=(3, 3)) * 1000)
    assert np.linalg.norm(one[0] - one[1]) == pytest.approx(np.linalg.norm(other[0] - other[1]))


def test_the_correction_takes_off_what_a_line_explains_of_bad_matches() -> None:
    covariates = np.concatenate([np.linspace(0.5, 1, 10), np.linspace(-1, 0.4, 40)])[:, None]
    treated = np.arange(50) < 10
    outcome = 2 * covariates[:, 0] + 0.03 * treated
    assert matching(made_up(outcome, treated, covariates)).effect == pytest.approx(0.03)


def test_a_straight_world_is_estimated_without_bias_and_intervals_hold_the_truth() -> None:
    found = [matching(confounded(seed, treated=13)) for seed in range(60)]
    assert np.mean([one.effect for one in found]) == pytest.approx(0.03, abs=0.004)
    assert sum(one.low <= 0.03 <= one.high for one in found) >= 50


def test_fewer_controls_than_neighbours_are_refused() -> None:
    study = confounded(3, treated=7, seats=10)
    with pytest.raises(ElectionError, match="3 other units, want at least 2 and 4"):
        matching(study)
