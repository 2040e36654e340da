"""Signing in: nobody registers by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from hustings_desk.auditing import note


class DeskAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; signing in and failing to is kept in the log."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that it never is."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **rest: Any) -> Any:
        """Go on after a sign-in, which is noted."""
        note(user, "signed in")
        return super().post_login(request, user, **rest)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note a failed sign-in by the name tried."""
        super().authentication_failed(request, **credentials)
        note(None, "sign-in failed", about=str(credentials.get("username", ""))[:150])
