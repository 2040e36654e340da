"""The frame of a story: the election it is about, and the contests in play with why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hustings.check.claim import ContestRef
from hustings.check.meant import Meant
from hustings.check.mentions import Mention
from hustings.check.record import BY_ELECTIONS
from hustings.check.tag import TagKind

# What speaks for a contest: its seat named, each of its people named, a part of the seat's name or its town.
_SEAT, _PERSON, _PART, _TOGETHER, _FRESH, _LONG_AGO, _PARTY = 3, 2, 1, 2, 5, -2, 3
_MOST_PEOPLE = 4
ESTABLISHED = 3


@dataclass(frozen=True, slots=True)
class InPlay:
    """A contest that the story speaks of.

    seat_named: whether the seat is named; people: keys of those named.
    sentences: where either stands. weight: how much speaks for it.
    """

    contest: ContestRef
    seat_named: bool
    people: tuple[str, ...]
    sentences: tuple[int, ...]
    weight: int

    @property
    def is_established(self) -> bool:
        """Whether more than one person's name speaks for it."""
        return self.seat_named or len(self.people) > 1 or self.weight >= ESTABLISHED

    @property
    def why(self) -> str:
        """What speaks for it, in words."""
        said = ["the seat is named"] if self.seat_named else []
        count = len(self.people)
        if count:
            said.append("one candidate is named" if count == 1 else f"{count} candidates are named")
        return " and ".join(said) or "a part of the seat's name"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a story is about: day, election, other elections meant, contests in play, heaviest first.

    also_fit: of a story without a day, other elections that its names fit as well.
    """

    day: date | None
    election: str | None
    elections: tuple[str, ...]
    contests: tuple[InPlay, ...]
    also_fit: tuple[str, ...] = ()

    def in_play(self, ref: ContestRef) -> InPlay | None:
        """Return what speaks for a contest; None where nothing does."""
        return next((one for one in self.contests if one.contest == ref), None)

    def is_established(self, ref: ContestRef) -> bool:
        """Whether more than one person's name speaks for a contest."""
        found = self.in_play(ref)
        return found is not None and found.is_established


@dataclass
class _Support:
    seats: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def where(self) -> set[int]:
        return self.seats.union(*self.people.values())

    def items(self) -> list[set[int]]:
        return [one for one in (self.seats, *self.people.values()) if one]

    def is_together(self) -> bool:
        """Whether two different names of the contest stand in one sentence or neighbouring ones."""
        found = self.items()
        return any(
            abs(one - other) <= 1
            for at, first in enumerate(found)
            for second in found[at + 1 :]
            for one in first
            for other in second
        )


class Weights:
    """How much the names of a story speak for each contest."""

    def __init__(self, mentions: Iterable[Mention], about: Meant) -> None:
        """Add up what speaks for every contest that any name may belong to."""
        self._about = about
        self._support: dict[ContestRef, _Support] = defaultdict(_Support)
        for one in mentions:
            for person in one.people:
                self._support[person.contest].people[person.key].add(one.sentence)
            for contest in one.contests:
                support = self._support[contest]
                (support.parts if one.part else support.seats).add(one.sentence)

    @property
    def contests(self) -> Sequence[ContestRef]:
        """Every contest that something speaks for."""
        return tuple(self._support)

    def of(self, contest: ContestRef) -> int:
        """Return how much speaks for a contest in the whole story."""
        support = self._support[contest]
        found = _PERSON * min(len(support.people), _MOST_PEOPLE)
        found += _SEAT if support.seats else 0
        found += _PART if support.parts else 0
        found += _TOGETHER if support.is_together() else 0
        if contest.election == BY_ELECTIONS:
            found += _FRESH if self._about.is_fresh(contest) else 0 if self._about.is_between else _LONG_AGO
        return found

    def near(self, contest: ContestRef, sentence: int) -> int:
        """Return how many names of a contest stand in the sentence, and half as many in its neighbours."""
        support = self._support[contest]
        return sum(
            2 if sentence in one else int(bool({sentence - 1, sentence + 1} & one)) for one in support.items()
        )

    def latest(self, contests: Sequence[ContestRef]) -> Collection[ContestRef]:
        """Return the last held of contests in seats of one name; all where the names differ."""
        seats = {self._about.names(one).contest(one).seat.name.casefold() for one in contests}
        if len(seats) > 1 or len(contests) < 2:
            return contests
        return (max(contests, key=self._about.contest_day),)

    def in_play(self, contest: ContestRef) -> InPlay:
        """Return a contest with what speaks for it."""
        support = self._support[contest]
        return InPlay(
            contest,
            bool(support.seats),
            tuple(support.people),
            tuple(sorted(support.where() | support.parts)),
            self.of(contest),
        )


def settled(mention: Mention, weights: Weights, party: Mapping[ContestRef, str] | None = None) -> Mention:
    """Return a mention with the readings that most speaks for, several where they weigh the same.

    party: contests in which the person stands for the party named beside it.
    """
    if len(mention.refs) < 2 or mention.kind is TagKind.PLACE:
        return mention
    weight = {
        ref: 2 * weights.of(ref)
        + weights.near(ref, mention.sentence)
        + (_PARTY * 2 if party and ref in party else 0)
        for ref in mention.refs
    }
    best = max(weight.values())
    kept = weights.latest([ref for ref, one in weight.items() if one == best])
    return replace(
        mention,
        people=tuple(one for one in mention.people if one.contest in kept),
        contests=tuple(one for one in mention.contests if one in kept),
    )


def framed(mentions: Sequence[Mention], about: Meant) -> Frame:
    """Return the frame that settled mentions make."""
    single = [one for one in mentions if len(one.refs) == 1 and one.kind is not TagKind.PLACE]
    weights = Weights(single, about)
    contests = sorted((weights.in_play(ref) for ref in weights.contests), key=lambda one: -one.weight)
    total: dict[str, int] = {one.name: 0 for one in about.elections}
    for one in contests:
        total[one.contest.election] += one.weight if one.is_established else 0
    election = _election(total, contests, about)
    return Frame(
        about.day,
        election,
        tuple(sorted(total, key=lambda name: name != election)),
        tuple(contests),
        about.also_fit,
    )


def _election(total: Mapping[str, int], contests: Sequence[InPlay], about: Meant) -> str | None:
    fresh = [one for one in contests if one.contest.election == BY_ELECTIONS and about.is_fresh(one.contest)]
    if fresh and fresh[0].is_established:
        return BY_ELECTIONS
    return max(total, key=lambda name: total[name]) if total else None
