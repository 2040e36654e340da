"""Numbers that no pattern used: what they may be of, by the names and the words beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from hustings.check.claim import (
    AggregateClaim,
    BaseSaid,
    Claim,
    ClaimType,
    ContestClaim,
    Direction,
    Passage,
)
from hustings.check.clauses import Line, lines
from hustings.check.nearby import dated
from hustings.check.pairs_left_over import pairs_left_over
from hustings.check.quantity import Quantity, Unit, as_percent
from hustings.check.scope import (
    MOST_VOTES_OF_A_SEAT,
    direction_in,
    is_elsewhere,
    is_wide,
    wide_place,
)
from hustings.check.seats_left_over import seats_left_over
from hustings.check.settling import About, Scene
from hustings.check.tag import Tag, TagKind
from hustings.check.whose_number import owners

T = ClaimType

RULE = "left over"
_BACK, _ON = 7, 5
_FEWEST = 20
"""A smaller number left over is of too much to be told by what stands beside it."""
_LEADING = frozenset(
    {"within", "by", "clear", "ahead", "more", "short", "separated", "gap", "lead", "votes_ahead"}
)
_FINE = 100
"""A number of this size that is just a majority, then or now, was hardly meant for anything else."""
_TURNED_OUT = ("TURNOUT", "REGISTERED", "ELECTORATE")
_VOTED = frozenset(
    {"made_it", "voted", "turned_out", "bothered", "turned", "electorate", "voters", "entitled"}
)
_HUNDRED = 100
_OF_SHARES = (Unit.PERCENT, Unit.FACTOR)


@dataclass(frozen=True)
class LeftOver:
    """A number with what it may be of, the likeliest first."""

    number: Quantity
    readings: tuple[Claim, ...]


def left_over(scene: Scene, spans: Collection[tuple[int, int]]) -> Iterator[LeftOver]:
    """Yield the numbers that stand at given spans, with the claims that they may be; every one is a guess."""
    for sentence in scene.tagged:
        if not any(tag.number is not None and tag.number.span in spans for tag in sentence.tags):
            continue
        for line in lines(sentence):
            for at, token in enumerate(line.tokens):
                number = token.tag.number if token.has("NUMBER") else None
                if number is not None and number.span in spans and _is_told(line, at):
                    others = _Spot(line, at, number, scene).readings()
                    seats = seats_left_over(line, at, number, scene)
                    pairs = pairs_left_over(line, at, number, scene)
                    yield LeftOver(number, (*seats, *others, *pairs))


def _is_told(line: Line, at: int) -> bool:
    beside = line.segment(at)
    return not (line.quoted or line.is_question or any(one.has("NEG", "HYPO", "MONEY") for one in beside))


@dataclass(frozen=True)
class _Spot:
    """Where a number stands, and what stands beside it."""

    line: Line
    at: int
    number: Quantity
    scene: Scene

    @property
    def said(self) -> Quantity:
        """The number as a share of 1 where it is a part ("two in three"), or stands bare behind a sign."""
        if self.number.unit is not Unit.COUNT or self.number.step == 1 or self.number.value >= _HUNDRED:
            return as_percent(self.number)
        share = _as_share(self.number)
        return replace(share, unit=Unit.POINTS) if self._sign() else share

    def readings(self) -> Iterator[Claim]:
        """Yield what the number may be of."""
        unit, value = self.number.unit, self.number.value
        if unit is Unit.COUNT and value > MOST_VOTES_OF_A_SEAT:
            yield from self._of_party(T.PARTY_VOTES)
        elif unit is Unit.COUNT and self._sign() and self.number.step < 1:
            yield from self._changes()
        elif unit is Unit.COUNT and self.number.step < 1 and value < _HUNDRED:
            yield from self._shares()
        elif unit is Unit.COUNT and value >= _FEWEST:
            yield from self._counted()
        elif unit in _OF_SHARES and value < 1:
            yield from self._shares()
        elif unit is Unit.POINTS:
            yield from self._changes()

    def _has(self, *classes: str, words: frozenset[str] = frozenset()) -> bool:
        """Whether a class or word stands beside the number, in its own part of the sentence or close by."""
        near = range(max(0, self.at - _BACK), min(len(self.line.tokens), self.at + _ON))
        return any(self.line.tokens[n].has(*classes) or self.line.tokens[n].word in words for n in near)

    def _counted(self) -> Iterator[Claim]:
        if self._is_behind_seat() or self._has(
            "MAJ", "MARGIN", "AHEAD", "BEHIND", "BEAT", "MORETHAN", words=_LEADING
        ):
            yield from self._of_contest(T.MAJORITY)
            if not self._is_of_another_poll():
                yield from self._of_contest(T.PREVIOUS_MAJORITY)
        if self._has("REJECT"):
            yield from self._of_contest(T.REJECTED)
        if self._has(*_TURNED_OUT, words=_VOTED):
            yield from self._of_contest(T.ELECTORATE)
        if self._has("CAST", "VALID", "BALLOTS"):
            yield from self._of_contest(T.VALID_VOTES)
        yield from self._of_somebody(T.VOTES)
        if self.number.value >= _FINE and not self._follows("with", "on"):
            if not self._is_of_another_poll():
                yield from self._of_contest(T.PREVIOUS_MAJORITY)
            yield from self._of_contest(T.MAJORITY)

    def _goes_on_about_turnout(self) -> bool:
        """Whether the line speaks of turnout, or the sentence before does and this names nobody."""
        if any(one.has(*_TURNED_OUT) for one in self.line.tokens):
            return True
        before = self.scene.before(self.line)
        named = any(one.has("PERSON", "PARTY") for one in self.line.tokens)
        return not named and before is not None and any(tag.low == "turnout" for tag in before.tags)

    def _is_of_another_poll(self) -> bool:
        """Whether an election named beside the number is not the one before the line's, or a year is the line's own."""
        said = self.scene.said_election(self.line, self.at)
        contest = self.scene.record.contest(self.line.tagged.contest) if self.line.tagged.contest else None
        years = {dated(one.tag) for one in self.line.tokens} - {None}
        is_own = contest is not None and contest.day.year in years
        return is_own or (said is not None and said != self.scene.general_before(self.line))

    def _is_behind_seat(self) -> bool:
        """Whether the number stands in brackets right behind a seat: "Dudley North (22)"."""
        before = self.line.tokens[max(0, self.at - 2) : self.at]
        return len(before) == 2 and before[0].has("SEAT") and before[1].has("OPEN")

    def _shares(self) -> Iterator[Claim]:
        if self._has("SWING"):
            yield from self._of_contest(T.SWING)
        if self._has(*_TURNED_OUT, words=_VOTED) or self._goes_on_about_turnout():
            yield from self._of_contest(T.TURNOUT)
            yield from self._of_party(T.NATIONAL_TURNOUT)
            return
        if self._later() is not None:
            yield from self._of_somebody(T.SHARE_CHANGE)
        elif self._is_changed():
            yield from self._of_somebody(T.SHARE_CHANGE)
            yield from self._of_party(T.PARTY_SHARE_CHANGE)
        elif not self._follows("from", "by", "to") or self._is_new_share():
            yield from self._of_somebody(T.SHARE)
            yield from self._of_party(T.PARTY_SHARE)

    def _changes(self) -> Iterator[Claim]:
        if self._has("SWING"):
            yield from self._of_contest(T.SWING)
        elif self._has("TURNOUT"):
            yield from self._of_contest(T.TURNOUT_CHANGE)
        elif self._is_changed():
            yield from self._of_somebody(T.SHARE_CHANGE)
            yield from self._of_party(T.PARTY_SHARE_CHANGE)
        elif self._has("MAJ", "MARGIN", "BEAT", words=_LEADING):
            yield from self._of_contest(T.MAJORITY_SHARE)

    def _follows(self, *words: str) -> bool:
        return self.at > 0 and self.line.tokens[self.at - 1].word in words

    def _is_changed(self) -> bool:
        """Whether the number is by how much something rose or fell, and not to what."""
        return self._way() is not None and not self._follows("to", "from", "at", "on", "with")

    def _is_new_share(self) -> bool:
        """Whether "to N per cent" tells what a share came to, and is not the other side of "N to M"."""
        tokens = self.line.tokens
        is_pair = self.at > 1 and tokens[self.at - 2].has("COUNT", "PERCENT")
        return self._follows("to") and (not is_pair or (self.at > 2 and tokens[self.at - 3].word == "from"))

    def _later(self) -> Quantity | None:
        """Return the second number of "from N to M"; None where this is not the first."""
        tokens = self.line.tokens
        if not self._follows("from") or self.at + 2 >= len(tokens) or tokens[self.at + 1].word != "to":
            return None
        number = tokens[self.at + 2].tag.number
        return number if number is not None and number.unit in (Unit.PERCENT, Unit.COUNT) else None

    def _sign(self) -> Direction | None:
        """Return the way that a sign before a number in brackets tells: "(55.9%, +8.7)"."""
        tokens = self.line.tokens
        sign = tokens[self.at - 1].word if self.at else ""
        if sign in ("+", "-") and self.at > 1 and tokens[self.at - 2].has("COMMA", "OPEN", "NUMBER"):
            return Direction.UP if sign == "+" else Direction.DOWN
        return None

    def _way(self) -> Direction | None:
        tokens = self.line.tokens
        if self._sign():
            return self._sign()
        before = tokens[max(0, self.at - 4) : self.at]
        own = [n for n, one in enumerate(before) if one.has("NUMBER", "SEMICOLON")]
        return direction_in((*before[own[-1] + 1 if own else 0 :], *tokens[self.at + 1 : self.at + 2]))

    def _of_contest(self, kind: ClaimType) -> Iterator[ContestClaim]:
        found = self.scene.about(self.line, self.at, None)
        is_before = found is not None and found.is_past and kind is T.PREVIOUS_MAJORITY
        if kind is T.PREVIOUS_MAJORITY and found is not None and found.contest != self.line.tagged.contest:
            return
        if found is not None and found.contest is not None and (is_before or not found.is_past):
            way = self._way() if kind is T.TURNOUT_CHANGE else None
            yield ContestClaim(
                self._passage(), kind, found.contest, said=self.said, direction=way, is_guess=True
            )

    def _of_somebody(self, kind: ClaimType) -> Iterator[ContestClaim]:
        way = self._way() if kind is T.SHARE_CHANGE and self._later() is None else None
        said, then = self.said, None
        if kind is T.SHARE_CHANGE and (later := self._later()) is not None:
            said, then = _as_share(later), self.said
        before = self._is_of_before() and kind is T.SHARE
        base = BaseSaid.LAST_TIME if before else BaseSaid.UNSTATED
        for owner in owners(self.line, self.at, self.number, self.scene):
            found = self._about(owner, kind, before)
            if found is None or not (found.who or found.party):
                continue
            for contest in dict.fromkeys((found.contest, self.line.tagged.contest)):
                yield ContestClaim(
                    self._passage(), kind, contest, found.who, found.party, said=said, said_from=then,
                    direction=way, base=base, is_guess=True,
                )  # fmt: skip

    def _is_of_before(self) -> bool:
        """Whether the general election before is named beside the number."""
        said = self.scene.said_election(self.line, self.at)
        return said is not None and said == self.scene.general_before(self.line)

    def _about(self, owner: Tag, kind: ClaimType, before: bool) -> About | None:
        """Return who is meant, now; an election named, but not beside the number, is passed over."""
        found = self.scene.about(self.line, self.at, owner, is_change=kind is T.SHARE_CHANGE)
        contest = self.line.tagged.contest
        if found is not None and not found.is_past:
            return found
        near = self.line.tokens[max(0, self.at - 6) : self.at + 5]
        is_dated = any(one.has("ELECTION", "YEAR", "LASTTIME") for one in near)
        if contest is None or (is_dated and not before):
            return None
        who = next((one for one in owner.people if one.contest == contest), None)
        return About(contest, who, None if who else owner.party, is_guess=True)

    def _of_party(self, kind: ClaimType) -> Iterator[AggregateClaim]:
        election = self.scene.said_election(self.line, self.at) or self.line.tagged.election
        place = wide_place(self.line, self.at).place
        near = self.scene.nearby.place_near(self.line) if place is None else None
        if not election or (is_elsewhere(self.line) and near is None):
            return
        if is_elsewhere(self.line):
            place, near = near, None
        way = self._way() if kind is T.PARTY_SHARE_CHANGE else None
        if kind is T.NATIONAL_TURNOUT:
            if self.line.tagged.contest is None or place is not None:
                yield AggregateClaim(
                    self._passage(), kind, election, None, place, self.said, is_guess=True, near_place=near
                )
            return
        for owner in owners(self.line, self.at, self.number, self.scene):
            is_party = owner.kind is TagKind.PARTY and owner.party
            if is_party and (kind is T.PARTY_VOTES or self._is_wide(owner)):
                yield AggregateClaim(
                    self._passage(), kind, election, owner.party, place, self.said, direction=way,
                    is_guess=True, near_place=near,
                )  # fmt: skip

    def _is_wide(self, party: Tag) -> bool:
        """Whether a party's share may be one of many seats: no seat and no person is named here."""
        if is_wide(self.line, self.at, party):
            return True
        named = any(one.has("SEAT", "PERSON") and not one.has("CARRIED") for one in self.line.tokens)
        return self.number.is_fine and not named

    def _passage(self) -> Passage:
        start, end = self.number.span
        if self.at and self.line.tokens[self.at - 1].word in ("by", "to", "of", "with", "on"):
            start = self.line.tokens[self.at - 1].tag.start
        return Passage(self.line.tagged.sentence, start, end, "", RULE, self.line.quoted)


def _as_share(number: Quantity) -> Quantity:
    """Return a bare number as one of a hundred."""
    if number.unit is not Unit.COUNT:
        return as_percent(number)
    return replace(number, value=number.value / 100, step=number.step / 100, unit=Unit.PERCENT)
