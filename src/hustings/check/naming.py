"""A story's names: every seat, person, party, place and election tagged, with the frame that settles them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hustings.check.by_elections_told import dated_seat
from hustings.check.carrying import carried
from hustings.check.claim import ContestRef
from hustings.check.elections_named import Now, elections_named
from hustings.check.frame import Frame, Weights, framed, settled
from hustings.check.meant import Meant, in_time, meant, narrowed
from hustings.check.mentions import Mention, Scope, mentions_in
from hustings.check.misspelt import familiar, misspelt
from hustings.check.names_of_election import names_of
from hustings.check.near_names import runs_of_capitals
from hustings.check.numbers import with_numbers
from hustings.check.pieces import Piece, pieces
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.story import Story
from hustings.check.surnames import introduced, surnames
from hustings.check.tag import Tag, Tagged, TagKind
from hustings.check.words import words

Rows = tuple[tuple[Tag, ...], ...]
_WINNERS = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A story read: what it is about, and its sentences with their tags."""

    frame: Frame
    sentences: tuple[Tagged, ...]


def tagged(story: Story, record: Record) -> tuple[Tagged, ...]:
    """Return a story's sentences with numbers and names tagged, and what each is about."""
    return named(story, record).sentences


def named(story: Story, record: Record) -> Named:
    """Return a story's frame, and its sentences with numbers and names tagged."""
    rows = tuple(with_numbers(words(story.text, one.start, one.end)) for one in story.sentences)
    about = meant(story, record)
    found = _mentions(rows, about)
    if about.day is None:
        about = narrowed(about, found, story)
        found = _mentions(rows, about)
    found = _settled(found, rows, about)
    frame = framed(found, about)
    now = _now(frame, about, record)
    dated = list(elections_named(rows, now))
    found = [*found, *familiar(found, rows, frame, about)]
    about, found = _with_other_elections(about, found, rows, dated, record)
    found = [*found, *misspelt(found, rows, frame, about)]
    frame = framed(found, about)
    found = _with_surnames(found, rows, frame, about)
    frame = replace(framed(found, about), election=frame.election)
    found = _joined(found, dated)
    return Named(frame, carried(story, rows, found, frame, about))


def _mentions(rows: Rows, about: Meant) -> list[Mention]:
    scope = about.scope
    found = (one for number, row in enumerate(rows) for one in mentions_in(number, row, scope))
    timely = (dated_seat(in_time(one, about), rows[one.sentence], about) for one in found)
    return [one for one in timely if one.refs or one.party or one.name]


def _settled(found: Sequence[Mention], rows: Rows, about: Meant) -> list[Mention]:
    weights = Weights(found, about)
    parties: dict[int, list[Mention]] = defaultdict(list)
    for one in found:
        if one.party:
            parties[one.sentence].append(one)
    kept = [settled(one, weights, _party_beside(one, parties[one.sentence], rows, about)) for one in found]
    return [one for one in kept if not _is_by_the_way(one, weights, about)]


def _party_beside(
    mention: Mention, parties: Sequence[Mention], rows: Rows, about: Meant
) -> Mapping[ContestRef, str]:
    """Return the contests in which a person stands for the party named right beside the name."""
    if len(mention.people) < 2:
        return {}
    beside = {one.party for one in parties if one.party and _are_beside(one, mention, rows[one.sentence])}
    return {
        one.contest: party
        for one in mention.people
        if (party := about.names(one.contest).candidacy(one).party) in beside
    }


def _are_beside(party: Mention, person: Mention, row: Sequence[Tag]) -> bool:
    between = row[party.last : person.first] if party.first < person.first else row[person.last : party.first]
    return len(between) <= 3 and not any(tag.low in (",", ";", "and", "but") for tag in between[1:])


