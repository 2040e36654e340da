"""Claims on the House and on parties' totals: seats, votes, shares, majorities, turnout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hustings.check.claim import AggregateClaim, ClaimType, Direction
from hustings.check.house_readings import readings_of, total_evidence, total_of
from hustings.check.judgement import Judgement, Verdict
from hustings.check.quantity import Quantity, Unit
from hustings.check.record import Record
from hustings.check.weighing import Reading, printed, weigh
from hustings.record.baseline import BaselineKind
from hustings.record.election import Election
from hustings.record.house import House
from hustings.tell.wording import baseline_in_words, majority_in_words

_NEAR_SEATS = 3
"""Seats still to poll, the Speaker, a member without the whip: totals differ by so many."""
_PART = 4
"""So many times fewer seats than all are likely those of a place or of a sort."""
_WORST_LAST = (Verdict.SUPPORTED, Verdict.IMPRECISE, Verdict.NOT_CHECKABLE, Verdict.REFUTED)


def judge_house(claim: AggregateClaim, record: Record) -> Judgement:
    """Return the judgement on a figure of the House or of a party in it, or in a nation, region or county.

    Of a place that only the sentences before name, where it fits there alone.
    """
    judged = _judged(claim, record)
    if claim.near_place is None or judged.verdict is Verdict.SUPPORTED:
        return judged
    near = _judged(replace(claim, place=claim.near_place, near_place=None), record)
    return near if near.verdict in (Verdict.SUPPORTED, Verdict.IMPRECISE) else judged


def _judged(claim: AggregateClaim, record: Record) -> Judgement:
    election = record.election(claim.election)
    if election is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"{claim.election} could not be loaded")
    found = record.house(claim.election, claim.place)
    if found is None:
        reason = f"{claim.place} is no nation, region or county of {election.name}"
        return Judgement(Verdict.NOT_CHECKABLE, reason)
    if claim.type is ClaimType.LARGEST_PARTY:
        return _largest(claim, found, election)
    if claim.type is ClaimType.OVERALL_MAJORITY and claim.said is None:
        return _has_majority(claim, found, election)
    if claim.said is None:
        return _direction_only(claim, found, election, record)
    if claim.said_from is not None and claim.type is ClaimType.PARTY_SHARE_CHANGE:
        return _with_direction(claim, found, election, _from_to(claim, claim.said_from, record))
    readings = list(readings_of(claim, found, election, record))
    is_guess = claim.is_guess or _may_be_of_another_hour(claim, claim.said, readings)
    judged = weigh(claim.said, readings, is_guess=is_guess)
    return _with_direction(claim, found, election, judged)


def _from_to(claim: AggregateClaim, said_from: Quantity, record: Record) -> Judgement:
    """Judge a share told with the one before it by both: the worse of the two decides."""
    share = replace(claim, type=ClaimType.PARTY_SHARE, said_from=None, direction=None)
    before = record.before(claim.election)
    if before is None:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no election before to measure this from")
    then, now = _judged(replace(share, election=before, said=said_from), record), _judged(share, record)
    worst = max(then, now, key=lambda one: _WORST_LAST.index(one.verdict))
    reason = f"{then.reason} {now.reason}" if then.verdict is now.verdict else worst.reason
    actual = f"from {then.actual} to {now.actual}"
    return replace(worst, reason=reason, actual=actual, evidence=(*then.evidence, *now.evidence))


def _may_be_of_another_hour(claim: AggregateClaim, said: Quantity, readings: Sequence[Reading]) -> bool:
    """Whether seats said may be of an hour before or counted otherwise, or are few enough to be a part."""
    if claim.type is not ClaimType.SEATS or said.unit is not Unit.COUNT:
        return False
    is_part = bool(readings) and said.value * _PART < readings[0].value
    return is_part or any(0 < abs(said.value - one.value) <= _NEAR_SEATS for one in readings)


def _largest(claim: AggregateClaim, found: House, election: Election) -> Judgement:
    first = found.parties[0]
    where = f" in {claim.place}" if claim.place else ""
    actual = f"{first.party.name}, {first.seats} seats{where}"
    evidence = (total_evidence(election, where),)
    level = [one.party.abbreviation for one in found.parties if one.seats == first.seats]
    if claim.party in level:
        verdict = Verdict.SUPPORTED if len(level) == 1 else Verdict.IMPRECISE
        reason = f"the largest party is {actual}" if len(level) == 1 else f"{' and '.join(level)} are level"
        return Judgement(verdict, reason, actual, evidence)
    most_votes = max(found.parties, key=lambda one: one.votes)
    if most_votes.party.abbreviation == claim.party:
        reason = f"{most_votes.party.name} has the most votes; the most seats has {actual}"
        return Judgement(Verdict.IMPRECISE, reason, actual, evidence)
    verdict = Verdict.NOT_CHECKABLE if claim.is_guess or claim.party is None else Verdict.REFUTED
    return Judgement(verdict, f"the largest party is {actual}", actual, evidence)


def _has_majority(claim: AggregateClaim, found: House, election: Election) -> Judgement:
    """Judge "an overall majority" without a number; said of no party it is denied ("a hung parliament")."""
    actual, evidence = majority_in_words(found), (total_evidence(election, ""),)
    if not found.is_whole_house or found.undeclared:
        return Judgement(Verdict.NOT_CHECKABLE, actual, actual, evidence)
    owner = found.parties[0].party.abbreviation if found.overall_majority is not None else None
    fits = owner == claim.party
    verdict = Verdict.SUPPORTED if fits else Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    return Judgement(verdict, actual, actual, evidence)


def _change(
    claim: AggregateClaim, found: House, election: Election, record: Record | None
) -> Fraction | None:
    total = total_of(found, claim.party or "")
    if total is None:
        return None
    of_seats = claim.type in (ClaimType.SEATS, ClaimType.SEATS_CHANGE)
    change = total.change if of_seats else total.share_change
    return None if change is None else Fraction(change)


def _direction_only(claim: AggregateClaim, found: House, election: Election, record: Record) -> Judgement:
    change = _change(claim, found, election, record)
    if change is None or claim.direction is None:
        return Judgement(Verdict.NOT_CHECKABLE, "no number is said, and no direction that can be looked up")
    unit = Unit.COUNT if claim.type in (ClaimType.SEATS, ClaimType.SEATS_CHANGE) else Unit.POINTS
    up = claim.direction is Direction.UP
    actual = f"{'up' if change > 0 else 'down' if change < 0 else 'no change,'} {printed(abs(change), unit)}"
    right = change > 0 if up else change < 0
    is_notional = election.baseline is not None and election.baseline.kind is BaselineKind.NOTIONAL
    verdict = Verdict.SUPPORTED if right else Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    notes = (baseline_in_words(election),) if is_notional else ()
    return Judgement(verdict, f"{claim.party}: {actual}", actual, (total_evidence(election, ""),), notes)


def _with_direction(claim: AggregateClaim, found: House, election: Election, judged: Judgement) -> Judgement:
    """Refuse a right number that is said to go the wrong way."""
    changes = (ClaimType.SEATS_CHANGE, ClaimType.PARTY_SHARE_CHANGE)
    if claim.type not in changes or claim.direction is None or judged.verdict is Verdict.REFUTED:
        return judged
    change = _change(claim, found, election, None)
    if change is None or change == 0 or (change > 0) == (claim.direction is Direction.UP):
        return judged
    gross = "not taken off" in judged.reason
    if gross:
        return judged
    verdict = Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    unit = Unit.COUNT if claim.type is ClaimType.SEATS_CHANGE else Unit.POINTS
    actual = f"{'up' if change > 0 else 'down'} {printed(abs(change), unit)}"
    return Judgement(verdict, f"it went the other way: {actual}", actual, judged.evidence, judged.notes)
