"""Figures of the seats of 2024 carried to an election's own: the census, and old boundaries."""

from __future__ import annotations

from hustings.errors import SourceError
from hustings.record.baseline import BaselineKind
from hustings.record.election import Election
from hustings.record.lineage import Lineage, Measure
from hustings.sources.census import SeatCensus, on_old_seats
from hustings.sources.opening import Desk

_NEW_SEATS = 2024
"""From this year on the census file's seats are the election's own."""


def lineage_of(desk: Desk, election: Election) -> Lineage | None:
    """Return which old seats a notional baseline was made from; None where no file tells, as before 2024."""
    kind = election.baseline.kind if election.baseline else None
    if kind is not BaselineKind.NOTIONAL or election.day is None or election.day.year < _NEW_SEATS:
        return None
    try:
        return desk.lineages()[Measure.POPULATION]
    except SourceError:
        return None


def census_of(desk: Desk, election: Election) -> dict[str, SeatCensus]:
    """Return census figures on the election's seats, by code; none where the file cannot be had."""
    try:
        census = desk.census()
        if election.day is not None and election.day.year >= _NEW_SEATS:
            return census
        return on_old_seats(census, desk.lineages()[Measure.POPULATION])
    except SourceError:
        return {}
