"""How likely each seat was to be endorsed, given what was known before the poll."""

from __future__ import annotations

import numpy as np

from hustings.endorse.study import Bools, Floats

STEPS = 30


def propensity(covariates: Floats, treated: Bools, penalty: float = 2.0) -> Floats:
    """Return (n,) probabilities, each from a fit that leaves its own seat out.

    covariates: (n, k) standardised. A logistic regression with a ridge on all
    but the intercept, by Newton's method; leaving one out is one more step.
    Source: le Cessie and van Houwelingen, Ridge estimators in logistic
    regression (1992); Rad and Maleki, approximate leave-one-out (2020).
    """
    design = np.column_stack([np.ones(len(covariates)), covariates])
    ridge = np.diag([1e-8] + [penalty] * covariates.shape[1])
    beta = np.zeros(design.shape[1])
    share = treated.mean()
    beta[0] = np.log(share / (1 - share))
    for _ in range(STEPS):
        chance = _chance(design @ beta)
        weight = np.maximum(chance * (1 - chance), 1e-9)
        hessian = (design * weight[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, design.T @ (treated - chance) - ridge @ beta)
        beta += step * min(1.0, 4 / max(float(np.abs(step).max()), 1e-12))
        if np.abs(step).max() < 1e-6:
            break
    linear = design @ beta
    chance = _chance(linear)
    weight = np.maximum(chance * (1 - chance), 1e-9)
    inverse = np.linalg.inv((design * weight[:, None]).T @ design + ridge)
    own = np.minimum(np.einsum("ij,jk,ik->i", design, inverse, design, optimize=True), 0.99 / weight)
    return _chance(linear - own * (treated - chance) / (1 - own * weight))


def _chance(linear: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(linear, -30, 30))))
