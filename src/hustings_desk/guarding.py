"""Keyed figures shown to the guards, beside what the desk knows at that moment."""

from __future__ import annotations

from datetime import datetime

from hustings.errors import ElectionError
from hustings.night.guards import Finding, guard, guard_context
from hustings.night.keyed import Keyed
from hustings_desk.archive import Book
from hustings_desk.forecasted import outlook_of


def findings(figures: Keyed, held: Book, moment: datetime) -> tuple[Finding, ...]:
    """Return what the guards find in keyed figures; ElectionError where there is no such contest."""
    key = figures.contest
    if key not in held.now.contests:
        raise ElectionError(f"There is no contest {key!r} here.")
    outlook = outlook_of(held.election.name, key)
    return guard(figures, guard_context(held.election, held.now, key, outlook, moment))
