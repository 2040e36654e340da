"""Sentences of a story on a general election that tell of a by-election in one of its seats."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.meant import BY_ELECTION, Meant
from hustings.check.mentions import Mention
from hustings.check.quantity import Unit
from hustings.check.record import BY_ELECTIONS
from hustings.check.tag import Tag, TagKind

_OPENERS = frozenset({"in", "at"})
_NEAR = 5
_OPENING = 7
"""Words within which "In February’s by-election" ends."""


def tells_of_by_election(tags: Sequence[Tag]) -> bool:
    """Whether a sentence opens with words such as "In February’s by-election"."""
    opening = tags[:_OPENING]
    return bool(tags) and tags[0].low in _OPENERS and any(BY_ELECTION.search(tag.low) for tag in opening)


def by_election_in(contest: ContestRef, about: Meant) -> ContestRef | None:
    """Return the latest by-election held in a contest's seat, by its name; None where there is none."""
    names = next((one for one in about.elections if one.name == BY_ELECTIONS), None)
    if names is None or contest.election == BY_ELECTIONS:
        return None
    seat = about.names(contest).contest(contest).seat.name.casefold()
    held = (
        ContestRef(BY_ELECTIONS, key)
        for key, one in names.election.state().contests.items()
        if one.contest.seat.name.casefold() == seat
    )
    before = [one for one in held if about.is_past(one) and _is_earlier(one, contest, about)]
    return max(before, key=about.contest_day, default=None)


def _is_earlier(one: ContestRef, contest: ContestRef, about: Meant) -> bool:
    return about.contest_day(one) < about.contest_day(contest) or about.day is not None


def dated_seat(mention: Mention, tags: Sequence[Tag], about: Meant) -> Mention:
    """Return a seat's mention as its by-election where a month and year beside it, or that word, say so."""
    own = [one for one in mention.contests if one.election == BY_ELECTIONS]
    if mention.kind is not TagKind.SEAT or not own:
        return mention
    near = tags[max(0, mention.first - _NEAR) : mention.last + _NEAR]
    dates = {tag.name for tag in tags if tag.kind is TagKind.DATE and tag.name}
    held = [one for one in own if _is_dated(about.contest_day(one), dates, about)]
    beside = tags[mention.last : mention.last + 2]
    if not held and any(BY_ELECTION.fullmatch(tag.low) for tag in beside):
        years = {str(tag.number.value) for tag in near if tag.number and tag.number.unit is Unit.YEAR}
        held = [one for one in own if str(about.contest_day(one).year) in years]
        held = held or [max(own, key=about.contest_day)]
    return replace(mention, contests=tuple(held)) if held else mention


def _is_dated(held: date, dates: Collection[str], about: Meant) -> bool:
    """Whether a date of the sentence is a polling day, or its month; without a year, within a year."""
    said = held.isoformat()
    is_recent = about.day is not None and (about.day - held).days < 366
    return said in dates or said[:7] in dates or (is_recent and f"-{said[4:]}" in dates)


def retold(tags: Sequence[Tag], contest: ContestRef, about: Meant) -> list[Tag]:
    """Return a sentence's tags with its seat and people as they were in a by-election."""
    return [_retold(tag, contest, about) for tag in tags]


def _retold(tag: Tag, contest: ContestRef, about: Meant) -> Tag:
    if tag.kind is TagKind.SEAT and len(tag.contests) == 1:
        return replace(tag, contests=(contest,)) if by_election_in(tag.contests[0], about) == contest else tag
    if tag.kind is not TagKind.PERSON or len(tag.people) != 1:
        return tag
    then = same_person(tag.people[0], contest, about)
    return replace(tag, people=(then,), contests=(contest,)) if then else tag


def same_person(ref: CandidacyRef, contest: ContestRef, about: Meant) -> CandidacyRef | None:
    """Return the candidacy of the same person in another contest; by an identifier, else by the same name."""
    person = about.names(ref.contest).candidacy(ref).person
    for other, candidacy in about.names(contest).candidates(contest):
        if candidacy.person.is_same_person(person) or candidacy.person.name == person.name:
            return other
    return None
