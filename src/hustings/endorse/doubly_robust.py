"""The primary estimate: doubly robust, each seat judged by fits that leave it out, for the endorsed seats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.counterfactual import Surface, bends, standardised, surface
from hustings.endorse.estimate import Estimate, estimated, refuse_too_few
from hustings.endorse.propensity import odds_weights, propensity
from hustings.endorse.study import Bools, Floats, Study

NAME = "doubly robust"


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """An effect and what it is made of.

    weights: (n,) of the outcomes; they sum to 1 over the treated and to -1
    over the controls. residuals: (n,). df: after Bell and McCaffrey.
    """

    effect: float
    se: float
    df: float
    weights: Floats
    residuals: Floats


def doubly_robust(study: Study) -> Estimate:
    """Return the average effect on the endorsed (AIPW).

    Wants two endorsed units, and more controls than covariates by five.
    """
    refuse_too_few(study, 2, study.covariates.shape[1] + 5)
    found = average_effect(study.outcome, study.treated, study.covariates)
    return estimated(study, NAME, found.effect, found.se, found.df)


def average_effect(outcome: Floats, treated: Bools, covariates: Floats) -> Effect:
    """Return the mean of the treated's residuals less that of the controls, weighted to resemble them.

    Cross-fitted with as many folds as units, in closed form: no answer hangs
    on how folds fell. Linear in the outcomes once penalties are chosen, so
    that HC2 and its degrees of freedom hold for it as for least squares, and
    the variance counts what the surface itself leaves open. What the choice
    of penalties leaves open it does not count.
    Source: Robins, Rotnitzky and Zhao (1994); Chernozhukov et al., Double
    machine learning (2018); Chen, Syrgkanis and Austern, Debiased machine
    learning without sample-splitting for stable estimators (2022); Imbens and
    Kolesár (2016).
    """
    scaled = standardised(covariates)
    bent = bends(scaled)
    learnt = surface(scaled, bent, treated, outcome)
    odds = odds_weights(propensity(scaled, treated, bent), treated)
    # r/(1 - h) is the residual of a fit without the unit.
    left_out = odds / (1 - np.minimum(learnt.leverage, 0.95))
    weights = learnt.direct - learnt.rest(left_out)
    residuals = learnt.rest(outcome)
    se, df = _spread(learnt, weights, residuals)
    return Effect(float(weights @ outcome), se, df, weights, residuals)


def _spread(learnt: Surface, weights: Floats, residuals: Floats) -> tuple[float, float]:
    factor, core = learnt.unexplained()
    taken = np.minimum(((factor @ core) * factor).sum(axis=1), 0.99)
    own = weights**2 / (1 - taken)
    inner = core @ ((factor * own[:, None]).T @ factor)
    trace = float((own * (1 - taken)).sum())
    squared = float((own**2 * (1 - 2 * taken)).sum() + (inner * inner.T).sum())
    return float(np.sqrt(own @ residuals**2)), trace**2 / squared
