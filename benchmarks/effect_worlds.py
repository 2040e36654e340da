"""Made-up elections in which the worth of an endorsement is known: what the effect's bench is measured on.

Seats differ in six measured figures, correlated as a census is, and two
marks; what a candidate would have had without endorsement is a surface over
them with a deviation of four points, and the endorser prefers seats high on
that same surface, so that a plain comparison is wrong by about four points. Every
endorsement is worth EFFECT.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from hustings.endorse.study import Bools, Floats

EFFECT = 0.03
SURFACE = NOISE = 0.04
LEANING = 0.8
TREATED = (5, 8, 13, 30, 100)
SEATS = (90, 300, 632)
LOADINGS = np.array([0.8, 0.6, 0.5, -0.6, 0.3, 0.0])
SLOPES = np.array([0.7, 0.5, -0.5, 0.4, 0.3, 0.2, 0.5, -0.4])

Shape = Literal["linear", "non-linear"]
Tails = Literal["normal", "heavy"]


@dataclass(frozen=True, slots=True)
class World:
    """One cell: how many endorsed of how many seats, how confounded, how the rest varies."""

    treated: int
    seats: int
    shape: Shape
    tails: Tails = "normal"


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """One made-up election: (n, 8) covariates, (n,) treated, (n,) change of share."""

    covariates: Floats
    treated: Bools
    outcome: Floats


def worlds() -> Iterator[World]:
    """Yield every cell; a hundred of ninety seats cannot be."""
    kinds: tuple[tuple[Shape, Tails], ...] = (
        ("linear", "normal"),
        ("non-linear", "normal"),
        ("linear", "heavy"),
    )
    for (shape, tails), seats, treated in product(kinds, SEATS, TREATED):
        if treated < seats / 2:
            yield World(treated, seats, shape, tails)


def drawn(world: World, rng: np.random.Generator) -> Drawn:
    """Return one election of that world."""
    covariates = _covariates(world.seats, rng)
    surface = _straight(covariates) if world.shape == "linear" else _bent(covariates)
    liking = LEANING * (surface + 0.3 * covariates[:, 3]) + rng.gumbel(size=world.seats)
    treated = np.zeros(world.seats, dtype=bool)
    treated[np.argsort(-liking)[: world.treated]] = True
    rest = rng.normal(size=world.seats)
    if world.tails == "heavy":
        rest = rng.standard_t(3, size=world.seats) / np.sqrt(3)
    return Drawn(covariates, treated, SURFACE * surface + NOISE * rest + EFFECT * treated)


def _covariates(seats: int, rng: np.random.Generator) -> Floats:
    common = rng.normal(size=(seats, 1))
    measured = LOADINGS * common + np.sqrt(1 - LOADINGS**2) * rng.normal(size=(seats, 6))
    marks = rng.random(size=(seats, 2)) < (0.6, 0.15)
    return np.hstack([measured, marks])


def _straight(covariates: Floats) -> Floats:
    return np.asarray((covariates - [0, 0, 0, 0, 0, 0, 0.6, 0.15]) @ SLOPES / 1.02)


def _bent(covariates: Floats) -> Floats:
    """Slopes, and as much again of a curve, a threshold and an interaction."""
    x = covariates
    curve = 0.45 * (x[:, 0] ** 2 - 1) - 0.5 * np.tanh(3 * (x[:, 1] - 0.3)) - 0.18
    bent = (curve + 0.45 * x[:, 2] * x[:, 4] + 0.3 * x[:, 3]) / 1.005
    return np.asarray((_straight(x) + bent) / 1.25)
