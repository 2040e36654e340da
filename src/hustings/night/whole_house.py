"""The whole House from simulated parts: seats by party, who has a majority, who is largest, all votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hustings.night.outlook import PartyOutlook, VoteOutlook
from hustings.night.part import Part
from hustings.night.seats import Floats, Ints

_VOTE_DRAWS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class SeatDraws:
    """Seats of the whole House. labels: those that win in some draw; seats: (labels, draws)."""

    labels: tuple[str, ...]
    seats: NDArray[np.int16]

    @classmethod
    def of(cls, parts: Sequence[Part], won: Mapping[str, int], draws: int) -> SeatDraws:
        """Add the parts to what was won already; a part with fewer draws repeats them."""
        labels = tuple(dict.fromkeys([*won, *(label for part in parts for label in part.totals)]))
        seats = np.zeros((len(labels), draws), dtype=np.int16)
        for row, label in zip(seats, labels, strict=True):
            row += won.get(label, 0)
            for part in parts:
                own = part.totals.get(label)
                if own is not None:
                    row += (own if len(own) == draws else np.resize(own, draws)).astype(np.int16)
        return cls(labels, seats)

    def by(self, labels: Sequence[str]) -> Ints:
        """Return (draws, labels) seats, those that win in no draw among them."""
        out = np.zeros((len(labels), self.seats.shape[1]), dtype=np.int64)
        out[[labels.index(label) for label in self.labels]] = self.seats
        return out.T


def parties(draws: SeatDraws, won: Mapping[str, int]) -> dict[str, PartyOutlook]:
    """Return the outlook of every party that wins in some draw."""
    found = {}
    for label, seats in zip(draws.labels, draws.seats, strict=True):
        counts = np.bincount(seats)
        reached = np.cumsum(counts) / len(seats)
        low, middle, high = np.searchsorted(reached, [0.05, 0.5, 0.95]).tolist()
        mean = float(counts @ np.arange(len(counts))) / len(seats)
        if mean:
            found[label] = PartyOutlook(label, mean, middle, low, high, won.get(label, 0))
    return found


def majorities(draws: SeatDraws, seats: int) -> dict[str, float]:
    """Return chances of an overall majority, those of 0 left out."""
    return _chances(draws.labels, (draws.seats > seats // 2).mean(axis=1))


def largest(draws: SeatDraws) -> dict[str, float]:
    """Return chances of most seats; where several are level, each has its part of that draw."""
    top = draws.seats == draws.seats.max(axis=0)
    return _chances(draws.labels, top @ (1 / top.sum(axis=0)) / top.shape[1])


def _chances(labels: Sequence[str], chances: Floats) -> dict[str, float]:
    return {label: chance for label, chance in zip(labels, chances.tolist(), strict=True) if chance > 0}


def vote_shares(parts: Sequence[Part], labels: Sequence[str]) -> dict[str, VoteOutlook]:
    """Return every label's share of all votes; a label without any is left out."""
    place = {label: i for i, label in enumerate(labels)}
    votes = np.zeros((len(labels), _VOTE_DRAWS))
    for part in parts:
        rows = np.arange(_VOTE_DRAWS) % len(part.votes)
        votes[[place[label] for label in part.labels]] += part.votes[rows].T
    shares = votes / np.maximum(votes.sum(axis=0), 1)
    low, high = np.quantile(shares, [0.05, 0.95], axis=1)
    figures = zip(labels, shares.mean(axis=1).tolist(), low.tolist(), high.tolist(), strict=True)
    return {label: VoteOutlook(label, mean, *bounds) for label, mean, *bounds in figures if mean}
