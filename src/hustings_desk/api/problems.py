"""What is refused, as problem details (RFC 9457), one word for each kind."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError
from pydantic import Field

from hustings.errors import DeclarationError, ElectionError, EmbargoError
from hustings.night.guards import Finding
from hustings_desk.entering import GuardedError

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:hustings:problem:"
"""Stands before the word for a kind of problem."""
TITLES = {
    "no-json": "The body cannot be read",
    "malformed": "The request is not of the form described",
    "no-token": "No token that is good",
    "not-allowed": "The token may not do this",
    "not-found": "Nothing here",
    "refused": "The desk refuses this as things stand",
    "embargo": "Not before the close of poll",
    "guarded": "A guard holds these figures back",
    "impossible": "These figures cannot be a declaration",
    "too-large": "The body is too large",
    "unsupported-media-type": "Not JSON",
    "too-many": "Too many requests",
    "busy": "The desk is busy",
    "broken": "The desk could not answer",
}
log = logging.getLogger(__name__)


class FindingSaid(Schema):
    """What a guard found. severity: an impossible figure cannot be kept, a warning wants a reason in answers."""

    guard: str
    severity: str
    boxes: list[str]
    words: str


class Malformed(Schema):
    """One place in the request, and what is wrong there."""

    where: str
    problem: str


class ProblemSaid(Schema):
    """What is refused and why. findings: of a guarded problem; places: of a malformed one."""

    type: str = Field(description="urn:hustings:problem: and one of: " + ", ".join(TITLES))
    title: str
    status: int
    detail: str
    findings: list[FindingSaid] = []
    places: list[Malformed] = []


class Problem(Exception):
    """A request that is refused. kind: one of TITLES; headers: sent along."""

    def __init__(
        self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None
    ) -> None:
        self.status, self.kind, self.detail, self.headers = status, kind, detail, headers or {}
        super().__init__(detail)


class NotModified(Exception):
    """The sender has what it asks for already."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__(tag)


def answer(
    problem: Problem,
    findings: Sequence[Finding] = (),
    places: Sequence[Malformed] = (),
) -> HttpResponse:
    """Return a problem as a response."""
    said = {
        "type": TYPE + problem.kind,
        "title": TITLES[problem.kind],
        "status": problem.status,
        "detail": problem.detail,
        "findings": [
            {"guard": one.guard, "severity": one.severity.value, "boxes": list(one.boxes), "words": one.words}
            for one in findings
        ],
        "places": [place.dict() for place in places],
    }
    return JsonResponse(
        said, status=problem.status, content_type=MEDIA_TYPE, headers=dict(problem.headers)
    )


def tell_problems(api: NinjaAPI) -> None:
    """Have the interface answer every refusal as a problem, and whatever else goes wrong too."""
    api.add_exception_handler(Problem, lambda request, wrong: answer(wrong))
    api.add_exception_handler(NotModified, _not_modified)
    api.add_exception_handler(AuthenticationError, _no_token)
    api.add_exception_handler(ValidationError, _malformed)
    api.add_exception_handler(GuardedError, _guarded)
    api.add_exception_handler(DeclarationError, _refused(422, "impossible"))
    api.add_exception_handler(EmbargoError, _refused(409, "embargo"))
    api.add_exception_handler(ElectionError, _refused(409, "refused"))
    api.add_exception_handler(Http404, lambda request, wrong: nothing_here(request))
    api.add_exception_handler(RequestDataTooBig, _too_large)
    api.add_exception_handler(OperationalError, _busy)
    api.add_exception_handler(Exception, _broken)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer an address that there is none."""
    return answer(Problem(404, "not-found", "there is nothing at this address"))


def _refused(status: int, kind: str) -> Any:
    def said(request: HttpRequest, wrong: ElectionError) -> HttpResponse:
        return answer(Problem(status, kind, str(wrong)))

    return said


def _guarded(request: HttpRequest, wrong: GuardedError) -> HttpResponse:
    detail = "read what the guards found; a warning wants its reason in answers"
    return answer(Problem(422, "guarded", detail), findings=wrong.findings)


def _malformed(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    # What was sent is not sent back: it may be anything.
    places = [
        Malformed(where=".".join(map(str, one["loc"][:1] + one["loc"][2:])) or "body", problem=one["msg"])
        for one in wrong.errors
    ]
    return answer(Problem(422, "malformed", "see places for every one"), places=places)


def _no_token(request: HttpRequest, wrong: AuthenticationError) -> HttpResponse:
    headers = {"WWW-Authenticate": 'Bearer realm="hustings desk"'}
    return answer(Problem(401, "no-token", "want the header Authorization: Bearer TOKEN", headers))


def _too_large(request: HttpRequest, wrong: RequestDataTooBig) -> HttpResponse:
    return answer(Problem(413, "too-large", "the body is too large"))


def _busy(request: HttpRequest, wrong: OperationalError) -> HttpResponse:
    log.warning("the database did not answer: %s", wrong)
    return answer(Problem(503, "busy", "nothing was saved; send the same again", {"Retry-After": "2"}))


def _broken(request: HttpRequest, wrong: Exception) -> HttpResponse:
    log.error("the interface failed at %s", request.path, exc_info=wrong)
    return answer(Problem(500, "broken", "what was acknowledged before is safe; send the same again"))


def _not_modified(request: HttpRequest, wrong: NotModified) -> HttpResponse:
    return HttpResponse(status=304, headers={"ETag": wrong.tag, "Cache-Control": "private, no-cache"})
