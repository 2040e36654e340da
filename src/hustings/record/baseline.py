"""The baseline: what a contest is compared with, an actual or a notional result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from hustings.errors import DeclarationError
from hustings.record.person import Person
from hustings.record.tabulation import Tabulation


class BaselineKind(StrEnum):
    """Whether a baseline was declared or is an estimate."""

    ACTUAL = "actual"
    NOTIONAL = "notional"


@dataclass(frozen=True, slots=True)
class NotionalResult:
    """Old votes re-cast on a new seat's boundaries: an estimate, never a declaration.

    votes: by party abbreviation, in whole votes though they are estimates.
    winner: the party first; majority: its lead. Both are of single
    candidacies, where votes of independents are one sum.
    """

    seat: str
    name: str
    votes: dict[str, int]
    valid_votes: int
    electorate: int
    winner: str
    second: str
    majority: int

    def __post_init__(self) -> None:
        total = sum(self.votes.values())
        if total != self.valid_votes:
            raise DeclarationError(
                f"{self.name}: notional votes add up to {total}, the file's total is {self.valid_votes}"
            )


@dataclass(frozen=True, slots=True)
class Labels:
    """How labels of the earlier election read in the later one.

    shared: labels of people who do not stand together (independents), whose
    shares are not comparable from one election to the next. renamed: parties
    that took a new label in between, old to new.
    """

    shared: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)

    def now(self, label: str) -> str:
        """Return the label the party has in the later election."""
        return self.renamed.get(label, label)

    def votes_now(self, votes: Mapping[str, int]) -> dict[str, int]:
        """Return votes by the later election's labels."""
        totals: dict[str, int] = {}
        for label, count in votes.items():
            totals[self.now(label)] = totals.get(self.now(label), 0) + count
        return totals


@dataclass(frozen=True, slots=True)
class Base:
    """One contest in a baseline, whichever kind it is, in the later election's labels.

    holder: the person who won; None where only the party is known. elected:
    members' numbers of everyone elected that day, here or in another seat.
    """

    kind: BaselineKind
    winner: str
    votes: Mapping[str, int]
    valid_votes: int
    electorate: int | None
    majority: int | None
    shared_labels: frozenset[str] = frozenset()
    holder: Person | None = None
    elected: frozenset[str] = frozenset()

    def sat_elsewhere(self, person: Person) -> bool:
        """Whether the person was elected in another seat than this one, by the member's number."""
        return (
            self.holder is not None and person.mnis in self.elected and not self.holder.is_same_person(person)
        )

    def share(self, party: str) -> Fraction | None:
        """Return the party's share, from 0 to 1; None where it did not stand, or the label is shared."""
        if party in self.shared_labels or party not in self.votes or not self.valid_votes:
            return None
        return Fraction(self.votes[party], self.valid_votes)

    @property
    def turnout(self) -> Fraction | None:
        """Valid votes ÷ electorate; None where either is not known or there was no poll."""
        return Fraction(self.valid_votes, self.electorate) if self.electorate and self.valid_votes else None

    @property
    def majority_share(self) -> Fraction | None:
        """The majority as a share of valid votes."""
        if self.majority is None or not self.valid_votes:
            return None
        return Fraction(self.majority, self.valid_votes)


@dataclass(frozen=True, slots=True)
class Baseline:
    """All contests of an election as they stood before, by contest key, as declared or re-cast."""

    name: str
    kind: BaselineKind
    bases: Mapping[str, Base]


def actual_base(counted: Tabulation, labels: Labels, elected: frozenset[str] = frozenset()) -> Base:
    """Return what a later contest in the seat is compared with: a declared result.

    elected: members' numbers of everyone elected that day, in any seat.
    """
    return Base(
        BaselineKind.ACTUAL,
        labels.now(counted.winner.party),
        labels.votes_now(counted.party_votes),
        counted.declaration.valid_votes,
        counted.declaration.electorate,
        counted.majority,
        labels.shared,
        counted.winner.person,
        elected,
    )


def notional_base(result: NotionalResult, labels: Labels) -> Base:
    """Return what a contest on new boundaries is compared with: an estimate.

    A party with no votes at all in the estimate stood in no part of the seat.
    """
    stood = {label: votes for label, votes in result.votes.items() if votes}
    return Base(
        BaselineKind.NOTIONAL,
        labels.now(result.winner),
        labels.votes_now(stood),
        result.valid_votes,
        result.electorate,
        result.majority,
        labels.shared,
    )
