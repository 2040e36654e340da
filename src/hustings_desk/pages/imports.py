"""Taking files in: tried first, then the word to go on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hustings.errors import ElectionError, FaultsError
from hustings_desk.importing.taking import LARGEST, Taken, Wanted, take
from hustings_desk.importing.tried_files import keep, kept
from hustings_desk.importing.what import What
from hustings_desk.models import ImportedFile, Role
from hustings_desk.roles import at_least, who

_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@at_least(Role.EDITOR)
def imports(request: HttpRequest) -> HttpResponse:
    """Show what came in; a file sent is tried, and one that was tried is taken in."""
    if request.method != "POST":
        return _shown(request, {})
    try:
        taken = _taken(request)
    except FaultsError as wrong:
        counted = {"faults": wrong.faults[:_SHOWN], "count": len(wrong.faults)}
        return _shown(request, counted, 422)
    except ElectionError as wrong:
        return _shown(request, {"wrong": str(wrong)}, 422)
    changes = taken.changes
    told = {"taken": taken, "words": changes.words[:_SHOWN], "more": len(changes.words[_SHOWN:])}
    return _shown(request, told)


def _taken(request: HttpRequest) -> Taken:
    """Return what came of a file: tried where it is sent, taken in where it was tried."""
    account, typed = who(request), request.POST
    try:
        what = What(typed.get("what", ""))
    except ValueError:
        raise ElectionError("Choose what the file holds.") from None
    sha256 = typed.get("tried", "")
    if not sha256:
        sent = request.FILES.get("file")
        if sent is None:
            raise ElectionError("Choose a file.")
        name = sent.name or "file.csv"
        return take(_wanted(request, what, keep(sent, account), name), is_dry=True)
    wanted = _wanted(request, what, sha256, typed.get("name", "file.csv"))
    taken = take(wanted, is_dry=False)
    if not taken.changes.left:
        wanted.path.unlink(missing_ok=True)
    return taken


def _wanted(request: HttpRequest, what: What, sha256: str, name: str) -> Wanted:
    account, typed = who(request), request.POST
    reason, endorser = typed.get("reason", ""), typed.get("endorser", "")
    plain = "".join(one for one in name if one.isprintable())[:100] or "file.csv"
    return Wanted(what, kept(sha256, account), account, reason[:1000], endorser[:200], plain)


def _shown(request: HttpRequest, told: dict[str, Any], status: int = 200) -> HttpResponse:
    context = {
        "kinds": list(What),
        "typed": request.POST,
        "largest": LARGEST // 1024 // 1024,
        "before": ImportedFile.objects.select_related("account").order_by("-at")[:50],
        **told,
    }
    return render(request, "imports.html", context, status=status)
