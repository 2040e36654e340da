"""The chain: a ledger as a file whose every byte is covered by a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hustings.errors import ElectionError, LedgerError
from hustings.record.entry import PAYLOADS, Blanked, Blanking, Entry, Kind
from hustings.record.ledger import Ledger
from hustings.record.verifier import check

REMOVABLE = (Kind.NOMINATE, Kind.RENOMINATE, Kind.ENDORSE, Kind.COUNTERMAND)
"""Kinds of entry that name people or give reasons, which the law may order removed."""

GENESIS = "0" * 64


def sealed(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Return each entry as a JSON object with its number and hashes, then the closing line.

    payload_hash covers payload and salt; hash covers everything but those
    two, and the hash before it. Form: RFC 8785 (canonical JSON), SHA-256.
    """
    previous = GENESIS
    for number, entry in enumerate(ledger, start=1):
        line = sealed_line(number, entry, previous)
        previous = line["hash"]
        yield line
    yield {"entries": len(ledger), "head": previous}


def head(ledger: Ledger) -> str:
    """Return the hash of the last entry, which covers all before it."""
    return head_after(GENESIS, ledger.entries)


def head_after(previous: str, entries: Sequence[Entry], before: int = 0) -> str:
    """Return the hash of the last of some entries that follow others.

    previous: the hash of the last entry before them, GENESIS where there is
    none; before: how many there are before them.
    """
    for number, entry in enumerate(entries, start=before + 1):
        previous = sealed_line(number, entry, previous)["hash"]
    return previous


def write(ledger: Ledger, path: Path) -> None:
    """Write a ledger as canonical JSON, one entry a line; the file appears whole or not at all."""
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(_written(ledger))
    beside.replace(path)


def read(path: Path) -> Ledger:
    """Return the ledger of a file; LedgerError with the faults of the chain.

    A file that would not be written again byte for byte is refused: it says
    something that this version does not know.
    """
    import msgspec

    raw = path.read_bytes()
    faults = check(raw)
    if faults:
        raise LedgerError(f"{path.name}: " + "; ".join(faults[:20]))
    try:
        ledger = Ledger(tuple(entry_of(msgspec.json.decode(line)) for line in raw.split(b"\n")[:-2]))
        again = _written(ledger)
    except (KeyError, ValueError, RecursionError, ElectionError) as wrong:
        raise LedgerError(f"{path.name}: an entry this version cannot read: {wrong}") from wrong
    if again != raw:
        raise LedgerError(f"{path.name}: says something that this version does not know")
    return ledger


def blank(ledger: Ledger, number: int, why: Entry) -> Ledger:
    """Return the ledger with one payload removed and an entry that says why at its end.

    why: an entry of kind blank naming the number. The payload and its salt are
    gone; their hash stays, so that the chain verifies as before.
    """
    if not isinstance(why.payload, Blanking) or why.payload.entry != number:
        raise LedgerError(f"blank entry {number}: the entry at the end must say so")
    if not 1 <= number <= len(ledger):
        raise LedgerError(f"blank entry {number}: the ledger has {len(ledger)} entries")
    gone = ledger.entries[number - 1]
    if isinstance(gone.payload, Blanking | Blanked):
        raise LedgerError(f"blank entry {number}: nothing there to remove")
    if gone.kind not in REMOVABLE:
        raise LedgerError(f"blank entry {number}: figures are corrected or retracted, never removed")
    left = replace(gone, payload=Blanked(_payload_hash(gone)), salt="")
    return Ledger((*ledger.entries[: number - 1], left, *ledger.entries[number:], why))


def _written(ledger: Ledger) -> bytes:
    import rfc8785

    return b"".join(rfc8785.dumps(line) + b"\n" for line in sealed(ledger))


def _payload_hash(entry: Entry) -> str:
    import msgspec
    import rfc8785

    covered = {"payload": msgspec.to_builtins(entry.payload), "salt": entry.salt}
    return hashlib.sha256(rfc8785.dumps(covered)).hexdigest()


def sealed_line(number: int, entry: Entry, previous: str) -> dict[str, Any]:
    """Return one entry as the JSON object of its line; previous: the hash of the entry before, or GENESIS."""
    import msgspec
    import rfc8785

    removed = isinstance(entry.payload, Blanked)
    line = {
        "n": number,
        "kind": entry.kind.value,
        "at": entry.at.astimezone(UTC).isoformat(),
        "by": entry.by,
        "source": entry.source,
        "mode": entry.mode,
        "payload_hash": entry.payload.payload_hash
        if isinstance(entry.payload, Blanked)
        else _payload_hash(entry),
        "previous": previous,
    }
    payload = {} if removed else {"payload": msgspec.to_builtins(entry.payload), "salt": entry.salt}
    return {**line, **payload, "hash": hashlib.sha256(rfc8785.dumps(line)).hexdigest()}


def entry_of(line: dict[str, Any]) -> Entry:
    """Return the entry that a line holds; KeyError or ValueError where it is none."""
    import msgspec

    kind = Kind(line["kind"])
    payload: Any = Blanked(line["payload_hash"])
    if "payload" in line:
        payload = msgspec.convert(line["payload"], PAYLOADS[kind])
    by, source, salt = msgspec.convert([line["by"], line["source"], line.get("salt", "")], list[str])
    return Entry(kind, payload, msgspec.convert(line["at"], datetime), by, source, line["mode"], salt)
