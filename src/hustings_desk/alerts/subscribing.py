"""Subscriptions: what each person wants to be told of, and where."""

from __future__ import annotations

from collections.abc import Collection

from hustings.errors import ElectionError
from hustings.night.alerts import AlertKind
from hustings_desk.alerts.addresses import sender, shown
from hustings_desk.alerts.outbox import TRIES, send
from hustings_desk.archive import entries_so_far
from hustings_desk.auditing import note
from hustings_desk.clock import now
from hustings_desk.models import Account, Sent, Subscription

MOST = 10
"""Addresses that one person may have."""


def subscribe(account: Account, address: str, kinds: Collection[str]) -> Subscription:
    """Begin to send alerts of some kinds to an address, from the next entry on.

    Raises ElectionError where the address is not let through, no kind is
    chosen, or the person has as many as may be.
    """
    address = address.strip()
    chosen = [kind.value for kind in AlertKind if kind.value in kinds]
    if not chosen:
        raise ElectionError("Choose at least one kind of alert.")
    if len(address) > 500:
        raise ElectionError("The address is too long.")
    sender(address, account.is_administrator)
    if Subscription.objects.filter(account=account, is_on=True).count() >= MOST:
        raise ElectionError(f"You have {MOST} addresses; end one of them first.")
    note(account, "asked for alerts", about=f"{shown(address)}: {' '.join(chosen)}"[:300])
    return Subscription.objects.create(
        account=account,
        address=address,
        kinds=" ".join(chosen),
        made_at=now(),
        since_entry=entries_so_far(),
    )


def end(account: Account, number: int) -> None:
    """End one of a person's own subscriptions; what waits for it is not sent."""
    found = Subscription.objects.filter(account=account, pk=number, is_on=True).first()
    if found is None:
        raise ElectionError("That address is not among yours.")
    found.is_on = False
    found.save(update_fields=["is_on"])
    note(account, "ended alerts", about=shown(found.address)[:300])


def try_out(account: Account, number: int) -> bool:
    """Send a trial to one of a person's own addresses; return whether it was taken."""
    found = Subscription.objects.filter(account=account, pk=number, is_on=True).first()
    if found is None:
        raise ElectionError("That address is not among yours.")
    note(account, "tried alerts", about=shown(found.address)[:300])
    return send(found.address, account.is_administrator, "hustings, a trial", "A trial: alerts arrive here.")


def given_up(account: Account) -> int:
    """Return how many alerts to a person could not be handed over, however often it was tried."""
    return Sent.objects.filter(
        subscription__account=account, told_at__isnull=True, tries__gte=TRIES, subscription__is_on=True
    ).count()
