"""The ledger: entries in order, which only grows; any prefix of it is a moment of the night."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate

from hustings.errors import LedgerError
from hustings.record.entry import Entry, Kind


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries in the order they were made. Nothing is ever changed or removed.

    A ledger is a value: `append` returns a longer one. All entries are live,
    or all are test.
    """

    entries: tuple[Entry, ...] = ()
    _moments: tuple[datetime, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len({entry.mode for entry in self.entries}) > 1:
            raise LedgerError("live and test entries never share a ledger")
        latest = accumulate((entry.at for entry in self.entries), max)
        object.__setattr__(self, "_moments", tuple(latest))

    def __repr__(self) -> str:
        return f"<Ledger of {len(self)} entries>"

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def append(self, entries: Entry | Iterable[Entry]) -> Ledger:
        """Return the ledger with one or more entries at its end."""
        more = (entries,) if isinstance(entries, Entry) else tuple(entries)
        return Ledger(self.entries + more)

    def prefix(self, length: int) -> Ledger:
        """Return the first so many entries; LedgerError where there are not so many."""
        if not 0 <= length <= len(self):
            raise LedgerError(f"as at entry {length}: the ledger has {len(self)} entries")
        return self if length == len(self) else Ledger(self.entries[:length])

    def as_at(self, moment: datetime) -> Ledger:
        """Return the entries made up to a zoned moment, and no later one.

        Where a clock went backwards, an entry counts from the latest time
        before it: the answer is always a prefix.
        """
        if moment.tzinfo is None:
            raise LedgerError(f"as at {moment}: the time has no zone")
        return self.prefix(bisect_right(self._moments, moment))

    def until(self, declarations: int) -> Ledger:
        """Return the entries up to the so-manieth declaration, 0 for none."""
        if declarations < 0:
            raise LedgerError(f"until {declarations}: there are no fewer than 0 declarations")
        seen = 0
        for position, entry in enumerate(self.entries):
            if entry.kind is Kind.ENTER:
                seen += 1
            if seen > declarations:
                return self.prefix(position)
        if seen < declarations:
            raise LedgerError(f"until {declarations}: only {seen} were declared")
        return self
