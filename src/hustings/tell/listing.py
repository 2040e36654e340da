"""Contests in order and people, one plain row each, for JSON and CSV."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any

from hustings.figures import number
from hustings.record.change import result_label
from hustings.record.history import SeatTotal, Since
from hustings.record.measures import Measure, Placed
from hustings.record.member import PartyChange
from hustings.record.people import Appearance, Known


def placed_json(one: Placed, place: int, measure: Measure) -> dict[str, Any]:
    """Return one contest of an ordered list; shares are fractions of 1, times UTC."""
    counted, seat = one.tabulation, one.tabulation.contest.seat
    label = result_label(counted, one.base)
    value: Any = one.value
    if isinstance(value, Fraction):
        value = number(value)
    elif isinstance(value, datetime):
        value = value.isoformat().replace("+00:00", "Z")
    return {
        "place": place,
        "election": one.election.name,
        "day": counted.contest.day.isoformat(),
        "code": seat.code,
        "name": seat.name,
        "region": seat.region,
        "result": str(label) if label else None,
        "winner": counted.winner.person.name,
        "party": counted.winner.party,
        "majority": counted.majority,
        "majority_share": number(counted.majority_share),
        "measure": measure.value,
        "value": value,
    }


def appearance_json(one: Appearance, known: Known) -> dict[str, Any]:
    """Return one time that a person stood."""
    tabulation, contest = one.tabulation, one.standing.contest
    votes = tabulation.declaration.votes.get(one.candidacy.key) if tabulation else None
    place = None
    if tabulation is not None and not tabulation.declaration.unopposed:
        place = 1 + sum(tabulation.votes(other) > (votes or 0) for other in tabulation.ranking)
    return {
        "person": known.name,
        "name": one.candidacy.person.name,
        "identified": known.has_identifier,
        "election": one.election.name,
        "day": contest.day.isoformat(),
        "code": contest.seat.code,
        "seat": contest.seat.name,
        "party": one.candidacy.party,
        "description": one.candidacy.description,
        "votes": votes,
        "share": number(tabulation.share(one.candidacy)) if tabulation else None,
        "place": place,
        "elected": tabulation.winner.key == one.candidacy.key if tabulation else None,
        "sitting": one.candidacy.sitting,
    }


def total_json(one: SeatTotal) -> dict[str, Any]:
    """Return one party's seats at one election: published, derived, and the difference."""
    return {
        "election": one.election,
        "party": one.party,
        "seats": one.seats,
        "derived": one.derived,
        "difference": one.difference,
        "note": one.note,
        "source": one.source,
    }


def since_json(one: Since) -> dict[str, Any]:
    """Return how far back a party's seats were as few, or as many."""
    return {
        "party": one.total.party,
        "election": one.total.election,
        "seats": one.total.seats,
        "word": one.word,
        "since": one.since.election if one.since else None,
        "since_seats": one.since.seats if one.since else None,
        "record_begins": one.first,
        "sentence": one.sentence,
    }


def change_json(one: PartyChange) -> dict[str, Any]:
    """Return a member's change of party; first and last are its bounds, equal where the day is known."""
    return {
        "name": one.name,
        "before": one.before,
        "after": one.after,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "what": one.what,
        "source": one.source,
    }
