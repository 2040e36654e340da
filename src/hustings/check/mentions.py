"""Names found in a sentence by gazetteer, the longest first, each with every reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from hustings.check.names_of_election import COMPASS, NamesOfElection, People, Refs
from hustings.check.parties_named import abbreviated, is_party, parties_of
from hustings.check.pieces import BREAK, SMALL, Piece, joined, pieces
from hustings.check.press_names import Sense, press_names
from hustings.check.tag import Tag, TagKind
from hustings.check.word_set import word_set

_NO_SEAT_BEFORE = word_set(
    """council city university rovers united town county athletic airport cathedral college hospital albion
    wanderers crown court station road street avenue magistrates castle police"""
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: which tags it takes, from first up to last, and what it may stand for.

    part: 0 for a whole name, 1 for the first part of a seat's name or a town,
    2 for a later part, which needs other support.
    """

    sentence: int
    first: int
    last: int
    kind: TagKind
    people: People = ()
    contests: Refs = ()
    party: str | None = None
    name: str | None = None
    part: int = 0
    is_carried: bool = False
    note: str | None = None

    @property
    def refs(self) -> Refs:
        """Every contest that the name may belong to."""
        return self.contests or tuple(dict.fromkeys(one.contest for one in self.people))


@dataclass(frozen=True)
class Scope:
    """The elections whose names are looked for, the likeliest first."""

    elections: tuple[NamesOfElection, ...]

    @cached_property
    def longest(self) -> int:
        """Words in the longest name of any sort."""
        return max([press_names().longest, *(one.longest for one in self.elections)])

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words that any name may begin with."""
        own = (
            one.openings.union(name.partition(" ")[0] for name in parties_of(one.election))
            for one in self.elections
        )
        return press_names().openings.union(*own)

    def people(self, name: str) -> People:
        """Return everyone of that full name."""
        return tuple(chain.from_iterable(one.people.get(name, ()) for one in self.elections))

    def seats(self, name: str) -> Refs:
        """Return every contest in a seat of that name, or of the same words with a point of the compass."""
        found: Refs = tuple(chain.from_iterable(one.seats.get(name, ()) for one in self.elections))
        said = name.split()
        if found or COMPASS.isdisjoint(said):
            return found
        ordered = tuple(sorted(said))
        return tuple(chain.from_iterable(one.same_words.get(ordered, ()) for one in self.elections))

    def sense(self, name: str) -> Sense | None:
        """Return the party, place or organisation of that name."""
        for one in self.elections:
            if name in one.places:
                return Sense(TagKind.PLACE, one.places[name])
        found = press_names().senses.get(name)
        if found is None:
            found = next((own[name] for own in self._parties() if name in own), None)
        if found and found.party and not any(found.party in one.election.parties for one in self.elections):
            return None if " " not in name and name not in _PLAIN else found
        return found

    def _parties(self) -> Iterator[Mapping[str, Sense]]:
        return (parties_of(one.election) for one in self.elections)


_PLAIN = frozenset({"conservative", "conservatives", "labour", "tory", "tories", "snp", "dup", "ukip"})


def mentions_in(number: int, tags: Sequence[Tag], scope: Scope) -> tuple[Mention, ...]:
    """Return the names in one sentence, in order, none overlapping another."""
    return tuple(_mentions(number, tags, scope))


def _mentions(number: int, tags: Sequence[Tag], scope: Scope) -> Iterator[Mention]:
    run = pieces(tags)
    at, longest, openings = 0, scope.longest, scope.openings
    while at < len(run):
        if run[at].folded in (BREAK, ",", "'s"):
            at += 1
            continue
        is_opening = run[at].folded in openings or f"{run[at].folded}s" in openings
        found = _longest(number, tags, run, at, scope, longest) if is_opening else None
        if found is None:
            label = abbreviated(tags, run[at].at)
            if label:
                place = run[at].at
                yield Mention(number, place, place + 1, TagKind.PARTY, party=label)
            at += 1
            continue
        yield found
        while at < len(run) and run[at].at < found.last:
            at += 1


def _longest(
    number: int, tags: Sequence[Tag], run: Sequence[Piece], at: int, scope: Scope, longest: int
) -> Mention | None:
    """Return the longest name that begins at a piece; None where none does."""
    stop = at
    while stop < len(run) and stop - at < longest and run[stop].folded != BREAK:
        stop += 1
    for end in range(stop, at, -1):
        if run[end - 1].folded in (",", "'s"):
            continue
        found = _named(number, tags, run, (at, end), scope)
        if found is not None:
            return found
    return None


def _named(
    number: int, tags: Sequence[Tag], run: Sequence[Piece], span: tuple[int, int], scope: Scope
) -> Mention | None:
    at, end = span
    name = joined(run[at:end])
    first, last = run[at].at, run[end - 1].at + 1
    is_capital = run[at].is_capital and run[end - 1].is_capital
    if is_capital and (contests := scope.seats(name)) and not _is_other_body(tags, last):
        return Mention(number, first, last, TagKind.SEAT, contests=contests)
    if _is_capital(run[at:end]) and " " in name and (people := scope.people(name)):
        return Mention(number, first, last, TagKind.PERSON, people=people)
    sense = scope.sense(name)
    if sense is not None and _is_meant(tags, first, last, sense, run[at]):
        return Mention(number, first, last, sense.kind, party=sense.party, name=sense.name)
    return _part(number, (first, last), name, scope) if _is_capital(run[at:end]) else None


def _part(number: int, span: tuple[int, int], name: str, scope: Scope) -> Mention | None:
    """Return a part of a seat's name, or a town with several seats."""
    town = press_names().towns.get(name, name)
    for one in scope.elections:
        if town in one.towns:
            contests = one.towns[town]
            return Mention(number, *span, TagKind.PLACE, contests=contests, name=_printed(one, town), part=1)
    first: Refs = tuple(chain.from_iterable(one.first_parts.get(name, ()) for one in scope.elections))
    other: Refs = tuple(chain.from_iterable(one.other_parts.get(name, ()) for one in scope.elections))
    contests = first or other
    return (
        Mention(number, *span, TagKind.SEAT, contests=contests, part=1 if first else 2) if contests else None
    )


def _printed(names: NamesOfElection, town: str) -> str:
    """Return a town as the seats' names print it."""
    seat = names.contest(names.towns[town][0]).seat.name
    count = 0
    for at, letter in enumerate(seat):
        if letter in " -," and count + 1 == len(town.split()):
            return seat[:at]
        count += letter in " -"
    return seat


def _is_meant(tags: Sequence[Tag], first: int, last: int, sense: Sense, piece: Piece) -> bool:
    if sense.kind is TagKind.PARTY:
        return is_party(tags, first, last, sense)
    if tags[first].low in ("the", "north") and last - first > 1:
        return True
    return piece.is_capital or (first > 0 and tags[first - 1].low == "the" and last - first > 1)


def _is_capital(run: Sequence[Piece]) -> bool:
    """Whether the first and last words, and all but small ones between, have a capital."""
    return (
        run[0].is_capital
        and (run[-1].is_capital)
        and all(piece.is_capital or piece.folded in SMALL or piece.folded in ("'s", ",") for piece in run)
    )


def _is_other_body(tags: Sequence[Tag], last: int) -> bool:
    return last < len(tags) and tags[last].text[:1].isupper() and tags[last].low in _NO_SEAT_BEFORE
