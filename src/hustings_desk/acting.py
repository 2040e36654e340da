"""What one person may say alone: a rush, a recount; an editor also a retraction, a lot, a call."""

from __future__ import annotations

from collections.abc import Mapping

from hustings.errors import ElectionError
from hustings.night.calls import EditorCall
from hustings.night.calls_file import MadeCall, in_force
from hustings.record.entry import Countermand, Kind, Lot, Payload, Recount, Retraction, Rush
from hustings.record.state import ContestState, Status
from hustings_desk.archive import Book, Said, Writer, writing
from hustings_desk.auditing import note
from hustings_desk.clock import now
from hustings_desk.models import Account, CallWord, Lease, Round


def rush(account: Account, contest: str, candidacy: str) -> int:
    """Enter the winner before the figures; return the entry's number. Said twice, it is entered once."""
    with writing() as writer:
        standing = _standing(writer, contest)
        if standing.rushed == candidacy and not standing.is_declared:
            return writer.book.entries
        return _enter(writer, account, Kind.RUSH, Rush(contest, candidacy), "from the count")


def recount(account: Account, contest: str) -> int:
    """Enter that a recount is ordered; return the entry's number. Said twice, it is entered once."""
    with writing() as writer:
        if _standing(writer, contest).status is Status.RECOUNT:
            return writer.book.entries
        return _enter(writer, account, Kind.RECOUNT, Recount(contest), "from the count")


def retract(account: Account, contest: str, reason: str) -> int:
    """Withdraw the figures that stand; nothing stands until new ones come. Return the entry's number.

    Keys of a correction that is open are set aside: there is nothing to correct any more.
    """
    with writing() as writer:
        number = _enter(writer, account, Kind.RETRACT, Retraction(contest, _reason(reason)), "the desk")
        _set_aside(account, contest, "the figures were withdrawn")
        return number


def countermand(account: Account, contest: str, reason: str) -> int:
    """Enter that the poll is countermanded or abandoned; return the entry's number.

    Keys that are in are set aside: no figures come of that poll.
    """
    with writing() as writer:
        payload = Countermand(contest, _reason(reason))
        number = _enter(writer, account, Kind.COUNTERMAND, payload, "the returning officer")
        _set_aside(account, contest, "the poll is countermanded")
        return number


def draw_lot(account: Account, contest: str, candidacy: str) -> int:
    """Enter who a tie went to by lot; return the entry's number."""
    with writing() as writer:
        return _enter(writer, account, Kind.LOT, Lot(contest, candidacy), "the returning officer")


def open_correction(account: Account, contest: str, reason: str) -> Round:
    """Open a round for figures that replace those that stand: the same two keys as an entry."""
    with writing() as writer:
        standing = _standing(writer, contest)
        if not standing.is_declared:
            raise ElectionError(f"{standing.contest.seat.name} has nothing to correct.")
        if Round.objects.filter(contest=contest, closed_at__isnull=True).exists():
            raise ElectionError(f"{standing.contest.seat.name}: keys are awaited already.")
        note(account, "opened a correction", contest, reason)
        return Round.objects.create(
            contest=contest,
            purpose=Round.CORRECTION,
            reason=_reason(reason),
            opened_at=now(),
            opened_by=account,
        )


def abandon(account: Account, contest: str, reason: str) -> None:
    """Close the open round of a contest without an entry: what was keyed is kept, and counts no more."""
    with writing():
        if not _set_aside(account, contest, _reason(reason)):
            raise ElectionError("No keys are awaited here.")


def call(account: Account, contest: str, candidacy: str, reason: str) -> CallWord:
    """Call an undeclared seat for a candidacy, or un-call it where candidacy is empty."""
    with writing() as writer:
        standing = _standing(writer, contest)
        if standing.is_declared:
            raise ElectionError(f"{standing.contest.seat.name} is declared; what is declared is not called.")
        if candidacy:
            standing.contest.candidacy(candidacy)
        note(account, "called" if candidacy else "un-called", contest, f"{candidacy} {reason}".strip())
        return CallWord.objects.create(
            contest=contest,
            candidacy=candidacy,
            reason=_reason(reason),
            entry=writer.book.entries,
            account=account,
            at=now(),
        )


def calls_in_force(held: Book) -> Mapping[str, EditorCall]:
    """Return the editors' latest word on each contest that is not declared."""
    made = [
        MadeCall(
            one.contest, EditorCall(one.candidacy or None, "editor", one.reason, one.entry, one.at), one.pk
        )
        for one in CallWord.objects.all()
    ]
    standing = held.now.contests
    return {
        key: word
        for key, word in in_force(made, held.entries).items()
        if key in standing and not standing[key].is_declared
    }


def _set_aside(account: Account, contest: str, reason: str) -> bool:
    """Close the open round of a contest; whether there was one."""
    current = Round.objects.select_for_update().filter(contest=contest, closed_at__isnull=True).first()
    if current is None:
        return False
    current.closed_at = now()
    current.save(update_fields=["closed_at"])
    Lease.objects.filter(round=current).delete()
    note(account, "set keys aside", contest, reason)
    return True


def _enter(writer: Writer, account: Account, kind: Kind, payload: Payload, source: str) -> int:
    if account.is_machine:
        raise ElectionError("A machine sends figures alone; this is for people to say.")
    number = writer.append(Said(kind, payload, account, source))[0]
    note(account, kind.value, getattr(payload, "contest", ""), getattr(payload, "reason", ""))
    return number


def _standing(writer: Writer, contest: str) -> ContestState:
    standing = writer.book.now.contests.get(contest)
    if standing is None:
        raise ElectionError(f"There is no contest {contest!r} here.")
    return standing


def _reason(typed: str) -> str:
    if not any(sign.isprintable() and not sign.isspace() for sign in typed):
        raise ElectionError("A reason is needed, for readers of the record.")
    return typed.strip()
