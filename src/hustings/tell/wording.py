"""Figures and facts in words: labels, days, hours, one line for a declaration."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from hustings.figures import percent, points, whole
from hustings.record.baseline import Base, BaselineKind
from hustings.record.change import (
    Outcome,
    SittingMember,
    butler_swing,
    result_label,
    steed_swing,
    swing_parties,
)
from hustings.record.clock import UK
from hustings.record.election import Election
from hustings.record.house import House
from hustings.record.tabulation import Tabulation


def day_in_words(day: date) -> str:
    """Return a day as printed.

    >>> day_in_words(date(2024, 7, 4))
    '4 July 2024'
    """
    return f"{day.day} {day:%B %Y}"


def hour_in_words(moment: datetime, zone: str) -> str:
    """Return a moment as a weekday and local hour."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a %H:%M}"


def moment_in_words(moment: datetime, zone: str) -> str:
    """Return a moment in full, such as "02:30 BST, Friday 5 July 2024"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M %Z}, {local:%A} {day_in_words(local)}"


def result_in_words(counted: Tabulation, base: Base | None) -> str:
    """Return the declaration as one line, such as "Ind gain from Lab, majority 132"."""
    label = result_label(counted, base)
    head = str(label) if label else f"{counted.winner.party} elected"
    if counted.majority is None:
        return f"{head}, unopposed"
    return f"{head}, majority {whole(counted.majority)}" + (" after a lot" if counted.lot else "")


def baseline_in_words(election: Election) -> str:
    """Return what changes are measured from; the word estimate stands by every notional result."""
    if election.baseline is None:
        return "no earlier election to compare with"
    if election.baseline.kind is BaselineKind.NOTIONAL:
        return f"changes from {election.baseline.name}: old votes on new boundaries, an estimate"
    return f"changes from {election.baseline.name}"


def member_in_words(member: SittingMember) -> str:
    """Return what became of a sitting member."""
    who = f"{member.candidacy.person.name} ({member.candidacy.party})"
    if member.outcome is Outcome.RE_ELECTED:
        return f"{who}, a sitting member, was re-elected"
    return f"{who}, a sitting member, was defeated"


def progress_in_words(house: House, zone: str = UK) -> str:
    """Return how far the count has come, and the moment and ledger position it was read at."""
    tied = f", {house.tied} tied and waiting for a lot" if house.tied else ""
    at = f"entry {house.as_at_entry}"
    if house.as_at is not None:
        at = f"{moment_in_words(house.as_at, zone)} ({at})"
    return f"{house.declared} of {house.seats} declared{tied}; as at {at}"


def majority_in_words(house: House) -> str:
    """Return who has an overall majority, or by how much the largest party falls short."""
    if not house.is_whole_house:
        return "Part of a House: no overall majority is told from it"
    if not house.parties or not house.parties[0].seats:
        return "No seat is decided yet" if house.declared else "Nothing is declared yet"
    first = house.parties[0]
    if house.overall_majority is not None:
        return f"{first.party.abbreviation} has an overall majority of {house.overall_majority}"
    needed = house.seats // 2 + 1
    if house.undeclared or house.tied:
        return f"No overall majority so far; {needed} seats are needed"
    return f"No overall majority: {first.party.abbreviation} is {needed - first.seats} short of {needed}"


def turnout_in_words(house: House) -> str:
    """Return both turnouts by their names, as far as they are known."""
    return turnouts_in_words(house.turnout, house.ballot_box_turnout)


def turnouts_in_words(turnout: Fraction | None, ballot_box_turnout: Fraction | None) -> str:
    """Return both turnouts by their names; the second is left out where it is not known."""
    told = f"Turnout {percent(turnout, 2)} (valid votes)"
    if ballot_box_turnout is None:
        return told
    return f"{told}, ballot box turnout {percent(ballot_box_turnout, 2)} (with rejected papers)"


def swings_in_words(counted: Tabulation, base: Base) -> list[str]:
    """Return the named swings that describe a contest, each with its two parties."""
    parties = swing_parties(counted, base)
    if parties is None:
        return []
    to, away = parties
    named = (
        ("Butler", butler_swing(counted, base, to, away)),
        ("Steed", steed_swing(counted, base, to, away)),
    )
    return [
        f"{name} swing {points(value)} points from {away} to {to}"
        for name, value in named
        if value is not None
    ]
