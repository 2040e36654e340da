"""Randomisation inference for few endorsed seats: what t would be, had the list fallen on others alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

import numpy as np

from hustings.endorse.study import Bools, Floats, Ints, Study

SIZE = 0.05
EXACT_UP_TO = 5_000
"""All arrangements are tried where there are no more than these."""
CHUNK = 250
GRID = 201
REACH = 64.0
"""How far from the effect an interval is sought, in standard errors; beyond it is infinite."""


@dataclass(frozen=True, slots=True)
class Randomised:
    """A test that the endorsement was worth nothing to anybody, and the effects it does not refuse.

    low, high: the 95% interval, in the outcome's units; infinite where there
    are too few arrangements to refuse anything. arrangements: how many lists
    were tried, the real one among them. exact: whether these are all.
    """

    effect: float
    p_value: float
    low: float
    high: float
    arrangements: int
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """Each arrangement's coefficient and variance, as functions of an effect t taken off the outcome.

    Coefficient: first - t·second. Variance: free - 2·t·linear + t²·square.
    All (arrangements,); the real list is row 0.
    """

    first: Floats
    second: Floats
    free: Floats
    linear: Floats
    square: Floats

    def statistics(self, effect: float) -> Floats:
        """Return (arrangements,) studentised coefficients once the effect is taken off."""
        variance = self.free - 2 * effect * self.linear + effect**2 * self.square
        return np.asarray((self.first - effect * self.second) / np.sqrt(np.maximum(variance, 1e-300)))

    def p_value(self, effect: float) -> float:
        """Return the share of arrangements whose statistic is as far from 0 as the real list's."""
        found = np.abs(self.statistics(effect))
        return float((found >= found[0] - 1e-9 * (1 + found[0])).mean())


def randomisation(study: Study, rng: np.random.Generator, draws: int = 2_000) -> Randomised:
    """Return the randomisation test of the covariate-adjusted effect, and its 95% interval.

    Lists are drawn within strata, each stratum keeping its number of endorsed
    seats; the statistic is the coefficient of least squares beside covariates
    and strata over its HC2 standard error, so that the size holds where the
    list leans towards certain seats and where effects differ.
    Source: Freedman and Lane (1983); Wu and Ding, Randomization tests for weak
    null hypotheses (2021); Zhao and Ding, Covariate-adjusted Fisher
    randomization tests (2021).
    """
    lists, exact = arrangements(study.treated, study.strata, rng, draws)
    basis = _basis(study.covariates, study.strata)
    tried = _tried(study.outcome, study.treated.astype(float), basis, lists)
    effect = float(tried.first[0])
    low, high = _interval(tried)
    return Randomised(effect, tried.p_value(0.0), low, high, len(lists), exact)


def arrangements(treated: Bools, strata: Ints, rng: np.random.Generator, draws: int) -> tuple[Bools, bool]:
    """Return (arrangements, n) lists, the real one first, and whether they are all there are."""
    groups = [np.flatnonzero(strata == one) for one in np.unique(strata)]
    counts = [int(treated[group].sum()) for group in groups]
    total = prod(comb(len(group), count) for group, count in zip(groups, counts, strict=True))
    if total <= EXACT_UP_TO:
        return _every(treated, groups, counts), True
    lists = np.zeros((draws, len(treated)), dtype=bool)
    lists[0] = treated
    for group, count in zip(groups, counts, strict=True):
        if count:
            order = np.argsort(rng.random((draws - 1, len(group))), axis=1)[:, :count]
            lists[np.arange(1, draws)[:, None], group[order]] = True
    return lists, False


def _every(treated: Bools, groups: Sequence[Ints], counts: list[int]) -> Bools:
    ways = [combinations(group, count) for group, count in zip(groups, counts, strict=True)]
    chosen = [sum(parts, ()) for parts in product(*ways)]
    lists = np.zeros((len(chosen), len(treated)), dtype=bool)
    for row, seats in enumerate(chosen):
        lists[row, list(seats)] = True
    real = int(np.flatnonzero((lists == treated).all(axis=1))[0])
    lists[[0, real]] = lists[[real, 0]]
    return lists


def _basis(covariates: Floats, strata: Ints) -> Floats:
    marks = (strata[:, None] == np.unique(strata)[None, :]).astype(float)
    rest = np.column_stack([marks, covariates])
    left, sizes, _ = np.linalg.svd(rest / np.maximum(np.abs(rest).max(axis=0), 1e-300), full_matrices=False)
    return np.asarray(left[:, sizes > 1e-10 * sizes[0]])


def _tried(outcome: Floats, treated: Floats, basis: Floats, lists: Bools) -> Tried:
    known = (basis**2).sum(axis=1)
    rest, own = (values - basis @ (basis.T @ values) for values in (outcome, treated))
    found = []
    for start in range(0, len(lists), CHUNK):
        part = lists[start : start + CHUNK].astype(float)
        alone = part - (part @ basis) @ basis.T
        norm = np.maximum((alone**2).sum(axis=1, keepdims=True), 1e-12)
        first, second = alone @ rest / norm[:, 0], alone @ own / norm[:, 0]
        left = 1 - known - alone**2 / norm
        weight = np.where(left > 1e-9, (alone / norm) ** 2 / np.maximum(left, 1e-9), 0)
        left_first, left_second = rest - first[:, None] * alone, own - second[:, None] * alone
        found.append(
            [
                first,
                second,
                (weight * left_first**2).sum(axis=1),
                (weight * left_first * left_second).sum(axis=1),
                (weight * left_second**2).sum(axis=1),
            ]
        )
    return Tried(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _interval(tried: Tried) -> tuple[float, float]:
    """Return the outermost effects that are not refused, on a grid outwards and then halved down to."""
    centre, se = float(tried.first[0]), float(np.sqrt(tried.free[0]))
    return _end(tried, centre, -se), _end(tried, centre, se)


def _end(tried: Tried, centre: float, step: float) -> float:
    away = np.concatenate([np.linspace(0, 8, GRID), np.geomspace(8.5, REACH, 40)])
    kept = [tried.p_value(centre + step * one) > SIZE for one in away]
    if kept[-1]:
        return float(np.inf * np.sign(step))
    last = int(np.flatnonzero(kept)[-1]) if any(kept) else 0
    inside, outside = float(away[last]), float(away[last + 1])
    for _ in range(30):
        middle = (inside + outside) / 2
        if tried.p_value(centre + step * middle) > SIZE:
            inside = middle
        else:
            outside = middle
    return centre + step * inside
