"""The bootstrap by region: neighbouring seats move together, so whole regions are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hustings.endorse.estimate import LEVEL, Estimate
from hustings.endorse.selection import selected
from hustings.endorse.study import Floats, Ints, Study
from hustings.errors import ElectionError

FEWEST = 8
"""Fewer regions with an endorsed seat than these, and the interval is said to be unsure."""
MOST_LOST = 0.1
WEBB = np.sqrt(np.array([0.5, 1.0, 1.5]))


@dataclass(frozen=True, slots=True)
class Blocked:
    """Standard error and 95% interval when regions are drawn whole.

    regions: how many hold an endorsed seat. lost: share of draws in which
    nothing could be estimated. note: "" where nothing need be said.
    """

    se: float
    low: float
    high: float
    regions: int
    lost: float
    note: str


def region_bootstrap(
    study: Study, estimator: Callable[[Study], Estimate], rng: np.random.Generator, draws: int = 500
) -> Blocked:
    """Return the spread of an estimator over draws of whole regions, with replacement.

    Draws with fewer than two endorsed seats are lost. ElectionError where all are.
    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), ch. 8.
    """
    rows = [np.flatnonzero(study.region == one) for one in np.unique(study.region)]
    found = []
    for _ in range(draws):
        drawn = rng.integers(len(rows), size=len(rows))
        effect = _tried(selected(study, np.concatenate([rows[one] for one in drawn])), estimator)
        found += [] if effect is None else [effect]
    if not found:
        raise ElectionError("no draw of regions leaves enough endorsed seats to estimate anything")
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return _blocked(study, float(np.std(found)), (float(low), float(high)), 1 - len(found) / draws)


def region_wild(
    study: Study, weights: Floats, residuals: Floats, rng: np.random.Generator, draws: int = 2_000
) -> Blocked:
    """Return the spread of an effect that is linear in the outcomes, each region's residuals signed together.

    weights: (n,) of the outcomes in the effect; residuals: (n,). Quick: no
    estimate is made again.
    Source: Cameron, Gelbach and Miller (2008); Webb's six-point weights (2014)
    for few regions.
    """
    parts = _sums(weights * residuals, study.region)
    signs = rng.choice(np.concatenate([-WEBB, WEBB]), size=(draws, len(parts)))
    moved = signs @ parts * np.sqrt(len(parts) / max(len(parts) - 1, 1))
    half = float(np.quantile(np.abs(moved), LEVEL))
    effect = float(weights @ study.outcome)
    return _blocked(study, float(moved.std()), (effect - half, effect + half), 0.0)


def _blocked(study: Study, se: float, ends: tuple[float, float], lost: float) -> Blocked:
    regions = len(np.unique(study.region[study.treated]))
    notes = []
    if regions < FEWEST:
        notes.append(f"only {regions} regions hold an endorsed seat; the interval is likely too short")
    if lost > MOST_LOST:
        notes.append("many draws held too few endorsed seats and are left out")
    return Blocked(se, *ends, regions, lost, "; ".join(notes))


def _sums(values: Floats, region: Ints) -> Floats:
    _, number = np.unique(region, return_inverse=True)
    return np.asarray(np.bincount(number, weights=values), dtype=np.float64)


def _tried(study: Study, estimator: Callable[[Study], Estimate]) -> float | None:
    if study.treated.sum() < 2 or study.treated.all():
        return None
    try:
        return estimator(study).effect
    except (ElectionError, np.linalg.LinAlgError):
        return None
