"""Settling where two keys differ: a third look at the notice, box by box, blind to who keyed what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hustings.errors import ElectionError
from hustings.night.keyed import Keyed
from hustings_desk import entering
from hustings_desk.archive import book
from hustings_desk.boxes import BoxError, is_always_announced, read_figure, with_boxes
from hustings_desk.entering import GuardedError, Outcome, Sent, from_text
from hustings_desk.models import Keying, Role, Round, Settlement
from hustings_desk.pages.answering import Found, answers_typed, found_by
from hustings_desk.pages.contest import around
from hustings_desk.roles import at_least, who
from hustings_desk.settling import Differing, differing, in_words, proposal

UNCHOSEN = "Choose what the notice says, or type it."


@require_http_methods(["GET", "HEAD", "POST"])
@at_least(Role.KEYER)
def settle(request: HttpRequest, key: str) -> HttpResponse:
    """Show what differs; keep what is settled."""
    context = around(request, book(), key)
    current = Round.objects.filter(contest=key, closed_at__isnull=True).first()
    keyings = list(current.keyings.select_related("notice")) if current else []
    boxes = differing(context["contest"], keyings)
    if current is None or not boxes:
        messages.info(request, "Nothing differs here now.")
        return redirect("contest", key)
    typed = {name: str(value) for name, value in request.POST.items()} or {"form": str(uuid4())}
    problems: dict[str, str] = {}
    found: list[Found] = []
    wrong = ""
    if request.method == "POST":
        figures, problems = _settled(keyings[0], boxes, typed)
        if not problems:
            try:
                outcome = entering.settle(_of(request, figures, typed))
                return _told(request, key, outcome)
            except GuardedError as guarded:
                found = found_by(guarded, typed)
            except ElectionError as refused:
                wrong = str(refused)
    context |= {
        "boxes": [_row(one, typed, problems) for one in boxes],
        "sources": _sources(keyings),
        "notices": [one.notice for one in keyings if one.notice],
        "proposal": proposal(context["contest"], current, who(request)),
        "keyed_it": any(one.account_id == who(request).pk for one in keyings),
        "typed": typed,
        "found": found,
        "problems": problems,
        "wrong": wrong,
    }
    return render(request, "settle.html", context, status=422 if problems or found or wrong else 200)


@require_POST
@at_least(Role.KEYER)
def agree(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Stand behind a settlement that someone proposed."""
    found = Settlement.objects.filter(pk=number, round__contest=key).first()
    if found is None:
        raise Http404
    try:
        outcome = entering.agree(who(request), found)
    except ElectionError as refused:
        messages.error(request, str(refused))
        return redirect("settle", key)
    return _told(request, key, outcome)


def _told(request: HttpRequest, key: str, outcome: Outcome) -> HttpResponse:
    if outcome is Outcome.CONFIRMED:
        messages.success(request, "Settled: entered and confirmed.")
        return redirect("contest", key)
    messages.info(request, "Your word is kept. It is not enough alone.")
    return redirect("settle", key)


def _of(request: HttpRequest, figures: Keyed, typed: Mapping[str, str]) -> Sent:
    try:
        number = UUID(typed.get("form", ""))
    except ValueError:
        number = uuid4()
    return Sent(who(request), figures, number, answers=answers_typed(request))


def _settled(
    first: Keying, boxes: Sequence[Differing], typed: Mapping[str, str]
) -> tuple[Keyed, dict[str, str]]:
    """Return the figures with every differing box as chosen or typed, and what is wrong in which box."""
    chosen: dict[str, int | None] = {}
    problems: dict[str, str] = {}
    for one in boxes:
        pick = typed.get(f"pick:{one.box}", "")
        text = typed.get(f"other:{one.box}", "") if pick == "other" else pick
        try:
            chosen[one.box] = read_figure(text, not is_always_announced(one.box)) if pick else None
            if not pick:
                problems[one.box] = UNCHOSEN
        except BoxError as wrong:
            problems[one.box] = str(wrong)
    return with_boxes(from_text(first.figures), chosen), problems


def _row(one: Differing, typed: Mapping[str, str], problems: Mapping[str, str]) -> dict[str, Any]:
    return {
        "box": one.box,
        "words": one.words,
        "slip": one.slip,
        "values": [("-" if value is None else str(value), in_words(value)) for value in one.values],
        "pick": typed.get(f"pick:{one.box}", ""),
        "other": typed.get(f"other:{one.box}", ""),
        "problem": problems.get(one.box, ""),
    }


def _sources(keyings: Sequence[Keying]) -> list[str]:
    """Return where the two say their figures are from, in an order that tells nothing of whose."""
    return sorted({one.source for one in keyings})
