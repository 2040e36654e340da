"""Which contest, candidacies and election a pattern's words mean, and whether that is sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hustings.check.claim import BaseSaid, CandidacyRef, ContestRef
from hustings.check.clauses import Line
from hustings.check.nearby import Nearby, year_of
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.tag import Tag, Tagged, TagKind

MOST_OF_A_LOCAL_STORY = 3
"""A story that names more seats is a round-up: what names no seat may be of all of them."""
FRESH = timedelta(days=60)
"""How long after a poll a story is taken to be about it where it names no time."""
SHORT = 6
"""Sentences up to which a story of one contest is about nothing else."""
NEAR = 1
"""A seat named at most so many sentences before is near."""


@dataclass(frozen=True, slots=True)
class About:
    """The slots of a claim about one contest. is_past: the general election before the story's is meant."""

    contest: ContestRef | None
    who: CandidacyRef | None = None
    party: str | None = None
    other: CandidacyRef | None = None
    other_party: str | None = None
    is_guess: bool = False
    is_past: bool = False


class Scene:
    """A story's sentences as tagged, with what can be looked up about all of them."""

    def __init__(self, tagged: tuple[Tagged, ...], record: Record, day: date | None = None) -> None:
        self.day, self.tagged = day, tagged
        self.record, self.nearby = record, Nearby(tagged, record)
        self._named: dict[ContestRef, list[int]] = {}
        for number, sentence in enumerate(tagged):
            for tag in sentence.tags:
                for one in [*tag.contests[:1], *(ref.contest for ref in tag.people[:1])]:
                    if not tag.is_carried and tag.kind is not TagKind.PARTY:
                        self._named.setdefault(one, []).append(number)
        self._order = {id(sentence): number for number, sentence in enumerate(tagged)}

    def is_main(self, contest: ContestRef) -> bool:
        """Whether a story is so much about a contest that what names none is of it."""
        places = self._named.get(contest, [])
        most = max((len(set(one)) for other, one in self._named.items() if other != contest), default=0)
        is_alone = len(self._named) <= 1 and len(self._order) <= SHORT
        return is_alone or len(set(places)) >= max(2, 2 * most)

    def number_of(self, sentence: Tagged) -> int:
        """Return which sentence of the story it is, from 0."""
        return self._order.get(id(sentence), 0)

    def before(self, line: Line) -> Tagged | None:
        """Return the sentence before a line's; None where it is the first."""
        now = self._order.get(id(line.tagged), 0)
        return self.tagged[now - 1] if now else None

    def last_before(self, line: Line, most: int) -> tuple[Tagged, ...]:
        """Return up to so many sentences before a line's, the last first."""
        now = self._order.get(id(line.tagged), 0)
        return self.tagged[max(0, now - most) : now][::-1]

    def is_only(self, line: Line, contest: ContestRef) -> bool:
        """Whether a story names this contest, here or before, and no other by seat or person."""
        now = self._order.get(id(line.tagged), 0)
        return set(self._named) == {contest} and min(self._named[contest]) <= now

    def is_near(self, line: Line, contest: ContestRef) -> bool:
        """Whether a contest is the story's only one, or in a short story the only one named close by."""
        now = self._order.get(id(line.tagged), 0)
        near = [one for one, places in self._named.items() if any(0 <= now - at <= NEAR for at in places)]
        return len(self._named) <= 1 or (len(self._named) <= MOST_OF_A_LOCAL_STORY and near == [contest])

    def general_before(self, line: Line) -> str | None:
        """Return the general election before the one that the sentence is about."""
        contest = line.tagged.contest
        found = self.record.contest(contest) if contest else None
        day = found.day if found else dict(self.record.generals).get(line.tagged.election or "")
        return self._before_day(day)

    def general_before_contest(self, ref: ContestRef) -> str | None:
        """Return the general election before a contest's own day."""
        contest = self.record.contest(ref)
        return self._before_day(contest.day if contest else None)

    def _before_day(self, day: date | None) -> str | None:
        earlier = [name for name, polled in self.record.generals if day and polled < day]
        return earlier[-1] if earlier else None

    def said_election(self, line: Line, at: int) -> str | None:
        """Return the election named beside a token ("in 2019", "last time"); None where none is."""
        number = line.segments[at]
        beside = [n for n in range(len(line.tokens)) if line.segments[n] == number]
        opening = [n for n in range(min(5, at)) if n not in beside and not line.is_aside]
        if any(line.tokens[n].word in ("now", "this_time") for n in beside):
            opening = []
        is_number = line.tokens[at].has("NUMBER")
        for n in [*sorted(beside, key=lambda n: (n < at, abs(n - at))), *opening]:
            token = line.tokens[n]
            if not (token.has("ELECTION", "LASTTIME", "YEAR") or token.word.startswith("general_election")):
                continue
            if is_number and (_number_between(line, at, n) or _belongs_to_number(line, n) not in (None, at)):
                continue
            if token.word.startswith("general_election") and line.tagged.election == BY_ELECTIONS:
                return self.general_before(line)
            if token.has("ELECTION") and token.tag.name:
                return token.tag.name
            if token.has("LASTTIME"):
                return self.general_before(line)
            if token.has("YEAR") and n and line.tokens[n - 1].word in ("in", "at", "on"):
                return self.of_year(token.tag)
        return None

    def of_year(self, tag: Tag) -> str | None:
        """Return the general election of a year; "" where the year had none on record."""
        return next((name for name, day in self.record.generals if day.year == year_of(tag)), "")

    def base_said(self, line: Line, at: int) -> BaseSaid:
        """Return what a change is said to be measured from, as far as its segment tells."""
        words = line.segment(at)
        if any(token.has("NOTIONAL") for token in words):
            return BaseSaid.NOTIONAL
        said = self.said_election(line, at)
        return BaseSaid.LAST_TIME if said and said == self.general_before(line) else BaseSaid.UNSTATED

    def are_first_two(self, found: About) -> bool:
        """Whether the two named came first and second, in either order."""
        counted = self.record.tabulation(found.contest) if found.contest else None
        if counted is None or counted.second is None:
            return False
        first_two = {counted.winner.key, counted.second.key}
        parties = {counted.winner.party, counted.second.party}
        named = [one.key for one in (found.who, found.other) if one is not None]
        labels = [one for one in (found.party, found.other_party) if one is not None]
        return len(named) + len(labels) == 2 and set(named) <= first_two and set(labels) <= parties

    def base_is_clear(self, line: Line, at: int) -> bool:
        """Whether an election named beside a change is its base, the general election before."""
        said = self.said_election(line, at)
        if said is None or said == line.tagged.election:
            return True
        words = line.segment(at)
        than = any(token.has("THAN", "LASTTIME") for token in words)
        return than and said == self.general_before(line)

    def about(
        self, line: Line, at: int, doer: Tag | None, other: Tag | None = None, *, is_change: bool = False
    ) -> About | None:
        """Return the slots for what is said at a token of `doer`, and of `other`; None where they clash.

        An election named beside it picks among the readings; a claim about an
        election of which there is no reading is not settled, except that the
        general election before is marked as past. is_change: an election named
        beside it is what the change is measured from.
        """
        if is_change and not self.base_is_clear(line, at):
            return None
        said = None if is_change else self.said_election(line, at)
        seat = doer if doer is not None and doer.kind is TagKind.SEAT else seat_beside(line, at)
        doer = None if doer is seat else doer
        places = seat.contests if seat else ()
        whose = _readings(doer, said, line, places)
        others = _readings(other, said, line, places)
        if whose and others:
            whose, others = _in_one_contest(whose, others)
            if whose[0] == others[0]:
                return None
        found = self._place(line, at, said, seat, whose or others)
        if found is None:
            return None
        elsewhere = _only_seat_else(line, found.contest, whose or others)
        if elsewhere is not None:
            found = replace(found, contest=elsewhere, is_guess=True)
        return replace(
            found,
            who=whose[0] if whose else None,
            party=doer.party if doer is not None and not whose else None,
            other=others[0] if others else None,
            other_party=other.party if other is not None and not others else None,
            is_guess=found.is_guess or len({one.contest for one in whose}) > 1,
        )

    def _place(
        self, line: Line, at: int, said: str | None, seat: Tag | None, people: tuple[CandidacyRef, ...]
    ) -> About | None:
        beside = people or (() if seat else _people_beside(line, at, said))
        if beside:
            contest: ContestRef | None = beside[0].contest
        elif seat is not None and seat.contests:
            fitting = [one for one in seat.contests if one.election == (said or line.tagged.election)]
            contest = (fitting or seat.contests)[0]
        else:
            contest = line.tagged.contest
        if contest is None:
            return None
        if said is not None and contest.election != said:
            is_before = bool(said) and said == self.general_before(line)
            return About(contest, is_past=True) if is_before and contest == line.tagged.contest else None
        carried = not beside and seat is None
        return About(contest, is_guess=carried and not self.is_near(line, contest))


