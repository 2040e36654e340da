"""Keyed figures shown to the guards, beside what the desk knows at that moment."""

from __future__ import annotations

from datetime import datetime

from hustings.errors import ElectionError
from hustings.night.guards import Finding, GuardContext, guard
from hustings.night.keyed import Keyed
from hustings_desk.archive import Book


def findings(figures: Keyed, held: Book, moment: datetime) -> tuple[Finding, ...]:
    """Return what the guards find in keyed figures; ElectionError where there is no such contest."""
    standing = held.now.contests.get(figures.contest)
    if standing is None:
        raise ElectionError(f"There is no contest {figures.contest!r} here.")
    return guard(figures, GuardContext(standing.contest))
