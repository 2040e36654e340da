"""A contest: one election in one constituency on one day, and who stands in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from hustings.errors import DeclarationError
from hustings.record.person import Person


@dataclass(frozen=True, slots=True)
class Seat:
    """A constituency: its official code and where it lies."""

    code: str
    name: str
    region: str = ""
    country: str = ""
    county: str | None = None
    kind: str | None = None

    def lies_in(self, place: str) -> bool:
        """Whether a region, nation or county of that name holds the seat; letter case does not matter."""
        return place.casefold() in (
            name.casefold() for name in (self.region, self.country, self.county or "")
        )


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A person standing in one contest under one description.

    key: unique within the contest. party: the abbreviation votes are totalled
    by; description: as printed; adjunct: the register's identifier of the
    second party of a joint candidacy, such as Labour and Co-operative.
    sitting: whether the person was a member at dissolution; None where the
    publisher does not say. former: whether ever a member before.
    """

    key: str
    person: Person
    party: str
    description: str
    adjunct: str | None = None
    sitting: bool | None = None
    former: bool | None = None

    @property
    def is_joint(self) -> bool:
        """Whether two registered parties nominated the person together."""
        return self.adjunct is not None


@dataclass(frozen=True, slots=True)
class Contest:
    """One election in one constituency on one day.

    key: the seat's code at a general election; code and day at a by-election.
    """

    key: str
    election: str
    seat: Seat
    day: date
    candidacies: tuple[Candidacy, ...]

    def __post_init__(self) -> None:
        if not self.candidacies:
            raise DeclarationError(f"{self.seat.name}: nobody stands")
        keys = [candidacy.key for candidacy in self.candidacies]
        if len(set(keys)) != len(keys):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            raise DeclarationError(f"{self.seat.name}: entered twice: {', '.join(twice)}")

    def candidacy(self, key: str) -> Candidacy:
        """Return the candidacy of that key; DeclarationError where nobody has it."""
        for candidacy in self.candidacies:
            if candidacy.key == key:
                return candidacy
        raise DeclarationError(f"{self.seat.name}: nobody here has the key {key!r}")


def candidacy_key(person: Person, party: str) -> str:
    """Return a readable key, the same however the candidacies are ordered.

    >>> candidacy_key(Person("Órfhlaith", "Begley"), "SF")
    'orfhlaith-begley.sf'
    """
    return f"{_slug(person.name)}.{_slug(party)}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    # Accents combine and go; vowel signs of Indic scripts are marks too, but tell names apart.
    kept = (c for c in plain if not unicodedata.combining(c))
    letters = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in kept)
    return "-".join(letters.split())
