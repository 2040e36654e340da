"""What one person says of a contest: a rush, a recount; an editor also a correction, a lot, a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hustings.errors import ElectionError
from hustings_desk import acting
from hustings_desk.archive import book
from hustings_desk.models import Account, Role
from hustings_desk.pages.contest import around
from hustings_desk.roles import at_least, who
from hustings_desk.standing import on_the_notice, tied_in


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to say. whom: "one" of the candidacies, one of the "tied", "one or none", or ""."""

    title: str
    explained: str
    button: str
    said: str
    do: Callable[[Account, str, str, str], object]
    whom: str = ""
    needs_reason: bool = False


RUSH = Saying(
    "Rush",
    "The winner first, the figures later. It is published at once.",
    "Say who won",
    "The winner is entered; the figures are awaited.",
    lambda account, contest, whom, reason: acting.rush(account, contest, whom),
    "one",
)
RECOUNT = Saying(
    "Recount ordered",
    "Nothing is declared yet. A rush that was said before is taken back.",
    "Say a recount is ordered",
    "The recount is entered.",
    lambda account, contest, whom, reason: acting.recount(account, contest),
)
RETRACT = Saying(
    "Retract",
    "Withdraw what stands. Nothing stands until new figures come; the old ones are kept in the register.",
    "Retract what stands",
    "Withdrawn. Nothing stands here now.",
    lambda account, contest, whom, reason: acting.retract(account, contest, reason),
    needs_reason=True,
)
CORRECT = Saying(
    "Open a correction",
    "Two people key the figures again; until they agree, the old figures stand. The reason is public.",
    "Open the correction",
    "The correction is open: two keys are awaited.",
    lambda account, contest, whom, reason: acting.open_correction(account, contest, reason),
    needs_reason=True,
)
LOT = Saying(
    "Lot",
    "Enter who the tie went to, as the returning officer drew it.",
    "Enter the lot",
    "The lot is entered.",
    lambda account, contest, whom, reason: acting.draw_lot(account, contest, whom),
    "tied",
)
CALL = Saying(
    "Call",
    "Your word on a seat that is not declared, shown apart from the model's call and from declarations.",
    "Say so",
    "Your word is kept.",
    acting.call,
    "one or none",
    needs_reason=True,
)
COUNTERMAND = Saying(
    "Poll countermanded",
    "The poll is countermanded or abandoned; no figures come from it.",
    "Say it is countermanded",
    "The countermand is entered.",
    lambda account, contest, whom, reason: acting.countermand(account, contest, reason),
    needs_reason=True,
)
SET_ASIDE = Saying(
    "Set the keys aside",
    "Close what is being keyed without an entry. What was keyed is kept in the log and counts no more.",
    "Set aside",
    "Set aside. The contest can be keyed afresh.",
    lambda account, contest, whom, reason: acting.abandon(account, contest, reason),
    needs_reason=True,
)


def _page(saying: Saying, request: HttpRequest, key: str) -> HttpResponse:
    held = book()
    context = around(request, held, key)
    state = context["state"]
    choices = tied_in(state) if saying.whom == "tied" else on_the_notice(state.contest)
    if not saying.whom:
        choices = ()
    wrong = ""
    if request.method == "POST":
        wrong = _said(saying, request, key, {one.key for one in choices})
        if not wrong:
            messages.success(request, saying.said)
            return redirect("contest", key)
    typed = {"whom": request.POST.get("whom", ""), "reason": request.POST.get("reason", "")}
    context |= {"saying": saying, "choices": choices, "wrong": wrong, "typed": typed}
    return render(request, "saying.html", context, status=422 if wrong else 200)


def _said(saying: Saying, request: HttpRequest, key: str, choices: set[str]) -> str:
    """Enter what is said; return what is wrong with it, "" where nothing is."""
    whom = request.POST.get("whom", "") if saying.whom else ""
    if saying.whom and "whom" not in request.POST:
        return "Choose who is meant."
    if whom not in choices and not (whom == "" and saying.whom in ("", "one or none")):
        return "Choose who is meant."
    try:
        saying.do(who(request), key, whom, request.POST.get("reason", ""))
    except ElectionError as refused:
        return str(refused)
    return ""


def _view(saying: Saying, role: Role) -> Callable[..., HttpResponseBase]:
    @require_http_methods(["GET", "HEAD", "POST"])
    @at_least(role)
    def asked(request: HttpRequest, key: str) -> HttpResponse:
        return _page(saying, request, key)

    return asked


rush, recount = _view(RUSH, Role.KEYER), _view(RECOUNT, Role.KEYER)
retract, correct, lot = _view(RETRACT, Role.EDITOR), _view(CORRECT, Role.EDITOR), _view(LOT, Role.EDITOR)
call, countermand = _view(CALL, Role.EDITOR), _view(COUNTERMAND, Role.EDITOR)
set_aside = _view(SET_ASIDE, Role.EDITOR)
