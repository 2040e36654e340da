"""Roles: which account may see and do what."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from hustings_desk.models import Account, Role, Setup

View = Callable[..., HttpResponseBase]
_OPEN_TO_ALL = (
    "/accounts/login/",
    "/accounts/inactive/",
    "/accounts/2fa/authenticate/",
    "/accounts/2fa/webauthn/login/",
    "/static/",
    "/health/",
)
_WHILE_SETTING_UP = ("/accounts/",)
_WHILE_CHOOSING = ("/accounts/password/change/", "/accounts/logout/")
RANK: dict[str | None, int] = {Role.KEYER: 1, Role.EDITOR: 2, Role.ADMINISTRATOR: 3}


def at_least(role: Role) -> Callable[[View], View]:
    """Return a decorator: only accounts of that role, or one above it, pass; machines never."""

    def guarded(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if RANK.get(getattr(request.user, "role", None), 0) < RANK[role]:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        # The table of addresses in the tests reads it.
        vars(asked)["at_least"] = role
        return asked

    return guarded


def who(request: HttpRequest) -> Account:
    """Return the account that asks; PermissionDenied where nobody is signed in."""
    if not isinstance(request.user, Account):
        raise PermissionDenied
    return request.user


class SignedIn:
    """Lets nobody in who is not signed in, and none with a password that somebody else knows.

    Nor anybody without a second factor, where the desk asks for one.

    The interface for programs has tokens of its own.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, or send its sender to sign in first."""
        path = request.path
        if path.startswith(("/api/", *_OPEN_TO_ALL)):
            return self._respond(request)
        if not request.user.is_authenticated:
            return redirect_to_login(_back_to(request))
        if request.user.is_machine:
            raise PermissionDenied
        if request.user.has_given_password:
            choosing = path.startswith(_WHILE_CHOOSING)
            return self._respond(request) if choosing else redirect("account_change_password")
        if not path.startswith(_WHILE_SETTING_UP) and _lacks_second_factor(request):
            messages.warning(request, "This desk asks for a second factor. Set one up to go on.")
            return redirect("mfa_index")
        return self._respond(request)


def _back_to(request: HttpRequest) -> str:
    """Return where to go on once signed in: the page itself, or the page whose form was sent."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/"
    return urlsplit(page).path or "/"


def _lacks_second_factor(request: HttpRequest) -> bool:
    asks = Setup.objects.filter(pk=1, needs_second_factor=True).exists()
    return asks and not is_mfa_enabled(request.user)
