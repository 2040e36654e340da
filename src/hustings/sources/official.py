"""Official results as a ledger: nominations first, then declarations in the order of the night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time

from hustings.record.clock import UK, close_of_poll, local
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.entry import Countermand, Entry, Kind
from hustings.record.ledger import Ledger


def official_ledger(
    contests: Mapping[str, Contest],
    declarations: Mapping[str, Declaration],
    by: str,
    source: str,
    countermands: Mapping[str, tuple[date, str]] | None = None,
    zone: str = UK,
) -> Ledger:
    """Return the ledger of results already published.

    Nominations carry the first minute of polling day, for results files do
    not date them. A declaration without a time carries the close of poll.
    Declarations of one minute stand in the order of their keys. countermands:
    the day first appointed and the reason, by contest key.
    """
    countermands = countermands or {}
    days = {key: countermands[key][0] if key in countermands else contests[key].day for key in contests}
    entries = [
        Entry(Kind.NOMINATE, contests[key], local(days[key], time(0), zone), by, source)
        for key in sorted(contests)
    ]
    entries += [
        Entry(Kind.COUNTERMAND, Countermand(key, reason), local(day, time(0), zone), by, source)
        for key, (day, reason) in countermands.items()
    ]
    entries += sorted(_entered(contests, declarations, (by, source), zone), key=lambda entry: entry.at)
    return Ledger(tuple(sorted(entries, key=lambda entry: entry.at)))


def _entered(
    contests: Mapping[str, Contest], declarations: Mapping[str, Declaration], said: tuple[str, str], zone: str
) -> Iterator[Entry]:
    for key in sorted(declarations):
        declaration = declarations[key]
        at = declaration.declared_at or close_of_poll(contests[key].day, zone)
        yield Entry(Kind.ENTER, declaration, at, *said)
