"""A plain model of change by party: for Northern Ireland, and for any country without nights to learn from.

Each party's change of share is one common change, one by region, and a
seat's own; all variances are set, not learnt, and wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.night.seats import Bools, Floats, Ints

COMMON, REGION, OWN, ARRIVING = 0.045, 0.02, 0.065, 0.07
"""Scales of a change of share: all seats, a region, a seat, and where a party has nothing before it.

Chosen by hand after replays of Northern Ireland 2010 to 2024; not a forward result.
"""
ARRIVAL, TAILS = 0.06, 4.0


@dataclass(frozen=True, slots=True, eq=False)
class PlainTable:
    """Seats and labels. base: (seats, labels), NaN where the label did not stand before."""

    base: Floats
    stands: Bools
    region: Ints


def simulated_shares(
    table: PlainTable, declared: Bools, shares: Floats, rng: np.random.Generator, draws: int
) -> Floats:
    """Return (draws, undeclared seats, labels) shares that sum to one; 0 where a label does not stand.

    shares: (seats, labels), read only where declared; NaN where there was no poll.
    """
    open_seats = ~declared
    out = np.zeros((draws, int(open_seats.sum()), table.base.shape[1]))
    for label in range(table.base.shape[1]):
        mean, spread, own = _label(table, label, declared, shares)
        seats = open_seats & table.stands[:, label]
        if not seats.any():
            continue
        common = rng.standard_normal((draws, spread.shape[1])) @ spread[seats].T
        noise = rng.standard_t(TAILS, (draws, int(seats.sum()))) * own[seats] / np.sqrt(TAILS / (TAILS - 2))
        out[:, table.stands[open_seats, label], label] = np.clip(mean[seats] + common + noise, 1e-4, None)
    return np.asarray(out / out.sum(axis=2, keepdims=True))


def _label(table: PlainTable, label: int, declared: Bools, shares: Floats) -> tuple[Floats, Floats, Floats]:
    """Return a label's mean share, factor of common errors and own scale by seat, from a linear posterior."""
    base = table.base[:, label]
    known = ~np.isnan(base)
    regions = np.unique(table.region)
    columns = [np.where(known, COMMON, 0), np.where(known, 0, ARRIVING)]
    columns += [REGION * (table.region == region) for region in regions]
    matrix = np.stack(columns, axis=1)
    own = np.where(known, OWN * np.sqrt(np.maximum(np.nan_to_num(base), 0.02) / 0.25), ARRIVING / 2)
    start = np.where(known, np.nan_to_num(base), ARRIVAL)
    seen = declared & table.stands[:, label] & ~np.isnan(shares[:, label])
    weighted = matrix[seen] / own[seen, None] ** 2
    covariance = np.linalg.inv(np.eye(matrix.shape[1]) + weighted.T @ matrix[seen])
    moved = covariance @ (weighted.T @ (shares[seen, label] - start[seen]))
    return start + matrix @ moved, matrix @ np.linalg.cholesky(covariance), own
