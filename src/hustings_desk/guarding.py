"""Keyed figures shown to the guards, beside what the desk knows at that moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hustings.errors import ElectionError
from hustings.night.guards import Finding, guard, guard_context
from hustings.night.keyed import Keyed
from hustings_desk.archive import Book
from hustings_desk.forecasted import outlook_of
from hustings_desk.rehearsed import rehearsed_in


def findings(figures: Keyed, held: Book, moment: datetime) -> tuple[Finding, ...]:
    """Return what the guards find in keyed figures; ElectionError where there is no such contest."""
    key = figures.contest
    if key not in held.now.contests:
        raise ElectionError(f"There is no contest {key!r} here.")
    outlook = outlook_of(held.election.name, key)
    context = guard_context(held.election, held.now, key, outlook, moment)
    return guard(figures, replace(context, rehearsed=rehearsed_in(key)))
