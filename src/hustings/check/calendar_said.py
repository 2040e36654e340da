"""Patterns of the calendar: polling day, weekday, by-election date, hour and order of declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from hustings.check.claim import CalendarClaim, Claim, ClaimType, ContestRef
from hustings.check.quantity import Quantity, Unit
from hustings.check.rules import Sighting, table
from hustings.check.settling import Scene, seat_beside
from hustings.record.contest import Contest

T = ClaimType

CALENDAR = table(
    """
    polling_day of contest: polling day is D
        v:POLLDAY .... on/was/is/COMMA/held ( w:WEEKDAY COMMA? )? d:DATE
    polling_day of contest: went to the polls on D
        v:POLLDAY .. ( on | DASH )? ( w:WEEKDAY COMMA? )? d:DATE
    weekday of contest: went to the polls on Thursday
        v:VOTED .. on w:WEEKDAY
    polling_day of contest: election took place on D
        v:ELECTION/GENELECTION .... ( on | COMMA ) ( w:WEEKDAY COMMA? )? d:DATE
    polling_day of contest: D was polling day
        d:DATE COMMA? .. v:POLLDAY
    polling_day of contest: D's election
        d:DATE {poss}? v:GENELECTION/ELECTION/BYELECTION
    weekday of contest: Thursday's election
        w:WEEKDAY {poss} .. v:GENELECTION/ELECTION/BYELECTION/vote/poll
    weekday of contest: election on Thursday
        v:GENELECTION/ELECTION/BYELECTION/poll/polling .. ( held on | place on | held_on ) w:WEEKDAY
    weekday of contest: by-election on Thursday
        v:BYELECTION on w:WEEKDAY
    by_election_date of contest: by-election of month and year
        v:BYELECTION/ELECTION .... in/of/on ( w:WEEKDAY COMMA? )? d:DATE
    by_election_date of contest: by-election ... on D
        v:BYELECTION .... ( on | COMMA | held | of ) ( w:WEEKDAY COMMA? )? d:DATE
    by_election_date of contest: on D by-election
        d:DATE {poss}? .... v:BYELECTION
    by_election_date of contest: seat in month and year
        v:SEAT ( in | COMMA | OPEN )? d:DATE
    by_election_date of contest: on such a day X won S
        ^ on ( w:WEEKDAY COMMA? )? d:DATE .... v:SEAT
    declaration_time of contest: declared at T
        v:DECLARE .... at/by/around n:TIME
    declaration_time of contest: result came at T
        v:DECLARE/result/announced/count/over .... at/by/until/after/before n:TIME
    declaration_time of contest: declared at T.M
        v:DECLARE/result/announced .... at/by/until/around n:COUNT
    declaration_time of contest: at T, declared
        ( at )? n:TIME .. v:DECLARE
    declaration_order of contest: first to declare
        ( n:ORDINAL | v:LAST ) .. ( SEATN )? .. to declare
    declaration_order of contest: first to declare:
        n:ORDINAL .. to_declare
    """
)


def calendar(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield the day, weekday, hour or order that a pattern found."""
    if not seen.is_decided():
        return
    contest = _contest(seen, scene)
    election = contest.election if contest else seen.line.tagged.election
    if not election:
        return
    claim = CalendarClaim(seen.passage(), seen.rule.type, election, contest)
    match seen.rule.type:
        case T.DECLARATION_TIME:
            yield from _hour(seen, scene, claim)
        case T.DECLARATION_ORDER:
            order = seen.number("n") or _last(seen)
            if contest is not None and order is not None:
                yield replace(claim, order=order)
        case _:
            yield from _days(seen, claim)


def _contest(seen: Sighting, scene: Scene) -> ContestRef | None:
    """Return the contest meant: the seat beside it or carried; none for the day of a general election."""
    seat = seat_beside(seen.line, seen.pivot)
    contests = seat.contests if seat else ()
    carried = seen.line.tagged.contest
    found = next((one for one in contests if one.election == seen.line.tagged.election), None)
    found = found or (contests[0] if contests else carried)
    if seen.rule.type in (T.DECLARATION_TIME, T.DECLARATION_ORDER, T.BY_ELECTION_DATE):
        return found
    contest = scene.record.contest(found) if found else None
    return found if contest is not None and _is_by_election(contest) else None


def _is_by_election(contest: Contest) -> bool:
    return contest.key != contest.seat.code


def _days(seen: Sighting, claim: CalendarClaim) -> Iterator[Claim]:
    at, tag = seen.at("w"), seen.tag("d")
    said = _day(tag.name if tag is not None else None)
    by_election = claim.contest is not None
    if claim.type is T.BY_ELECTION_DATE and not by_election:
        return
    month = _month(tag.name if tag is not None else None)
    if by_election and month is not None:
        yield replace(claim, type=T.BY_ELECTION_DATE, month=month)
    if said is not None:
        kind = T.BY_ELECTION_DATE if by_election else T.POLLING_DAY
        yield replace(claim, type=kind, day=said)
    if at is not None:
        week = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        yield replace(claim, type=T.WEEKDAY, weekday=week.index(seen.line.tokens[at].word))


def _day(iso: str | None) -> date | None:
    """Return a whole day; a month or a day without a year tells too little."""
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def _month(iso: str | None) -> tuple[int, int] | None:
    """Return a month with its year, where no day is said."""
    year, _, month = (iso or "").partition("-")
    return (int(year), int(month)) if year.isdigit() and month.isdigit() else None


def _hour(seen: Sighting, scene: Scene, claim: CalendarClaim) -> Iterator[Claim]:
    """Yield the hour: after noon on polling day itself, else the morning after."""
    said, contest = seen.number("n"), scene.record.contest(claim.contest) if claim.contest else None
    if said is None or contest is None:
        return
    minutes = _minutes(said)
    if minutes is None:
        return
    day = contest.day + timedelta(days=minutes < 12 * 60)
    at = datetime.combine(day, time(minutes // 60 % 24, minutes % 60))
    yield replace(claim, at=at, is_guess=not _names_half(seen))


def _minutes(said: Quantity) -> int | None:
    """Return an hour as minutes after midnight, "4.23" too; None where a number is no hour."""
    if said.unit is Unit.TIME:
        return int(said.value)
    hour, part = divmod(said.value, 1)
    is_hour = said.unit is Unit.COUNT and said.step == Fraction(1, 100) and hour < 24 and part * 100 < 60
    return int(hour * 60 + part * 100) if is_hour else None


def _names_half(seen: Sighting) -> bool:
    """Whether the words tell which half of the day is meant."""
    tag = seen.tag("n")
    low = tag.low.replace(".", "") if tag is not None else ""
    return low.endswith(("am", "pm")) or ":" in low or "morning" in low or "night" in low


def _last(seen: Sighting) -> Quantity | None:
    at = seen.at("v")
    if at is None:
        return None
    token = seen.line.tokens[at]
    return Quantity(Fraction(-1), Unit.ORDINAL, Fraction(1), token.tag.start, token.tags[-1].end)
