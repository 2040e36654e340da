"""The editor's desk: warnings answered, what is confirmed, what waits, who is called."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hustings_desk.acting import calls_in_force
from hustings_desk.archive import Book, book
from hustings_desk.blind import blind_rounds
from hustings_desk.models import Keying, Role
from hustings_desk.queue import queue_for
from hustings_desk.roles import at_least, who
from hustings_desk.standing import standing_in

LATEST = 60


@require_safe
@at_least(Role.EDITOR)
def editor(request: HttpRequest) -> HttpResponse:
    """Show what an editor watches."""
    held = book()
    contests = held.now.contests
    context: dict[str, Any] = {
        "waiting": queue_for(who(request), held),
        "zone": held.election.zone,
        "confirmed": _latest_confirmed(held),
        "answers": _answered(held),
        "calls": [
            (contests[key].contest, word, _name(held, key, word.candidacy))
            for key, word in sorted(calls_in_force(held).items())
        ],
    }
    return render(request, "editor.html", context)


def _latest_confirmed(held: Book) -> list[Any]:
    """Return the contests that stand, latest entry first."""
    declared = sorted(held.now.declared, key=lambda one: -(one.entry or 0))[:LATEST]
    return [standing_in(held.election, one) for one in declared]


def _answered(held: Book) -> list[tuple[Any, Keying, dict[str, str]]]:
    """Return warnings met with the reason given, of rounds that are closed and not blind, latest first."""
    keyings = Keying.objects.filter(round__closed_at__isnull=False).exclude(answers=[])
    keyings = keyings.exclude(round__in=blind_rounds())
    return [
        (held.now.contests[keying.round.contest].contest, keying, answer)
        for keying in keyings.select_related("round", "account").order_by("-pk")[:LATEST]
        for answer in keying.answers
        if keying.round.contest in held.now.contests
    ]


def _name(held: Book, key: str, candidacy: str | None) -> str:
    return held.now.contests[key].contest.candidacy(candidacy).person.name if candidacy else ""
