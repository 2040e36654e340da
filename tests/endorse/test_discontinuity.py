from __future__ import annotations

import numpy as np
import pytest

from hustings.endorse.discontinuity import discontinuity, jump, optimal_bandwidth
from hustings.errors import ElectionError

from .made_up_study import made_up


def world(seed: int, seats: int = 600, effect: float = 0.03) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    score = rng.uniform(-0.3, 0.3, size=seats)
    curve = 0.2 * score + 0.8 * score**2 * np.sign(score)
    return curve + effect * (score >= 0) + 0.02 * rng.normal(size=seats), score


def test_a_jump_at_the_threshold_is_found_and_its_interval_holds_the_truth() -> None:
    found = []
    for seed in range(100):
        outcome, score = world(seed)
        found.append(discontinuity(made_up(outcome, score >= 0, np.zeros((600, 0))), score))
    assert np.mean([one.effect for one in found]) == pytest.approx(0.03, abs=0.003)
    assert 88 <= sum(one.low <= 0.03 <= one.high for one in found) <= 100


def test_straight_lines_of_different_slopes_leave_exactly_the_jump() -> None:
    score = np.linspace(-1, 1, 81)
    outcome = np.where(score >= 0, 0.03 + 2 * score, -score)
    assert jump(outcome, score, bandwidth=0.7).effect == pytest.approx(0.03)


def test_the_jump_is_that_of_two_weighted_lines() -> None:
    outcome, score = world(1)
    ends = []
    for side in (score >= 0, score < 0):
        weights = np.sqrt(np.maximum(1 - np.abs(score[side]) / 0.1, 0))
        ends.append(np.polyfit(score[side], outcome[side], 1, w=weights)[1])
    assert jump(outcome, score, bandwidth=0.1).effect == pytest.approx(ends[0] - ends[1])


def test_a_noisier_election_wants_a_wider_band() -> None:
    outcome, score = world(2)
    noise = np.random.default_rng(3).normal(size=600)
    assert optimal_bandwidth(outcome + 0.1 * noise, score) > optimal_bandwidth(outcome, score)


def test_a_rule_that_was_not_kept_to_is_refused() -> None:
    outcome, score = world(4)
    treated = score >= 0
    treated[:2] = ~treated[:2]
    with pytest.raises(ElectionError, match="2 units are endorsed against the rule"):
        discontinuity(made_up(outcome, treated, np.zeros((600, 0))), score)


def test_too_few_seats_near_the_threshold_are_refused() -> None:
    outcome, score = world(5, seats=40)
    with pytest.raises(ElectionError, match="near the threshold"):
        jump(outcome, score, bandwidth=0.02)
