"""A person's elections on record: where and when they won, told apart by identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.record import BY_ELECTIONS, Record
from hustings.record.contest import Candidacy
from hustings.record.person import Person


@dataclass(frozen=True, slots=True)
class Stood:
    """One time a person stood: where, on which day, for whom, and whether they won."""

    contest: ContestRef
    seat: str
    day: date
    candidacy: Candidacy
    has_won: bool


def career(person: Person, record: Record) -> tuple[Stood, ...]:
    """Return every time the person stood in the elections on record, earliest first.

    By identifier alone: a shared name proves nothing. A person without one has none.
    """
    if not person.mnis and not person.democracy_club:
        return ()
    return tuple(sorted(_stood(person, record), key=lambda one: one.day))


def is_new_before(stood: Stood) -> bool:
    """Whether the person was no member before that poll, as the publisher marks candidates."""
    return stood.candidacy.sitting is False and stood.candidacy.former is False


def person_of(who: CandidacyRef | None, record: Record) -> Person | None:
    """Return the person behind a candidacy; None where it is not on record."""
    candidacy = record.candidacy(who) if who is not None else None
    return candidacy.person if candidacy is not None else None


def _stood(person: Person, record: Record) -> Iterator[Stood]:
    for name in (*(name for name, _ in record.generals), BY_ELECTIONS):
        election = record.election(name)
        for standing in election.state().contests.values() if election else ():
            for candidacy in standing.contest.candidacies:
                if person.is_same_person(candidacy.person):
                    contest = standing.contest
                    counted = record.tabulation(ContestRef(name, contest.key))
                    won = counted is not None and counted.winner.key == candidacy.key
                    yield Stood(ContestRef(name, contest.key), contest.seat.name, contest.day, candidacy, won)
