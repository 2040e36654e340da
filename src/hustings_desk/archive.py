"""The archive: rows of the database to entries of the ledger and back. Nothing else translates."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, Literal

import msgspec
from django.db import transaction

from hustings.errors import EmbargoError, LedgerError
from hustings.record.chain import GENESIS, REMOVABLE, blank, entry_of, sealed_line
from hustings.record.clock import close_of_poll
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.entry import Confirmation, Entry, Kind, Payload
from hustings.record.ledger import Ledger
from hustings.record.state import State
from hustings_desk.clock import now
from hustings_desk.foundation import election_of
from hustings_desk.models import Account, EntryRow, Setup

BEFORE_THE_CLOSE = (Kind.NOMINATE, Kind.RENOMINATE, Kind.ENDORSE, Kind.COUNTERMAND, Kind.BLANK)
"""Kinds of entry that may be made, and published, before the close of poll (RPA 1983 s. 66A)."""


@dataclass(frozen=True)
class Book:
    """The ledger as read: the election with all entries so far, the last one's hash, and the set-up's row."""

    election: Election
    head: str
    setup: Setup

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(self.election.ledger)

    @property
    def now(self) -> State:
        """What stands."""
        return self.election.state()


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be entered; account: who says it, None for the desk itself."""

    kind: Kind
    payload: Payload
    account: Account | None
    source: str


_last: list[Book] = []
_lock = Lock()


def book() -> Book:
    """Return the ledger as it stands; what this process has read before is not read again.

    Raises LedgerError before `hustings desk init`.
    """
    with _lock:
        setup = Setup.objects.filter(pk=1).first()
        if setup is None:
            raise LedgerError("this desk has no election yet: hustings desk init ELECTION")
        known = _last[0] if _last and _follows(_last[0], setup) else None
        found = _extended(known, setup) if known else _whole(setup)
        _last[:] = [found]
        return found


def forget() -> None:
    """Forget what was read before, where rows came in another way than by a writer."""
    with _lock:
        _last.clear()


def entries_so_far() -> int:
    """Return how many entries there are, as the database counts them."""
    return EntryRow.objects.order_by("-n").values_list("n", flat=True).first() or 0


class Writer:
    """The ledger held for writing by one transaction."""

    def __init__(self, held: Book) -> None:
        self.book = held

    def append(self, *said: Said) -> tuple[int, ...]:
        """Enter what is said, in order; return the entries' numbers.

        Raises LedgerError where an entry does not follow from those before it,
        EmbargoError for figures before the close of poll of a live election.
        Nothing is entered unless all of it is.
        """
        return self._enter([self._entry(one) for one in said], said)

    def remove(self, number: int, why: Said) -> int:
        """Remove a payload by order of law; return the number of the entry that says so."""
        entry = self._entry(why)
        after = blank(self.book.election.ledger, number, entry)
        EntryRow.objects.filter(n=number).update(payload=None, salt="")
        changed = Ledger(after.entries[:-1])
        self.book = Book(election_of(self.book.setup, changed), self.book.head, self.book.setup)
        return self._enter([entry], [why])[0]

    def _entry(self, said: Said) -> Entry:
        ledger, setup = self.book.election.ledger, self.book.setup
        at = now()
        if ledger.entries:
            # A clock that goes backwards never puts an entry before the one it follows.
            at = max(at, ledger.entries[-1].at)
        _refuse_early(said.kind, at, self.book)
        mode: Literal["live", "test"] = "test" if setup.mode == "test" else "live"
        by = (said.account.label if said.account else None) or "desk"
        salt = secrets.token_hex(16) if said.kind in REMOVABLE else ""
        return Entry(said.kind, said.payload, at, by, said.source, mode, salt)

    def _enter(self, entries: Sequence[Entry], said: Sequence[Said]) -> tuple[int, ...]:
        election = election_of(self.book.setup, self.book.election.ledger.append(entries))
        election.state()
        rows, previous = [], self.book.head
        for number, (entry, one) in enumerate(zip(entries, said, strict=True), start=self.book.entries + 1):
            line = sealed_line(number, entry, previous)
            rows.append(_row(line, entry, one.account))
            previous = line["hash"]
        EntryRow.objects.bulk_create(rows, batch_size=200)
        self.book = Book(election, previous, self.book.setup)
        return tuple(row.n for row in rows)


@contextmanager
def writing() -> Iterator[Writer]:
    """Hold the ledger, one writer at a time: all that the block does is one transaction, or none of it."""
    with transaction.atomic():
        # PostgreSQL locks the row; SQLite began the transaction with its write lock.
        Setup.objects.select_for_update().filter(pk=1).first()
        yield Writer(book())


def lines(after: int = 0, most: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the chain's lines from entry `after` + 1 on, as the ledger's file has them; `most` at most."""
    for row in EntryRow.objects.filter(n__gt=after)[:most].iterator(chunk_size=500):
        yield _line(row)


def _refuse_early(kind: Kind, at: datetime, held: Book) -> None:
    if kind in BEFORE_THE_CLOSE or held.setup.mode == "test" or held.setup.day is None:
        return
    closes = close_of_poll(held.setup.day, held.setup.zone)
    if at < closes:
        raise EmbargoError(f"no figures before the close of poll, {closes:%Y-%m-%d %H:%M} UTC")


def _follows(known: Book, setup: Setup) -> bool:
    """Whether what was read before is the beginning of what the database holds."""
    if known.setup.name != setup.name or not known.entries:
        return False
    row = EntryRow.objects.filter(n=known.entries).values_list("hash", flat=True).first()
    return row == known.head


def _extended(known: Book, setup: Setup) -> Book:
    rows = list(EntryRow.objects.filter(n__gt=known.entries))
    if not rows:
        return known
    if any(row.kind == Kind.BLANK for row in rows):
        return _whole(setup)
    ledger = known.election.ledger.append(map(_entry, rows))
    return Book(election_of(setup, ledger), rows[-1].hash, setup)


def _whole(setup: Setup) -> Book:
    rows = list(EntryRow.objects.all())
    return Book(
        election_of(setup, Ledger(tuple(map(_entry, rows)))), rows[-1].hash if rows else GENESIS, setup
    )


def _row(line: dict[str, Any], entry: Entry, account: Account | None) -> EntryRow:
    payload = entry.payload
    contest = payload.key if isinstance(payload, Contest) else getattr(payload, "contest", None)
    return EntryRow(
        **{name: line[name] for name in ("n", "kind", "by", "source", "mode", "salt", "payload_hash")},
        at=entry.at,
        payload=msgspec.json.encode(line["payload"]).decode(),
        previous=line["previous"],
        hash=line["hash"],
        contest=contest or "",
        account=account,
        confirms=payload.entry if isinstance(payload, Confirmation) else None,
    )


def _line(row: EntryRow) -> dict[str, Any]:
    names = ("n", "kind", "by", "source", "mode", "payload_hash", "previous", "hash")
    line = {**{name: getattr(row, name) for name in names}, "at": row.at.isoformat()}
    if row.payload is not None:
        line |= {"payload": msgspec.json.decode(row.payload), "salt": row.salt}
    return line


def _entry(row: EntryRow) -> Entry:
    return entry_of(_line(row))
