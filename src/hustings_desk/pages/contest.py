"""One contest: what stands, what waits, and what this account may do."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hustings.record.state import Status
from hustings_desk.acting import calls_in_force
from hustings_desk.archive import Book, book
from hustings_desk.blind import blind_rounds
from hustings_desk.forecasted import model_in_words
from hustings_desk.log import Asked, acts, told
from hustings_desk.models import Keying, Role, Round
from hustings_desk.queue import waiting_on
from hustings_desk.roles import at_least, who
from hustings_desk.standing import standing_in, tied_in


@require_safe
@at_least(Role.KEYER)
def contest(request: HttpRequest, key: str) -> HttpResponse:
    """Show a contest."""
    held = book()
    return render(request, "contest.html", around(request, held, key) | _what_stands(request, held, key))


def around(request: HttpRequest, held: Book, key: str) -> dict[str, Any]:
    """Return what every page of one contest shows; Http404 where there is no such contest."""
    state = held.now.contests.get(key)
    if state is None:
        raise Http404
    return {
        "state": state,
        "contest": state.contest,
        "zone": held.election.zone,
        "open": waiting_on(key, who(request), held),
        "names": {one.key: one.person.name for one in state.contest.candidacies},
    }


def _what_stands(request: HttpRequest, held: Book, key: str) -> dict[str, Any]:
    state, account = held.now.contests[key], who(request)
    context: dict[str, Any] = {
        "standing": standing_in(held.election, state),
        "corrected": [
            (declaration, reason, _votes(state.contest.candidacies, declaration.votes))
            for declaration, reason in state.corrected
        ],
        "model": None if state.is_declared else model_in_words(held.election.name, key),
        "call": calls_in_force(held).get(key),
        "tied": tied_in(state),
        "may_rush": not state.is_declared and state.status is not Status.COUNTERMANDED,
        "may_key": not state.is_declared or Round.objects.filter(contest=key, closed_at=None).exists(),
    }
    if account.is_editor:
        context["acts"] = list(told(acts(Asked(contest=key))[:40], account))
        context["answers"] = [
            (keying, answer)
            for keying in Keying.objects.filter(round__contest=key, round__closed_at__isnull=False)
            .exclude(round__in=blind_rounds())
            .select_related("account")
            .order_by("-pk")
            for answer in keying.answers
        ]
    return context


def _votes(candidacies: Any, votes: dict[str, int]) -> list[tuple[str, int]]:
    named = [(one.person.name, votes[one.key]) for one in candidacies if one.key in votes]
    return sorted(named, key=lambda row: -row[1])
