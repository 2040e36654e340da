"""Claims against earlier elections: held since, first since, worst since, first ever, records."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hustings.check.claim import ClaimType, HistoryClaim
from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.national_past import UNITS, national_past
from hustings.check.record import Record
from hustings.check.seat_past import SeatWin, is_party, seat_past
from hustings.check.weighing import printed
from hustings.record.history import said as said_election

_BY_ELECTIONS = "by-elections before 2010 are not on record"
_BLOCKS = "winners before 2010 are the party blocks with most votes"
_AMONG = 5
"""Up to which rank a figure is "one of the" worst or best."""


def judge_history(claim: HistoryClaim, record: Record) -> Judgement:
    """Return the judgement on a claim against earlier elections."""
    if claim.type is ClaimType.HELD_SINCE:
        return _held(claim, record)
    if claim.type is ClaimType.FIRST_EVER:
        return _first_ever(claim, record)
    if claim.type is ClaimType.FIRST_SINCE and claim.contest is not None:
        return _first_since(claim, record)
    return _extreme(claim, record)


def _evidence(figure: str) -> tuple[Evidence, ...]:
    return (
        Evidence(
            "House of Commons Library, general election results since 1918; results files from 2010", figure
        ),
    )


def _told(wins: list[SeatWin]) -> str:
    return "; ".join(f"{said_election(one.election)} {one.name}: {one.winner or 'not told'}" for one in wins)


def _held(claim: HistoryClaim, record: Record) -> Judgement:
    past = list(seat_past(claim.contest, record)) if claim.contest else []
    party, since = claim.party, claim.since
    if not past or party is None or since is None:
        return Judgement(
            Verdict.NOT_CHECKABLE, "the record has no earlier elections of this seat under its name"
        )
    year = _year_of(claim, record)
    inside = [one for one in past if since <= int(one.election[:4]) < year]
    before = [one for one in past if int(one.election[:4]) < since]
    if not inside or min(int(one.election[:4]) for one in inside) > since + 5:
        first = said_election(past[0].election)
        return Judgement(Verdict.NOT_CHECKABLE, f"under this name the record has elections from {first} only")
    wrong = [one for one in inside if is_party(one, party) is False]
    untold = [one for one in inside if is_party(one, party) is None]
    actual = (
        _told(wrong)
        if wrong
        else f"{party} at every general election from {said_election(inside[0].election)}"
    )
    notes = (_BLOCKS, _BY_ELECTIONS)
    if wrong:
        whole = [one for one in wrong if not one.is_part]
        if whole and not claim.is_guess:
            return Judgement(Verdict.REFUTED, f"others won it: {actual}", actual, _evidence(actual), notes)
        if whole:
            return Judgement(
                Verdict.NOT_CHECKABLE, f"others won it: {actual}", actual, _evidence(actual), notes
            )
        reason = f"when it was divided, another party won a part: {actual}; {_again(inside, wrong)}"
        return Judgement(Verdict.IMPRECISE, reason, actual, _evidence(actual), notes)
    if untold:
        return Judgement(
            Verdict.NOT_CHECKABLE, f"the record cannot tell who won: {_told(untold)}", None, (), notes
        )
    if before and is_party(before[-1], party):
        reason = f"{actual}, and before: {_told(before[-1:])}"
        return Judgement(Verdict.IMPRECISE, reason, actual, _evidence(reason), notes)
    return Judgement(Verdict.SUPPORTED, actual, actual, _evidence(actual), notes)


def _again(inside: list[SeatWin], wrong: list[SeatWin]) -> str:
    after = [one for one in inside if one.election > wrong[-1].election and not one.is_part]
    return f"at every general election since {said_election(after[0].election)} it is right" if after else ""


def _year_of(claim: HistoryClaim, record: Record) -> int:
    if claim.contest is not None and (contest := record.contest(claim.contest)) is not None:
        return contest.day.year
    return next((day.year for name, day in record.generals if name == claim.election), 9999)


def _first_since(claim: HistoryClaim, record: Record) -> Judgement:
    past = list(seat_past(claim.contest, record)) if claim.contest else []
    party, since = claim.party, claim.since
    counted = record.tabulation(claim.contest) if claim.contest else None
    if not past or party is None or since is None or counted is None:
        return Judgement(
            Verdict.NOT_CHECKABLE, "the record has no earlier elections of this seat under its name"
        )
    if counted.winner.party != party:
        return Judgement(Verdict.NOT_CHECKABLE, f"{party} did not win here at this election")
    earlier = [one for one in past if int(one.election[:4]) < counted.contest.day.year]
    if any(is_party(one, party) is None for one in earlier if int(one.election[:4]) >= since):
        return Judgement(
            Verdict.NOT_CHECKABLE, "the record has others’ wins of those years in one block only"
        )
    wins = [one for one in earlier if is_party(one, party)]
    if not wins:
        first = said_election(past[0].election)
        return Judgement(
            Verdict.NOT_CHECKABLE, f"no win of {party} on record since {first}; an older record would say"
        )
    last, notes = wins[-1], (_BLOCKS, _BY_ELECTIONS)
    actual = f"{party} last won it in {said_election(last.election)} as {last.name}"
    if int(last.election[:4]) == since:
        return Judgement(Verdict.SUPPORTED, actual, actual, _evidence(actual), notes)
    # Lost at one election, last held until the next: stories count from either.
    after = next((one for one in earlier if one.election > last.election), None)
    if after is not None and int(after.election[:4]) == since:
        return Judgement(
            Verdict.SUPPORTED, f"{actual} and lost it in {since}", actual, _evidence(actual), notes
        )
    later = int(last.election[:4]) > since
    verdict = Verdict.REFUTED if later and not claim.is_guess and not last.is_part else Verdict.NOT_CHECKABLE
    return Judgement(verdict, actual, actual, _evidence(actual), notes)


def _first_ever(claim: HistoryClaim, record: Record) -> Judgement:
    """Judge a first: a record that begins in 2010 can refute it, and never support it."""
    year, party = _year_of(claim, record), claim.party
    if party is None:
        return Judgement(Verdict.NOT_CHECKABLE, "it is not clear of whom it is said")
    if claim.contest is not None:
        wins = [
            one
            for one in seat_past(claim.contest, record)
            if int(one.election[:4]) < year and is_party(one, party)
        ]
        earlier = [f"{said_election(one.election)} {one.name}" for one in wins if not one.is_part]
    elif claim.place is None:
        seats = national_past(ClaimType.SEATS, party, record)
        earlier = [
            f"{said_election(name)}: {count} seats"
            for name, count in seats.items()
            if int(name[:4]) < year and count
        ]
    else:
        return Judgement(Verdict.NOT_CHECKABLE, "firsts of a nation or region need a record of every member")
    if earlier and not claim.is_guess:
        reason = f"{party} won before: {earlier[-1]}"
        return Judgement(Verdict.REFUTED, reason, earlier[-1], _evidence(earlier[-1]))
    reason = (
        f"no earlier win of {party} is on record here; a record of every member since its founding would say"
    )
    return Judgement(Verdict.NOT_CHECKABLE, reason)


def _extreme(claim: HistoryClaim, record: Record) -> Judgement:
    measure = claim.measure or ClaimType.SEATS
    if measure not in UNITS or claim.contest is not None or claim.place is not None:
        return Judgement(Verdict.NOT_CHECKABLE, "the record does not compare this over elections")
    past = national_past(measure, claim.party, record)
    year = str(_year_of(claim, record))
    if year not in past:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no such figure to compare")
    if claim.since is None:
        return _rank(claim, past, year, measure)
    own = past[year]
    earlier = [name for name in past if name < year]
    as_far = [name for name in reversed(earlier) if _as_far(past[name], own, claim)]
    word = "few or low" if claim.lowest else "many or high"
    unit = UNITS[measure]
    if not as_far:
        first = said_election(earlier[0]) if earlier else year
        actual = f"none as {word} since at least {first}"
    else:
        then = f"{said_election(as_far[0])} ({printed(past[as_far[0]], unit)})"
        actual = f"{printed(own, unit)}; as {word} before in {then}"
    figures = _evidence(actual)
    if as_far and int(as_far[0][:4]) == claim.since:
        return Judgement(Verdict.SUPPORTED, actual, actual, figures)
    if any(int(name[:4]) == claim.since for name in past) and not claim.is_guess:
        between = [name for name in as_far if int(name[:4]) > claim.since]
        if between:
            return Judgement(Verdict.REFUTED, actual, actual, figures)
        return Judgement(Verdict.IMPRECISE, f"true, and for longer: {actual}", actual, figures)
    return Judgement(Verdict.NOT_CHECKABLE, actual, actual, figures)


def _as_far(then: Fraction, own: Fraction, claim: HistoryClaim) -> bool:
    return then <= own if claim.lowest else then >= own


def _rank(claim: HistoryClaim, past: Mapping[str, Fraction], year: str, measure: ClaimType) -> Judgement:
    until = {name: value for name, value in past.items() if name <= year}
    own = until[year]
    place = 1 + sum(value < own if claim.lowest else value > own for value in until.values())
    first = said_election(min(until))
    end = "lowest" if claim.lowest else "highest"
    rank = f"number {place} from the {end} of {len(until)} elections since {first}"
    actual = f"{printed(own, UNITS[measure])}, {rank}"
    if len(until) < 4 * _AMONG - 5:
        return Judgement(
            Verdict.NOT_CHECKABLE, f"the record is too short: {actual}", actual, _evidence(actual)
        )
    among = "one of" in claim.passage.text.casefold() or "among" in claim.passage.text.casefold()
    if place == 1 or (among and place <= _AMONG):
        note = (f"the record begins in {first}",)
        return Judgement(Verdict.SUPPORTED, actual, actual, _evidence(actual), note)
    last = next((name for name in reversed(until) if name < year and _as_far(until[name], own, claim)), None)
    if last is not None:
        actual += f"; the {end} since {said_election(last)}"
    settled = not claim.is_guess and (not among or place > 2 * _AMONG)
    return Judgement(Verdict.REFUTED if settled else Verdict.NOT_CHECKABLE, actual, actual, _evidence(actual))
