"""A refuted total that is right of another election or nation: told with it, and not refuted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.claim import AggregateClaim, ClaimType
from hustings.check.judgement import Judged, Verdict
from hustings.check.record import Record
from hustings.check.verdict_house import judge_house

_TOTALS = frozenset(
    {
        *(ClaimType.SEATS, ClaimType.PARTY_VOTES, ClaimType.PARTY_SHARE, ClaimType.NATIONAL_TURNOUT),
        *(ClaimType.OVERALL_MAJORITY, ClaimType.PARTY_CANDIDATES, ClaimType.LARGEST_PARTY),
    }
)
_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


def unless_of_another_total(one: Judged, record: Record) -> Judged:
    """Return a claim with its judgement: not checkable where it is right of another election or nation."""
    claim = one.claim
    if one.judgement.verdict is not Verdict.REFUTED or not isinstance(claim, AggregateClaim):
        return one
    for other in _others(claim, record) if claim.type in _TOTALS else ():
        told = judge_house(other, record)
        if told.verdict is Verdict.SUPPORTED:
            where = other.place or other.election
            reason = f"It does not fit as it was read, and is so of {where}."
            notes = (one.judgement.reason, told.reason)
            return replace(
                one,
                judgement=replace(one.judgement, verdict=Verdict.NOT_CHECKABLE, reason=reason, notes=notes),
            )
    return one


def _others(claim: AggregateClaim, record: Record) -> Iterator[AggregateClaim]:
    """Yield the same claim of every other general election, then of the whole country and its nations."""
    for name, _ in record.generals:
        if name != claim.election:
            yield replace(claim, election=name)
    for place in (None, *_NATIONS):
        if place != claim.place:
            yield replace(claim, place=place, near_place=None)
