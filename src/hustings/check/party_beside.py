"""Claims that are right of somebody whose party, named within them, is not: told, and not supported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hustings.check.claim import CandidacyRef, Claim, ClaimType, ContestClaim, PersonClaim
from hustings.check.judgement import Judged, Verdict

_NOTE = "What is said is so, but not the party named with it: {why}."


def but_for_the_party(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the claims, those imprecise in whose words a wrong party stands ("X, Green, fourth")."""
    wrong = [one for one in judged if _is_wrong_party(one)]
    return tuple(_imprecise(one, wrong) if wrong else one for one in judged)


def _is_wrong_party(one: Judged) -> bool:
    is_doubted = one.judgement.verdict is Verdict.NOT_CHECKABLE and getattr(one.claim, "is_guess", False)
    return one.claim.type is ClaimType.PARTY and (is_doubted or one.judgement.verdict is Verdict.REFUTED)


def _imprecise(one: Judged, wrong: Sequence[Judged]) -> Judged:
    if one.judgement.verdict is not Verdict.SUPPORTED or not isinstance(one.claim, ContestClaim):
        return one
    spot = one.claim.passage
    for party in wrong:
        within = spot.start <= party.claim.passage.start and party.claim.passage.end <= spot.end
        if within and _who(one.claim) == _who(party.claim) is not None:
            note = _NOTE.format(why=party.judgement.reason)
            told = replace(one.judgement, verdict=Verdict.IMPRECISE, notes=(*one.judgement.notes, note))
            return replace(one, judgement=told)
    return one


def _who(claim: Claim) -> CandidacyRef | None:
    return claim.who if isinstance(claim, ContestClaim | PersonClaim) else None
