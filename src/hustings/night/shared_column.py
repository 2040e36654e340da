"""Seats of a column that several labels share, handed to the labels: nobody wins more than it stands in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hustings.night.seats import Floats, Ints

_LEAST = 1e-6
"""A chance below it counts as this much, and one above its complement as that."""
_TILTS = np.linspace(-30, 30, 121)
_STEPS = 4


def spread_over(
    totals: Ints, chances: Floats, owner: Ints, labels: int, rng: np.random.Generator
) -> NDArray[np.int16]:
    """Return (labels, draws) seats of a shared column by label; each draw's sum is kept.

    totals: (draws,) seats of the column, at most as many as candidacies.
    chances: (candidacies,) of winning; owner: (candidacies,) the position of
    each one's label. For every total the odds are tilted by one factor until
    the chances add up to it; a label then has its expected seats, rounded up
    or down at random.
    """
    out = np.zeros((labels, len(totals)), dtype=np.int16)
    starts = rng.random(len(totals))
    bounded = np.clip(chances, _LEAST, 1 - _LEAST)
    odds = np.log(bounded / (1 - bounded))
    sums = (1 / (1 + np.exp(-(odds[None] + _TILTS[:, None])))).sum(axis=1)
    for count in np.unique(totals[totals > 0]).tolist():
        draws = np.flatnonzero(totals == count)
        expected = np.bincount(owner, _tilted(odds, count, sums), minlength=labels)
        edges = np.minimum(np.cumsum(expected), count)
        edges[-1] = count
        for seat in range(1, count + 1):
            out[np.searchsorted(edges, seat - starts[draws]), draws] += 1
    return out


def _tilted(odds: Floats, count: int, sums: Floats) -> Floats:
    """Return chances of the same odds but for one factor, which add up to count; sums: by _TILTS."""
    if count >= len(odds):
        return np.full(len(odds), count / len(odds))
    tilt = float(np.interp(count, sums, _TILTS))
    for _ in range(_STEPS):
        tilted = 1 / (1 + np.exp(-(odds + tilt)))
        tilt += float((count - tilted.sum()) / max((tilted * (1 - tilted)).sum(), 1e-9))
    return np.asarray(1 / (1 + np.exp(-(odds + tilt))))
