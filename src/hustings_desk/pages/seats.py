"""The seats by name, for the box that finds a contest while its name is typed."""

from __future__ import annotations

import hashlib

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hustings.record.contest import Contest
from hustings.record.finding import folded
from hustings_desk.archive import book
from hustings_desk.models import Role
from hustings_desk.roles import at_least


@require_safe
@at_least(Role.KEYER)
def seats(request: HttpRequest) -> HttpResponse:
    """Return key, name, region and folded name of every contest, as JSON that a browser may keep."""
    contests = [standing.contest for standing in book().now.contests.values()]
    text = msgspec.json.encode(sorted(map(_row, contests)))
    version = {"ETag": f'"{hashlib.sha256(text).hexdigest()[:16]}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == version["ETag"]:
        return HttpResponse(status=304, headers=version)
    return HttpResponse(text, content_type="application/json", headers=version)


def _row(contest: Contest) -> tuple[str, str, str, str]:
    return contest.seat.name, contest.key, contest.seat.region, folded(contest.seat.name)
