"""Answers that hold until the ledger grows: their tag is its head."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from hustings_desk.api.problems import NotModified
from hustings_desk.archive import Book, book


def fresh(request: HttpRequest, response: HttpResponse) -> Book:
    """Return the ledger, and tag the response by its head; NotModified where the sender has that head."""
    held = book()
    tag = f'"{held.head}"'
    known = {one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")}
    if tag in known or "*" in known:
        raise NotModified(tag)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    return held