def _is_by_the_way(mention: Mention, weights: Weights, about: Meant) -> bool:
    """Whether a name is borne by a candidate that nothing else speaks for and who came nowhere near.

    A later part of a seat's name, such as "Deal", needs other support too.
    """
    if mention.part == 2:
        return not any(weights.in_play(ref).people for ref in mention.contests)
    if mention.kind is not TagKind.PERSON:
        return False
    return not any(_is_prominent(mention, ref, weights, about) for ref in mention.refs)


def _is_prominent(mention: Mention, ref: ContestRef, weights: Weights, about: Meant) -> bool:
    played = weights.in_play(ref)
    if played.seat_named or len(played.people) > 1 or len(played.sentences) > 1 or played.weight >= 3:
        return True
    names = about.names(ref)
    standing = names.election.state().contests[ref.key]
    votes = standing.declaration.votes if standing.declaration else {}
    first = sorted(votes, key=lambda key: -votes[key])[:_WINNERS]
    for one in (person for person in mention.people if person.contest == ref):
        candidacy = names.candidacy(one)
        if candidacy.sitting or candidacy.former or one.key in first:
            return True
    return False


def _now(frame: Frame, about: Meant, record: Record) -> Now:
    polled = next((one.election.day for one in about.elections if one.name == frame.election), None)
    if frame.election == BY_ELECTIONS:
        own = [one.contest for one in frame.contests if one.contest.election == BY_ELECTIONS]
        polled = about.contest_day(own[0]) if own else about.day
    return Now(record, frame.election, polled, about.day)


def _with_other_elections(
    about: Meant, found: list[Mention], rows: Rows, dated: Iterable[Mention], record: Record
) -> tuple[Meant, list[Mention]]:
    """Add names that only an earlier election named in the story has."""
    have = {one.name for one in about.elections}
    others = dict.fromkeys(one.name for one in dated if one.name and one.name not in have)
    known = {name for name, _ in record.generals}
    taken = _taken(found)
    loose = {number: list(_loose(row, taken.get(number, ()))) for number, row in enumerate(rows)}
    if not any(loose.values()):
        return about, found
    for name in (one for one in others if one in known):
        election = record.election(name)
        if election is None:
            continue
        names = names_of(election, name)
        about = replace(about, elections=(*about.elections, names))
        scope = Scope((names,))
        more = [
            one for number, runs in loose.items() if runs for one in mentions_in(number, rows[number], scope)
        ]
        taken = _taken(found)
        found = [*found, *(one for one in more if one.people and not _covers(one, taken))]
    return about, found


def _loose(row: Sequence[Tag], taken: Iterable[int]) -> Iterator[Sequence[Piece]]:
    return (run for run in runs_of_capitals(pieces(row), taken) if len(run) > 1)


def _taken(found: Iterable[Mention]) -> dict[int, dict[int, Mention]]:
    """Return which names take which tags, by sentence."""
    taken: dict[int, dict[int, Mention]] = defaultdict(dict)
    for one in found:
        taken[one.sentence].update(dict.fromkeys(range(one.first, one.last), one))
    return taken


def _covers(mention: Mention, taken: Mapping[int, Mapping[int, Mention]]) -> bool:
    return any(at in taken.get(mention.sentence, ()) for at in range(mention.first, mention.last))


def _with_surnames(found: Sequence[Mention], rows: Rows, frame: Frame, about: Meant) -> list[Mention]:
    known = surnames(introduced(found, rows, about), frame, about, rows)
    taken = _taken(found)
    bare = [
        replace(one, is_carried=True)
        for number, row in enumerate(rows)
        for one in known.find(number, row, pieces(row), taken.get(number, {}))
    ]
    over = _taken(bare)
    return [*(one for one in found if not _covers(one, over)), *bare]


def _joined(found: Sequence[Mention], dated: Sequence[Mention]) -> list[Mention]:
    """Return all mentions in order, elections where no other name stands."""
    taken = _taken(found)
    every = [*found, *(one for one in dated if not _covers(one, taken))]
    return sorted(every, key=lambda one: (one.sentence, one.first))
