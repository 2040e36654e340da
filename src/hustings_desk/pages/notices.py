"""Notices as they were photographed, for the people of the desk alone."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from hustings_desk.kept_notices import PDF, path_of
from hustings_desk.models import Notice, Role
from hustings_desk.roles import at_least


@require_safe
@at_least(Role.KEYER)
def notice(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Return a notice's file; what it holds can do nothing in a browser."""
    found = Notice.objects.filter(sha256=sha256).first()
    if found is None or not path_of(found.sha256).is_file():
        raise Http404
    ending = found.media_type.partition("/")[2]
    response = FileResponse(
        path_of(found.sha256).open("rb"),
        content_type=found.media_type,
        as_attachment=found.media_type == PDF,
        filename=f"notice-{found.sha256[:12]}.{ending}",
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
