"""Claims on several seats together: all of a town's, how many under a bound, which comes first."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hustings.check.claim import AggregateClaim, ClaimType
from hustings.check.house_readings import total_evidence
from hustings.check.judgement import Judgement, Verdict
from hustings.check.quantity import Unit
from hustings.check.record import Record
from hustings.check.tolerance import Fit, fits
from hustings.check.weighing import Reading, printed, weigh
from hustings.record.election import Election, counted
from hustings.record.finding import folded
from hustings.record.house import house
from hustings.record.measures import headline_swing
from hustings.record.tabulation import Tabulation

Value = Callable[[Tabulation, Election], Fraction | None]


def _swing(one: Tabulation, election: Election) -> Fraction | None:
    swing = headline_swing(one, election.base(one.contest))
    return None if swing is None else abs(swing)


MEASURES: dict[ClaimType, tuple[str, Unit, Value]] = {
    ClaimType.MAJORITY: ("majority", Unit.COUNT, lambda one, _: _fraction(one.majority)),
    ClaimType.MAJORITY_SHARE: (
        "majority as a share of valid votes",
        Unit.PERCENT,
        lambda one, _: one.majority_share,
    ),
    ClaimType.TURNOUT: ("turnout", Unit.PERCENT, lambda one, _: one.declaration.turnout),
    ClaimType.SHARE: ("winner’s share", Unit.PERCENT, lambda one, _: one.share(one.winner)),
    ClaimType.VOTES: ("winner’s votes", Unit.COUNT, lambda one, _: Fraction(one.votes(one.winner))),
    ClaimType.ELECTORATE: ("electorate", Unit.COUNT, lambda one, _: _fraction(one.declaration.electorate)),
    ClaimType.CANDIDATES: ("candidates", Unit.COUNT, lambda one, _: Fraction(len(one.ranking))),
    ClaimType.SWING: ("Butler swing", Unit.POINTS, _swing),
}
"""What seats are put in order or counted by: its name, unit and value; None where a seat has none."""


def judge_seats(claim: AggregateClaim, record: Record) -> Judgement:
    """Return the judgement on all seats of a place, seats under a bound, or a rank."""
    election = record.election(claim.election)
    if election is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"{claim.election} could not be loaded")
    if claim.type is ClaimType.RANK and claim.contest is None and claim.party is not None:
        return _rank_of_party(claim, election)
    seats = seats_in(election, claim.place)
    if not seats:
        return Judgement(
            Verdict.NOT_CHECKABLE, f"no seat of {election.title} is known to lie in {claim.place}"
        )
    if claim.type is ClaimType.PLACE_SEATS:
        return _all_of(claim, election, seats)
    if claim.type is ClaimType.COUNT_WHERE:
        return _how_many(claim, election, seats)
    return _rank(claim, election, seats)


def seats_in(election: Election, place: str | None) -> list[Tabulation]:
    """Return the decided contests of a nation, region or county, or of seats named after the place."""
    every = [one for one in map(counted, election.state().contests.values()) if one is not None]
    if place is None:
        return every
    inside = [one for one in every if one.contest.seat.lies_in(place)]
    if inside:
        return inside
    begins = folded(place).split()
    return [one for one in every if folded(one.contest.seat.name).split()[: len(begins)] == begins]


def _all_of(claim: AggregateClaim, election: Election, seats: list[Tabulation]) -> Judgement:
    won = sum(one.winner.party == claim.party for one in seats)
    actual = f"{claim.party} won {won} of {len(seats)} seats in {claim.place or 'the House'}"
    evidence = (total_evidence(election, f": {claim.place}"),)
    said = [one for one in (claim.said, claim.said_from) if one is not None]
    fitting = {won, len(seats)} if claim.said_from is not None else {won}
    whole = claim.said_from is None and claim.said is None
    right = (
        won == len(seats)
        if whole
        else all(any(fits(one, count) is not Fit.NO for count in fitting) for one in said)
    )
    if right and claim.said is not None and fits(claim.said, won) is Fit.NO:
        right = False
    verdict = Verdict.SUPPORTED if right else Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    return Judgement(verdict, actual, actual, evidence)


def _how_many(claim: AggregateClaim, election: Election, seats: list[Tabulation]) -> Judgement:
    measure = MEASURES.get(claim.condition) if claim.condition else None
    if measure is None or claim.limit is None or claim.said is None:
        return Judgement(Verdict.NOT_CHECKABLE, "it is not clear which seats are counted")
    name, unit, value = measure
    values = [value(one, election) for one in seats if claim.party in (None, one.winner.party)]
    known = [one for one in values if one is not None]
    below = (
        sum(one < claim.limit.value for one in known)
        if claim.smallest
        else sum(one > claim.limit.value for one in known)
    )
    level = sum(one == claim.limit.value for one in known)
    bound = printed(claim.limit.value, unit)
    words = f"seats with a {name} {'under' if claim.smallest else 'over'} {bound}"
    evidence = (total_evidence(election, ""),)
    readings = [Reading(below, Unit.COUNT, words, evidence)]
    if level:
        readings.append(
            Reading(below + level, Unit.COUNT, f"the same with those of exactly {bound}", evidence)
        )
    return weigh(claim.said, readings, is_guess=claim.is_guess)


def _rank(claim: AggregateClaim, election: Election, seats: list[Tabulation]) -> Judgement:
    measure = MEASURES.get(claim.condition or ClaimType.MAJORITY)
    if measure is None or claim.contest is None:
        return Judgement(Verdict.NOT_CHECKABLE, "it is not clear what stands in which order")
    tried = [measure]
    if claim.condition in (None, ClaimType.MAJORITY):
        tried.append(MEASURES[ClaimType.MAJORITY_SHARE])
    wanted = int(claim.said.value) if claim.said is not None else 1
    judged: list[Judgement] = []
    for one in tried:
        place, total, reason = _placed(claim, one, election, seats)
        if place is None:
            continue
        evidence = (total_evidence(election, f": {one[0]} of {total} seats"),)
        right = Verdict.SUPPORTED if place == wanted else Verdict.REFUTED
        judged.append(Judgement(right, reason, f"place {place} of {total}", evidence))
    if not judged:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no such figure for this seat")
    best = next((one for one in judged if one.verdict is Verdict.SUPPORTED), judged[0])
    if best.verdict is Verdict.REFUTED and claim.is_guess:
        return Judgement(Verdict.NOT_CHECKABLE, best.reason, best.actual, best.evidence)
    return best


def _placed(
    claim: AggregateClaim, measure: tuple[str, Unit, Value], election: Election, seats: list[Tabulation]
) -> tuple[int | None, int, str]:
    name, unit, value = measure
    pool = [one for one in seats if claim.party in (None, one.winner.party)]
    values = {one.contest.key: value(one, election) for one in pool}
    key = claim.contest.key if claim.contest else ""
    own = values.get(key)
    if own is None:
        return None, 0, ""
    known = [one for one in values.values() if one is not None]
    before = sum(one < own for one in known) if claim.smallest else sum(one > own for one in known)
    end = "smallest" if claim.smallest else "largest"
    seat = next(one.contest.seat.name for one in pool if one.contest.key == key)
    reason = f"{seat}: {name} {printed(own, unit)}, number {before + 1} from the {end} of {len(known)}"
    return before + 1, len(known), reason


def _rank_of_party(claim: AggregateClaim, election: Election) -> Judgement:
    parties = [one for one in house(election).parties if not one.party.is_shared_label]
    own = next((one for one in parties if one.party.abbreviation == claim.party), None)
    if own is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"nobody stood for {claim.party}")
    wanted = int(claim.said.value) if claim.said is not None else 1
    by_seats = 1 + sum(one.seats > own.seats for one in parties)
    by_votes = 1 + sum(one.votes > own.votes for one in parties)
    actual = f"{own.party.name} is number {by_seats} by seats and number {by_votes} by votes"
    evidence = (total_evidence(election, ""),)
    if wanted == by_seats or (claim.condition is ClaimType.PARTY_VOTES and wanted == by_votes):
        return Judgement(Verdict.SUPPORTED, actual, actual, evidence)
    if wanted == by_votes:
        return Judgement(Verdict.IMPRECISE, f"by votes, not by seats: {actual}", actual, evidence)
    verdict = Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    return Judgement(verdict, actual, actual, evidence)


def _fraction(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
