"""The outbox: alerts owed to each subscription, handed over once each, tried again where that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min

from hustings.errors import ElectionError
from hustings.night.alerts import Alert, AlertKind, Chances, alerts, backed_by_entries
from hustings.record.election import Election
from hustings.record.state import state
from hustings_desk.alerts.addresses import sender
from hustings_desk.archive import Book
from hustings_desk.clock import now
from hustings_desk.models import Sent, Subscription

TRIES = 9
"""An alert that could not be handed over so often is given up; the page of alerts says so."""
FIRST_PAUSE, LONGEST_PAUSE = 5, 600
"""Seconds between one try and the next: they double up to the longest."""
_SIDE_BY_SIDE = 8

ChancesAt = Callable[[int], Chances]
"""Returns a forecast's chances as at an entry; empty where there is no forecast."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What one round of handing over did: how many arrived, how many failed."""

    arrived: int
    failed: int


def owed(held: Book, chances: ChancesAt) -> int:
    """Note what each subscription is owed for entries not looked at yet; return how many alerts.

    Noted in one transaction an entry, together with how far was looked: after
    a crash nothing is left out and nothing is noted twice.
    """
    first = Subscription.objects.filter(is_on=True).aggregate(first=Min("since_entry"))["first"]
    noted = 0
    for number in range((held.entries if first is None else first) + 1, held.entries + 1):
        found = _alerts(held.election, number, chances)
        noted += _note(number, found)
    return noted


def hand_over(pauses: Mapping[int, float], moment: float) -> Handed:
    """Send what waits and is due, several side by side; return how many arrived and failed.

    pauses: by number of the alert owed, until when it is not tried again, on
    the same clock as moment. A try is counted before the message leaves and its arrival
    after: whoever is killed between the two sends it a second time, never none.
    """
    waiting = (
        Sent.objects.filter(told_at__isnull=True, tries__lt=TRIES, subscription__is_on=True)
        .filter(subscription__account__is_active=True)
        .select_related("subscription__account")
        .order_by("pk")[:200]
    )
    due = [one for one in waiting if pauses.get(one.pk, 0) <= moment and _is_claimed(one)]
    if not due:
        return Handed(0, 0)
    with ThreadPoolExecutor(min(_SIDE_BY_SIDE, len(due)), "alerts") as side_by_side:
        went = list(side_by_side.map(_sends, due))
    arrived = [one.pk for one, is_there in zip(due, went, strict=True) if is_there]
    Sent.objects.filter(pk__in=arrived).update(told_at=now())
    return Handed(len(arrived), len(due) - len(arrived))


def waiting() -> list[tuple[int, int]]:
    """Return what is owed and not given up: its number and how often it was tried."""
    return list(
        Sent.objects.filter(told_at__isnull=True, tries__lt=TRIES, subscription__is_on=True).values_list(
            "pk", "tries"
        )
    )


def pause(tries: int) -> float:
    """Return the seconds to wait after so many tries that failed."""
    return float(min(FIRST_PAUSE << max(tries - 1, 0), LONGEST_PAUSE))


def send(address: str, is_administrator: bool, title: str, words: str) -> bool:
    """Send one message; return whether it was taken. ElectionError where it may not go there."""
    return bool(sender(address, is_administrator).notify(title=title, body=words))


def _alerts(election: Election, number: int, chances: ChancesAt) -> tuple[Alert, ...]:
    before, after = state(election.ledger.prefix(number - 1)), state(election.ledger.prefix(number))
    key: str = getattr(election.ledger.entries[number - 1].payload, "contest", None) or ""
    is_new = key in after.contests and before.contests[key].declaration is not after.contests[key].declaration
    return alerts(election, before, after, chances(number - 1) if is_new else {}, backed_by_entries(before))


def _note(number: int, found: Iterable[Alert]) -> int:
    noted = 0
    with transaction.atomic():
        behind = Subscription.objects.select_for_update().filter(since_entry=number - 1, is_on=True)
        for subscription in behind:
            wanted = set(subscription.kinds.split())
            for alert in found:
                if alert.kind in wanted:
                    Sent.objects.get_or_create(
                        subscription=subscription,
                        entry=number,
                        kind=alert.kind.value,
                        defaults={"words": alert.words},
                    )
                    noted += 1
            subscription.since_entry = number
            subscription.save(update_fields=["since_entry"])
    return noted


def _is_claimed(one: Sent) -> bool:
    """Count a try, before anything leaves; False where another worker has just done so."""
    claimed = Sent.objects.filter(pk=one.pk, tries=one.tries, told_at__isnull=True).update(
        tries=one.tries + 1
    )
    one.tries += 1
    return claimed == 1


def _sends(one: Sent) -> bool:
    mark = "REHEARSAL: " if one.words.startswith("REHEARSAL") else ""
    title = f"{mark}hustings, {AlertKind(one.kind).value}"
    words = f"{one.words} (entry {one.entry})"
    try:
        return send(one.subscription.address, one.subscription.account.is_administrator, title, words)
    except ElectionError:
        return False
