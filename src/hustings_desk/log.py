"""The log as it is read: who did what, when; what was keyed blind is told once both keys are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from hustings_desk.models import Account, Act, Round

KEPT_BACK = "told once both keys are in"


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


class Acts:
    """The lines of the log that were asked for, latest first, read as they are sliced."""

    def __init__(self, rows: QuerySet[Act], account: Account) -> None:
        self._rows = rows
        self._account = account

    def __len__(self) -> int:
        return self._rows.count()

    def __getitem__(self, part: slice) -> list[Told]:
        return list(self._told(self._rows[part]))

    def __iter__(self) -> Iterator[Told]:
        return self._told(self._rows.iterator(chunk_size=500))

    def _told(self, rows: Iterator[Act] | QuerySet[Act]) -> Iterator[Told]:
        blind = set(_blind())
        for act in rows:
            is_blind = act.what == "keyed" and act.contest in blind and act.account_id != self._account.pk
            about = KEPT_BACK if is_blind and act.about else act.about
            name = act.account.username if act.account else "–"
            yield Told(act.pk, act.at, name, act.what, act.contest, about)


def acts(asked: Asked, account: Account) -> Acts:
    """Return the lines of the log that are asked for, as the account may read them, latest first."""
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
    return Acts(rows, account)


def words_of_acts() -> list[str]:
    """Return the words that acts are told by, those that occur."""
    return sorted(Act.objects.order_by().values_list("what", flat=True).distinct())


def _blind() -> QuerySet[Round, str]:
    """Return the contests of which one key is in and the other is not."""
    rounds = Round.objects.filter(closed_at__isnull=True).annotate(keys=Count("keyings"))
    return rounds.filter(keys=1).values_list("contest", flat=True)
