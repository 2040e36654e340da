"""A second look at numbers that came to nothing: taken where the record has just that of the same name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from hustings.check.claim import Claim, ClaimType, ContestClaim
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.left_over import LeftOver, left_over
from hustings.check.quantity import Quantity, Unit
from hustings.check.settling import Scene

_OF_SOMEBODY = frozenset({ClaimType.VOTES, ClaimType.SHARE, ClaimType.SHARE_CHANGE})
"""Figures that are somebody's: unsettled, they are looked at again as the same of whoever stands nearest."""

_POLLED = re.compile(r"\b(?:with|on|poll\w*|got|won|receiv\w*|took|secur\w*|finish\w*|ended)\b")
_MAJORITIES = (ClaimType.MAJORITY, ClaimType.PREVIOUS_MAJORITY)


@dataclass(frozen=True, slots=True)
class Looked:
    """The claims with their judgements, in reading order, and the numbers that are still not understood."""

    judged: tuple[Judged, ...]
    unused: tuple[Quantity, ...]


def look_again(
    judged: Sequence[Judged], unused: Iterable[Quantity], scene: Scene, judge: Callable[[Claim], Judgement]
) -> Looked:
    """Return the claims with what a second look at their numbers found.

    Looked at are numbers that no pattern used, and those whose claim could not
    be settled because who or what is meant was not explicit. A reading is taken
    only where the record supports it, or has it with a slip in one digit
    and no other reading is near; what fits nothing stays as it was.
    """
    unsettled = {span: one for one in judged if (span := _unsettled(one)) is not None}
    spans = {one.span for one in unused} | unsettled.keys()
    taken: dict[tuple[int, int], Judged] = {}
    for number in left_over(scene, spans):
        before = unsettled.get(number.number.span)
        found = _taken(number, judge, None if before is None else _may_be(before))
        if found is not None:
            taken[number.number.span] = found
    dropped = {id(unsettled[span]) for span in taken if span in unsettled}
    kept = [one for one in judged if id(one) not in dropped]
    told = sorted([*kept, *taken.values()], key=lambda one: one.claim.passage.start)
    return Looked(tuple(told), tuple(one for one in unused if one.span not in taken))


def with_words(judged: Judged, text: str) -> Judged:
    """Return a claim with the words it stands for."""
    spot = judged.claim.passage
    if spot.text:
        return judged
    told = replace(spot, text=text[spot.start : spot.end])
    return replace(judged, claim=replace(judged.claim, passage=told))


def _unsettled(one: Judged) -> tuple[int, int] | None:
    """Return where the number of somebody's figure or a majority stands that could not be settled."""
    claim = one.claim
    if not isinstance(claim, ContestClaim) or claim.said is None:
        return None
    is_owned = claim.type is ClaimType.PREVIOUS_MAJORITY and claim.party is not None
    if is_owned or claim.type not in (*_OF_SOMEBODY, *_MAJORITIES):
        return None
    return claim.said.span if one.judgement.verdict is Verdict.NOT_CHECKABLE else None


def _may_be(one: Judged) -> frozenset[ClaimType]:
    """Return what a number that came to nothing may be: bare, a majority too ("had 3,925 in the bank")."""
    kind, said = one.claim.type, one.claim.passage.text.lower()
    is_bare = kind is ClaimType.VOTES and "vote" not in said and not _POLLED.search(said)
    return frozenset({kind, *(_MAJORITIES if is_bare or kind in _MAJORITIES else ())})


def _is_whole(number: LeftOver) -> bool:
    """Whether a number is a count: "14.52" may be an hour, and a share of few digits is near many."""
    return number.number.unit is Unit.COUNT and number.number.step >= 1


def _taken(
    number: LeftOver, judge: Callable[[Claim], Judgement], only: frozenset[ClaimType] | None
) -> Judged | None:
    readings = [one for one in number.readings if only is None or one.type in only]
    judged = [Judged(claim, judge(claim)) for claim in readings]
    fits = [one for one in judged if one.judgement.verdict is Verdict.SUPPORTED]
    may_slip = [one for one in judged if isinstance(one.claim, ContestClaim) and _is_whole(number)]
    slips = [one for one in may_slip if one.judgement.verdict is Verdict.REFUTED]
    if fits:
        return fits[0]
    return slips[0] if len({(one.claim.type, one.judgement.actual) for one in slips}) == 1 else None
