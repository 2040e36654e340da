"""Lopsided deviations: learnt from what surged, as wide as before, and nobody falls who rose."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from hustings.night.surges import Sides, even, learn_sides, lopsided, reaches

TAILS = np.array([5.0, 3.0])
SURGING = Sides(np.array([[1.0, 1.5], [1.2, 3.0]]), np.array([[0.8, 5.0], [0.9, 6.0]]))


def noise() -> np.ndarray:
    rng = np.random.default_rng(4)
    return np.stack([rng.standard_t(freedom, 4_000) for freedom in TAILS]).astype(np.float32)


def test_even_sides_change_nothing() -> None:
    assert lopsided(noise(), TAILS, even(TAILS)) == pytest.approx(noise(), rel=1e-3)


def test_signs_and_order_stay() -> None:
    before, after = noise(), lopsided(noise(), TAILS, SURGING)
    assert (np.sign(after) == np.sign(before)).all()
    assert (np.argsort(after, axis=1) == np.argsort(before, axis=1)).all()


def test_each_side_is_drawn_from_its_own_distribution() -> None:
    after = lopsided(noise(), TAILS, SURGING)[0]
    up, down = reaches(SURGING)[:, 0]
    assert np.mean(after > up) == pytest.approx(0.05, abs=0.01)
    assert np.mean(after < -down) == pytest.approx(0.05, abs=0.01)


def test_a_party_that_surged_is_expected_to_surge_again() -> None:
    rng = np.random.default_rng(5)
    sizes = np.abs(rng.standard_t(1.5, 1_000)), np.abs(rng.standard_normal(1_000))
    surged, plain = np.concatenate([sizes[0], -sizes[1]]), rng.standard_t(5, 2_000)
    made = learn_sides([surged, plain], np.array([5.0, 5.0]), 1)
    assert made.rise[0, 1] < 2 < made.fall[0, 1]
    surging, even_party = (
        [side[p, 0] * student.ppf(0.999, side[p, 1]) for side in (made.rise, made.fall)] for p in (0, 1)
    )
    assert surging[0] > 3 * surging[1]
    assert even_party[0] == pytest.approx(even_party[1], rel=0.25)


def test_the_sides_are_as_wide_together_as_what_they_stand_for() -> None:
    surged = np.concatenate([np.linspace(0, 9, 500), np.linspace(-2, 0, 500)])
    made = learn_sides([surged], np.array([4.0]), 5)
    up, down = reaches(made)[:, 0]
    assert up > down
    assert (up + down) / 2 == pytest.approx(student.ppf(0.95, 4.0))


def test_without_deviations_the_sides_are_even() -> None:
    made = learn_sides([np.zeros(0)], np.array([4.0]), 5)
    assert made.rise == pytest.approx(even(np.array([4.0])).rise, rel=1e-3)
    assert made.fall == pytest.approx(made.rise)
