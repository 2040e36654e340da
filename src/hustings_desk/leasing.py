"""Leases: who keys which contest just now, so that no two people type the same key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from hustings.errors import ElectionError
from hustings_desk.archive import book
from hustings_desk.clock import now
from hustings_desk.models import Account, Keying, Lease, Round

LASTS = timedelta(minutes=8)
"""How long a key stays with a person who does not send it."""


@dataclass(frozen=True, slots=True)
class Held:
    """One key of a round, held by a person until a time."""

    round: Round
    slot: int
    until: datetime


class TakenError(ElectionError):
    """Both keys of a contest are with other people, or done."""


def take(account: Account, contest: str) -> Held:
    """Return the key that the account may now type, held for LASTS; its own where it holds one already.

    Opens a round for a declaration where none is open. Raises TakenError where
    both keys are keyed or being keyed by others, the account has keyed one, or
    the contest is declared and no correction is open.
    """
    with transaction.atomic():
        current = open_round(contest, account)
        _refuse_declared(current)
        Lease.objects.filter(round=current, until__lte=now()).delete()
        keyings = list(Keying.objects.filter(round=current))
        if any(keying.account_id == account.pk for keying in keyings):
            raise TakenError("You have keyed this contest; a second person keys it now.")
        leases = list(Lease.objects.filter(round=current).select_for_update())
        until = now() + LASTS
        own = next((lease for lease in leases if lease.account_id == account.pk), None)
        if own is not None:
            own.until = until
            own.save(update_fields=["until"])
            return Held(current, own.slot, until)
        gone = {keying.slot for keying in keyings} | {lease.slot for lease in leases}
        free = [slot for slot in (1, 2) if slot not in gone]
        if not free:
            raise TakenError(_who_has_it(keyings, leases))
        Lease.objects.create(round=current, slot=free[0], account=account, until=until)
        return Held(current, free[0], until)


def let_go(account: Account, contest: str) -> None:
    """Give a key back that was not typed."""
    Lease.objects.filter(account=account, round__contest=contest, round__closed_at__isnull=True).delete()


def open_round(contest: str, account: Account | None) -> Round:
    """Return the open round of a contest, a new one for a declaration where none is open."""
    made, _ = Round.objects.get_or_create(
        contest=contest,
        closed_at=None,
        defaults={"purpose": Round.DECLARATION, "opened_at": now(), "opened_by": account},
    )
    return Round.objects.select_for_update().get(pk=made.pk)


def waiting_for(account: Account) -> list[Round]:
    """Return rounds that wait for a key this account may type, longest waiting first."""
    rounds = Round.objects.filter(closed_at__isnull=True).prefetch_related("keyings", "lease_set")
    found = []
    for current in rounds.order_by("opened_at", "pk"):
        keyings = list(current.keyings.all())
        held = {lease.slot for lease in current.lease_set.all() if _stands(lease, account)}
        mine = any(keying.account_id == account.pk for keying in keyings)
        if not mine and len({keying.slot for keying in keyings} | held) < 2:
            found.append(current)
    return found


def next_for(account: Account, undeclared: Collection[str]) -> str | None:
    """Return the contest to key next: one that waits for its second key, longest waiting first.

    undeclared: keys of contests without figures. None where nothing waits.
    """
    rounds = waiting_for(account)
    for current in rounds:
        if current.keyings.all() and (current.purpose == Round.CORRECTION or current.contest in undeclared):
            return str(current.contest)
    return next((str(one.contest) for one in rounds if one.purpose == Round.CORRECTION), None)


def _refuse_declared(current: Round) -> None:
    standing = book().now.contests.get(current.contest)
    if current.purpose == Round.DECLARATION and standing is not None and standing.is_declared:
        raise TakenError("Declared already. An editor opens a correction.")


def _stands(lease: Lease, account: Account) -> bool:
    return lease.until > now() and lease.account_id != account.pk


def _who_has_it(keyings: Collection[Keying], leases: Collection[Lease]) -> str:
    if len(keyings) == 2:
        return "Both keys are in; the differences are being settled."
    if leases:
        return "Others are keying this contest just now. A key comes free if it is not sent in time."
    return "Both keys of this contest are gone."
