from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from hustings.endorse.entropy_balance import balanced, entropy_balance
from hustings.endorse.ols import ols

from .made_up_study import confounded, made_up


def test_weighted_controls_have_the_means_of_the_endorsed() -> None:
    study = confounded(1)
    controls, target = study.covariates[~study.treated], study.covariates[study.treated].mean(axis=0)
    found = balanced(controls, target)
    assert found.weights @ controls == pytest.approx(target, abs=1e-6)
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()
    assert found.ridge == 0


def test_weights_are_those_of_least_relative_entropy() -> None:
    rng = np.random.default_rng(2)
    controls, target = rng.normal(size=(25, 2)), np.array([0.4, -0.2])
    conditions = [
        {"type": "eq", "fun": lambda w: w.sum() - 1},
        {"type": "eq", "fun": lambda w: w @ controls - target},
    ]
    plain = minimize(
        lambda w: float((w * np.log(w)).sum()),
        np.full(25, 0.04),
        bounds=[(1e-9, 1)] * 25,
        constraints=conditions,
        options={"ftol": 1e-12, "maxiter": 500},
    )
    assert balanced(controls, target).weights == pytest.approx(plain.x, abs=1e-4)


def test_endorsed_outside_the_controls_are_balanced_as_far_as_can_be_and_the_note_says_so() -> None:
    rng = np.random.default_rng(3)
    treated = np.arange(60) < 10
    covariates = rng.normal(size=(60, 2))
    covariates[treated, 0] += 12
    found = balanced(covariates[~treated], covariates[treated].mean(axis=0))
    assert found.ridge > 0
    assert found.gap > 1
    assert (
        "no weights balance exactly"
        in entropy_balance(made_up(rng.normal(size=60), treated, covariates)).note
    )


def test_a_straight_world_is_estimated_without_bias() -> None:
    effects = [entropy_balance(confounded(seed)).effect for seed in range(40)]
    assert np.mean(effects) == pytest.approx(0.03, abs=0.004)


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    found = [entropy_balance(confounded(seed, treated=13)) for seed in range(100)]
    assert 86 <= sum(one.low <= 0.03 <= one.high for one in found) <= 100


def test_covariates_that_balance_already_leave_the_plain_difference() -> None:
    covariates = np.tile([[1.0], [-1.0]], (20, 1))
    treated = np.repeat([True, False], 20)
    outcome = np.random.default_rng(4).normal(size=40)
    study = made_up(outcome, treated, covariates)
    assert entropy_balance(study).effect == pytest.approx(outcome[:20].mean() - outcome[20:].mean())
    assert entropy_balance(study).effect == pytest.approx(ols(study).effect)
