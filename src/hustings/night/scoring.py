"""Measures of a forecast against what happened: arrays in, numbers out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

CHANCE_FLOOR = 1e-4
"""The least chance that the log score charges for: one draw in 10,000."""


def share_error(forecast: Floats, actual: Floats) -> float:
    """Return the mean absolute error of shares over cells, as a fraction of 1.

    forecast, actual: of one shape, fractions of the valid vote; NaN in either
    where a party does not stand, which is no cell. NaN without any cell.
    """
    return mean(np.abs(forecast - actual))


def coverage(low: Floats, high: Floats, actual: Floats) -> float:
    """Return the share of intervals that hold what happened, their ends included.

    low, high, actual: of one shape; NaN in any is no interval. NaN without any.
    """
    held = (low <= actual) & (actual <= high)
    return mean(np.where(np.isnan(low + high + actual), np.nan, held.astype(np.float64)))


def mean_width(low: Floats, high: Floats) -> float:
    """Return the mean width of intervals, in their own unit: what coverage was bought with."""
    return mean(high - low)


def brier(win: Floats, won: Bools) -> float:
    """Return the mean over seats of the sum over columns of (chance - won) squared: 0 best, 2 worst.

    win, won: (seats, columns); NaN in win where a column does not stand there.
    NaN without seats. Source: Brier 1950, Monthly Weather Review 78, 1-3, in
    its form for several outcomes.
    """
    return mean(np.nansum((win - won) ** 2, axis=1)) if len(win) else float("nan")


def log_score(win: Floats, floor: float = CHANCE_FLOOR) -> float:
    """Return the mean of -log(chance) that the winners were given, in nats: 0 best.

    win: (seats,) chances of those who won. floor: a chance below it counts as
    this much, or one winner who won in no draw would make every mean infinite.
    Source: Good 1952, JRSS B 14, 107-114.
    """
    return mean(-np.log(np.maximum(win, floor)))


def crps(draws: NDArray[np.number], actual: NDArray[np.number]) -> Floats:
    """Return the continuous ranked probability score of each column, in its own unit: 0 best.

    draws: (draws, columns), at least one draw; actual: (columns,). E|X - y| -
    E|X - X'| / 2 over the draws as they are; of a point forecast the absolute
    error. Source: Gneiting and Raftery 2007, JASA 102, 359-378, section 4.2.
    """
    count = len(draws)
    ranked = np.sort(np.asarray(draws, dtype=np.float64), axis=0)
    weights = 2 * np.arange(1, count + 1) - count - 1
    spread = weights @ ranked / count**2
    distance: Floats = np.abs(ranked - actual).mean(axis=0)
    return distance - spread


def seat_error(forecast: NDArray[np.number], actual: NDArray[np.number]) -> float:
    """Return the sum over columns of the absolute errors of seat totals."""
    return float(np.abs(forecast - actual).sum())


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often what was given a chance happened, by bins of chance that divide 0 to 1 evenly.

    counts: chances in each bin; chances: their sum; won: how many came true.
    Tables of the same bins add up.
    """

    counts: Floats
    chances: Floats
    won: Floats

    def __add__(self, other: Reliability) -> Reliability:
        return Reliability(self.counts + other.counts, self.chances + other.chances, self.won + other.won)

    @property
    def mean_chance(self) -> Floats:
        """The mean chance given in each bin; NaN in an empty one."""
        return _over(self.chances, self.counts)

    @property
    def frequency(self) -> Floats:
        """The share that came true in each bin; NaN in an empty one."""
        return _over(self.won, self.counts)


def reliability(win: Floats, won: Bools, bins: int = 10) -> Reliability:
    """Return the table of reliability.

    win, won: of one shape; NaN in win where nobody stands, which is left out.
    A chance on the edge of two bins is in the upper one, 1 in the last.
    """
    stands = ~np.isnan(win)
    chances, happened = win[stands], won[stands]
    # Else 0.3, which is less than 3/10 in floats, would fall into the bin below its edge.
    where = np.minimum((chances * bins + 1e-9).astype(int), bins - 1)
    return Reliability(
        np.bincount(where, minlength=bins).astype(np.float64),
        np.bincount(where, chances, bins).astype(np.float64),
        np.bincount(where, happened, bins).astype(np.float64),
    )


def mean(values: Floats) -> float:
    """Return the mean of what is not NaN; NaN where nothing is left."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")


def _over(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
