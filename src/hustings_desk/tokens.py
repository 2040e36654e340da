"""Tokens: how programs come in, and what each may do."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import connection

from hustings.errors import ElectionError
from hustings_desk.auditing import note
from hustings_desk.clock import now
from hustings_desk.models import Account, Role, Token

READ, KEY, EDIT = "read", "key", "edit"
SCOPES = (READ, KEY, EDIT)
BEGINS = "hustings_"
_SEEN_EVERY = timedelta(minutes=1)
_LONGEST = 100
_COUNTED = """
UPDATE hustings_desk_token
SET asked = CASE WHEN asked_in = %(minute)s THEN asked + 1 ELSE 1 END, asked_in = %(minute)s
WHERE id = %(token)s RETURNING asked
"""


def scopes_of(account: Account) -> frozenset[str]:
    """Return what a token of this account may be for at most."""
    return frozenset(SCOPES if account.is_editor else (READ, KEY))


def make_token(account: Account, name: str, scopes: Collection[str], by: Account | None = None) -> str:
    """Return a new token, which is shown once: only its SHA-256 is kept. by: who makes it.

    Raises ElectionError for a scope that there is none, or that the account's role does not have.
    """
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise ElectionError(f"{', '.join(unknown) or 'no scope'}: want any of {', '.join(SCOPES)}")
    beyond = sorted(set(scopes) - scopes_of(account))
    if beyond:
        raise ElectionError(f"{account.get_role_display()} {account.username} may not {', '.join(beyond)}")
    secret = BEGINS + secrets.token_urlsafe(32)
    Token.objects.create(
        account=account,
        name=name[:_LONGEST],
        digest=_digest(secret),
        scopes=" ".join(scope for scope in SCOPES if scope in scopes),
        made_at=now(),
    )
    note(by, "token made", about=f"{name} of {account.username}: {' '.join(sorted(scopes))}")
    return secret


def token_of(secret: str) -> Token | None:
    """Return the token of a secret, noting that it was used; None where none is good."""
    digest = _digest(secret)
    found = Token.objects.select_related("account").filter(digest=digest).first()
    if found is None or not hmac.compare_digest(found.digest, digest):
        return None
    if found.revoked_at is not None or not found.account.is_active:
        return None
    moment = now()
    if found.used_at is None or found.used_at + _SEEN_EVERY < moment:
        Token.objects.filter(pk=found.pk).update(used_at=moment)
    return found


def counted(token: Token, minute: int) -> int:
    """Count a request of a token; return how many it made in that minute, this one included.

    One statement counts and tells, so that requests at the same instant are
    each counted once. minute: of all time, so that the next begins at 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"minute": minute, "token": token.pk})
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def may(token: Token, scope: str) -> bool:
    """Whether a token is for a scope, and its account's role still has it."""
    return scope in token.scopes.split() and scope in scopes_of(token.account)


def revoke(token: Token, by: Account | None) -> None:
    """Make a token worthless at once, for good."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now())
    note(by, "token revoked", about=f"{token.name} of {token.account.username}")


def machine(name: str) -> Account:
    """Return the account of a machine source, made where there is none; nobody can sign in with it.

    Raises ElectionError where a person has the name.
    """
    there = Account.objects.filter(username__iexact=name).first()
    if there is not None:
        if not there.is_machine:
            raise ElectionError(f"{there.username} is a person's account; name the machine otherwise")
        return there
    made = Account(username=name, role=Role.MACHINE)
    made.set_unusable_password()
    made.save()
    note(made, "made, a machine source")
    return made


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
