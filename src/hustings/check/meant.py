"""Which elections a story means: by its day, by its by-elections, or by the names that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.mentions import Mention, Scope
from hustings.check.names_of_election import NamesOfElection, names_of
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.story import Story
from hustings.check.tag import TagKind

BY_ELECTION = re.compile(r"\bby[- ]?elections?\b", re.IGNORECASE)
AFTERMATH = timedelta(days=60)
"""How long after a general election a story is about it, without more."""
FRESH = timedelta(days=14)
"""How long after its polling day a by-election is what a story is about, without more."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The elections whose names are looked for, the likeliest general election first.

    day: as the story has it; None where nothing tells. is_between: whether the
    last general election was so long ago that by-elections are as likely meant.
    also_fit: of an undated story, other general elections whose names fit as well.
    """

    day: date | None
    elections: tuple[NamesOfElection, ...]
    is_between: bool = False
    also_fit: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """The names of these elections."""
        return Scope(self.elections)

    def is_past(self, ref: ContestRef) -> bool:
        """Whether a by-election was held by the day of the story, as far as that is known."""
        if self.day is None or ref.election != BY_ELECTIONS:
            return True
        return self.contest_day(ref) <= self.day

    def is_fresh(self, ref: ContestRef) -> bool:
        """Whether a by-election is so recent that the story is likely about it."""
        day = self.contest_day(ref)
        return self.day is not None and day <= self.day <= day + FRESH

    def contest_day(self, ref: ContestRef) -> date:
        """Return a contest's polling day."""
        return self.names(ref).contest(ref).day

    def gender(self, ref: CandidacyRef) -> str | None:
        """Return a candidate's gender as the publisher gives it; None where it does not."""
        said = self.names(ref.contest).candidacy(ref).person.gender or ""
        return {"M": "Male", "F": "Female"}.get(said[:1])

    def names(self, ref: ContestRef) -> NamesOfElection:
        """Return the gazetteer that a contest is of."""
        return next(one for one in self.elections if one.name == ref.election)


def meant(story: Story, record: Record) -> Meant:
    """Return the elections that a story of that day is written after, or, undated, may be about."""
    before = [(name, day) for name, day in record.generals if story.day is None or day <= story.day]
    is_between = story.day is not None and bool(before) and story.day > before[-1][1] + AFTERMATH
    by_elections = record.election(BY_ELECTIONS) if is_between or BY_ELECTION.search(story.text) else None
    also = (names_of(by_elections, BY_ELECTIONS),) if by_elections else ()
    if story.day is None:
        return Meant(None, (*_all_generals(record), *also))
    name = before[-1][0] if before else ""
    found = record.election(name) if name else None
    return Meant(story.day, (*((names_of(found, name),) if found else ()), *also), is_between)


def general_before(record: Record, day: date) -> str | None:
    """Return the short name of the latest general election before a day."""
    before = [name for name, held in record.generals if held < day]
    return before[-1] if before else None


def _all_generals(record: Record) -> tuple[NamesOfElection, ...]:
    opened = ((record.election(name), name) for name, _ in reversed(record.generals))
    return tuple(names_of(one, name) for one, name in opened if one is not None)


def narrowed(about: Meant, mentions: Iterable[Mention], story: Story) -> Meant:
    """Return the elections of an undated story: the general election whose names fit best, and its day.

    Of those that fit alike, the one whose year the story has, else the latest.
    """
    generals = [one for one in about.elections if one.name != BY_ELECTIONS]
    if about.day is not None or not generals:
        return about
    fits: dict[str, int] = dict.fromkeys((one.name for one in generals), 0)
    for mention in mentions:
        for name in {ref.election for ref in mention.refs} & fits.keys():
            fits[name] += 3 if mention.kind is TagKind.PERSON else 1
    years = set(re.findall(r"\b(?:19|20)\d\d\b", story.text))
    most = max(fits.values())
    fitting = [one for one in generals if fits[one.name] == most]
    dated = [one for one in fitting if str(one.election.day)[:4] in years] or fitting
    also = tuple(one for one in about.elections if one.name == BY_ELECTIONS)
    return Meant(None, (dated[0], *also), also_fit=tuple(one.name for one in dated[1:]))


def in_time(mention: Mention, about: Meant) -> Mention:
    """Return a mention without by-elections that had not been held by the story's day."""
    if about.day is None:
        return mention
    return replace(
        mention,
        people=tuple(one for one in mention.people if about.is_past(one.contest)),
        contests=tuple(one for one in mention.contests if about.is_past(one)),
    )
