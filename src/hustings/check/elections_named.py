"""Elections as stories name them: "2019", "the last election", "five years ago", "the May 2015 election"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hustings.check.meant import general_before
from hustings.check.mentions import Mention
from hustings.check.quantity import Unit
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.tag import Tag, TagKind

JUST_HELD = timedelta(days=60)
"""How long after an election "the last election" still means the one before it."""
_ELECTIONS = frozenset({"election", "elections", "contest", "poll", "polls"})
_KINDS = frozenset({"general", "parliamentary", "snap", "westminster"})
_BY_ELECTIONS = frozenset({"by-election", "by-elections", "byelection", "byelections"})
_EARLIER = frozenset({"last", "previous", "preceding"})
_AGO = frozenset({"ago", "earlier", "before", "previously"})


@dataclass(frozen=True, slots=True)
class Now:
    """From when a story looks back: the election it is about, its polling day, the day it was written."""

    record: Record
    election: str | None
    polled: date | None
    day: date | None

    @property
    def before(self) -> str | None:
        """What "the last election" means."""
        if self.polled is None:
            return None
        is_new = self.day is None or self.day - self.polled <= JUST_HELD
        if self.election == BY_ELECTIONS or is_new:
            return general_before(self.record, self.polled)
        return self.election

    def of_year(self, year: int) -> str | None:
        """Return the general election of a year, if it was held by the story's day."""
        for name, held in reversed(self.record.generals):
            if held.year == year and (self.day is None or held <= self.day):
                return self.election if held == self.polled else name
        return None

    def year_of(self, name: str) -> int | None:
        """Return the year of a general election; None for by-elections."""
        held = dict(self.record.generals).get(name)
        return held.year if held else None


def elections_named(rows: Sequence[Sequence[Tag]], now: Now) -> Iterator[Mention]:
    """Yield the elections named in a story's sentences, in order."""
    then: int | None = None
    for number, tags in enumerate(rows):
        at = 0
        while at < len(tags):
            found = _dated(tags, at, now) or _earlier(tags, at, now) or _years_later(tags, at, now, then)
            if found is None:
                at += 1
                continue
            name, last = found
            yield Mention(number, at, last, TagKind.ELECTION, name=name)
            then, at = now.year_of(name) or then, last


def _dated(tags: Sequence[Tag], at: int, now: Now) -> tuple[str, int] | None:
    tag, year = tags[at], _year(tags[at])
    if year is None:
        return None
    last, word = _election_word(tags, at + 1)
    if word in _BY_ELECTIONS or (
        at > 1 and tags[at - 2].low in _BY_ELECTIONS and tags[at - 1].low in ("in", "of")
    ):
        return BY_ELECTIONS, last if word in _BY_ELECTIONS else at + 1
    name = now.of_year(year)
    if tag.kind is TagKind.DATE:
        month = re.match(r"\d{4}-\d\d", tag.name or "")
        held = dict(now.record.generals).get(name or "")
        if name is None or held is None or month is None or held.isoformat()[:7] != month.group():
            return None
        whole = len(tag.name or "") == 10
        return (name, last if word else at + 1) if word or not whole else None
    if name is None:
        return (str(year), last) if word else None
    return name, last if word else at + 1


def _year(tag: Tag) -> int | None:
    if tag.kind is TagKind.DATE and tag.name and tag.name[:4].isdigit():
        return int(tag.name[:4])
    if tag.number is not None and tag.number.unit is Unit.YEAR:
        return int(tag.number.value)
    return None


def _election_word(tags: Sequence[Tag], at: int) -> tuple[int, str]:
    """Return where a phrase such as "general election" ends, and its last word; "" where there is none."""
    while at < len(tags) and tags[at].low in _KINDS:
        at += 1
    if at < len(tags) and (tags[at].low in _ELECTIONS or tags[at].low in _BY_ELECTIONS):
        return at + 1, tags[at].low
    return at, ""


def _earlier(tags: Sequence[Tag], at: int, now: Now) -> tuple[str, int] | None:
    before = now.before
    if before is None:
        return None
    low = tags[at].low
    if low in _EARLIER and at + 1 < len(tags):
        if low == "last" and tags[at + 1].low == "time":
            return before, at + 2
        last, word = _election_word(tags, at + 1)
        if word in _BY_ELECTIONS:
            return BY_ELECTIONS, last
        return (before, last) if word in ("election", "elections") else None
    if low in ("general", "snap") and now.election == BY_ELECTIONS:
        last, word = _election_word(tags, at)
        return (before, last) if word == "election" and _year_follows(tags, last) is None else None
    return _years_ago(tags, at, now)


def _year_follows(tags: Sequence[Tag], at: int) -> int | None:
    """Return the year of "the general election of 2017", which then says which it is."""
    if at + 1 < len(tags) and tags[at].low in ("of", "in"):
        return _year(tags[at + 1])
    return None


def _years_ago(tags: Sequence[Tag], at: int, now: Now) -> tuple[str, int] | None:
    number = tags[at].number
    if number is None or number.unit is not Unit.COUNT or at + 2 >= len(tags) or now.polled is None:
        return None
    if tags[at + 1].low not in ("years", "year") or tags[at + 2].low not in _AGO or number.value > 60:
        return None
    name = now.of_year(now.polled.year - int(number.value))
    return (name, at + 3) if name else None


def _years_later(tags: Sequence[Tag], at: int, now: Now, then: int | None) -> tuple[str, int] | None:
    """Return the election meant by "five years later", counted from the one named last."""
    number = tags[at].number
    if then is None or number is None or number.unit is not Unit.COUNT or at + 2 >= len(tags):
        return None
    if (
        tags[at + 1].low not in ("years", "year")
        or tags[at + 2].low not in ("later", "on")
        or number.value > 60
    ):
        return None
    name = now.of_year(then + int(number.value))
    return (name, at + 3) if name else None
