"""The token that a request carries: which account it is, what it may do, how often."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer

from hustings_desk.api.problems import Problem
from hustings_desk.clock import now
from hustings_desk.models import Token
from hustings_desk.tokens import counted, may, token_of

A_MINUTE = 600
"""Requests of one token a minute at most."""


class Asked(HttpRequest):
    """A request that came with a good token. auth: the token."""

    auth: Token


class Bearer(HttpBearer):
    """A token of the desk, in the header Authorization."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Return the token; None where it is none. Problem where it may not do this, or too often."""
        found = token_of(token)
        if found is None:
            return None
        _count(found)
        if found.account.has_given_password:
            raise Problem(
                403, "not-allowed", "the account's owner signs in once and chooses a password first"
            )
        if not may(found, self.scope):
            raise Problem(403, "not-allowed", f"this asks for a token with the scope {self.scope}")
        return found


def _count(token: Token) -> None:
    second = int(now().timestamp())
    if counted(token, second // 60) > A_MINUTE:
        wait = str(60 - second % 60)
        raise Problem(429, "too-many", f"at most {A_MINUTE} requests a minute", {"Retry-After": wait})
