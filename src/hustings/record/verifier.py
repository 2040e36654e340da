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
    return json.dumps(_by_utf16(value), separators=(",", ":"), ensure_ascii=False).encode()


def _by_utf16(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _by_utf16(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return [_by_utf16(part) for part in value] if isinstance(value, list) else value


def check(raw: bytes) -> list[str]:
    """Return every fault of a ledger file, none where it is whole."""
    faults, previous, count, closed, removed = [], "0" * 64, 0, False, set[int]()
    *texts, rest = raw.split(b"\n")
    for number, text in enumerate([*texts, rest] if rest else texts, 1):
        try:
            line = json.loads(text)
            if closed or not isinstance(line, dict) or canonical(line) != text:
                raise ValueError
            if closed := "head" in line:
                if text != canonical({"entries": count, "head": previous}):
                    faults.append(f"line {number}: does not close the {count} entries before it")
                continue
            count += 1
            if (line.get("n"), line.get("previous")) != (count, previous):
                faults.append(f"line {number}: does not follow the line before it")
            previous, told = line.pop("hash", None), line.get("payload")
            covered = canonical({key: line.pop(key) for key in ("payload", "salt") if key in line})
            if previous != hashlib.sha256(canonical(line)).hexdigest():
                faults.append(f"line {number}: the entry was changed")
            if covered == b"{}":
                removed.add(count)
            elif line.get("payload_hash") != hashlib.sha256(covered).hexdigest():
                faults.append(f"line {number}: the payload was changed")
            elif line.get("kind") == "blank" and isinstance(told, dict):
                removed = {n for n in removed if n != told.get("entry")}
        except (ValueError, RecursionError):
            faults.append(f"line {number}: not canonical JSON, or after the closing line")
    faults += [f"entry {n}: the payload is missing, no entry says why" for n in sorted(removed)]
    return faults if closed and not rest else [*faults, "cut short: entries may be missing at the end"]


if __name__ == "__main__":
    sys.exit("\n".join(check(Path(sys.argv[1]).read_bytes())) or None)
