"""The baseline: what a contest is compared with, an actual or a notional result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hustings.errors import DeclarationError
from hustings.record.state import State
from hustings.record.tabulation import Tabulation, tabulate


class BaselineKind(StrEnum):
    """Whether a baseline was declared or is an estimate."""

    ACTUAL = "actual"
    NOTIONAL = "notional"


@dataclass(frozen=True, slots=True)
class NotionalResult:
    """Old votes re-cast on a new seat's boundaries: an estimate, never a declaration.

    votes: by party abbreviation, in whole votes though they are estimates.
    majority: the publisher's figure.
    """

    seat: str
    name: str
    votes: dict[str, int]
    valid_votes: int
    electorate: int
    majority: int
    region: str = ""
    country: str = ""

    def __post_init__(self) -> None:
        total = sum(self.votes.values())
        if total != self.valid_votes:
            raise DeclarationError(
                f"{self.name}: notional votes add up to {total}, the file's total is {self.valid_votes}"
            )

    @property
    def ranking(self) -> list[str]:
        """Parties by notional votes, most first."""
        return sorted(self.votes, key=lambda party: (-self.votes[party], party))


@dataclass(frozen=True, slots=True)
class Base:
    """One seat in a baseline, whichever kind it is.

    shared_labels: labels of people who do not stand together (independents),
    whose shares are not comparable from one election to the next.
    """

    kind: BaselineKind
    winner: str
    votes: Mapping[str, int]
    valid_votes: int
    electorate: int | None
    majority: int | None
    shared_labels: frozenset[str] = frozenset()

    def share(self, party: str) -> Fraction | None:
        """Return the party's share, from 0 to 1; None where it did not stand, or the label is shared."""
        if party in self.shared_labels or party not in self.votes or not self.valid_votes:
            return None
        return Fraction(self.votes[party], self.valid_votes)

    @property
    def turnout(self) -> Fraction | None:
        """Valid votes ÷ electorate."""
        return Fraction(self.valid_votes, self.electorate) if self.electorate else None

    @property
    def majority_share(self) -> Fraction | None:
        """The majority as a share of valid votes."""
        if self.majority is None or not self.valid_votes:
            return None
        return Fraction(self.majority, self.valid_votes)


@dataclass(frozen=True, slots=True)
class Baseline:
    """All seats of an earlier election, by seat code, as declared or re-cast."""

    name: str
    kind: BaselineKind
    seats: Mapping[str, Base]


def actual_baseline(name: str, state: State, shared_labels: frozenset[str]) -> Baseline:
    """Return a baseline of declared results, by seat code; undecided contests are left out."""
    seats = {}
    for standing in state.contests.values():
        if standing.declaration is not None and standing.is_decided:
            counted = tabulate(standing.contest, standing.declaration, standing.lot)
            seats[standing.contest.seat.code] = _declared(counted, shared_labels)
    return Baseline(name, BaselineKind.ACTUAL, seats)


def notional_baseline(name: str, results: Mapping[str, NotionalResult], shared: frozenset[str]) -> Baseline:
    """Return a baseline of notional results, by seat code."""
    seats = {
        code: Base(
            BaselineKind.NOTIONAL,
            result.ranking[0],
            result.votes,
            result.valid_votes,
            result.electorate,
            result.majority,
            shared,
        )
        for code, result in results.items()
    }
    return Baseline(name, BaselineKind.NOTIONAL, seats)


def _declared(counted: Tabulation, shared_labels: frozenset[str]) -> Base:
    return Base(
        BaselineKind.ACTUAL,
        counted.winner.party,
        counted.party_votes,
        counted.declaration.valid_votes,
        counted.declaration.electorate,
        counted.majority,
        shared_labels,
    )
