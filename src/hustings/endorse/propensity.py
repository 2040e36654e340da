"""How likely each seat was to be endorsed, given what was known before the poll."""

from __future__ import annotations

import numpy as np

from hustings.endorse.study import Bools, Floats

STRAIGHT = 40.0
"""Ridge on the linear part where a surface balances it anyway."""
BENT_FROM, BENT_TO = 150.0, 10_000.0
STEPS = 12
LARGEST = 2.5
"""No weight is more than so many times the mean weight."""


def propensity(
    covariates: Floats, treated: Bools, bent: Floats | None = None, straight: float = STRAIGHT
) -> Floats:
    """Return (n,) probabilities, each from a fit that leaves its own seat out.

    covariates: (n, k) standardised; bent: (n, p) further features; straight:
    the ridge on covariates. A logistic regression by Newton's method; the
    ridge on further features follows from how much they tell. Leaving one out
    is one more step.
    Source: le Cessie and van Houwelingen, Ridge estimators in logistic
    regression (1992); MacKay, Bayesian interpolation (1992); Rad and Maleki,
    approximate leave-one-out (2020).
    """
    further = np.zeros((len(covariates), 0)) if bent is None else bent
    design = np.column_stack([np.ones(len(covariates)), covariates, further])
    ridge = np.full(design.shape[1], straight)
    ridge[0], bent_at = 1e-8, slice(1 + covariates.shape[1], None)
    ridge[bent_at] = BENT_FROM
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(treated.mean() / (1 - treated.mean()))
    for step in range(STEPS):
        chance = _chance(design @ beta)
        inverse = _inverse(design, chance, ridge)
        change = inverse @ (design.T @ (treated - chance) - ridge * beta)
        change *= min(1.0, 3 / max(float(np.abs(change).max()), 1e-12))
        beta += change
        if step >= 2 and further.shape[1]:
            ridge[bent_at] = _evidence(ridge[bent_at], beta[bent_at], np.diag(inverse)[bent_at])
        if step > 4 and np.abs(change).max() < 1e-3:
            break
    linear = design @ beta
    chance = _chance(linear)
    weight = np.maximum(chance * (1 - chance), 1e-9)
    own = np.minimum(((design @ _inverse(design, chance, ridge)) * design).sum(axis=1), 0.9 / weight)
    return _chance(linear - own * (treated - chance) / (1 - own * weight))


def odds_weights(chance: Floats, treated: Bools) -> Floats:
    """Return (n,) weights by the odds of being endorsed: 0 for the treated, of sum 1 over the controls."""
    odds = np.where(treated, 0, chance / (1 - chance))
    odds = np.minimum(odds, LARGEST * odds.sum() / (~treated).sum())
    return np.asarray(odds / odds.sum())


def _inverse(design: Floats, chance: Floats, ridge: Floats) -> Floats:
    weight = np.maximum(chance * (1 - chance), 1e-9)
    hessian = (design * weight[:, None]).T @ design
    hessian[np.diag_indices_from(hessian)] += ridge
    return np.asarray(np.linalg.inv(hessian))


def _evidence(ridge: Floats, beta: Floats, variance: Floats) -> float:
    told = len(beta) - float(ridge @ variance)
    return float(np.clip(max(told, 0.1) / max(float(beta @ beta), 1e-9), BENT_FROM, BENT_TO))


def _chance(linear: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(linear, -30, 30))))
