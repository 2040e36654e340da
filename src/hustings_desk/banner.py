"""What stands at the top of every page: LIVE or REHEARSAL, and which election."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hustings_desk.models import Setup


def banner(request: HttpRequest) -> dict[str, Any]:
    """Return the desk's set-up for the page's head; None before `hustings desk init`."""
    return {"desk": Setup.objects.filter(pk=1).defer("parties", "baseline").first()}
