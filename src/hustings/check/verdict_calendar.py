"""Claims on days and hours: polling day, its weekday, when and in which order seats declared."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from hustings.check.claim import CalendarClaim, ClaimType
from hustings.check.house_readings import publisher_of, total_evidence
from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.quantity import Unit
from hustings.check.record import Record
from hustings.check.weighing import Reading, weigh
from hustings.record.clock import UK
from hustings.record.election import Election
from hustings.record.tabulation import Tabulation
from hustings.tell.wording import day_in_words, hour_in_words

_NEAR_MINUTES = 15
"""Minutes up to which an hour is near; recorded times of 2024 are about 25 later than the reading out."""
_LATE_MINUTES = 60


def judge_calendar(claim: CalendarClaim, record: Record) -> Judgement:
    """Return the judgement on a day, a weekday, an hour or an order of declaration."""
    election = record.election(claim.election)
    if election is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"{claim.election} could not be loaded")
    if claim.type is ClaimType.DECLARATION_TIME:
        return _hour(claim, record, election)
    if claim.type is ClaimType.DECLARATION_ORDER:
        return _order(claim, record, election)
    contest = record.contest(claim.contest) if claim.contest else None
    day = contest.day if contest else election.day
    if day is None:
        return Judgement(Verdict.NOT_CHECKABLE, "it is not clear which poll is meant")
    return _day(claim, day, election)


def _day(claim: CalendarClaim, day: date, election: Election) -> Judgement:
    actual = f"{day:%A} {day_in_words(day)}"
    evidence = (Evidence(publisher_of(election), f"polling day {actual}"),)
    if claim.day is not None:
        right = claim.day == day
    elif claim.month is not None:
        right = claim.month == (day.year, day.month)
    elif claim.weekday is not None:
        right = claim.weekday == day.weekday()
    else:
        return Judgement(Verdict.NOT_CHECKABLE, "no day is said")
    wrong = Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    return Judgement(Verdict.SUPPORTED if right else wrong, f"polling day was {actual}", actual, evidence)


def _declared(claim: CalendarClaim, record: Record) -> Tabulation | None:
    one = record.tabulation(claim.contest) if claim.contest else None
    return one if one is not None and one.declaration.declared_at is not None else None


def _hour(claim: CalendarClaim, record: Record, election: Election) -> Judgement:
    one = _declared(claim, record)
    if one is None or one.declaration.declared_at is None or claim.at is None:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no hour of declaration for this seat")
    actual = hour_in_words(one.declaration.declared_at, election.zone)
    evidence = (total_evidence(election, f": {one.contest.seat.name} declared {actual}"),)
    said = claim.at if claim.at.tzinfo else claim.at.replace(tzinfo=ZoneInfo(UK))
    halves = (-12, 0, 12) if claim.is_guess else (0,)
    told = (said + timedelta(hours=hours) for hours in halves)
    away = min(abs((at - one.declaration.declared_at).total_seconds()) / 60 for at in told)
    note = ("times are those recorded, later than the reading out by some minutes",)
    reason = f"{one.contest.seat.name} is recorded as declared {actual}"
    if away <= _NEAR_MINUTES:
        return Judgement(Verdict.SUPPORTED, reason, actual, evidence, () if not away else note)
    wrong = Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    verdict = Verdict.IMPRECISE if away <= _LATE_MINUTES else wrong
    return Judgement(verdict, reason, actual, evidence, note)


def _order(claim: CalendarClaim, record: Record, election: Election) -> Judgement:
    one = _declared(claim, record)
    if one is None or claim.order is None or not election.has_times:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no order of declaration for this seat")
    at = one.declaration.declared_at
    times = [
        standing.declaration.declared_at
        for standing in election.state().contests.values()
        if standing.declaration is not None and standing.declaration.declared_at is not None
    ]
    before = sum(time < at for time in times if at is not None)
    level = sum(time == at for time in times)
    evidence = (total_evidence(election, f": times of {len(times)} declarations"),)
    words = f"{one.contest.seat.name}’s place in the order of recorded times"
    places = [Reading(Fraction(before + n), Unit.ORDINAL, words, evidence) for n in range(1, level + 1)]
    if claim.order.value < 0:
        after = len(times) - before - level
        places = [
            Reading(Fraction(after + n), Unit.ORDINAL, f"{words}, from the last", evidence)
            for n in range(1, level + 1)
        ]
    judged = weigh(claim.order, places)
    if judged.verdict is Verdict.REFUTED:
        note = ("recorded times are not those of the reading out: near places may be exchanged",)
        near = abs(before + 1 - abs(claim.order.value)) <= 2 and claim.order.value > 0
        verdict = Verdict.NOT_CHECKABLE if near or claim.is_guess else Verdict.REFUTED
        return Judgement(verdict, judged.reason, judged.actual, judged.evidence, note)
    return judged
