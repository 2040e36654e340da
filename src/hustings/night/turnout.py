"""How many valid votes an undeclared seat will have, from the declared ones; arrays only."""

from __future__ import annotations

import numpy as np

from hustings.night.seats import REGIONS, Bools, Floats, SeatTable

_HOLDERS = (0, 1, 2, 5)
_FIRST, _OTHERS, _NOISE = 0.09, 0.0064, 0.0016
"""Prior variances of the log ratio to last time's votes: its mean, its other coefficients, a seat's own."""


def expected_votes(table: SeatTable, base_votes: Floats, declared: Bools, votes: Floats) -> Floats:
    """Return (seats,) valid votes expected: last time's times a ratio by region, census and holder.

    base_votes, votes: (seats,), votes read only where declared. Without any
    declaration last time's votes stand.
    """
    seats = len(base_votes)
    region = 0.3 * (table.region[:, None] == np.arange(len(REGIONS)))
    holder = 0.3 * (table.base_winner[:, None] == np.array(_HOLDERS))
    matrix = np.concatenate([np.ones((seats, 1)), region, table.covariates, holder], axis=1)
    ratio = np.log(votes[declared] / base_votes[declared])
    seen = matrix[declared]
    prior = np.r_[_FIRST, np.full(matrix.shape[1] - 1, _OTHERS)]
    precision = np.diag(1 / prior) + seen.T @ seen / _NOISE
    return np.asarray(base_votes * np.exp(matrix @ np.linalg.solve(precision, seen.T @ ratio / _NOISE)))
