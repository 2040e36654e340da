"""What the words of a story stand for: seats, people, parties, places, numbers, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.quantity import Quantity


class TagKind(StrEnum):
    """What a stretch of words stands for."""

    WORD = "word"
    MARK = "mark"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    SEAT = "seat"
    PARTY = "party"
    PLACE = "place"
    ELECTION = "election"
    ENDORSER = "endorser"


@dataclass(frozen=True, slots=True)
class Tag:
    """One word, mark, number or name of a sentence.

    text: as written; low: small letters, for patterns. Names and numbers of
    several words are one tag. number: of a NUMBER (and the year, of a DATE
    that is one). people, contests: the readings, the likeliest first, one where
    it is settled; a person who never stood has none and a `name`. party: the
    label (of a PARTY; of a PERSON's word such as "the Conservative" too).
    name: the record's name of a place, an election's short name, a date in ISO
    form, a person as the facts name them. is_carried: whether it points back
    ("he", "the seat", a bare surname); note: for the reader, such as another
    spelling on the ballot paper.
    """

    kind: TagKind
    text: str
    low: str
    start: int
    end: int
    number: Quantity | None = None
    people: tuple[CandidacyRef, ...] = ()
    contests: tuple[ContestRef, ...] = ()
    party: str | None = None
    name: str | None = None
    is_carried: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its tags, and what it is about before it begins.

    election: the short name meant where nothing else is said. contest: what
    "the seat" or no seat at all stands for here, carried from before; person:
    who "he" or "she" is at the start. quoted: spans in quotation marks.
    """

    sentence: int
    start: int
    end: int
    tags: tuple[Tag, ...]
    election: str | None
    contest: ContestRef | None
    person: CandidacyRef | None
    quoted: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False
