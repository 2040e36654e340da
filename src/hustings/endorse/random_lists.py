"""Made-up lists of seats like those endorsed: what an estimator says where nobody endorsed anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hustings.endorse.counterfactual import standardised
from hustings.endorse.estimate import Estimate
from hustings.endorse.propensity import odds_weights, propensity
from hustings.endorse.selection import relabelled, selected
from hustings.endorse.study import Bools, Floats, Study
from hustings.errors import ElectionError


@dataclass(frozen=True, slots=True, eq=False)
class RandomLists:
    """What an estimator finds for made-up lists.

    effects: (lists,). told: share of lists whose 95% interval leaves out 0;
    more than about a tenth says that its intervals are too short here.
    p_value: share of lists, the real one among them, as far from 0 as it.
    """

    effects: Floats
    told: float
    p_value: float


def random_lists(
    study: Study, estimator: Callable[[Study], Estimate], rng: np.random.Generator, lists: int = 200
) -> RandomLists:
    """Return the estimates for lists drawn from unendorsed units, by their odds of being endorsed.

    Each is as long as the real list, or half the unendorsed where that is
    shorter. ElectionError where no list can be estimated.
    """
    scaled = standardised(study.covariates)
    odds = odds_weights(propensity(scaled, study.treated), study.treated)[~study.treated]
    free = selected(study, ~study.treated)
    length = min(int(study.treated.sum()), len(free) // 2)
    found = [
        one
        for _ in range(lists)
        if (one := _tried(relabelled(free, _drawn(odds, length, rng)), estimator)) is not None
    ]
    if not found:
        raise ElectionError(f"none of {lists} made-up lists of {length} seats can be estimated")
    effects = np.array([one.effect for one in found])
    real = abs(estimator(study).effect)
    told = float(np.mean([one.low > 0 or one.high < 0 for one in found]))
    return RandomLists(effects, told, (1 + int((np.abs(effects) >= real).sum())) / (1 + len(effects)))


def _drawn(odds: Floats, length: int, rng: np.random.Generator) -> Bools:
    # The largest of log odds + Gumbel noise are a draw without replacement.
    keys = np.log(np.maximum(odds, 1e-300)) + rng.gumbel(size=len(odds))
    chosen = np.zeros(len(odds), dtype=bool)
    chosen[np.argpartition(-keys, length - 1)[:length]] = True
    return chosen


def _tried(study: Study, estimator: Callable[[Study], Estimate]) -> Estimate | None:
    try:
        return estimator(study)
    except ElectionError:
        return None
