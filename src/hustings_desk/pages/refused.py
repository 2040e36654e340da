"""Pages for what is refused: no right, no such page, a form too old."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form is not from this desk, or too old."""
    words = "This form is too old, or did not come from this desk. Nothing was saved. Open the page again."
    return _page(request, 403, "Not saved", words)


def garbled(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that what came could not be read."""
    words = {"title": "Not understood", "words": "What was sent could not be read. Nothing was saved."}
    return render(request, "refused_bare.html", words, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the account may not do this."""
    return _page(
        request, 403, "Not yours to do", "Your account may not do this. An administrator can tell more."
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page."""
    return _page(request, 404, "Nothing here", "There is no page at this address.")


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the desk failed, without asking the database again."""
    words = "The desk could not answer. What was acknowledged before is safe. Try again."
    page = render_to_string("refused_bare.html", {"title": "Not answered", "words": words})
    return HttpResponse(page, status=500)


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(request, "refused.html", {"title": title, "words": words}, status=status)
