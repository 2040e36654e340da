"""Whether the desk is well: for those who watch it, without a sign-in and without a figure."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from hustings_desk.archive import entries_so_far


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say ok and how many entries there are; status 503 where the database does not answer."""
    try:
        return JsonResponse({"ok": True, "entries": entries_so_far()})
    except Error:
        return JsonResponse({"ok": False}, status=503)
