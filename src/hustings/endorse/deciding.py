"""Which endorsed seats the endorsement decided, if it was worth so much, by where its votes came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hustings.endorse.accounting import Account
from hustings.endorse.claim_level import Level
from hustings.endorse.flips import (
    LEAST,
    MOST,
    Flips,
    Polled,
    flips,
    from_all_rivals,
    printable,
    scenario,
    told_by_data,
)
from hustings.endorse.study import Floats, Ints
from hustings.record.election import Election
from hustings.record.tabulation import Tabulation

MIDDLE = 0.9
"""The middle of the distribution of seats decided that is told."""
RIVALS, NOBODY, BLOC = "rivals in proportion", "people who would not have voted", "rivals of the bloc"


@dataclass(frozen=True, slots=True)
class Worth:
    """What the endorsement is taken to have been worth, in fractions of 1 of the vote.

    low, high: every value between them alike. seat_sd: how much it differs
    between seats, beside. bloc: labels that votes may have come from; none
    where that is not asked.
    """

    low: float = 0.02
    high: float = 0.04
    seat_sd: float = 0.01
    bloc: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatChance:
    """One endorsed seat.

    lead: of the endorsed over the best rival, a fraction of 1, below 0 where
    it lost. decided: the probability that the endorsed won by it; low, high:
    by where its votes came from. cost: that it lost by it. handed: that the
    seat went from one rival to another. data: `decided` as the data alone
    tell, held within what they may print; None where nothing was estimated,
    or the endorsed lost, which no estimate is needed for.
    """

    account: Account
    lead: float
    decided: float
    low: float
    high: float
    cost: float
    handed: float
    data: float | None

    @property
    def is_decided(self) -> bool:
        """Whether it decided the seat wherever its votes came from, as surely as may be said."""
        return self.low >= MOST

    @property
    def is_not_decided(self) -> bool:
        """Whether it did not, wherever its votes came from."""
        return self.high <= LEAST


@dataclass(frozen=True, slots=True)
class Deciding:
    """Every endorsed seat, the likeliest decided first, and how many were decided.

    number: probability of each number of seats from 0 on. by_source: where
    votes may have come from, each counting alike, and how many seats were
    decided then, on average. note: what must stand beside the data's own.
    """

    worth: Worth
    seats: tuple[SeatChance, ...]
    number: tuple[float, ...]
    by_source: tuple[tuple[str, float], ...]
    note: str = ""

    @property
    def expected(self) -> float:
        """How many seats it decided, on average."""
        return sum(one.decided for one in self.seats)

    @property
    def handed(self) -> float:
        """How many seats it handed from one rival to another, on average: the harm."""
        return sum(one.handed for one in self.seats)

    @property
    def middle(self) -> tuple[int, int]:
        """The numbers of seats decided between which MIDDLE of the probability lies."""
        upto, tail = np.cumsum(self.number), (1 - MIDDLE) / 2
        low, high = (int(np.searchsorted(upto, part - 1e-9)) for part in (tail, 1 - tail))
        return min(low, len(self.number) - 1), min(high, len(self.number) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Seats:
    accounts: tuple[Account, ...]
    shares: Floats
    endorsed: Ints
    bloc: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    def polled(self, sources: Floats) -> Polled:
        return Polled(tuple(one.contest for one in self.accounts), self.shares, self.endorsed, sources)


def deciding(
    election: Election,
    accounts: Sequence[Account],
    worth: Worth,
    rng: np.random.Generator,
    draws: int,
    told: tuple[float, float, Level] | None = None,
) -> Deciding:
    """Return the probabilities that the endorsement decided each seat where more than one stood.

    told: the data's own estimate, its standard error, and the level that
    claims on it have; None where there is none.
    """
    seats = _seats(election, accounts, worth.bloc)
    if not seats.accounts:
        return Deciding(worth, (), (1.0,), ())
    sources = _sources(seats)
    effects = scenario(worth.low, worth.high, draws)
    found = {name: flips(seats.polled(part), effects, rng, worth.seat_sd) for name, part in sources.items()}
    data, note = None, ""
    if told is not None:
        drawn = told_by_data(told[0], told[1], rng, draws)
        alone = [flips(seats.polled(part), drawn, rng, worth.seat_sd).decided for part in sources.values()]
        data, note = printable(np.mean(alone, axis=0), told[2], data_alone=True)
    lines = _lines(seats, list(found.values()), data)
    number = np.mean([one.number for one in found.values()], axis=0)
    by_source = tuple((name, one.expected) for name, one in found.items())
    ordered = sorted(lines, key=lambda one: (-one.decided, not one.account.won, abs(one.lead)))
    return Deciding(worth, tuple(ordered), tuple(number.tolist()), by_source, note)


def _lines(seats: _Seats, found: Sequence[Flips], data: Floats | None) -> list[SeatChance]:
    decided = np.array([one.decided for one in found])
    cost, handed = (np.mean([getattr(one, name) for one in found], axis=0) for name in ("cost", "handed"))
    rivals = seats.shares.copy()
    rows = np.arange(len(rivals))
    own = rivals[rows, seats.endorsed]
    rivals[rows, seats.endorsed] = np.nan
    leads = own - np.nanmax(rivals, axis=1)
    return [
        SeatChance(
            account,
            float(leads[i]),
            float(decided[:, i].mean()),
            float(decided[:, i].min()),
            float(decided[:, i].max()),
            float(cost[i]),
            float(handed[i]),
            float(data[i]) if data is not None and account.won else None,
        )
        for i, account in enumerate(seats.accounts)
    ]


def _sources(seats: _Seats) -> Mapping[str, Floats]:
    rivals = from_all_rivals(seats.shares, seats.endorsed)
    found = {RIVALS: rivals, NOBODY: np.zeros_like(rivals)}
    if seats.bloc.any():
        inside = np.where(seats.bloc, rivals, 0.0)
        total = inside.sum(axis=1, keepdims=True)
        found[BLOC] = np.where(total > 0, inside / np.where(total > 0, total, 1), rivals)
    return found


def _seats(election: Election, accounts: Sequence[Account], bloc: Sequence[str]) -> _Seats:
    found: list[tuple[Account, Tabulation]] = []
    for account in accounts:
        tabulation = election.tabulation(account.contest)
        if tabulation is not None and tabulation.second is not None:
            found.append((account, tabulation))
    width = max((len(counted.ranking) for _, counted in found), default=0)
    shares = np.full((len(found), width), np.nan)
    inside = np.zeros((len(found), width), dtype=bool)
    endorsed = np.zeros(len(found), dtype=np.int64)
    for row, (account, counted) in enumerate(found):
        # By votes, and the winner of a lot first, so that a level top goes to whoever was elected.
        for column, one in enumerate(counted.ranking):
            shares[row, column] = counted.votes(one) / counted.declaration.valid_votes
            inside[row, column] = one.party in bloc and one.key != account.candidacy.key
            if one.key == account.candidacy.key:
                endorsed[row] = column
    return _Seats(tuple(account for account, _ in found), shares, endorsed, inside)
