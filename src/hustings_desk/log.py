"""The log as it is read: who did what, when; what was keyed blind is told once it is blind no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hustings.figures import NOT_KNOWN
from hustings_desk.blind import TOLD_BY, blind_rounds
from hustings_desk.models import Account, Act

KEPT_BACK = "told once it can be nobody's next key"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in the log; what is empty is not asked."""

    person: str = ""
    contest: str = ""
    what: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the log as an account may read it."""

    number: int
    at: datetime
    person: str
    what: str
    contest: str
    about: str


def acts(asked: Asked) -> QuerySet[Act]:
    """Return the acts that are asked for, latest first; `told` says them as an account may read them."""
    rows = Act.objects.select_related("account").order_by("-pk")
    if asked.person:
        rows = rows.filter(account__username__iexact=asked.person)
    if asked.contest:
        rows = rows.filter(contest=asked.contest)
    if asked.what:
        rows = rows.filter(what=asked.what)
    if asked.since:
        rows = rows.filter(at__gte=asked.since)
    if asked.until:
        rows = rows.filter(at__lte=asked.until)
    return rows


def told(rows: Iterable[Act], account: Account) -> Iterator[Told]:
    """Yield acts as the account may read them.

    Of a contest that is keyed blind, what was said with a key is kept from
    everybody else: whoever reads it could key the other.
    """
    blind: set[str] = set()
    for place, act in enumerate(rows):
        if place == 0:
            # Asked after the rows are: a first key that comes in between is not among them.
            blind = set(blind_rounds().values_list("contest", flat=True))
        is_blind = act.what in TOLD_BY and act.contest in blind and act.account_id != account.pk
        about = KEPT_BACK if is_blind and act.about else act.about
        name = act.account.username if act.account else NOT_KNOWN
        yield Told(act.pk, act.at, name, act.what, act.contest, about)


def words_of_acts() -> list[str]:
    """Return the words that acts are told by, those that occur."""
    return sorted(Act.objects.order_by().values_list("what", flat=True).distinct())
