"""Two numbers side by side that no pattern used: those of the first two, "the figures were 16,568 and 15,325"."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, Passage
from hustings.check.clauses import Line
from hustings.check.quantity import Quantity, Unit
from hustings.check.settling import Scene

RULE = "the figures of the first two"
_JOINING = frozenset({"to", "and", "against", "plays", "-", "versus"})
_FEWEST = 1000
_DECIMALS = 100


def pairs_left_over(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[ContestClaim]:
    """Yield the votes or share of the winner, or of the runner-up, for one of two numbers side by side.

    Only where both are just those of the first two of the contest in hand.
    """
    other, is_first = _beside(line, at)
    contest = line.tagged.contest
    counted = scene.record.tabulation(contest) if contest else None
    if other is None or contest is None or counted is None or counted.second is None:
        return
    kind = ClaimType.VOTES if number.value >= _FEWEST else ClaimType.SHARE
    pair = (number, other) if is_first else (other, number)
    first_two = (counted.winner, counted.second)
    for said, one in zip(pair, first_two, strict=True):
        value = counted.votes(one) if kind is ClaimType.VOTES else counted.share(one)
        if abs(_in_unit(said, kind).value - value) > _in_unit(said, kind).step / 2:
            return
    who = first_two[0 if is_first else 1]
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    yield ContestClaim(
        spot, kind, contest, CandidacyRef(contest, who.key), said=_in_unit(number, kind), is_guess=True
    )


def _beside(line: Line, at: int) -> tuple[Quantity | None, bool]:
    """Return the number that a joining word sets beside one, and whether the one is the first of both."""
    tokens = line.tokens
    for step in (2, -2):
        there, joint = at + step, at + step // 2
        if 0 <= there < len(tokens) and tokens[joint].word in _JOINING and tokens[there].has("NUMBER"):
            return tokens[there].tag.number, step > 0
    return None, True


def _in_unit(said: Quantity, kind: ClaimType) -> Quantity:
    """Return a bare number of two shares as a share."""
    if kind is ClaimType.VOTES or said.unit is not Unit.COUNT:
        return said
    return Quantity(said.value / _DECIMALS, Unit.PERCENT, said.step / _DECIMALS, said.start, said.end)