def _in_one_contest(
    whose: tuple[CandidacyRef, ...], others: tuple[CandidacyRef, ...]
) -> tuple[tuple[CandidacyRef, ...], tuple[CandidacyRef, ...]]:
    """Keep the readings of two people that stood against one another, where there are such."""
    shared = {one.contest for one in whose} & {one.contest for one in others}
    if not shared:
        return whose, others
    return tuple(one for one in whose if one.contest in shared), tuple(
        one for one in others if one.contest in shared
    )


def _readings(
    tag: Tag | None, said: str | None, line: Line, places: tuple[ContestRef, ...]
) -> tuple[CandidacyRef, ...]:
    """Return the readings of a person that the election and the seat beside it leave."""
    if tag is None or not tag.people:
        return ()
    found = tag.people
    found = tuple(one for one in found if one.contest in places) or found
    found = tuple(one for one in found if one.contest.election == said) or found
    found = tuple(one for one in found if one.contest == line.tagged.contest) or found
    return tuple(one for one in found if one.contest.election == line.tagged.election) or found


def _only_seat_else(
    line: Line, contest: ContestRef | None, people: tuple[CandidacyRef, ...]
) -> ContestRef | None:
    """Return the one seat that a line names, where it is not the one whose person is spoken of.

    A seat after "for" or "from" only tells of somebody.
    """
    if contest is None or not people:
        return None
    named = [
        token.tag.contests for n, token in enumerate(line.tokens)
        if token.has("SEAT") and token.tag.contests and not token.tag.is_carried
        and not (n and line.tokens[n - 1].word in ("for", "from", "neighbouring", "near"))
    ]  # fmt: skip
    if len(named) != 1 or any(one.key.split()[0] == contest.key.split()[0] for one in named[0]):
        return None
    stood = {one.contest for one in people}
    return None if stood & set(named[0]) else named[0][0]


