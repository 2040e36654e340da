"""The queue: what waits, for whom, and the next contest to key."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from hustings_desk.archive import book
from hustings_desk.leasing import TakenError, next_for, take
from hustings_desk.models import Role
from hustings_desk.queue import queue_for
from hustings_desk.roles import at_least, who


@require_safe
@at_least(Role.KEYER)
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits."""
    return render(request, "queue.html", _waiting(request))


@require_safe
@at_least(Role.KEYER)
def waiting(request: HttpRequest) -> HttpResponse:
    """Return the part of the queue that changes; 204 where the browser has it already."""
    context = _waiting(request)
    if request.GET.get("seen") == context["seen"]:
        return HttpResponse(status=204)
    return render(request, "queue_waiting.html", context)


@require_POST
@at_least(Role.KEYER)
def next_contest(request: HttpRequest) -> HttpResponse:
    """Give the account the contest that waits longest for a key it may type."""
    undeclared = {key for key, standing in book().now.contests.items() if not standing.is_declared}
    contest = next_for(who(request), undeclared)
    if contest is None:
        messages.info(request, "Nothing waits for a second key. Find a contest by its name.")
        return redirect("queue")
    try:
        take(who(request), contest)
    except TakenError as taken:
        messages.info(request, str(taken))
        return redirect("queue")
    return redirect("key", contest)


def _waiting(request: HttpRequest) -> dict[str, Any]:
    held = book()
    context: dict[str, Any] = {"waiting": queue_for(who(request), held), "entries": held.entries}
    body = render_to_string("queue_lists.html", context, request)
    return {**context, "lists": body, "seen": hashlib.sha256(body.encode()).hexdigest()[:16]}
