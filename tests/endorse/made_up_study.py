"""Made-up studies in which the effect is known."""

from __future__ import annotations

import numpy as np

from hustings.endorse.study import Bools, Floats, Study


def made_up(outcome: Floats, treated: Bools, covariates: Floats) -> Study:
    """Return a study of seats s0, s1, … with the margin equal to the outcome."""
    n = len(outcome)
    names = tuple(f"s{i}" for i in range(n))
    nothing = np.zeros(n, dtype=np.int64)
    return Study(
        names,
        names,
        ("Ind",) * n,
        treated,
        outcome,
        outcome,
        covariates,
        tuple(f"x{j}" for j in range(covariates.shape[1])),
        nothing,
        nothing,
        np.full(n, 70_000.0),
        np.ones(n, dtype=bool),
    )


def confounded(seed: int, treated: int = 30, seats: int = 300, bent: bool = False) -> Study:
    """Return a study of effect 0.03 where likelier seats have other changes anyway."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(seats, 4))
    level = x[:, 0] ** 2 + x[:, 1] if bent else x[:, 0] + 0.5 * x[:, 1]
    endorsed = np.zeros(seats, dtype=bool)
    endorsed[np.argsort(-(0.7 * level + rng.gumbel(size=seats)))[:treated]] = True
    outcome = 0.03 * level + 0.03 * endorsed + 0.02 * rng.normal(size=seats)
    return made_up(outcome, endorsed, x)
