"""Whether a ledger file is whole: finds any changed, missing or reordered byte.

Stands alone: `python verifier.py FILE` needs nothing but Python; silent where all is well.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def canonical(value: Any) -> bytes:
    """Return RFC 8785 for what a ledger holds: text, whole numbers and null."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(value: Any) -> str:
    """Return the hash of a value's canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def check(raw: bytes) -> list[str]:
    """Return every fault of a ledger file, none where it is whole."""
    faults, previous, count, closed, removed = [], "0" * 64, 0, False, set[int]()
    *texts, rest = raw.split(b"\n")
    for number, text in enumerate([*texts, rest] if rest else texts, 1):
        try:
            line = json.loads(text)
            whole = isinstance(line, dict) and canonical(line) == text and not closed
        except (ValueError, RecursionError):
            whole = False
        if not whole:
            faults.append(f"line {number}: not canonical JSON, or after the closing line")
        elif closed := "head" in line:
            if line != {"entries": count, "head": previous}:
                faults.append(f"line {number}: closes {line.get('entries')} entries, here are {count}")
        else:
            count += 1
            if (line.get("n"), line.get("previous")) != (count, previous):
                faults.append(f"line {number}: does not follow the line before it")
            previous = line.pop("hash", None)
            covered = {key: line.pop(key) for key in ("payload", "salt") if key in line}
            if previous != sha256(line):
                faults.append(f"line {number}: the entry was changed")
            if not covered:
                removed.add(count)
            elif line.get("payload_hash") != sha256(covered):
                faults.append(f"line {number}: the payload was changed")
            elif line.get("kind") == "blank":
                removed.discard(covered["payload"].get("entry"))
    faults += [f"entry {n}: the payload is missing, no entry says why" for n in sorted(removed)]
    return faults if closed and not rest else [*faults, "cut short: entries may be missing at the end"]


if __name__ == "__main__":
    sys.exit("\n".join(check(Path(sys.argv[1]).read_bytes())) or None)
