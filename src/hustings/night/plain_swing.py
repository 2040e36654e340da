"""A plain model of change by party: for Northern Ireland, and for any country without nights to learn from.

Each party's change of share is one common change, one by region, and a
seat's own; all variances are set, not learnt, and wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from hustings.night.seats import Bools, Floats, Ints

Singles = NDArray[np.float32]

COMMON, REGION, OWN, ARRIVING = 0.045, 0.02, 0.065, 0.07
"""Scales of a change of share: all seats, a region, a seat, and where a party has nothing before it.

Chosen by hand after replays of Northern Ireland 2010 to 2024; not a forward result.
"""
ARRIVAL, TAILS = 0.06, 4.0


@dataclass(frozen=True, slots=True, eq=False)
class PlainTable:
    """Seats and labels. base: (seats, labels), NaN where the label did not stand before. region: from 0."""

    base: Floats
    stands: Bools
    region: Ints


@dataclass(frozen=True, slots=True, eq=False)
class PlainBank:
    """Fixed noise, so that a forecast does not flicker from one declaration to the next.

    common: (labels, 2 + regions, draws) normals; own: (labels, seats, draws)
    Student deviations of variance one.
    """

    common: Singles
    own: Singles


@lru_cache(maxsize=2)
def plain_bank(labels: int, seats: int, regions: int, draws: int, seed: int) -> PlainBank:
    """Return the fixed noise of a night of so many labels, seats, regions and draws."""
    rng = np.random.default_rng(seed)
    common = rng.standard_normal((labels, 2 + regions, draws), dtype=np.float32)
    own = rng.standard_normal((labels, seats, draws), dtype=np.float32)
    own *= np.sqrt((TAILS - 2) / (2 * rng.standard_gamma(TAILS / 2, own.shape, dtype=np.float32)))
    return PlainBank(common, own)


def simulated_shares(table: PlainTable, declared: Bools, shares: Floats, fixed: PlainBank) -> Singles:
    """Return (labels, undeclared seats, draws) shares that sum to one; 0 where a label does not stand.

    shares: (seats, labels), read only where declared; NaN where there was no
    poll. fixed: its rows are the table's seats.
    """
    mean, spread, own = _posterior(table, declared, shares, fixed.common.shape[1] - 2)
    open_seats = ~declared
    out = fixed.own[:, open_seats] * own[:, open_seats, None].astype(np.float32)
    out += spread[:, open_seats].astype(np.float32) @ fixed.common
    out += mean[:, open_seats, None].astype(np.float32)
    np.maximum(out, 1e-4, out=out)
    out *= table.stands.T[:, open_seats, None]
    out /= out.sum(axis=0)
    return out


def _posterior(
    table: PlainTable, declared: Bools, shares: Floats, regions: int
) -> tuple[Floats, Floats, Floats]:
    """Return (labels, seats) mean share, factor of common errors and own scale, from a linear posterior."""
    base = table.base.T
    known, before = ~np.isnan(base), np.nan_to_num(base)
    places = REGION * (table.region[:, None] == np.arange(regions))
    whether = np.stack([np.where(known, COMMON, 0), np.where(known, 0, ARRIVING)], axis=2)
    matrix = np.concatenate([whether, np.broadcast_to(places, (len(base), *places.shape))], axis=2)
    own = np.where(known, OWN * np.sqrt(np.maximum(before, 0.02) / 0.25), ARRIVING / 2)
    start = np.where(known, before, ARRIVAL)
    seen = declared & table.stands.T & ~np.isnan(shares.T)
    weighted = (matrix * (seen / own**2)[:, :, None]).swapaxes(1, 2)
    covariance = np.linalg.inv(np.eye(matrix.shape[2]) + weighted @ matrix)
    moved = covariance @ (weighted @ np.where(seen, shares.T - start, 0)[:, :, None])
    return start + (matrix @ moved)[:, :, 0], matrix @ np.linalg.cholesky(covariance), own
