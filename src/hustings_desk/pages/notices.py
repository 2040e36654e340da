"""Notices for the people of the desk alone: photographs by their points, documents as they came."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from hustings_desk.kept_notices import PDF, NoticeError, path_of
from hustings_desk.models import Notice, Role
from hustings_desk.roles import at_least
from hustings_desk.shown_notices import shown


@require_safe
@at_least(Role.KEYER)
def notice(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Return a document, or a photograph without what its camera wrote; it can do nothing in a browser."""
    found = Notice.objects.filter(sha256=sha256).first()
    if found is None or not path_of(found.sha256).is_file():
        raise Http404
    is_document = found.media_type == PDF
    try:
        content = path_of(found.sha256).open("rb") if is_document else BytesIO(shown(found))
    except NoticeError as wrong:
        raise Http404(str(wrong)) from None
    ending = found.media_type.partition("/")[2]
    response = FileResponse(
        content,
        content_type=found.media_type,
        as_attachment=is_document,
        filename=f"notice-{found.sha256[:12]}.{ending}",
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
