"""What the endorsed would have had without it: a smooth surface learnt from the seats not endorsed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from hustings.endorse.study import Floats

PENALTIES = np.logspace(-3, 3, 25)
"""Tried against the features' own scale; the best by restricted likelihood is taken."""
KNOTS = (0.2, 0.5, 0.8)
CROSSED = 12
"""How many covariates, at most, are multiplied with one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A linear smoother of the controls' outcomes.

    basis: (n0, q) orthonormal; shrink: (q,) from 0 to 1, 1 for what is not
    penalised; at: (n1, q) the treated in the same basis. The fit at the
    controls is basis·(shrink∘basis'y), at the treated at·(shrink∘basis'y).
    """

    basis: Floats
    shrink: Floats
    at: Floats

    def fitted(self, outcome: Floats) -> Floats:
        """Return (n0,) the fit at the controls."""
        return np.asarray(self.basis @ (self.shrink * (self.basis.T @ outcome)))

    def expected(self, outcome: Floats) -> Floats:
        """Return (n1,) what the treated would have had."""
        return np.asarray(self.at @ (self.shrink * (self.basis.T @ outcome)))

    @property
    def leverage(self) -> Floats:
        """Return (n0,) how far each control's fit hangs on its own outcome."""
        return np.asarray(np.clip((self.basis**2) @ self.shrink, 0, 0.95))

    @property
    def mean_weights(self) -> Floats:
        """Return (n0,) the weights of the controls' outcomes in the treated's mean expectation."""
        return np.asarray(self.basis @ (self.shrink * self.at.mean(axis=0)))


def standardised(covariates: Floats, among: Floats) -> Floats:
    """Return covariates with mean 0 and deviation 1 in `among`, cut at 4; constant ones are left out."""
    centre, spread = among.mean(axis=0), among.std(axis=0)
    kept = spread > 1e-9 * np.maximum(1, np.abs(centre))
    scaled = (covariates[:, kept] - centre[kept]) / spread[kept]
    return np.asarray(np.clip(scaled, -4, 4))


def bends(scaled: Floats, among: Floats) -> Floats:
    """Return (n, p) squares, hinges at quantiles and products of standardised covariates.

    Dummies (two values) are only multiplied. A curve in each covariate and
    every pair together: the interactions of one degree.
    """
    curved = [j for j in range(scaled.shape[1]) if len(np.unique(among[:, j])) > 2]
    columns = [scaled[:, j] ** 2 - 1 for j in curved]
    for j in curved:
        knots = np.quantile(among[:, j], KNOTS)
        columns += [np.maximum(scaled[:, j] - knot, 0) for knot in knots]
    columns += [scaled[:, i] * scaled[:, j] for i, j in combinations(range(scaled.shape[1])[:CROSSED], 2)]
    return np.stack(columns, axis=1) if columns else np.zeros((len(scaled), 0))


def surface(covariates: Floats, treated: Floats, outcome: Floats) -> Surface:
    """Return the surface learnt from the controls, with a penalty of greatest restricted likelihood.

    covariates: (n0, k) and treated: (n1, k) standardised; outcome: (n0,). The
    linear part is not penalised; what bends is, as one Gaussian process, so
    that a straight world costs next to nothing.
    Source: universal kriging; Wahba, Spline Models for Observational Data (1990).
    """
    line, line_at = _linear(covariates, treated)
    bent, bent_at = bends(covariates, covariates), bends(treated, covariates)
    bent_at = bent_at - line_at @ (line.T @ bent)
    bent = bent - line @ (line.T @ bent)
    size, turn = np.linalg.eigh(bent.T @ bent)
    kept = size > 1e-8 * max(float(size[-1]), 1e-300) if len(size) else np.zeros(0, dtype=bool)
    size, turn = size[kept], turn[:, kept] / np.sqrt(size[kept])
    basis, at = bent @ turn, bent_at @ turn
    shrink = _shrinkage(size, basis, outcome - line @ (line.T @ outcome), len(outcome) - line.shape[1])
    return Surface(
        np.hstack([line, basis]),
        np.concatenate([np.ones(line.shape[1]), shrink]),
        np.hstack([line_at, at]),
    )


def _linear(covariates: Floats, treated: Floats) -> tuple[Floats, Floats]:
    own = np.column_stack([np.ones(len(covariates)), covariates])
    others = np.column_stack([np.ones(len(treated)), treated])
    left, sizes, right = np.linalg.svd(own, full_matrices=False)
    kept = sizes > 1e-8 * sizes[0]
    return left[:, kept], others @ (right[kept].T / sizes[kept])


def _shrinkage(size: Floats, basis: Floats, rest: Floats, df: int) -> Floats:
    """Return (q,) shrinkage of each direction; a profile over the error's variance."""
    if not len(size):
        return size
    told = (basis.T @ rest) ** 2
    ratio = size[None, :] / (PENALTIES[:, None] * size.sum() / 10)
    total = float(rest @ rest) - (told * ratio / (1 + ratio)).sum(axis=1)
    likelihood = -df / 2 * np.log(np.maximum(total, 1e-300)) - np.log1p(ratio).sum(axis=1) / 2
    best = ratio[int(np.argmax(likelihood))]
    return np.asarray(best / (1 + best))
