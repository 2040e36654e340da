"""What errors of the notional results, the old votes on new boundaries, do to the effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hustings.endorse.estimate import Estimate
from hustings.endorse.study import Floats, Study

SD = 0.015
"""Standard deviation of a notional share's error, a fraction of 1."""


@dataclass(frozen=True, slots=True)
class NotionalError:
    """How the estimate moves when baselines err once more.

    moved: the mean change. sd: of the estimates. se: the estimate's own
    standard error and that sd together.
    """

    moved: float
    sd: float
    se: float


def notional_error(
    study: Study,
    estimator: Callable[[Study], Estimate],
    rng: np.random.Generator,
    own_base: Sequence[int] = (),
    draws: int = 200,
) -> NotionalError:
    """Return what an error of SD in each unit's baseline share does; units without a base have none.

    own_base: columns of covariates that hold the unit's own baseline share;
    they err by the same amount, the change by its opposite.
    """
    whole = estimator(study)
    effects = np.array([estimator(_erring(study, own_base, rng)).effect for _ in range(draws)])
    sd = float(effects.std())
    return NotionalError(float(effects.mean()) - whole.effect, sd, float(np.hypot(whole.se, sd)))


def _erring(study: Study, own_base: Sequence[int], rng: np.random.Generator) -> Study:
    error: Floats = np.where(study.has_base, rng.normal(0, SD, len(study)), 0.0)
    covariates = study.covariates.copy()
    covariates[:, list(own_base)] += error[:, None]
    return replace(study, outcome=study.outcome - error, margin=study.margin - error, covariates=covariates)
