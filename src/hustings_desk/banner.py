"""What stands at the top of every page: LIVE or REHEARSAL, which election, how many are declared."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hustings.errors import LedgerError
from hustings_desk.archive import book


def banner(request: HttpRequest) -> dict[str, Any]:
    """Return the desk's set-up for the page's head, and how far the count has come.

    desk is None before `hustings desk init`; the count is told to those signed in alone.
    """
    try:
        held = book()
    except LedgerError:
        return {"desk": None}
    # What is refused at the door, such as another host's name, has nobody to it.
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"desk": held.setup}
    now = held.now
    return {
        "desk": held.setup,
        "declared": len(now.declared),
        "contests": len(now.contests),
        "entries": held.entries,
    }
