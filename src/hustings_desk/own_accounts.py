"""What people do with their own accounts, as the log tells it; who leaves holds no key."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out

from hustings_desk.auditing import note
from hustings_desk.models import Account, Lease

_SAID = {
    password_changed: "changed a password",
    authenticator_added: "added a second factor",
    authenticator_removed: "removed a second factor",
    authentication_failed: "second factor failed",
    authenticator_reset: "made recovery codes anew",
}


def listen() -> None:
    """Have each such act noted from now on."""
    password_changed.connect(_chosen, dispatch_uid="desk-chosen")
    user_logged_out.connect(_left, dispatch_uid="desk-left")
    for signal, words in _SAID.items():
        signal.connect(_noting(words), weak=False, dispatch_uid=f"desk-{words}")


def _left(sender: Any, user: Account | None, **rest: Any) -> None:
    if isinstance(user, Account):
        Lease.objects.filter(account=user, round__closed_at__isnull=True).delete()
        note(user, "signed out")


def _chosen(sender: Any, user: Account, **rest: Any) -> None:
    Account.objects.filter(pk=user.pk).update(has_given_password=False)


def _noting(words: str) -> Any:
    def told(sender: Any, user: Account, **rest: Any) -> None:
        note(user, words)

    return told
