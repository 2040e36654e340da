"""The record in public: the ledger's file, its signed head, the key to check it by, and the corrections."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from hustings.publish.page import DataFile
from hustings.record.entry import Kind
from hustings.record.register import Registered, register
from hustings.record.verifier import canonical
from hustings_desk.archive import Book, lines

FOLDER = "record/"
LEDGER, HEAD, KEY, CORRECTIONS = (
    f"{FOLDER}{name}" for name in ("ledger.jsonl", "head.json", "public-key.txt", "corrections.json")
)


class PublicRecord:
    """Files of the record that follow the ledger; what was read before is not read again.

    public: the public key, "" where heads are not signed.
    """

    def __init__(self, public: str) -> None:
        self._public = public
        self._lines: list[bytes] = []
        self._head, self._signed = "", ""
        self._corrections: bytes = b""

    def follow(self, held: Book, signed: str) -> None:
        """Take in the ledger as it stands, with its signed head, "" where there is none."""
        fresh = held.election.ledger.entries[len(self._lines) :]
        if any(entry.kind is Kind.BLANK for entry in fresh):
            self._lines = []
        for line in lines(after=len(self._lines)):
            if line["n"] <= held.entries:
                self._lines.append(canonical(line) + b"\n")
        self._head, self._signed = held.head, signed
        self._corrections = corrections_file(held)

    def files(self) -> Iterator[DataFile]:
        """Yield every file of the record."""
        closing = canonical({"entries": len(self._lines), "head": self._head}) + b"\n"
        yield DataFile(LEDGER, self._head, lambda: b"".join([*self._lines, closing]))
        yield DataFile(CORRECTIONS, self._corrections, lambda: self._corrections)
        if self._signed:
            yield DataFile(KEY, self._public, lambda: f"{self._public}\n".encode())
            yield DataFile(HEAD, self._signed, self._signed.encode)


def corrections_file(held: Book) -> bytes:
    """Return the public register of corrections as JSON; who corrected is told as a role."""
    told = {
        "election": held.election.name,
        "is_rehearsal": held.election.is_test,
        "as_at_entry": held.entries,
        "corrections": [_plain(one) for one in register(held.election.ledger)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(one: Registered) -> dict[str, object]:
    return {**asdict(one), "kind": one.kind.value, "at": one.at.isoformat()}
