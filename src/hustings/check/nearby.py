"""What the sentences right before one are of: years, places, and who else a pronoun may mean."""

from __future__ import annotations

from functools import cached_property

from hustings.check.clauses import Line
from hustings.check.quantity import Unit
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.tag import Tag, Tagged, TagKind

REACH = 3
"""Sentences back to which a place is looked for."""


class Nearby:
    """A story's sentences in order, to look back from each."""

    def __init__(self, tagged: tuple[Tagged, ...], record: Record) -> None:
        """Take the sentences in their order."""
        self._tagged, self._record = tagged, record
        self._order = {id(sentence): number for number, sentence in enumerate(tagged)}

    def years_before(self, line: Line) -> frozenset[int]:
        """Return the years that the sentences before name, in the same paragraph or its heading."""
        return self._years_before[self._order.get(id(line.tagged), 0)]

    @cached_property
    def _years_before(self) -> list[frozenset[int]]:
        """Years named before each sentence, in its order: a paragraph adds its sentences up."""
        found: list[frozenset[int]] = []
        told: frozenset[int] = frozenset()
        last: Tagged | None = None
        for one in self._tagged:
            if last is not None:
                is_apart = one.start - last.end > 1
                named = frozenset(year for tag in last.tags if (year := dated(tag)) is not None)
                told = named if is_apart and last.is_heading else frozenset() if is_apart else told | named
            found.append(told)
            last = one
        return found or [frozenset()]

    def place_near(self, line: Line) -> str | None:
        """Return the nation, region or county that the sentences right before are of, where they name one."""
        now = self._order.get(id(line.tagged), 0)
        if any(tag.kind is TagKind.PLACE and tag.name for tag in line.tagged.tags):
            return None
        for one in reversed(self._tagged[max(0, now - REACH) : now]):
            places = {tag.name for tag in one.tags if tag.kind is TagKind.PLACE and tag.name}
            if places:
                return places.pop() if len(places) == 1 else None
        return None

    def names_place(self, line: Line) -> bool:
        """Whether the story names a nation, region or county up to the sentence's end."""
        now = self._order.get(id(line.tagged), 0)
        told = self._tagged[: now + 1]
        return any(tag.kind is TagKind.PLACE and tag.name for one in told for tag in one.tags)

    def seats_named(self, line: Line) -> frozenset[str]:
        """Return the names of the seats that the story names up to the sentence, carried ones left out."""
        now = self._order.get(id(line.tagged), 0)
        return frozenset(name for name, first in self._first_named.items() if first <= now)

    @cached_property
    def _first_named(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, sentence in enumerate(self._tagged):
            for tag in sentence.tags:
                is_seat = tag.kind is TagKind.SEAT and tag.contests and not tag.is_carried
                known = self._record.contest(tag.contests[0]) if is_seat else None
                if known is not None:
                    found.setdefault(known.seat.name, number)
        return found

    @cached_property
    def tells_of_by_elections(self) -> bool:
        """Whether any sentence is about a by-election."""
        contests = (one.contest.election for one in self._tagged if one.contest)
        return BY_ELECTIONS in {*(one.election for one in self._tagged), *contests}

    def names_seat(self, line: Line) -> bool:
        """Whether a seat is named in the sentence or in those right before it."""
        now = self._order.get(id(line.tagged), 0)
        near = self._tagged[max(0, now - REACH) : now + 1]
        return any(tag.kind is TagKind.SEAT for one in near for tag in one.tags)

    def may_be_another(self, line: Line, pointer: Tag) -> bool:
        """Whether somebody else of that gender is named before in the sentence, or in the two before it."""
        now = self._order.get(id(line.tagged), 0)
        meant = self._record.candidacy(pointer.people[0]) if pointer.people else None
        if meant is None:
            return True
        near = [tag for one in self._tagged[max(0, now - 2) : now] for tag in one.tags]
        near += [tag for tag in line.tagged.tags if tag.end <= pointer.start]
        named = (
            tag.people[0] for tag in near if tag.kind is TagKind.PERSON and tag.people and not tag.is_carried
        )
        others = (self._record.candidacy(one) for one in dict.fromkeys(named))
        return any(
            one is not None
            and not one.person.is_same_person(meant.person)
            and one.person.name != meant.person.name
            and one.person.gender in (None, meant.person.gender)
            for one in others
        )


def dated(tag: Tag) -> int | None:
    """Return the year that a number, a date or an election names; None where it names none."""
    if tag.number is not None:
        return year_of(tag) if tag.number.unit is Unit.YEAR else None
    if tag.kind is TagKind.DATE and (tag.name or "")[:4].isdigit():
        return int((tag.name or "")[:4])
    return int(tag.low) if tag.kind is TagKind.ELECTION and tag.low.isdecimal() else None


def year_of(tag: Tag | None) -> int | None:
    """Return the year that a tag is; None where it is none."""
    if tag is None:
        return None
    if tag.number is not None:
        return int(tag.number.value)
    return int(tag.low) if tag.low.isdecimal() else None
