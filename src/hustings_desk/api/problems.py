"""What is refused, as problem details (RFC 9457), one word for each kind."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from hustings.errors import DeclarationError, ElectionError, EmbargoError
from hustings.night.guards import Finding
from hustings_desk.entering import GuardedError
from hustings_desk.leasing import TakenError
from hustings_desk.warned import mark_of, words_by_guard

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
    "taken": "Both keys are in, or with others",
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
    """What a guard found. severity: impossible, which cannot be kept, or warning, which wants a reason.

    seen: the mark of everything this guard says of the figures; an answer carries it.
    """

    guard: str
    severity: str
    boxes: list[str]
    words: str
    seen: str


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

    def __init__(self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
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
    marks = {guard: mark_of(words) for guard, words in words_by_guard(findings).items()}
    said = {
        "type": TYPE + problem.kind,
        "title": TITLES[problem.kind],
        "status": problem.status,
        "detail": problem.detail,
        "findings": [
            {
                "guard": one.guard,
                "severity": one.severity.value,
                "boxes": list(one.boxes),
                "words": one.words,
                "seen": marks[one.guard],
            }
            for one in findings
        ],
        "places": [place.dict() for place in places],
    }
    return JsonResponse(said, status=problem.status, content_type=MEDIA_TYPE, headers=dict(problem.headers))


def tell_problems(api: NinjaAPI) -> None:
    """Have the interface answer every refusal as a problem, and whatever else goes wrong too."""
    said: Mapping[type[Exception], Any] = {
        Problem: lambda request, wrong: answer(wrong),
        NotModified: _not_modified,
        AuthenticationError: _no_token,
        HttpError: _unread,
        ValidationError: _malformed,
        GuardedError: _guarded,
        DeclarationError: _refused(422, "impossible"),
        EmbargoError: _refused(409, "embargo"),
        TakenError: _refused(409, "taken"),
        ElectionError: _refused(409, "refused"),
        Http404: lambda request, wrong: nothing_here(request),
        RequestDataTooBig: _too_large,
        OperationalError: _busy,
        Exception: _broken,
    }
    for kind, told in said.items():
        api.add_exception_handler(kind, told)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer an address that there is none."""
    return answer(Problem(404, "not-found", "there is nothing at this address"))


def _refused(status: int, kind: str) -> Any:
    def said(request: HttpRequest, wrong: ElectionError) -> HttpResponse:
        return answer(Problem(status, kind, str(wrong)))

    return said


def _guarded(request: HttpRequest, wrong: GuardedError) -> HttpResponse:
    detail = "read what the guards found; a warning wants its reason, with its seen, in answers"
    return answer(Problem(422, "guarded", detail), findings=wrong.findings)


def _malformed(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    places = [Malformed(where=_place(one["loc"]), problem=_in_words(one)) for one in wrong.errors]
    return answer(Problem(422, "malformed", "see places for every one"), places=places)


def _place(steps: Sequence[str | int]) -> str:
    # A body's second step is the name of our own argument.
    kept = [steps[0], *steps[2:]] if steps[0] == "body" else steps
    return ".".join(map(str, kept))


def _in_words(error: Mapping[str, Any]) -> str:
    # What was sent is not sent back: it may be anything.
    if error["type"] == "string_pattern_mismatch":
        return "want text of signs that can be seen, and not blank alone where something must be said"
    return str(error["msg"])


def _unread(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    # The parser's own refusal comes wrapped.
    if isinstance(wrong.__cause__, Problem):
        return answer(wrong.__cause__)
    return answer(Problem(wrong.status_code, "no-json", str(wrong)))


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
