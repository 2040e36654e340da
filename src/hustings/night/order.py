"""The order in which a night's seats declare: as it was, at random, from a file, or the safest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

from hustings.errors import Fault, FaultsError, LedgerError
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Entry, Kind, Lot
from hustings.record.ledger import Ledger
from hustings.record.state import ContestState, state


def declared_order(election: Election) -> tuple[str, ...]:
    """Return contest keys in the order they were first declared."""
    return tuple(entry.payload.contest for entry in election.ledger if isinstance(entry.payload, Declaration))


def random_order(election: Election, seed: int) -> tuple[str, ...]:
    """Return contest keys in an order drawn with a seed, the same on every machine."""
    keys = sorted(declared_order(election))
    Random(seed).shuffle(keys)
    return tuple(keys)


def safest_first(election: Election, party: str) -> tuple[str, ...]:
    """Return contest keys with one party's safest seats first: the hardest order for any forecast.

    By its lead in the baseline over the next party, or its distance behind;
    contests without a baseline come last.
    """

    def lead(key: str) -> float:
        base = election.base(election.contest(key).contest)
        if base is None or not base.valid_votes:
            return -2.0
        others = [votes for label, votes in base.votes.items() if label != party]
        return (base.votes.get(party, 0) - max(others, default=0)) / base.valid_votes

    return tuple(sorted(declared_order(election), key=lambda key: (-lead(key), key)))


def order_from(path: Path, election: Election) -> tuple[str, ...]:
    """Return the order in a text file, one contest key a line; FaultsError with every fault.

    Contests that the file leaves out follow in the order they declared.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        raise FaultsError([Fault(path.name, 1, "", f"cannot be read: {wrong}")]) from None
    known, named, faults = dict.fromkeys(declared_order(election)), dict[str, int](), list[Fault]()
    for number, line in enumerate(lines, start=1):
        key = line.strip()
        if key and key not in known:
            faults.append(Fault(path.name, number, "", f"{key[:40]!r} did not declare in {election.name}"))
        elif key in named:
            faults.append(Fault(path.name, number, "", f"{key} stands on line {named[key]} already"))
        elif key:
            named[key] = number
    if faults:
        raise FaultsError(faults)
    return (*named, *(key for key in known if key not in named))


def in_order(ledger: Ledger, keys: Sequence[str]) -> Ledger:
    """Return a ledger whose declarations come in another order, at the times there were.

    The so-manieth to declare gets the so-manieth time. Figures and names are
    those that stand in the end, corrections among them; a tie has its lot at
    once; figures retracted for good are declared as they were. LedgerError
    where the keys are not exactly those that declared.
    """
    entered = {entry.payload.contest: entry for entry in ledger if isinstance(entry.payload, Declaration)}
    if sorted(keys) != sorted(entered):
        raise LedgerError(f"an order of {len(keys)} contests; {len(entered)} declared")
    times = sorted(entry.at for entry in entered.values())
    final = state(ledger).contests
    first = [
        replace(entry, payload=final[entry.payload.key].contest)
        for entry in ledger
        if isinstance(entry.payload, Contest)
    ]
    moved = [one for key, at in zip(keys, times, strict=True) for one in _moved(entered[key], final[key], at)]
    return Ledger((*first, *moved))


def _moved(entry: Entry, final: ContestState, at: datetime) -> Iterator[Entry]:
    """Yield the declaration as it stands in the end, and the lot of a tie, at another time."""
    declaration = final.declaration or entry.payload
    if isinstance(declaration, Declaration) and declaration.declared_at is not None:
        declaration = replace(declaration, declared_at=at)
    yield replace(entry, at=at, payload=declaration)
    if final.lot is not None:
        yield replace(entry, at=at, kind=Kind.LOT, payload=Lot(final.contest.key, final.lot))


def reordered(election: Election, keys: Sequence[str]) -> Election:
    """Return the election with its declarations in another order."""
    return replace(election, ledger=in_order(election.ledger, keys))
