"""Tokens for programs: made with a scope, shown once, revoked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hustings.errors import ElectionError
from hustings_desk.models import Account, Role, Token
from hustings_desk.roles import at_least, who
from hustings_desk.tokens import SCOPES, machine, make_token
from hustings_desk.tokens import revoke as make_worthless

_LONGEST_NUMBER = 19
"""Digits that a number of an account has at most."""


@require_safe
@at_least(Role.ADMINISTRATOR)
def tokens(request: HttpRequest) -> HttpResponse:
    """Show the tokens, without their secrets."""
    return _shown(request)


@require_POST
@at_least(Role.ADMINISTRATOR)
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token for an account, or for a machine source named here; its secret is on this one page."""
    name = request.POST.get("name", "").strip()
    source = request.POST.get("machine", "").strip()
    if not name:
        return _shown(request, wrong="Name the token, so that whoever revokes it knows it.")
    try:
        account = machine(source) if source else _account(request.POST.get("account", ""))
        secret = make_token(account, name, request.POST.getlist("scopes"), who(request))
    except ElectionError as wrong:
        return _shown(request, wrong=str(wrong))
    return _shown(request, fresh=(name, secret))


@require_POST
@at_least(Role.ADMINISTRATOR)
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Make a token worthless."""
    found = Token.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    make_worthless(found, who(request))
    messages.success(request, f"{found.name} is revoked.")
    return redirect("tokens")


def _account(typed: str) -> Account:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < _LONGEST_NUMBER
    found = Account.objects.filter(pk=int(typed)).first() if is_number else None
    if found is None:
        raise ElectionError("Choose an account, or name a machine source.")
    return found


def _shown(request: HttpRequest, fresh: tuple[str, str] | None = None, wrong: str = "") -> HttpResponse:
    context = {
        "tokens": Token.objects.select_related("account").order_by("revoked_at", "-made_at"),
        "accounts": Account.objects.filter(is_active=True).order_by("username"),
        "scopes": SCOPES,
        "fresh": fresh,
        "wrong": wrong,
        "typed": request.POST,
    }
    return render(request, "tokens.html", context, status=422 if wrong else 200)
