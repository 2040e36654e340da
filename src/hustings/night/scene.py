"""The scene of a rehearsal: seats, parties and people before a vote is cast, all people made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hustings.record.baseline import Base
from hustings.record.contest import Candidacy, Seat, candidacy_key
from hustings.record.party import Party
from hustings.record.person import Person

INDEPENDENT = "Ind"
STANDS_AGAIN = 0.82
"""The chance that a member stands again."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One seat as the made-up night finds it.

    before: share of each candidacy's side last time, by candidacy key, from 0
    to 1; None where it did not stand. independents: keys of those who stand
    alone, in the order of the ballot paper. urban: about -2 for countryside to 2 for
    a city. electorate: registered electors now. turnout: last time's, valid
    votes ÷ electorate. base: None where the seat is compared with nothing.
    """

    seat: Seat
    candidacies: tuple[Candidacy, ...]
    before: Mapping[str, float | None]
    independents: tuple[str, ...]
    urban: float
    electorate: int
    turnout: float
    base: Base | None

    @property
    def safety(self) -> float:
        """Last time's majority as a share of valid votes; 0 where it is not known."""
        return float(self.base.majority_share or 0) if self.base else 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """All seats of a rehearsal in the order of their codes, and the parties that stand."""

    grounds: tuple[Ground, ...]
    parties: Mapping[str, Party]


def made_up_candidacy(number: int, party: Party, *, sitting: bool = False) -> Candidacy:
    """Return the so-manieth candidacy of a seat; the name says that the person is made up."""
    person = made_up_person(number)
    key = candidacy_key(person, party.abbreviation)
    return Candidacy(key, person, party.abbreviation, party.name, sitting=sitting)


def made_up_person(number: int) -> Person:
    """Return a person whom nobody can take for a real one."""
    return Person(f"Candidate {number}", "(made up)")


FORMER_MEMBER = Person("Member before", "(made up)")
"""Who won last time and does not stand again."""
