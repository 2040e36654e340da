"""A person who stands, and the identifiers by which publishers know them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A public candidate, named as on the publisher's list.

    mnis: the identifier of UK Parliament's members' service, for those who
        were ever a member. democracy_club: Democracy Club's person number.
    Two entries are the same person only where an identifier says so; a shared
    name proves nothing.
    """

    first_name: str
    surname: str
    mnis: str | None = None
    democracy_club: str | None = None
    gender: str | None = None

    @property
    def name(self) -> str:
        """First name and surname, as printed."""
        return f"{self.first_name} {self.surname}".strip()

    def is_same_person(self, other: Person) -> bool:
        """Whether an identifier shared by both says that they are one person."""
        by_mnis = self.mnis is not None and self.mnis == other.mnis
        by_club = self.democracy_club is not None and self.democracy_club == other.democracy_club
        return by_mnis or by_club
