"""What the endorsed would have had without it: a smooth surface over what was known before the poll."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from hustings.endorse.study import Bools, Floats

PENALTIES = np.logspace(-4, 2, 25)
"""Tried against the features' own scale; the best by restricted likelihood is taken."""
UNDERSMOOTHED = 10
"""The best penalty is divided by this: a little variance for less bias in the effect."""
KNOTS = (0.2, 0.5, 0.8)
CROSSED = 12
"""How many covariates are multiplied with one another; of more, so many principal components are."""
CROSSED_SCALE = 0.5
CUT = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A linear smoother over units, and endorsement beside it.

    basis: (n, q) orthonormal; shrink: (q,) from 0 to 1, 1 for what is not
    penalised. alone: (n,) endorsement less what the surface says of it.
    """

    basis: Floats
    shrink: Floats
    alone: Floats
    spread: float

    def smooth(self, values: Floats) -> Floats:
        """Return (n,) the surface through values, without endorsement."""
        return np.asarray(self.basis @ (self.shrink * (self.basis.T @ values)))

    def rest(self, values: Floats) -> Floats:
        """Return (n,) values less the surface and less endorsement's part."""
        left = values - self.smooth(values)
        return np.asarray(left - self.alone * (self.alone @ values) / self.spread)

    @property
    def direct(self) -> Floats:
        """Return (n,) weights of the outcomes in its coefficient: 1 over the treated, -1 over the rest."""
        return self.alone / self.spread

    @property
    def leverage(self) -> Floats:
        """Return (n,) how far each unit's fit hangs on its own outcome."""
        return np.asarray((self.basis**2) @ self.shrink + self.alone**2 / self.spread)

    def unexplained(self) -> tuple[Floats, Floats]:
        """Return factor (n, q + 1) and core (q + 1, q + 1): I less factor·core·factor' is rest squared."""
        factor = np.column_stack([self.basis, self.alone])
        scale = np.append(self.shrink, 1 / self.spread)
        scaled = factor * scale
        return factor, np.diag(2 * scale) - scaled.T @ scaled


def surface(covariates: Floats, bent: Floats, treated: Bools, outcome: Floats) -> Surface:
    """Return the surface learnt from all units, endorsement given a level of its own.

    covariates: (n, k) standardised; bent: (n, p) of `bends`; outcome: (n,).
    The linear part is not penalised; what bends is, as one Gaussian process,
    so that a straight world costs next to nothing.
    Source: Wahba, Spline Models for Observational Data (1990); Robinson,
    Root-N-consistent semiparametric regression (1988).
    """
    line = _orthonormal(np.column_stack([np.ones(len(covariates)), covariates]))
    bent = bent - line @ (line.T @ bent)
    size, turn = np.linalg.eigh(bent.T @ bent)
    kept = size > 1e-8 * max(float(size[-1]), 1e-300) if len(size) else np.zeros(0, dtype=bool)
    size = size[kept]
    curve = bent @ (turn[:, kept] / np.sqrt(size))
    endorsed = treated.astype(float)
    straight = endorsed - line @ (line.T @ endorsed)
    shrink = _shrinkage(size, curve, straight, outcome - line @ (line.T @ outcome), line.shape[1])
    alone = straight - curve @ (shrink * (curve.T @ straight))
    whole = np.concatenate([np.ones(line.shape[1]), shrink])
    return Surface(np.hstack([line, curve]), whole, alone, float(endorsed @ alone))


def standardised(covariates: Floats, cut: float = CUT) -> Floats:
    """Return covariates with mean 0 and deviation 1, cut at so many deviations; constant ones left out."""
    centre, spread = covariates.mean(axis=0), covariates.std(axis=0)
    kept = spread > 1e-9 * np.maximum(1, np.abs(centre))
    return np.asarray(np.clip((covariates[:, kept] - centre[kept]) / spread[kept], -cut, cut))


def bends(scaled: Floats) -> Floats:
    """Return (n, p) squares, hinges at quantiles and products of standardised covariates.

    Dummies (two values) are only multiplied. A curve in each covariate, and
    every pair together at half weight. The order of columns does not matter.
    """
    curved = [j for j in range(scaled.shape[1]) if len(np.unique(scaled[:, j])) > 2]
    columns = [scaled[:, j] ** 2 for j in curved]
    for j in curved:
        columns += [np.maximum(scaled[:, j] - knot, 0) for knot in np.quantile(scaled[:, j], KNOTS)]
    curves = len(columns)
    crossed = _components(scaled)
    columns += [crossed[:, i] * crossed[:, j] for i, j in combinations(range(crossed.shape[1]), 2)]
    if not columns:
        return np.zeros((len(scaled), 0))
    matrix = np.stack(columns, axis=1)
    spread = matrix.std(axis=0)
    weight = np.where(np.arange(len(spread)) < curves, 1, CROSSED_SCALE)[spread > 1e-9]
    matrix, spread = matrix[:, spread > 1e-9], spread[spread > 1e-9]
    return np.asarray((matrix - matrix.mean(axis=0)) / spread * weight)


def _components(scaled: Floats) -> Floats:
    if scaled.shape[1] <= CROSSED:
        return scaled
    left, sizes, _ = np.linalg.svd(scaled - scaled.mean(axis=0), full_matrices=False)
    return np.asarray((left * sizes)[:, :CROSSED])


def _orthonormal(columns: Floats) -> Floats:
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    return np.asarray(left[:, sizes > 1e-8 * sizes[0]])


def _shrinkage(size: Floats, curve: Floats, endorsed: Floats, outcome: Floats, straight: int) -> Floats:
    """Return (q,) shrinkage of each direction; the likelihood is a profile over effect and error variance."""
    if not len(size):
        return size
    penalties = PENALTIES[:, None] * size.sum() / 10
    shrink = size / (size + penalties)
    own, told = curve.T @ endorsed, curve.T @ outcome
    spread = endorsed @ endorsed - shrink @ own**2
    joint = endorsed @ outcome - shrink @ (own * told)
    total = outcome @ outcome - shrink @ told**2 - joint**2 / spread
    df = len(outcome) - straight - 1
    likelihood = -df / 2 * np.log(np.maximum(total, 1e-300)) - np.log(spread) / 2
    best = int(np.argmax(likelihood - np.log1p(size / penalties).sum(axis=1) / 2))
    return np.asarray(size / (size + penalties[best] / UNDERSMOOTHED))
