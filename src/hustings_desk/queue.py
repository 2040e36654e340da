"""The queue: what waits at the desk, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hustings.record.contest import Contest
from hustings.record.state import ContestState, Status
from hustings_desk.archive import Book
from hustings_desk.clock import now
from hustings_desk.models import Account, Round


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contest with an open round.

    keys: how many are in; is_mine: one is this account's; being_keyed: how many people type just now.
    """

    contest: Contest
    purpose: str
    keys: int
    is_mine: bool
    being_keyed: int
    differs: bool
    has_settlement: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits: second keys first, then differences, ties, rushed seats and recounts."""

    second_keys: Sequence[Waiting]
    differences: Sequence[Waiting]
    others: Sequence[Waiting]
    tied: Sequence[ContestState]
    rushed: Sequence[ContestState]
    recounts: Sequence[ContestState]
    declared: int
    contests: int


def queue_for(account: Account, held: Book) -> Queue:
    """Return what waits at the desk, as this account sees it."""
    contests = held.now.contests
    rounds = Round.objects.filter(closed_at__isnull=True).prefetch_related(
        "keyings", "lease_set", "settlements"
    )
    waiting = [
        _waiting(current, contests[current.contest].contest, account)
        for current in rounds.order_by("opened_at")
        if current.contest in contests
    ]
    return Queue(
        [one for one in waiting if one.keys == 1 and not one.is_mine],
        [one for one in waiting if one.differs],
        [one for one in waiting if not one.differs and (one.keys == 0 or one.is_mine)],
        held.now.tied,
        [one for one in contests.values() if one.status is Status.RUSHED],
        [one for one in contests.values() if one.status is Status.RECOUNT],
        len(held.now.declared),
        len(contests),
    )


def waiting_on(contest: str, account: Account, held: Book) -> Waiting | None:
    """Return what waits in one contest, as this account sees it; None where no round is open."""
    current = Round.objects.filter(contest=contest, closed_at__isnull=True).first()
    return _waiting(current, held.now.contests[contest].contest, account) if current else None


def _waiting(current: Round, contest: Contest, account: Account) -> Waiting:
    keyings = list(current.keyings.all())
    typing = [lease for lease in current.lease_set.all() if lease.until > now()]
    return Waiting(
        contest,
        current.purpose,
        len(keyings),
        any(one.account_id == account.pk for one in keyings),
        len(typing),
        len(keyings) == 2,
        bool(current.settlements.all()),
    )
