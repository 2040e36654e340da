"""What is sent must be text that every database keeps."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

_NUL = "\x00"


class Legible:
    """Refuses what holds a NUL: nobody types one, and PostgreSQL keeps none.

    The interface for programs has rules of its own.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; SuspiciousOperation, which is told as not understood, for one with a NUL."""
        if not request.path.startswith("/api/"):
            fields = (*request.GET.lists(), *request.POST.lists())
            if any(_NUL in text for name, values in fields for text in (name, *map(str, values))):
                raise SuspiciousOperation("a NUL in a field")
            if _NUL in request.path:
                raise SuspiciousOperation("a NUL in the address")
        return self._respond(request)
