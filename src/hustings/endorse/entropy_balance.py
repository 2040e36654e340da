"""Entropy balancing: the controls reweighted, as little as can be, until they resemble the endorsed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.counterfactual import standardised
from hustings.endorse.estimate import Estimate, estimated, refuse_too_few
from hustings.endorse.study import Bools, Floats, Study

NAME = "entropy balancing"
STEPS = 200
BALANCED = 1e-7
"""Largest gap of means, in standard deviations, that counts as exact."""
RIDGES = (1e-2, 1e-1, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Balance:
    """weights: (n0,), positive, sum to 1; gap: the largest difference of means left, in deviations.

    ridge: 0 where balance is exact; else the least penalty at which weights exist.
    """

    weights: Floats
    gap: float
    ridge: float


def entropy_balance(study: Study) -> Estimate:
    """Return the mean of the endorsed less that of the reweighted controls.

    Where the endorsed lie outside the controls, no weights balance exactly:
    balance is then approximate, and the note says how far.
    Source: Hainmueller, Entropy balancing for causal effects (2012); standard
    error of the residuals after a weighted regression, by which the estimate
    is doubly robust (Zhao and Percival 2017).
    """
    refuse_too_few(study, 2, 2)
    treated, outcome = study.treated, study.outcome
    scaled = standardised(study.covariates, cut=np.inf)
    found = balanced(scaled[~treated], scaled[treated].mean(axis=0))
    effect = outcome[treated].mean() - found.weights @ outcome[~treated]
    se, df = _spread(outcome, treated, scaled, found.weights)
    about = (
        "" if found.ridge == 0 else "no weights balance exactly; the largest gap left is in the balance table"
    )
    return estimated(study, NAME, effect, se, df, about)


def balanced(controls: Floats, target: Floats) -> Balance:
    """Return weights by which the controls' means (n0, k) are the target's (k,), nearest to equal ones."""
    exact = _weights(controls - target, 0.0)
    if exact is not None:
        return Balance(exact, _gap(exact, controls - target), 0.0)
    for ridge in RIDGES:
        near = _weights(controls - target, ridge)
        if near is not None:
            return Balance(near, _gap(near, controls - target), ridge)
    equal = np.full(len(controls), 1 / len(controls))
    return Balance(equal, _gap(equal, controls - target), float("inf"))


def _weights(centred: Floats, ridge: float) -> Floats | None:
    """Minimise log sum exp(centred·b) + ridge/2·b'b by damped Newton; None where it has no minimum."""
    beta = np.zeros(centred.shape[1])
    value = _dual(centred, beta, ridge)
    for _ in range(STEPS):
        weights = _softmax(centred @ beta)
        means = weights @ centred
        slope = means + ridge * beta
        if np.abs(slope).max(initial=0) < BALANCED:
            return weights
        curve = (centred * weights[:, None]).T @ centred - np.outer(means, means)
        curve[np.diag_indices_from(curve)] += ridge + 1e-12
        step = np.linalg.lstsq(curve, -slope, rcond=1e-13)[0]
        if np.abs(beta).max(initial=0) > 500:
            return None
        part = 1.0
        while part > 1e-8:
            trial = _dual(centred, beta + part * step, ridge)
            if trial <= value + 1e-4 * part * float(slope @ step):
                break
            part /= 2
        else:
            return weights if np.abs(slope).max() < 1e-5 else None
        beta, value = beta + part * step, trial
    return None


def _dual(centred: Floats, beta: Floats, ridge: float) -> float:
    linear = centred @ beta
    top = float(linear.max())
    return top + float(np.log(np.exp(linear - top).sum())) + ridge / 2 * float(beta @ beta)


def _softmax(linear: Floats) -> Floats:
    raw = np.exp(linear - linear.max())
    return np.asarray(raw / raw.sum())


def _gap(weights: Floats, centred: Floats) -> float:
    return float(np.abs(weights @ centred).max(initial=0))


def _spread(outcome: Floats, treated: Bools, scaled: Floats, weights: Floats) -> tuple[float, float]:
    design = np.column_stack([np.ones(len(scaled)), scaled])
    root = np.sqrt(weights)[:, None]
    slopes = np.linalg.lstsq(design[~treated] * root, outcome[~treated] * root[:, 0], rcond=1e-10)[0]
    residuals = outcome - design @ slopes
    count = int(treated.sum())
    of_treated = float(residuals[treated].var(ddof=1)) / count
    of_controls = float(((weights * residuals[~treated]) ** 2).sum())
    squares = weights**2
    df_controls = max(float(squares.sum() ** 2 / (squares**2).sum()) - 1, 1.0)
    variance = of_treated + of_controls
    df = variance**2 / (of_treated**2 / (count - 1) + of_controls**2 / df_controls)
    return float(np.sqrt(variance)), df
