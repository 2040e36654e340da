"""Parties' seats and shares, and turnout, at every general election since 1918, to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hustings.check.claim import ClaimType
from hustings.check.house_readings import total_of
from hustings.check.quantity import Unit
from hustings.check.record import Record
from hustings.check.seat_past import BLOCKS
from hustings.record.history import BLOCK_OF, national_totals, seat_totals
from hustings.sources.totals import published_seats

UNITS = {
    ClaimType.SEATS: Unit.COUNT,
    ClaimType.PARTY_SHARE: Unit.PERCENT,
    ClaimType.NATIONAL_TURNOUT: Unit.PERCENT,
}
"""What can be compared over elections, and its unit."""


def national_past(measure: ClaimType, party: str | None, record: Record) -> Mapping[str, Fraction]:
    """Return a measure by election ("1974-02"), oldest first; empty where the record has none.

    Seats are as published, of Labour, the Conservatives, and the Liberals and
    their successors; shares and turnout follow from the old results, and from
    the declarations from 2010 on. Other parties have figures from 2010 only.
    """
    found: dict[str, Fraction] = {}
    block = BLOCKS.get(party or "")
    if measure is ClaimType.SEATS and block is not None:
        for total in seat_totals(published_seats()):
            if BLOCK_OF.get(total.party) == block:
                found[total.election] = Fraction(total.seats)
    elif block is not None or measure is ClaimType.NATIONAL_TURNOUT:
        for national in national_totals(record.history):
            if measure is ClaimType.NATIONAL_TURNOUT and national.turnout is not None:
                found[national.election] = national.turnout
            elif measure is ClaimType.PARTY_SHARE and block is not None and national.total_votes:
                found[national.election] = Fraction(national.votes[block], national.total_votes)
    return dict(sorted((found | _recent(measure, party, record)).items()))


def _recent(measure: ClaimType, party: str | None, record: Record) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for name, day in record.generals:
        whole = record.house(name)
        if whole is None:
            continue
        total = total_of(whole, party) if party else None
        if measure is ClaimType.NATIONAL_TURNOUT and whole.turnout is not None:
            found[str(day.year)] = whole.turnout
        elif measure is ClaimType.SEATS and total is not None:
            found[str(day.year)] = Fraction(total.seats)
        elif measure is ClaimType.PARTY_SHARE and total is not None and total.share is not None:
            found[str(day.year)] = total.share
    return found
