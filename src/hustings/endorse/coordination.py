"""Whether a bloc's votes gathered behind one candidacy, and the seats it lost by being split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hustings.endorse.study import Bools, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Bloc:
    """A bloc seat by seat, all (seats,).

    together: its share. gathered: the part of that behind its best-placed
    candidacy, NaN where it has none. effective: how many candidacies it
    amounts to. split: it had more votes than the winner, and lost.
    """

    together: Floats
    gathered: Floats
    effective: Floats
    split: Bools


def coordination(shares: Floats, bloc: Sequence[int]) -> Bloc:
    """Return how a bloc of columns fared in each seat.

    shares: (seats, columns), NaN where nobody stands. gathered may be the
    outcome of a study: what an endorsement did to it.
    Source: Laakso and Taagepera, Effective number of parties (1979).
    """
    known = np.nan_to_num(shares, nan=0.0)
    inside = known[:, list(bloc)]
    together = inside.sum(axis=1)
    some = together > 0
    parts = inside / np.where(some, together, 1)[:, None]
    gathered = np.where(some, parts.max(axis=1), np.nan)
    effective = np.where(some, 1 / np.where(some, (parts**2).sum(axis=1), 1), np.nan)
    lost = inside.max(axis=1) < known.max(axis=1)
    return Bloc(together, gathered, effective, lost & (together > known.max(axis=1)))
