"""The primary estimate: doubly robust, each seat judged by fits that leave it out, for the endorsed seats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.counterfactual import standardised, surface
from hustings.endorse.estimate import Estimate, estimated, refuse_too_few
from hustings.endorse.propensity import propensity
from hustings.endorse.study import Bools, Floats, Study

NAME = "doubly robust"


@dataclass(frozen=True, slots=True, eq=False)
class Residuals:
    """Outcomes less what was expected without endorsement.

    treated: (n1,); control: (n0,), each left out of its own fit; weights:
    (n0,) that the controls' outcomes have in the estimate, which sum to 1.
    """

    treated: Floats
    control: Floats
    weights: Floats


def doubly_robust(study: Study) -> Estimate:
    """Return the average effect on the endorsed (AIPW).

    Wants two endorsed units, and more controls than covariates by five.
    """
    refuse_too_few(study, 2, study.covariates.shape[1] + 5)
    effect, se, df = average_effect(study.outcome, study.treated, study.covariates)
    return estimated(study, NAME, effect, se, df)


def average_effect(outcome: Floats, treated: Bools, covariates: Floats) -> tuple[float, float, float]:
    """Return effect, standard error and degrees of freedom.

    The estimate is linear in the controls' outcomes, so that its variance
    counts what the fit itself leaves open: that of the treated's residuals
    with n1 - 1 degrees of freedom, and that of the controls by their weights;
    degrees of freedom after Satterthwaite.
    Source: Robins, Rotnitzky and Zhao (1994); Chernozhukov et al. (2018), with
    as many folds as controls; Chen, Syrgkanis and Austern (2022) on leaving
    one out.
    """
    left = residuals(outcome, treated, covariates)
    effect = float(outcome[treated].mean() - left.weights @ outcome[~treated])
    count = len(left.treated)
    of_treated = float(left.treated.var(ddof=1)) / count
    parts = (left.weights * left.control) ** 2
    of_controls = float(parts.sum())
    spread = left.weights**2
    df_controls = float(spread.sum() ** 2 / (spread**2).sum())
    variance = of_treated + of_controls
    df = variance**2 / (of_treated**2 / (count - 1) + of_controls**2 / df_controls)
    return effect, float(np.sqrt(variance)), df


def residuals(outcome: Floats, treated: Bools, covariates: Floats) -> Residuals:
    """Return residuals of all units and the weights of the controls."""
    control = ~treated
    scaled = standardised(covariates, covariates[control])
    learnt = surface(scaled[control], scaled[treated], outcome[control])
    left_out = (outcome[control] - learnt.fitted(outcome[control])) / (1 - learnt.leverage)
    chance = propensity(scaled, treated)[control]
    odds = chance / (1 - chance)
    odds = odds / odds.sum()
    straight = learnt.mean_weights
    # l = m + (I - H)(w - m/n)/(1 - h): the mean over leave-one-out fits, corrected by their residuals.
    correction = (odds - straight / len(odds)) / (1 - learnt.leverage)
    weights = straight + correction - learnt.fitted(correction)
    return Residuals(outcome[treated] - learnt.expected(outcome[control]), left_out, weights)
