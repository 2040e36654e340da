"""A backup: one file with the ledger, every row and every notice, taken while the desk runs."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.db import connection, models, transaction

from hustings.errors import ElectionError
from hustings.record.chain import GENESIS
from hustings_desk import archive
from hustings_desk.clock import now
from hustings_desk.kept_notices import SHOWN

FORMAT = 1
MANIFEST, LEDGER, ROWS, NOTICES = "manifest.json", "ledger.jsonl", "rows/", "notices/"
TABLES = (
    *("hustings_desk.Account", "hustings_desk.Token", "account.EmailAddress", "mfa.Authenticator"),
    *("hustings_desk.Setup", "hustings_desk.EntryRow", "hustings_desk.Release", "hustings_desk.Notice"),
    *(
        "hustings_desk.ImportedFile",
        "hustings_desk.Round",
        "hustings_desk.Keying",
        "hustings_desk.Settlement",
    ),
    *("hustings_desk.Agreement", "hustings_desk.CallWord", "hustings_desk.Act"),
    *("hustings_desk.Subscription", "hustings_desk.Sent", "hustings_desk.RehearsedFigures"),
)
"""Everything that is kept, in an order in which each table's references come before it.

Sessions, leases and counts of sign-ins are not: they are of one running desk.
"""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds: entries and the hash of the last one, rows, notices; size in bytes."""

    file: Path
    entries: int
    head: str
    rows: int
    notices: int
    size: int


def back_up(file: Path) -> BackedUp:
    """Write a backup of the desk as it stands at one moment; keying goes on meanwhile.

    The file appears whole or not at all, and for its owner alone: it holds
    password hashes and second factors. The desk's secret key and the addresses
    of databases and mail servers are not in it. Raises ElectionError where it
    cannot be written.
    """
    if file.is_dir() or not file.parent.is_dir():
        raise ElectionError(f"{file}: name a file in a folder that is there")
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            done = _write(out, file)
            out.flush()
            os.fsync(out.fileno())
        size = beside.stat().st_size
        beside.replace(file)
    except OSError as wrong:
        raise ElectionError(f"{file} cannot be written: {wrong.strerror or wrong}") from wrong
    finally:
        beside.unlink(missing_ok=True)
    return BackedUp(file, *done, size)


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the database as it stands at one moment, without holding up those who write."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            # Django's own transactions take SQLite's write lock when they begin.
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _write(out: Any, file: Path) -> tuple[int, str, int, int]:
    sums: dict[str, str] = {}
    rows = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as into:

        def put(name: str, content: bytes) -> None:
            sums[name] = hashlib.sha256(content).hexdigest()
            into.writestr(zipfile.ZipInfo(name, now().timetuple()[:6]), content, zipfile.ZIP_DEFLATED)

        with one_moment():
            ledger, entries, head = ledger_file()
            put(LEDGER, ledger)
            for label in TABLES:
                lines = table(apps.get_model(label))
                rows += len(lines)
                put(f"{ROWS}{label}.jsonl", "".join(lines).encode())
            notices = _notices()
        for notice in notices:
            put(f"{NOTICES}{notice.relative_to(settings.MEDIA_ROOT).as_posix()}", notice.read_bytes())
        told = {
            "format": FORMAT,
            "taken": now().isoformat(),
            "entries": entries,
            "head": head,
            "sha256": sums,
        }
        into.writestr(MANIFEST, json.dumps(told, indent=1))
    return entries, head, rows, len(notices)


def ledger_file() -> tuple[bytes, int, str]:
    """Return the ledger as its file has it, how many entries it has and the hash of the last one."""
    import rfc8785

    found = list(archive.lines())
    head = found[-1]["hash"] if found else GENESIS
    every = [*found, {"entries": len(found), "head": head}]
    return b"".join(rfc8785.dumps(line) + b"\n" for line in every), len(found), head


def table(model: type[models.Model]) -> list[str]:
    """Return the rows of a table, a line of JSON each; moments to the microsecond, as the chain has them."""
    every = model._default_manager.order_by("pk").iterator(chunk_size=500)
    plain = serializers.serialize("python", every)
    return [json.dumps(row, default=_as_text, ensure_ascii=False) + "\n" for row in plain]


def _as_text(value: Any) -> str:
    return str(value.isoformat() if isinstance(value, date) else value)


def _notices() -> list[Path]:
    """Return the files of the notices; one that comes later than the rows is one more than they name.

    Copies that are drawn to be shown are left out: they are drawn again.
    """
    files = Path(settings.MEDIA_ROOT).rglob("*")
    return sorted(file for file in files if file.is_file() and file.suffix != SHOWN)