def _people_beside(line: Line, at: int, said: str | None) -> tuple[CandidacyRef, ...]:
    """Return the readings of the person named nearest in the line, or whom an aside hangs on."""
    people = sorted(line.find("PERSON"), key=lambda n: (n > at, abs(n - at)))
    for tag in [*(line.tokens[n].tag for n in people), *([line.head] if line.head else [])]:
        found = _readings(tag, said, line, ())
        if found and len({one.contest for one in found}) == 1:
            return found
    return ()


def _number_between(line: Line, at: int, election: int) -> bool:
    """Whether an election named later stands behind another number."""
    return any(
        line.tokens[n].has("NUMBER")
        for n in range(at + 1, election)
        if line.tokens[n].has("COUNT", "PERCENT")
    )


def _belongs_to_number(line: Line, at: int) -> int | None:
    """Return which number an election stands right behind ("67% in 2019"); None where none does."""
    for back in (1, 2, 3):
        if at >= back and line.tokens[at - back].has("COUNT", "PERCENT", "POINTS"):
            return at - back
        if at < back or not line.tokens[at - back].has("PREP", "DET"):
            return None
    return None


def seat_beside(line: Line, at: int) -> Tag | None:
    """Return the seat named in the same line: in the same segment, else before, else after."""
    seats = [n for n in line.find("SEAT") if line.tokens[n].tag.contests]
    if not seats:
        return line.head if line.head is not None and line.head.kind is TagKind.SEAT else None

    def distance(n: int) -> tuple[bool, bool, int]:
        return line.segments[n] != line.segments[at], n > at, abs(n - at)

    return line.tokens[min(seats, key=distance)].tag
