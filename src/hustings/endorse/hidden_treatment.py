"""Unendorsed seats that were secretly worked as well: how far they dilute the effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hustings.endorse.counterfactual import standardised
from hustings.endorse.propensity import odds_weights, propensity
from hustings.endorse.study import Floats, Study

SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Diluted:
    """The effect if that share of look-alike controls was worked too; low to high holds 95% of draws."""

    share: float
    effect: float
    low: float
    high: float


def look_alikes(study: Study) -> Floats:
    """Return (n,) each control's weight by its odds of being endorsed; sums to 1, 0 for the endorsed."""
    scaled = standardised(study.covariates)
    return odds_weights(propensity(scaled, study.treated), study.treated)


def diluted(
    effect: float,
    weights: Floats,
    rng: np.random.Generator,
    shares: Sequence[float] = SHARES,
    draws: int = 500,
) -> tuple[Diluted, ...]:
    """Return what the effect would be for each share secretly treated.

    weights: (n,) how much each control counts in the estimate, which sum to
    1; 0 for the endorsed. Look-alikes are the controls that carry nine tenths
    of the weight, heaviest first. With W the weight of the secretly treated,
    an estimate is the effect times 1 - W.
    """
    order = np.argsort(-weights, kind="stable")
    alike = order[: 1 + int(np.searchsorted(np.cumsum(weights[order]), 0.9))]
    found = []
    for share in shares:
        secret = rng.random((draws, len(alike))) < share
        corrected = effect / np.maximum(1 - secret @ weights[alike], 0.05)
        low, high = np.quantile(corrected, [0.025, 0.975])
        found.append(Diluted(share, float(np.median(corrected)), float(low), float(high)))
    return tuple(found)
