"""A forecast as handed on: typed apart from every declaration, so that no page prints one as the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SeatStatus(StrEnum):
    """What is known of a seat: figures, our own call, or neither."""

    DECLARED = "declared"
    CALLED = "called"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CandidacyOutlook:
    """One candidacy's forecast share and chance of winning, from 0 to 1.

    In a declared seat the shares are those declared and win is 0 or 1.
    share_p5 and share_p95 bound a 90% interval.
    """

    candidacy: str
    name: str
    party: str
    share_mean: float
    share_p5: float
    share_p95: float
    win: float


@dataclass(frozen=True, slots=True)
class SeatOutlook:
    """One seat's forecast; its chances add up to one."""

    contest: str
    name: str
    region: str
    status: SeatStatus
    candidacies: tuple[CandidacyOutlook, ...]

    @property
    def leader(self) -> CandidacyOutlook:
        """The candidacy most likely to win; of those level the first by key."""
        first = self.candidacies[0]
        for one in self.candidacies:
            if one.win > first.win or (one.win == first.win and one.candidacy < first.candidacy):
                first = one
        return first


@dataclass(frozen=True, slots=True)
class PartyOutlook:
    """One party's seats in the whole House: the 90% interval holds what is declared already."""

    party: str
    mean: float
    median: int
    p5: int
    p95: int
    declared: int


@dataclass(frozen=True, slots=True)
class VoteOutlook:
    """One party's share of all valid votes in the House, declared and forecast, from 0 to 1."""

    party: str
    mean_share: float
    p5: float
    p95: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Our distribution over the whole House at one entry of the ledger.

    overall_majority and largest: chances by party, those of 0 left out.
    warnings: words for the person who reads it, never to be hidden.
    """

    election: str
    as_at_entry: int
    declared: int
    undeclared: int
    draws: int
    seed: int
    house: Mapping[str, PartyOutlook]
    overall_majority: Mapping[str, float]
    largest: Mapping[str, float]
    votes: Mapping[str, VoteOutlook]
    seats: tuple[SeatOutlook, ...]
    warnings: tuple[str, ...] = ()
    is_rehearsal: bool = False
