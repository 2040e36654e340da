"""The log: who did what, when; filtered, and taken along as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hustings.errors import ElectionError
from hustings.record.clock import moment
from hustings_desk.archive import Book, book
from hustings_desk.log import Asked, Told, acts, told, words_of_acts
from hustings_desk.models import Account, Role
from hustings_desk.roles import at_least, who

A_PAGE = 100
COLUMNS = ("number", "at", "person", "what", "contest", "about")
# A spreadsheet takes text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@at_least(Role.EDITOR)
def log(request: HttpRequest) -> HttpResponse:
    """Show the log, a page at a time."""
    held = book()
    asked, wrong = _asked(request, held)
    page = Paginator(acts(asked), A_PAGE).get_page(request.GET.get("page"))
    contests = {key: one.contest.seat.name for key, one in held.now.contests.items()}
    context: dict[str, Any] = {
        "page": page,
        "acts": [(act, contests.get(act.contest, "")) for act in told(page, who(request))],
        "zone": held.election.zone,
        "asked": request.GET,
        "wrong": wrong,
        "people": Account.objects.order_by("username").values_list("username", flat=True),
        "whats": words_of_acts(),
        "seats": sorted(contests.items(), key=lambda row: row[1]),
        "query": urlencode([(name, value) for name, value in request.GET.items() if name != "page"]),
    }
    return render(request, "log.html", context, status=422 if wrong else 200)


@require_safe
@at_least(Role.EDITOR)
def log_csv(request: HttpRequest) -> HttpResponseBase:
    """Return what was asked for as CSV."""
    rows, wrong = _found(request)
    return _refused(wrong) if wrong else _file(_as_csv(rows), "text/csv; charset=utf-8", "log.csv")


@require_safe
@at_least(Role.EDITOR)
def log_json(request: HttpRequest) -> HttpResponseBase:
    """Return what was asked for as JSON, one act a line."""
    rows, wrong = _found(request)
    lines = (msgspec.json.encode(one) + b"\n" for one in rows)
    return _refused(wrong) if wrong else _file(lines, "application/x-ndjson", "log.jsonl")


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a writer of rows leaves each row, to be sent on at once."""

    def write(self, text: str) -> str:
        return text


def _as_csv(rows: Iterable[Told]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    for one in rows:
        yield writer.writerow(_cells(one))


def _cells(one: Told) -> list[str]:
    cells = [str(one.number), one.at.isoformat(), one.person, one.what, one.contest, one.about]
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]


def _file(parts: Iterator[Any], media_type: str, name: str) -> StreamingHttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(parts, content_type=media_type, headers=disposition)


def _refused(wrong: str) -> HttpResponse:
    return HttpResponse(wrong, status=422, content_type="text/plain; charset=utf-8")


def _found(request: HttpRequest) -> tuple[Iterator[Told], str]:
    """Return the acts that are asked for, and what is wrong with the hours typed."""
    asked, wrong = _asked(request, book())
    return told(acts(asked).iterator(chunk_size=500), who(request)), wrong


def _asked(request: HttpRequest, held: Book) -> tuple[Asked, str]:
    """Return what is asked of the log, and what is wrong with the hours typed."""
    try:
        since, until = (_hour(request.GET.get(name, ""), held) for name in ("since", "until"))
    except ElectionError as wrong:
        return Asked(), str(wrong)
    words = {name: request.GET.get(name, "").strip() for name in ("person", "contest", "what")}
    return Asked(**words, since=since, until=until), ""


def _hour(typed: str, held: Book) -> datetime | None:
    return moment(typed, held.setup.day, held.election.zone) if typed.strip() else None
