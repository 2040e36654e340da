"""Changes of a share or of turnout that no pattern used: "3.6% to 27.8%", "dropping 14 points"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.claim import ClaimType, ContestClaim, Direction, Passage
from hustings.check.clauses import Line
from hustings.check.figures_spoken_of import of_owner, whose_it_may_be
from hustings.check.pairs_left_over import as_share
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.scope import direction_in
from hustings.check.settling import Scene

T = ClaimType

RULE = "a change spoken of"
_HUNDRED = 100
_BETWEEN = 5
_NEAR = 4
_FEWEST = 10
_MORE = frozenset({"more", "better", "higher", "extra", "added", "up", "gained", "add", "above", "on_top"})
_FEWER = frozenset(
    {"fewer", "worse", "lower", "shed", "slipped", "lost", "less", "down", "short", "off", "below", "dropped"}
)
_JOINTS = frozenset({"to", "became", "from"})


def changes_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[ContestClaim]:
    """Yield the change of somebody's share, or of turnout, that a number or a pair of them may tell."""
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    if number.unit is Unit.POINTS:
        way = direction_in(line.tokens[max(0, at - _NEAR) : at + 3])
        if way is not None:
            yield from _of_all(
                line, at, scene, ContestClaim(spot, T.SHARE_CHANGE, None, said=number, direction=way)
            )
        return
    if number.unit is Unit.COUNT and number.step == 1 and number.value >= _FEWEST:
        yield from _of_votes(line, at, number, scene, spot)
    then, now = _pair(line, at)
    if then is not None and now is not None and then.value != now.value:
        way = Direction.UP if now.value > then.value else Direction.DOWN
        bare = ContestClaim(spot, T.SHARE_CHANGE, None, said=now, said_from=then, direction=way)
        yield from _of_all(line, at, scene, bare)


def _of_votes(line: Line, at: int, number: Quantity, scene: Scene, spot: Passage) -> Iterator[ContestClaim]:
    """Yield by how many votes somebody is said to have more or fewer than before."""
    near = (*line.tokens[max(0, at - _NEAR) : at], *line.tokens[at + 1 : at + _NEAR])
    ways = {
        way
        for way, words in ((Direction.UP, _MORE), (Direction.DOWN, _FEWER))
        if any(one.word in words for one in near)
    }
    way = direction_in(near) or (ways.pop() if len(ways) == 1 else None)
    if way is None or any(one.has("MAJ", "MARGIN", "SEATS", "ELECTORATE") for one in near):
        return
    for contest in dict.fromkeys((*polls_spoken_of(line, at, scene)[:2], line.tagged.contest)):
        if contest is None:
            continue
        bare = ContestClaim(spot, T.VOTES, contest, said=number, direction=way, is_guess=True)
        for owner in whose_it_may_be(line, at, number, scene)[:2]:
            yield of_owner(owner, bare)


def _of_all(line: Line, at: int, scene: Scene, bare: ContestClaim) -> Iterator[ContestClaim]:
    """Yield a change as one of turnout where that is spoken of, else of the share of whoever is near."""
    number = bare.said
    is_turnout = any(one.has("TURNOUT") for one in line.tokens)
    polls = polls_spoken_of(line, at, scene)
    for contest in (*polls[:1], *([line.tagged.contest] if line.tagged.contest else ())):
        claim = replace(bare, contest=contest, is_guess=True)
        if is_turnout:
            yield replace(claim, type=T.TURNOUT_CHANGE)
            continue
        for owner in whose_it_may_be(line, at, number, scene)[:1] if number else ():
            yield of_owner(owner, claim)


def _pair(line: Line, at: int) -> tuple[Quantity | None, Quantity | None]:
    """Return what a share was and is, where another number is joined to this: "A to B", "B, down from A"."""
    for step in (1, -1):
        for far in range(2, _BETWEEN + 1):
            there = at + step * far
            if not 0 <= there < len(line.tokens):
                break
            if not line.tokens[there].has("NUMBER"):
                continue
            first, last = sorted((at, there))
            pair = _as_shares(line.tokens[first].tag.number, line.tokens[last].tag.number)
            joint = {one.word for one in line.tokens[first + 1 : last]}
            if pair is not None and _joins(line, first, last):
                return (pair[1], pair[0]) if "from" in joint else pair
            break
    return None, None


def _joins(line: Line, first: int, last: int) -> bool:
    between = line.tokens[first + 1 : last]
    plain = all(
        one.word in _JOINTS
        or one.has("UP", "DOWN", "ADV", "COMMA", "OPEN", "DET", "BE")
        or one.word == "back"
        for one in between
    )
    return plain and any(one.word in _JOINTS for one in between)


def _as_shares(one: Quantity | None, other: Quantity | None) -> tuple[Quantity, Quantity] | None:
    if one is None or other is None or not any(_is_share(each) for each in (one, other)):
        return None
    if any(n.unit not in (Unit.PERCENT, Unit.COUNT) or n.value >= _HUNDRED for n in (one, other)):
        return None
    return as_share(one), as_share(other)


def _is_share(number: Quantity) -> bool:
    return number.unit is Unit.PERCENT or (number.unit is Unit.COUNT and number.step < 1)
