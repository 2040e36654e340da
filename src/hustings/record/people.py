"""People across elections: every time someone stood, joined only where an identifier says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hustings.record.baseline import Base
from hustings.record.contest import Candidacy
from hustings.record.election import Election, counted
from hustings.record.person import Person
from hustings.record.state import ContestState
from hustings.record.tabulation import Tabulation


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person standing in one contest."""

    election: Election
    standing: ContestState
    candidacy: Candidacy

    @property
    def tabulation(self) -> Tabulation | None:
        """The contest counted; None where it is undeclared or tied."""
        return counted(self.standing)

    @property
    def base(self) -> Base | None:
        """What the contest is compared with."""
        return self.election.base(self.standing.contest)


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who stood, with every appearance, earliest first.

    Appearances are joined by the publishers' identifiers. A person without
    one has a single appearance: a shared name proves nothing.
    """

    key: str
    appearances: tuple[Appearance, ...]

    @property
    def person(self) -> Person:
        """The person as last listed by a publisher that gives a member's number, else as last listed."""
        listed = [one.candidacy.person for one in self.appearances]
        return next((one for one in reversed(listed) if one.mnis), listed[-1])

    @property
    def name(self) -> str:
        """The name last stood under."""
        return self.appearances[-1].candidacy.person.name

    @property
    def other_names(self) -> tuple[str, ...]:
        """Names stood under before."""
        names = dict.fromkeys(one.candidacy.person.name for one in self.appearances)
        return tuple(name for name in names if name != self.name)

    @property
    def has_identifier(self) -> bool:
        """Whether a publisher's identifier joins the appearances."""
        return bool(_marks(self.appearances[-1].candidacy.person))


def people(elections: Iterable[Election]) -> tuple[Known, ...]:
    """Return everyone who stood in any of the elections."""
    appearances = list(_appearances(elections))
    doubtful = _doubtful(one.standing for one in appearances)
    groups: dict[int, list[Appearance]] = {}
    leader: dict[str, int] = {}
    for number, appearance in enumerate(appearances):
        marks = [mark for mark in _marks(appearance.candidacy.person) if mark not in doubtful]
        met = sorted({leader[mark] for mark in marks if mark in leader})
        home = met[0] if met else number
        groups.setdefault(home, []).append(appearance)
        for other in met[1:]:
            moved = groups.pop(other)
            groups[home] += moved
            marks = [*marks, *(mark for one in moved for mark in _marks(one.candidacy.person))]
        leader.update(dict.fromkeys(marks, home))
    return tuple(_known(group) for group in groups.values())


def _appearances(elections: Iterable[Election]) -> Iterable[Appearance]:
    for election in elections:
        for standing in election.state().contests.values():
            for candidacy in standing.contest.candidacies:
                yield Appearance(election, standing, candidacy)


def _doubtful(standings: Iterable[ContestState]) -> set[str]:
    """Return identifiers that two people of one contest bear: a slip, for nobody stands twice in it."""
    found: set[str] = set()
    for standing in {id(standing.contest): standing for standing in standings}.values():
        met: set[str] = set()
        for candidacy in standing.contest.candidacies:
            marks = set(_marks(candidacy.person))
            found |= marks & met
            met |= marks
    return found


def _marks(person: Person) -> list[str]:
    marks = [f"mnis {person.mnis}"] if person.mnis else []
    return marks + ([f"club {person.democracy_club}"] if person.democracy_club else [])


def _known(group: list[Appearance]) -> Known:
    ordered = sorted(group, key=lambda one: (one.standing.contest.day, one.standing.contest.key))
    last = ordered[-1]
    return Known(f"{last.election.name}/{last.standing.contest.key}/{last.candidacy.key}", tuple(ordered))
