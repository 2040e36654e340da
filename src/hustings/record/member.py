"""Members between elections: changes of party as dated events, each with a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hustings.errors import ElectionError
from hustings.record.person import Person


@dataclass(frozen=True, slots=True)
class PartyChange:
    """A member's change of party in the House: on one day, or between two that are known.

    mnis: the member's number. first, last: the earliest and the latest day on
    which it can have happened; equal where the day is known. what: in words,
    such as "whip withdrawn". Parties are as the source names them.
    """

    mnis: str
    name: str
    before: str
    after: str
    first: date
    last: date
    source: str
    what: str = "changed party"

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ElectionError(f"{self.name}: a change of party ends {self.last}, before it begins")
        if not self.source:
            raise ElectionError(f"{self.name}: a change of party needs a source")

    @property
    def is_dated(self) -> bool:
        """Whether the very day is known."""
        return self.first == self.last


def changes_of(person: Person, changes: Iterable[PartyChange]) -> tuple[PartyChange, ...]:
    """Return one person's changes of party, earliest first; joined by the member's number alone."""
    own = [change for change in changes if person.mnis is not None and change.mnis == person.mnis]
    return tuple(sorted(own, key=lambda change: (change.first, change.last)))


def sat_for(person: Person, elected_for: str, day: date, changes: Iterable[PartyChange]) -> str | None:
    """Return the party a member sat for on a day; None where a change may or may not have come yet.

    elected_for: the party of the person's last election before that day.
    """
    party: str | None = elected_for
    for change in changes_of(person, changes):
        if change.last <= day:
            party = change.after
        elif change.first <= day:
            party = None
    return party
