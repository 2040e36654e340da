"""Whether a story's own figures agree: votes with majority, two people's figures, shares with the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, ContestRef
from hustings.check.figure import said_in_words
from hustings.check.judgement import Judged
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.record import Record
from hustings.figures import whole

_OF_PEOPLE = (ClaimType.VOTES, ClaimType.SHARE)
_LEADS = (ClaimType.MAJORITY, ClaimType.LEAD)
_ROUND = 100
"""A count that is a multiple of this may be rounded, and proves nothing about another."""


def cross_checked(judged: Sequence[Judged], record: Record) -> tuple[Judged, ...]:
    """Return the judgements with notes on those whose figures contradict each other; no verdict changes."""
    plain = [(number, one.claim) for number, one in enumerate(judged) if isinstance(one.claim, ContestClaim)]
    notes: dict[int, list[str]] = {}
    for numbers, note in [*_unlike_majorities(plain, record), *_twins(plain, record), *_over_whole(plain)]:
        for number in numbers:
            notes.setdefault(number, []).append(note)
    return tuple(_noted(one, notes.get(number, [])) for number, one in enumerate(judged))


_Numbered = list[tuple[int, ContestClaim]]
_Found = Iterator[tuple[tuple[int, ...], str]]


def _unlike_majorities(claims: _Numbered, record: Record) -> _Found:
    """Yield votes of the first two, or of the two named, whose difference is not the majority stated."""
    votes = {one.who: (number, one.said) for number, one in claims if one.type is ClaimType.VOTES and one.who}
    for number, claim in claims:
        if claim.type not in _LEADS or not _is_count(claim.said) or claim.base or claim.contest is None:
            continue
        pair = _pair(claim, claim.contest, record)
        known = [votes.get(one) for one in pair]
        if claim.said is None or len(known) != 2 or known[0] is None or known[1] is None:
            continue
        (first, most), (second, fewer) = known[0], known[1]
        if most is None or fewer is None or not _is_count(most) or not _is_count(fewer):
            continue
        difference = abs(most.value - fewer.value)
        if difference != claim.said.value:
            yield (
                (first, second, number),
                f"The story's own figures disagree: {_votes(most)} less {_votes(fewer)} leaves"
                f" {whole(int(difference))}, and it has {said_in_words(claim.said)} between them.",
            )


def _pair(claim: ContestClaim, contest: ContestRef, record: Record) -> tuple[CandidacyRef, ...]:
    if claim.type is ClaimType.LEAD and claim.who and claim.other:
        return claim.who, claim.other
    counted = record.tabulation(contest)
    return tuple(CandidacyRef(contest, one.key) for one in counted.ranking[:2]) if counted else ()


def _twins(claims: _Numbered, record: Record) -> _Found:
    """Yield one exact figure given to two people of one contest, unless the record has them level."""
    of_people = [
        (number, one) for number, one in claims if one.type in _OF_PEOPLE and one.who and _is_fine(one.said)
    ]
    for (number, one), (other_number, other) in combinations(of_people, 2):
        if one.said is None or other.said is None or one.who is None or other.who is None:
            continue
        is_pair = one.type is other.type and one.who != other.who and one.who.contest == other.who.contest
        if is_pair and one.said.value == other.said.value and not _are_level(one.who, other.who, record):
            names = [record.candidacy(who) for who in (one.who, other.who)]
            told = " and ".join(name.person.name for name in names if name)
            yield (number, other_number), f"The story gives {said_in_words(one.said)} to both {told}."


def _are_level(one: CandidacyRef, other: CandidacyRef, record: Record) -> bool:
    counted = record.tabulation(one.contest)
    votes = counted.declaration.votes if counted else {}
    return one.key in votes and votes[one.key] == votes.get(other.key)


def _over_whole(claims: _Numbered) -> _Found:
    """Yield shares of one contest that add to more than the whole, whatever their rounding."""
    by_contest: dict[ContestRef, dict[CandidacyRef, tuple[int, Quantity]]] = {}
    for number, claim in claims:
        said = claim.said
        if claim.type is not ClaimType.SHARE or not claim.who or not said or claim.base:
            continue
        if said.unit in (Unit.PERCENT, Unit.POINTS) and said.hedge is Hedge.NONE:
            by_contest.setdefault(claim.who.contest, {}).setdefault(claim.who, (number, said))
    for shares in by_contest.values():
        total = sum((said.value for _, said in shares.values()), Fraction(0))
        slack = sum((said.step / 2 for _, said in shares.values()), Fraction(0))
        if total - slack > 1:
            told = ", ".join(said_in_words(said) for _, said in shares.values())
            numbers = tuple(number for number, _ in shares.values())
            yield numbers, f"The shares of this contest add to more than the whole: {told}."


def _is_count(said: Quantity | None) -> bool:
    return (
        said is not None
        and said.unit is Unit.COUNT
        and said.hedge in (Hedge.NONE, Hedge.EXACTLY)
        and said.upper is None
        and said.step == 1
        and (said.value % _ROUND != 0)
    )


def _is_fine(said: Quantity | None) -> bool:
    """Whether a figure is exact enough that two people seldom share it."""
    if said is None or said.unit is Unit.COUNT:
        return _is_count(said)
    return said.hedge is Hedge.NONE and said.step <= Fraction(1, 1000)


def _votes(said: Quantity) -> str:
    return f"{said_in_words(said)} votes"


def _noted(one: Judged, notes: Sequence[str]) -> Judged:
    if not notes:
        return one
    told = tuple(dict.fromkeys((*one.judgement.notes, *notes)))
    return replace(one, judgement=replace(one.judgement, notes=told))
