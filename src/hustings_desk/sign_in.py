"""Signing in: nobody registers by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from hustings_desk.auditing import note
from hustings_desk.models import Account

_SHOWN_BY = {
    "reauthenticate": "Password",
    "mfa_reauthenticate": "Code",
    "mfa_reauthenticate:webauthn": "Passkey",
}


class DeskAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; signing in and failing to is kept in the log."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that it never is."""
        return False

    def clean_password(self, password: str, user: Any = None) -> str:
        """Return a password that may be chosen; ValidationError where it may not, or is the one in use."""
        if user is not None and user.check_password(password):
            raise ValidationError("This is the password you have. Choose another.")
        return str(super().clean_password(password, user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody goes on with a new password."""
        return reverse("queue")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return how somebody shows once more who they are, in the words of the desk."""
        return [
            {**one, "description": _SHOWN_BY.get(one["id"], one["description"])}
            for one in super().get_reauthentication_methods(user)
        ]

    def post_login(self, request: HttpRequest, user: Any, **rest: Any) -> Any:
        """Go on after a sign-in, which is noted."""
        note(user, "signed in")
        return super().post_login(request, user, **rest)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note a failed sign-in, with the name where an account has it: people type passwords there."""
        super().authentication_failed(request, **credentials)
        typed = str(credentials.get("username", ""))
        tried = Account.objects.filter(username__iexact=typed).first()
        note(None, "sign-in failed", about=tried.username if tried else "no account of the name typed")


class DeskFactors(DefaultMFAAdapter):
    """Second factors: what they are called where nobody names them, and what is said of one that fails."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That does not let you in. Try again.",
    }

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """Return a name that is offered for a new passkey."""
        kept = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {kept + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for whom a passkey is made: the name that the desk is open at."""
        return {**super().get_public_key_credential_rp_entity(), "name": "hustings desk"}
