"""Keying a contest from its notice: the key is taken, typed, sent, and what became of it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hustings.errors import ElectionError
from hustings_desk.archive import book
from hustings_desk.boxes import HOUR, is_always_announced, names_of_boxes, read_form, reasons_of
from hustings_desk.clock import now
from hustings_desk.entering import GuardedError, Sent, outcome_of
from hustings_desk.entering import key as send
from hustings_desk.kept_notices import keep
from hustings_desk.leasing import TakenError, let_go, take
from hustings_desk.models import Account, Keying, Lease, Notice, Role, Round
from hustings_desk.pages.answering import Found, answers_typed, found_by
from hustings_desk.pages.contest import around
from hustings_desk.roles import at_least, who
from hustings_desk.standing import on_the_notice, standing_in

UNSOURCED = "Say where the figures are from: an address, a photograph, or words such as: read out."


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form as shown again. found: what guards say; problem: why it holds no figure."""

    name: str
    words: str
    text: str
    problem: str
    found: tuple[str, ...]
    may_dash: bool

    @property
    def short(self) -> str:
        """The words beside it, under a heading that says what papers are rejected."""
        return self.words.removeprefix("Rejected: ").removeprefix("Rejected papers, ").capitalize()


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a form was not taken: problems by box, what guards found, or words alone."""

    problems: Mapping[str, str] = field(default_factory=dict)
    found: Sequence[Found] = ()
    words: str = ""


@require_POST
@at_least(Role.KEYER)
def take_key(request: HttpRequest, key: str) -> HttpResponse:
    """Take a key of a contest, and go on to type it."""
    state = around(request, book(), key)["state"]
    if state.is_declared and not Round.objects.filter(contest=key, closed_at__isnull=True).exists():
        messages.info(request, "Declared already. An editor opens a correction.")
        return redirect("contest", key)
    try:
        take(who(request), key)
    except TakenError as taken:
        messages.info(request, str(taken))
        return redirect("contest", key)
    return redirect("key", key)


@require_http_methods(["GET", "HEAD", "POST"])
@at_least(Role.KEYER)
def key(request: HttpRequest, key: str) -> HttpResponse:
    """Show the form of a contest; keep what is sent with it."""
    if request.method == "POST":
        return _sent(request, key)
    around(request, book(), key)
    mine = Keying.objects.filter(round__contest=key, round__closed_at=None, account=who(request)).first()
    if mine is not None:
        return redirect("sent", key, mine.form)
    if _lease(who(request), key) is None:
        messages.info(request, "You hold no key of this contest now. Take one with k.")
        return redirect("contest", key)
    return _form(request, key, {"form": str(uuid4())})


@require_POST
@at_least(Role.KEYER)
def renew(request: HttpRequest, key: str) -> HttpResponse:
    """Hold the key for longer, and tell until when."""
    context = around(request, book(), key)
    try:
        context["lease"] = take(who(request), key)
    except TakenError as taken:
        context["gone"] = str(taken)
    return render(request, "key_lease.html", context)


@require_POST
@at_least(Role.KEYER)
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """Give the key back untyped."""
    let_go(who(request), key)
    return redirect("contest", key)


@require_safe
@at_least(Role.KEYER)
def sent(request: HttpRequest, key: str, form: UUID) -> HttpResponse:
    """Tell what became of a form that this account sent."""
    held = book()
    context = around(request, held, key)
    keying = Keying.objects.filter(form=form, account=who(request), round__contest=key).first()
    if keying is None:
        raise Http404
    context |= {
        "keying": keying,
        "outcome": outcome_of(keying.round),
        "standing": standing_in(held.election, context["state"]),
        "is_set_aside": keying.round.closed_at is not None and keying.round.entry is None,
    }
    return render(request, "sent.html", context)


def _sent(request: HttpRequest, key: str) -> HttpResponse:
    held = book()
    contest = around(request, held, key)["contest"]
    typed = {name: str(value) for name, value in request.POST.items()}
    number = _number(typed)
    account = who(request)
    read = read_form(contest, typed, held.election)
    problems = dict(read.problems)
    notice = None
    try:
        notice = _notice(request, account)
        typed["notice"] = notice.sha256 if notice else ""
    except ElectionError as wrong:
        problems["photograph"] = str(wrong)
    source = typed.get("source", "").strip() or (f"a photograph, {notice.sha256[:12]}" if notice else "")
    if not source:
        problems["source"] = UNSOURCED
    if problems:
        return _form(request, key, typed, _Refused(problems))
    try:
        send(Sent(account, read.figures, number, source, answers_typed(request), notice))
    except GuardedError as guarded:
        return _form(request, key, typed, _Refused(found=found_by(guarded, typed)))
    except ElectionError as refused:
        return _form(request, key, typed, _Refused(words=str(refused)))
    return redirect("sent", key, number)


def _number(typed: dict[str, str]) -> UUID:
    """Return the form's own number; a form that came without one gets it now."""
    try:
        return UUID(typed.get("form", ""))
    except ValueError:
        number = uuid4()
        typed["form"] = str(number)
        return number


def _notice(request: HttpRequest, account: Account) -> Notice | None:
    """Return the notice sent along, or sent with an earlier try of the same form."""
    file = request.FILES.get("photograph")
    if file:
        return keep(file, file.name or "", account)
    return Notice.objects.filter(sha256=request.POST.get("notice", "")).first()


def _lease(account: Account, key: str) -> Lease | None:
    return Lease.objects.filter(
        account=account, round__contest=key, round__closed_at__isnull=True, until__gt=now()
    ).first()


def _form(
    request: HttpRequest, key: str, typed: dict[str, str], refused: _Refused | None = None
) -> HttpResponse:
    held = book()
    context = around(request, held, key)
    names = names_of_boxes(context["contest"], reasons_of(held.election))
    why = refused or _Refused()
    boxes = {
        name: Box(
            name,
            words,
            typed.get(name, ""),
            why.problems.get(name, ""),
            tuple(one.words for one in why.found if name in one.boxes),
            not is_always_announced(name),
        )
        for name, words in {**names, HOUR: "Declared at"}.items()
    }
    context |= {
        "votes": [(boxes[f"votes:{one.key}"], one) for one in on_the_notice(context["contest"])],
        "total": boxes["valid_votes"],
        "rejected": [box for name, box in boxes.items() if name.startswith("rejected")],
        "others": [boxes["electorate"], boxes["verified"]],
        "hour": boxes[HOUR],
        "typed": typed,
        "refused": refused,
        "is_impossible": any(one.is_impossible for one in why.found),
        "lease": _lease(who(request), key),
        "kept": Notice.objects.filter(sha256=typed.get("notice", "")).first(),
        "round": Round.objects.filter(contest=key, closed_at__isnull=True).first(),
    }
    return render(request, "key.html", context, status=422 if refused else 200)
