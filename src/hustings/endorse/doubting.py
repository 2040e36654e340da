"""Every doubt about one estimate, each asked once: hidden causes, lists by lot, late lists, neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from hustings.endorse.after_the_fact import Invented, after_the_fact
from hustings.endorse.claim_level import Doubt
from hustings.endorse.confounders import as_strong, confounders
from hustings.endorse.doubly_robust import doubly_robust
from hustings.endorse.estimate import Estimate
from hustings.endorse.hidden_treatment import Diluted, diluted
from hustings.endorse.notional_error import NotionalError, notional_error
from hustings.endorse.ols import ols
from hustings.endorse.placebos import Alarm
from hustings.endorse.random_lists import RandomLists, random_lists
from hustings.endorse.sensitivity import (
    Adjusted,
    Fitted,
    Tipping,
    adjusted,
    bounds,
    fitted,
    robustness_value,
    survives,
    tipping,
)
from hustings.endorse.spill_over import SpillOver, same_region, spill_over
from hustings.endorse.study import Floats, Study
from hustings.errors import ElectionError

T = TypeVar("T")
Tell = Callable[[str], None]
FEW = 20
"""What estimates again so often draws one in so many of the report's draws."""
SHOWN = 0.4
"""The picture of hidden causes reaches so far at least, in partial R²."""
_FAMILIES = {"the census": "census ", "the vote before": " before"}


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """How strong an unmeasured cause must be. robustness: to take the effect away; told: to hide it from 5%.

    imagined: as strong as groups of what is measured, and more; impossible:
    those too strong to be. low, high: the ends over all of them.
    """

    fit: Fitted
    robustness: float
    told: float
    imagined: tuple[Adjusted, ...]
    impossible: tuple[str, ...]
    low: float
    high: float
    tipping: Tipping
    doubt: Doubt


@dataclass(frozen=True, slots=True, eq=False)
class Doubts:
    """What was asked of the effect; None where it could not be, or need not be, asked."""

    placebos: Alarm
    hidden: Hidden
    lists: RandomLists | None
    diluted: tuple[Diluted, ...]
    invented: Invented | None
    neighbours: SpillOver
    notional: NotionalError | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the doubts need beside the study.

    weights: (n,) of the primary estimate. dated: how many endorsed are dated
    before the poll. is_notional: whether the baseline is an estimate.
    """

    primary: Estimate
    weights: Floats
    dated: int
    is_notional: bool


def doubts(
    study: Study, asked: Asked, placebos: Alarm, rng: np.random.Generator, draws: int, tell: Tell
) -> Doubts:
    """Return every doubt. tell: is told what is being asked."""
    tell("hidden causes")
    hidden = hidden_causes(study)
    tell("lists drawn by lot")
    lists = _or_none(lambda: random_lists(study, doubly_robust, rng, max(draws // FEW, 20)))
    controls = np.where(study.treated, 0.0, np.maximum(-asked.weights, 0.0))
    thinned = diluted(asked.primary.effect, controls / controls.sum(), rng)
    tell("lists completed after the result")
    numbers = _numbers(int(study.treated.sum()), asked.dated)
    invented = None
    if numbers[1]:
        invented = _or_none(lambda: after_the_fact(study, numbers, ols, rng, max(draws // 10, 20)))
    tell("neighbours and notional results")
    neighbours = spill_over(study, same_region(study), doubly_robust)
    notional = _notional(study, rng, max(draws // FEW // 2, 20)) if asked.is_notional else None
    return Doubts(placebos, hidden, lists, thinned, invented, neighbours, notional)


def hidden_causes(study: Study) -> Hidden:
    """Return how strong an unmeasured cause must be, on the scale of least squares."""
    fit = fitted(study)
    groups = families(study.covariate_names)
    wanted, level = confounders(study, groups), as_strong(study, groups)
    low, high = bounds(fit, wanted.imagined)
    passed = survives(fit, level.imagined) and not level.impossible
    return Hidden(
        fit,
        robustness_value(fit),
        robustness_value(fit, level=0.05),
        tuple(adjusted(fit, one) for one in wanted.imagined),
        wanted.impossible,
        low,
        high,
        tipping(fit, float(np.clip(1.3 * robustness_value(fit), SHOWN, 0.95))),
        Doubt.PASSED if passed else Doubt.ALARM,
    )


def families(names: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
    """Return the columns of each group that a hidden cause is held against."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        family = next((word for word, part in _FAMILIES.items() if part in name), "place and who stands")
        found.setdefault(family, []).append(place)
    return {family: tuple(columns) for family, columns in found.items()}


def _numbers(listed: int, dated: int) -> tuple[int, int]:
    """Return how many seats a list had before, and how many were added; half, where next to none is dated."""
    late = listed - dated
    return (dated, late) if dated > 1 else (listed - listed // 2, listed // 2)


def _notional(study: Study, rng: np.random.Generator, draws: int) -> NotionalError | None:
    own = [place for place, name in enumerate(study.covariate_names) if name == "own before"]
    if not study.has_base.any():
        return None
    return _or_none(lambda: notional_error(study, doubly_robust, rng, own, draws))


def _or_none(make: Callable[[], T]) -> T | None:
    try:
        return make()
    except ElectionError:
        return None
