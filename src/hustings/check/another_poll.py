"""A refuted outcome that is right of another poll of the person or seat: told, and not refuted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hustings.check.careers import career, person_of
from hustings.check.claim import ClaimType, ContestClaim, ContestRef
from hustings.check.earlier import earlier_contests
from hustings.check.judgement import Judged, Verdict
from hustings.check.nearby import dated
from hustings.check.record import Record
from hustings.check.tag import Tagged
from hustings.check.verdict_contest import judge_contest

WAS_ANOTHER = "It is not so of this poll, and is so of another that the story may speak of."
_OF_A_POLL = frozenset(
    {
        *(ClaimType.WON, ClaimType.BEAT, ClaimType.LOST, ClaimType.UNSEATED, ClaimType.GAIN),
        *(ClaimType.HOLD, ClaimType.KEPT_SEAT, ClaimType.PLACE),
        *(ClaimType.LOST_DEPOSIT, ClaimType.KEPT_DEPOSIT),
    }
)


def unless_of_another_poll(one: Judged, record: Record, sentences: Iterable[Tagged]) -> Judged:
    """Return a claim with its judgement: not checkable where it is right of a poll of another year.

    Only in a story that names another year; one that names none is of one poll.
    """
    claim = one.claim
    if one.judgement.verdict is not Verdict.REFUTED or not isinstance(claim, ContestClaim):
        return one
    contest = record.contest(claim.contest) if claim.contest else None
    if contest is None or claim.type not in _OF_A_POLL:
        return one
    years = {dated(tag) for sentence in sentences for tag in sentence.tags} - {None, contest.day.year}
    if not years:
        return one
    for ref in dict.fromkeys(_polls(claim, record)):
        told = judge_contest(replace(claim, contest=ref), record)
        if told.verdict is Verdict.SUPPORTED:
            notes = (one.judgement.reason, told.reason)
            doubted = replace(one.judgement, verdict=Verdict.NOT_CHECKABLE, reason=WAS_ANOTHER, notes=notes)
            return replace(one, judgement=doubted)
    return one


def _polls(claim: ContestClaim, record: Record) -> Iterator[ContestRef]:
    """Yield the other polls of the seat, then of the two people named."""
    if claim.contest is None:
        return
    yield from earlier_contests(record, claim.contest)
    for who in (claim.who, claim.other):
        person = person_of(who, record)
        stood = career(person, record) if person else ()
        yield from (one.contest for one in stood if one.contest != claim.contest)
