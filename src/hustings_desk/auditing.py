"""The desk's log: who did what, when."""

from __future__ import annotations

from typing import Any

from hustings_desk.clock import now
from hustings_desk.models import Account, Act


def note(account: Account | Any | None, what: str, contest: str = "", about: str = "") -> None:
    """Add a line to the log. what: a few words such as "keyed"; about: what a reader needs to know of it."""
    who = account if isinstance(account, Account) else None
    Act.objects.create(at=now(), account=who, what=what, contest=contest, about=about)
