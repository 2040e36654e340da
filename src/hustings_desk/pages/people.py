"""The people of the desk: accounts with a role, a password shown once, second factors."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hustings.errors import ElectionError
from hustings_desk.auditing import note
from hustings_desk.founding import give_password, make_account
from hustings_desk.models import Account, Role, Setup
from hustings_desk.roles import at_least, who

ROLES = [(role.value, role.label) for role in (Role.KEYER, Role.EDITOR, Role.ADMINISTRATOR)]


@require_safe
@at_least(Role.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponse:
    """Show the accounts."""
    return _shown(request)


@require_POST
@at_least(Role.ADMINISTRATOR)
def new_person(request: HttpRequest) -> HttpResponse:
    """Make an account; its password is shown on this one page."""
    name, role = request.POST.get("name", "").strip(), request.POST.get("role", "")
    try:
        Account(username=name, role=role).full_clean(exclude=["password", "label"])
    except ValidationError as wrong:
        return _shown(request, wrong=" ".join(wrong.messages))
    if Account.objects.filter(username__iexact=name).exists():
        return _shown(request, wrong=f"{name} is here already.")
    try:
        password = make_account(name, role)
    except ElectionError as wrong:
        return _shown(request, wrong=str(wrong))
    note(who(request), "made an account", about=f"{name}, {role}")
    return _shown(request, fresh=(name, password))


@require_POST
@at_least(Role.ADMINISTRATOR)
def new_password(request: HttpRequest, number: int) -> HttpResponse:
    """Give an account a new password, shown on this one page; who signed in with the old one is out."""
    account = _person(number)
    password = give_password(account)
    note(who(request), "gave a password", about=account.username)
    return _shown(request, fresh=(account.username, password))


@require_POST
@at_least(Role.ADMINISTRATOR)
def switch(request: HttpRequest, number: int) -> HttpResponse:
    """Disable an account, or let it in again; nobody disables their own."""
    account = _person(number)
    if account.pk == who(request).pk:
        return _shown(request, wrong="Another administrator may disable your account; you may not.")
    account.is_active = not account.is_active
    account.save(update_fields=["is_active"])
    done = "let in" if account.is_active else "disabled"
    note(
        who(request),
        f"{done} an account" if done == "disabled" else "let an account in",
        about=account.username,
    )
    messages.success(request, f"{account.username} is {done}.")
    return redirect("people")


@require_POST
@at_least(Role.ADMINISTRATOR)
def forget_second_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Remove an account's second factors, for someone who lost a telephone."""
    account = _person(number)
    Authenticator.objects.filter(user=account).delete()
    note(who(request), "reset a second factor", about=account.username)
    messages.success(request, f"{account.username} has no second factor now.")
    return redirect("people")


@require_POST
@at_least(Role.ADMINISTRATOR)
def ask_second_factor(request: HttpRequest) -> HttpResponse:
    """Ask a second factor of everybody, or no longer."""
    asks = request.POST.get("asks") == "yes"
    with transaction.atomic():
        Setup.objects.filter(pk=1).update(needs_second_factor=asks)
        note(who(request), "second factor asked" if asks else "second factor not asked")
    messages.success(request, "A second factor is asked of everybody." if asks else "No longer asked.")
    return redirect("people")


def _person(number: int) -> Account:
    account = Account.objects.filter(pk=number).exclude(role=Role.MACHINE).first()
    if account is None:
        raise Http404
    return account


def _shown(request: HttpRequest, fresh: tuple[str, str] | None = None, wrong: str = "") -> HttpResponse:
    protected = set(Authenticator.objects.values_list("user_id", flat=True))
    accounts = Account.objects.exclude(role=Role.MACHINE).order_by("username")
    context = {
        "people": [(account, account.pk in protected) for account in accounts],
        "roles": ROLES,
        "fresh": fresh,
        "wrong": wrong,
        "typed": request.POST,
        "asks": Setup.objects.filter(pk=1, needs_second_factor=True).exists(),
    }
    return render(request, "people.html", context, status=422 if wrong else 200)
