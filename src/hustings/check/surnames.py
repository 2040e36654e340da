"""Bare surnames: of people whose full name the story has, else of the only one in the contests in play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hustings.check.claim import CandidacyRef
from hustings.check.frame import Frame
from hustings.check.meant import Meant
from hustings.check.mentions import Mention
from hustings.check.pieces import BREAK, Piece, joined
from hustings.check.tag import Tag, TagKind
from hustings.check.word_set import word_set
from hustings.record.finding import folded

TITLES = word_set(
    "mr mrs ms miss mx sir dame dr cllr councillor lord lady professor prof rev reverend baroness"
)
_BEFORE_PLACES = frozenset({"in", "at", "near", "across", "around", "for", "outside"})
_BEFORE_PARTIES = frozenset({"the", "a", "scottish", "welsh", "english", "for", "as"})
_AFTER_PARTIES = frozenset(
    {"party", "candidate", "candidates", "mp", "mps", "vote", "votes", "leader", "co-leader"}
)
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Introduced:
    """Someone whose full name stands in the story: where, and the surname as written and as on record."""

    sentence: int
    first: int
    people: tuple[CandidacyRef, ...]
    surnames: frozenset[str]


def introduced(
    mentions: Iterable[Mention], rows: Sequence[Sequence[Tag]], about: Meant
) -> tuple[Introduced, ...]:
    """Return everyone named in full, in order."""
    found = []
    for one in mentions:
        if one.kind is not TagKind.PERSON or not one.people:
            continue
        said = folded(" ".join(tag.text for tag in rows[one.sentence][one.first : one.last])).split()
        known = {
            folded(about.names(person.contest).candidacy(person).person.surname) for person in one.people
        }
        own = {said[-1], *known, *(name.split()[-1] for name in known)}
        found.append(Introduced(one.sentence, one.first, one.people, frozenset(own)))
    return tuple(sorted(found, key=lambda one: (one.sentence, one.first)))


@dataclass(frozen=True, slots=True)
class Surnames:
    """What a bare surname may mean: people introduced, and people of established contests."""

    met: Mapping[str, tuple[Introduced, ...]]
    expected: Mapping[str, tuple[CandidacyRef, ...]]
    first_names: frozenset[str]
    small_words: frozenset[str]

    def find(
        self, number: int, tags: Sequence[Tag], run: Sequence[Piece], taken: Mapping[int, Mention]
    ) -> Iterator[Mention]:
        """Yield the bare surnames of one sentence. taken: names found already, by the tags they cover."""
        at = 0
        while at < len(run):
            found = self._at(number, tags, run, at, taken)
            if found is not None:
                yield found
                while at < len(run) and run[at].at < found.last:
                    at += 1
            else:
                at += 1

    def _at(
        self, number: int, tags: Sequence[Tag], run: Sequence[Piece], at: int, taken: Mapping[int, Mention]
    ) -> Mention | None:
        if not run[at].is_capital or run[at].folded == BREAK:
            return None
        for end in range(min(at + _LONGEST, len(run)), at, -1):
            words = run[at:end]
            first, last = words[0].at, words[-1].at + 1
            name = joined(words)
            if BREAK in name or not words[-1].is_capital or not self._is_free(tags, first, last, taken):
                continue
            people = self._people(number, first, name, is_first=first == 0)
            if people and not self._is_strangers(run, at, end, taken):
                return Mention(number, first, last, TagKind.PERSON, people=people)
        return None

    def _people(self, number: int, first: int, name: str, *, is_first: bool) -> tuple[CandidacyRef, ...]:
        met = self.met.get(name, ())
        if met:
            before = [one for one in met if (one.sentence, one.first) < (number, first)]
            ordered = before[::-1] or met
            return tuple(dict.fromkeys(person for one in ordered for person in one.people))
        expected = self.expected.get(name, ())
        is_common = is_first and name in self.small_words
        return expected if len(expected) == 1 and not is_common else ()

    @staticmethod
    def _is_free(tags: Sequence[Tag], first: int, last: int, taken: Mapping[int, Mention]) -> bool:
        """Whether no other name stands here, or only one that a surname behind it may overrule."""
        over = {id(taken[at]): taken[at] for at in range(first, last) if at in taken}
        if not over:
            return True
        other = next(iter(over.values()))
        if len(over) > 1 or (other.first, other.last) != (first, last):
            return False
        before = tags[first - 1].low if first else ""
        after = tags[last].low if last < len(tags) else ""
        if other.kind is TagKind.PARTY:
            return (
                before not in _BEFORE_PARTIES
                and after not in _AFTER_PARTIES
                and not tags[first].low.endswith("s")
            )
        return other.kind in (TagKind.SEAT, TagKind.PLACE) and before not in _BEFORE_PLACES

    def _is_strangers(self, run: Sequence[Piece], at: int, end: int, taken: Mapping[int, Mention]) -> bool:
        """Whether it is part of somebody else's name: a first name before it, or another name behind it."""
        if end < len(run) and run[end].is_capital and run[end].at == run[end - 1].at + 1:
            return run[end].at not in taken
        if at == 0 or run[at - 1].at in taken or run[at].at - run[at - 1].at != 1:
            return False
        before = run[at - 1]
        return before.is_capital and before.folded not in TITLES and before.folded in self.first_names


def surnames(
    people: Iterable[Introduced], frame: Frame, about: Meant, rows: Sequence[Sequence[Tag]]
) -> Surnames:
    """Return what bare surnames mean in a story."""
    met: dict[str, list[Introduced]] = {}
    for one in people:
        for name in one.surnames:
            met.setdefault(name, []).append(one)
    expected: dict[str, list[CandidacyRef]] = {}
    for found in frame.contests:
        if found.seat_named or len(found.people) > 1:
            for ref, candidacy in about.names(found.contest).candidates(found.contest):
                expected.setdefault(folded(candidacy.person.surname), []).append(ref)
    return Surnames(
        {name: tuple(all_of) for name, all_of in met.items()},
        {name: tuple(all_of) for name, all_of in expected.items()},
        frozenset().union(*(one.first_names for one in about.elections)),
        frozenset(tag.low for row in rows for tag in row if tag.text.islower()),
    )
