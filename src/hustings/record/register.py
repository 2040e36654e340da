"""The register of corrections: what a ledger gave out and later gave differently, in its order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hustings.record.contest import Contest
from hustings.record.declaration import Declaration, rekeyed
from hustings.record.entry import (
    Blanked,
    Blanking,
    Confirmation,
    Correction,
    Entry,
    Kind,
    Lot,
    Renomination,
    Retraction,
)
from hustings.record.ledger import Ledger

_LABEL = re.compile(r"([a-z]+)-\d+")
REMOVED = "(name removed)"
"""Shown for a person whose nomination was removed by order of law."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure or word of a contest as it was given out and as it is given now.

    what: votes, valid votes, rejected, electorate, name, party, lot and so on;
    candidacy: the person's name and the key, None where it is of the whole
    contest. None is a figure that was not, or is no longer, there.
    """

    what: str
    old: int | str | None
    new: int | str | None
    candidacy: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """One public correction.

    entry: its number in the ledger; kind: correct, retract, enter (figures
    anew after a retraction), lot, renominate or blank. corrects: the entry
    that was corrected; confirmed: the entry by which a second person confirmed
    it, None while nobody did. by: the role of who entered it, never who it
    was. contest and seat: key and name; seat is the key where the nomination
    was removed; both "" for a removal.
    """

    entry: int
    kind: Kind
    contest: str
    seat: str
    changes: tuple[Changed, ...]
    reason: str
    source: str
    at: datetime
    by: str
    corrects: int | None = None
    confirmed: int | None = None


@dataclass(slots=True)
class _Told:
    """What the ledger has said of one contest so far.

    withdrawn: figures that were retracted, until new ones come.
    """

    contest: Contest | None = None
    standing: Declaration | None = None
    entry: int | None = None
    withdrawn: Declaration | None = None

    def name(self, key: str) -> str:
        """Return the person of a candidacy key; a removed name is never shown, nor the key that holds it."""
        return self.people.get(key, REMOVED)

    def key(self, key: str) -> str | None:
        """Return the key itself, or None where the name was removed."""
        return key if key in self.people else None

    @property
    def people(self) -> dict[str, str]:
        """Names by key, as listed now."""
        return {one.key: one.person.name for one in self.contest.candidacies} if self.contest else {}


_Book = defaultdict[str, _Told]
_Changing = Declaration | Correction | Retraction | Lot | Renomination


def register(ledger: Ledger) -> tuple[Registered, ...]:
    """Return every public correction of a ledger, in its order.

    Figures corrected, retracted and entered anew, lots, contests listed
    differently, and payloads removed by order of law: of those only that they
    are gone and why.
    """
    confirmed = {
        entry.payload.entry: number
        for number, entry in enumerate(ledger, start=1)
        if isinstance(entry.payload, Confirmation)
    }
    book, found = _Book(_Told), list[Registered]()
    for number, entry in enumerate(ledger, start=1):
        found += _registered(book, number, entry, confirmed.get(number))
    return tuple(found)


def role(by: str) -> str:
    """Return the role in a desk's label, such as keyer of keyer-3; a publisher's name stays as it is.

    >>> role("keyer-3"), role("House of Commons Library")
    ('keyer', 'House of Commons Library')
    """
    label = _LABEL.fullmatch(by)
    return label[1] if label else by


def _registered(book: _Book, number: int, entry: Entry, confirmed: int | None) -> Iterator[Registered]:
    payload = entry.payload
    if isinstance(payload, Contest):
        book[payload.key].contest = payload
        return
    if isinstance(payload, Blanking):
        why = f"entry {payload.entry} was removed by order of law: {payload.reason}"
        yield Registered(
            number, entry.kind, "", "", (), why, entry.source, entry.at, role(entry.by), payload.entry
        )
        return
    if isinstance(payload, Blanked) or not isinstance(payload, _Changing):
        return
    told = book[payload.contest]
    corrects = told.entry
    changes, reason = _change(told, payload, number)
    if changes:
        seat = told.contest.seat.name if told.contest else payload.contest
        yield Registered(
            number,
            entry.kind,
            payload.contest,
            seat,
            changes,
            reason,
            entry.source,
            entry.at,
            role(entry.by),
            corrects,
            confirmed,
        )


def _change(told: _Told, payload: _Changing, number: int) -> tuple[tuple[Changed, ...], str]:
    """Return what one entry changes of what was told before, and why; take it in."""
    if isinstance(payload, Declaration):
        before, told.standing, told.withdrawn = told.withdrawn, payload, None
        reason = "entered anew after a retraction" if before else ""
        told.entry = number
        return (_figures(told, before, payload), reason) if before else ((), "")
    if isinstance(payload, Correction):
        before, told.standing, told.entry = told.standing, payload.declaration, number
        return _figures(told, before, payload.declaration), payload.reason
    if isinstance(payload, Retraction):
        before, told.standing, told.withdrawn = told.standing, None, told.standing
        return _figures(told, before, None), payload.reason
    if isinstance(payload, Lot):
        drawn = Changed("lot", None, "drawn", told.name(payload.candidacy), told.key(payload.candidacy))
        return (drawn,), "a tie, settled by lot"
    changes = tuple(_listed(told.contest, payload))
    told.contest = payload.nomination
    told.standing = rekeyed(told.standing, payload.keys) if told.standing else None
    told.withdrawn = rekeyed(told.withdrawn, payload.keys) if told.withdrawn else None
    return changes, payload.reason


def _figures(told: _Told, old: Declaration | None, new: Declaration | None) -> tuple[Changed, ...]:
    keys = dict.fromkeys([*(old.votes if old else ()), *(new.votes if new else ())])
    votes = [
        Changed(
            "votes",
            old.votes.get(key) if old else None,
            new.votes.get(key) if new else None,
            told.name(key),
            told.key(key),
        )
        for key in keys
    ]
    whole = [
        Changed(name.replace("_", " "), getattr(old, name, None), getattr(new, name, None))
        for name in ("valid_votes", "rejected", "none_of_the_above", "electorate")
    ]
    reasons = dict.fromkeys(
        [*(old.rejected_by_reason if old else ()), *(new.rejected_by_reason if new else ())]
    )
    rejected = [
        Changed(
            f"rejected ({reason})",
            old.rejected_by_reason.get(reason) if old else None,
            new.rejected_by_reason.get(reason) if new else None,
        )
        for reason in reasons
    ]
    return tuple(one for one in (*votes, *whole, *rejected) if one.old != one.new)


def _listed(old: Contest | None, payload: Renomination) -> Iterator[Changed]:
    new = payload.nomination
    before = {payload.keys.get(one.key, one.key): one for one in old.candidacies} if old else {}
    if old and old.seat.name != new.seat.name:
        yield Changed("seat", old.seat.name, new.seat.name)
    for one in new.candidacies:
        was = before.pop(one.key, None)
        facts = (
            ("name", was.person.name if was else None, one.person.name),
            ("party", was.party if was else None, one.party),
            ("description", was.description if was else None, one.description),
        )
        for what, then, now in facts:
            if then != now:
                yield Changed(what, then, now, one.person.name, one.key)
    for key, gone in before.items():
        yield Changed("name", gone.person.name, None, gone.person.name, key)
