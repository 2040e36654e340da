"""Which seats the endorsement decided, given how much it may have been worth, and whom it handed them to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hustings.endorse.claim_level import Level
from hustings.endorse.study import Floats, Ints
from hustings.errors import ElectionError

LEAST, MOST = 0.05, 0.95
"""Below level 2, data alone print no probability beyond these."""
CLIPPED = "no nearer to certain than 95 in 100: these data alone cannot tell more"


@dataclass(frozen=True, slots=True, eq=False)
class Polled:
    """Endorsed seats as they were counted, and where an endorsement's votes would have come from.

    shares: (seats, columns) fractions of the valid vote, NaN where nobody
    stands. endorsed: (seats,) the column endorsed. sources: (seats, columns)
    parts of the votes gained that each rival lost, 0 for the endorsed; a row
    sums to 1, or to less where the rest would not have voted.
    """

    seats: tuple[str, ...]
    shares: Floats
    endorsed: Ints
    sources: Floats

    def __post_init__(self) -> None:
        if self.sources.shape != self.shares.shape or len(self.seats) != len(self.shares):
            raise ElectionError("seats, shares and sources differ in length")
        rows = np.arange(len(self.seats))
        if np.isnan(self.shares[rows, self.endorsed]).any():
            raise ElectionError("an endorsed column where nobody stands")
        if (self.sources < 0).any() or (self.sources.sum(axis=1) > 1 + 1e-9).any():
            raise ElectionError("sources: want parts from 0 that sum to 1 at most")
        if self.sources[rows, self.endorsed].any() or self.sources[np.isnan(self.shares)].any():
            raise ElectionError("sources: votes come from rivals who stand, not from the endorsed itself")


@dataclass(frozen=True, slots=True, eq=False)
class Flips:
    """Per seat the probability that, without the endorsement, another would have won.

    All (seats,). decided: the endorsed won and would not have. cost: the
    endorsed lost and would have won. handed: the seat went from one rival to
    another. number: (seats + 1,) probability that so many seats were decided.
    """

    seats: tuple[str, ...]
    decided: Floats
    cost: Floats
    handed: Floats
    number: Floats

    @property
    def expected(self) -> float:
        """How many seats it decided, on average."""
        return float(self.decided.sum())


def flips(polled: Polled, effects: Floats, rng: np.random.Generator, seat_sd: float = 0.0) -> Flips:
    """Return which seats were decided, over draws of what the endorsement was worth.

    effects: (draws,) change of the endorsed share, fractions of 1, below 0
    where it cost votes. seat_sd: how much it differs between seats, beside.
    """
    count = len(polled.seats)
    parts = np.zeros((3, count))
    decided_number = np.zeros(len(effects), dtype=np.int64)
    for seat in range(count):
        worth = effects + seat_sd * rng.normal(size=len(effects)) if seat_sd else effects
        own = int(polled.endorsed[seat])
        before = without_it(polled.shares[seat], polled.sources[seat], own, worth)
        now = int(np.nanargmax(polled.shares[seat]))
        decided = (before != now) & (now == own)
        parts[0, seat] = decided.mean()
        parts[1, seat] = ((before == own) & (now != own)).mean()
        parts[2, seat] = ((before != now) & (before != own) & (now != own)).mean()
        decided_number += decided
    number = np.bincount(decided_number, minlength=count + 1) / len(effects)
    return Flips(polled.seats, parts[0], parts[1], parts[2], number)


def without_it(shares: Floats, sources: Floats, endorsed: int, effects: Floats) -> Ints:
    """Return (draws,) the column that would have won a seat without the endorsement.

    A share does not fall below 0; votes are counted in parts of the actual poll.
    """
    worth = np.minimum(effects, shares[endorsed])
    before = shares + worth[:, None] * sources
    before[:, endorsed] = shares[endorsed] - worth
    return np.asarray(np.nanargmax(before, axis=1), dtype=np.int64)


def from_all_rivals(shares: Floats, endorsed: Ints) -> Floats:
    """Return sources (seats, columns) in proportion to the rivals' shares."""
    rivals = np.nan_to_num(shares, nan=0.0)
    rivals[np.arange(len(rivals)), endorsed] = 0
    total = rivals.sum(axis=1, keepdims=True)
    return np.asarray(rivals / np.where(total > 0, total, 1))


def from_bloc(shares: Floats, endorsed: Ints, bloc: Sequence[int], part: float) -> Floats:
    """Return sources with that part from rivals of the bloc, the rest from all rivals in proportion.

    bloc: columns. Where no rival of the bloc stands, all comes from all rivals.
    """
    everyone = from_all_rivals(shares, endorsed)
    inside = np.zeros_like(everyone)
    inside[:, list(bloc)] = everyone[:, list(bloc)]
    total = inside.sum(axis=1, keepdims=True)
    shared = part * inside / np.where(total > 0, total, 1) + (1 - part) * everyone
    return np.where(total > 0, shared, everyone)


def scenario(low: float, high: float, draws: int) -> Floats:
    """Return effects evenly from low to high: what would follow if it was worth that, no data asked."""
    return np.linspace(low, high, draws)


def told_by_data(effect: float, se: float, rng: np.random.Generator, draws: int) -> Floats:
    """Return effects as the data alone leave them: normal about the estimate."""
    return rng.normal(effect, se, draws)


def told_by_both(
    estimate: tuple[float, float], prior: tuple[float, float], rng: np.random.Generator, draws: int
) -> Floats:
    """Return effects given an estimate and what was known before; each a mean and a standard deviation."""
    precision = 1 / estimate[1] ** 2 + 1 / prior[1] ** 2
    mean = (estimate[0] / estimate[1] ** 2 + prior[0] / prior[1] ** 2) / precision
    return rng.normal(mean, precision**-0.5, draws)


def printable(probability: Floats, level: Level, data_alone: bool) -> tuple[Floats, str]:
    """Return probabilities as they may be printed, and the note that must stand beside; "" where none need.

    Below level 2 data alone print none above .95 or below .05. What follows
    from a scenario, which says "if", is printed as it is.
    """
    if not data_alone or level >= Level.TESTED:
        return probability, ""
    clipped = np.clip(probability, LEAST, MOST)
    return clipped, CLIPPED if (clipped != probability).any() else ""
