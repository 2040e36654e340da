"""The smallest effect that a list of this length could have shown."""

from __future__ import annotations

import numpy as np
from scipy import stats

from hustings.endorse.estimate import critical
from hustings.endorse.ols import regression
from hustings.endorse.randomisation import arrangements
from hustings.endorse.study import Study

POWER = 0.8


def minimum_detectable(se: float, df: float = np.inf, power: float = POWER) -> float:
    """Return the effect that a two-sided test at 5% finds with that power, in the units of se.

    Source: Bloom, Minimum detectable effects (1995); with infinite df and a
    power of 80%, 2.80 standard errors.
    """
    beyond = float(stats.t.ppf(power, df)) if np.isfinite(df) else float(stats.norm.ppf(power))
    return (critical(df) + beyond) * se


def detectable_by_lists(study: Study, rng: np.random.Generator, draws: int = 1_000) -> float:
    """Return the same from the spread of made-up lists of this length and strata, without a formula.

    The effect is taken off first, so that the answer does not hang on it.
    """
    treated = study.treated.astype(float)
    fit = regression(study.outcome, treated, study.covariates)
    alone = fit.weights / float(fit.weights @ fit.weights)
    rest = fit.residuals
    lists, _ = arrangements(study.treated, study.strata, rng, draws)
    others = fit.design[:, :-1]
    parts = lists - (lists @ others) @ others.T
    effects = parts @ rest / np.maximum((parts**2).sum(axis=1), 1e-12)
    # Lists at random overlap less with the covariates than a list that was chosen by them.
    stretch = np.sqrt((parts**2).sum(axis=1).mean() / float(alone @ alone))
    return minimum_detectable(float(effects.std() * stretch))
