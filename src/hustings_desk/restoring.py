"""Restoring a backup into an empty desk, of either engine, and proof that nothing in it was changed."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction

from hustings.errors import ElectionError, LedgerError
from hustings.record.verifier import check
from hustings_desk import archive
from hustings_desk.auditing import note
from hustings_desk.backup import FORMAT, LEDGER, MANIFEST, NOTICES, ROWS, TABLES, ledger_file
from hustings_desk.founding import make_tables
from hustings_desk.models import Account, Setup


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and when the backup was taken."""

    title: str
    entries: int
    head: str
    rows: int
    notices: int
    taken: str
    engine: str


def restore(file: Path) -> Restored:
    """Put a backup into this desk, which must be empty; all of it or nothing.

    Raises ElectionError where the desk holds something, or the file is no
    backup; LedgerError where a part is not what was backed up or the chain
    does not verify.
    """
    parts, told = _opened(file)
    make_tables()
    if Setup.objects.exists() or Account.objects.exists():
        raise ElectionError("this desk is not empty; name another folder in HUSTINGS_DESK_HOME, or database")
    with transaction.atomic():
        rows = sum(_fill(apps.get_model(label), parts[f"{ROWS}{label}.jsonl"]) for label in TABLES)
        _number_on()
        archive.forget()
        ledger, entries, head = ledger_file()
        if ledger != parts[LEDGER] or head != told["head"] or archive.book().head != head:
            raise LedgerError(f"{file.name}: its rows do not make the ledger that it holds")
        note(None, "restored the desk", about=f"a backup of {told['taken']}, {entries} entries")
    kept = [_keep(name, content) for name, content in parts.items() if name.startswith(NOTICES)]
    title = Setup.objects.get(pk=1).title
    return Restored(title, entries, head, rows, len(kept), told["taken"], connection.vendor)


def _opened(file: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the parts of a backup and what it says of itself, once every part is what was backed up."""
    try:
        with zipfile.ZipFile(file) as held:
            parts = {name: held.read(name) for name in held.namelist()}
        told = json.loads(parts.pop(MANIFEST))
        sums = dict(told["sha256"])
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as wrong:
        raise ElectionError(f"{file}: not a backup of a desk, or not all of one: {wrong}") from None
    if told.get("format") != FORMAT:
        raise ElectionError(f"{file}: form {told.get('format')!r}; this version reads form {FORMAT}")
    wanted = {LEDGER, *(f"{ROWS}{label}.jsonl" for label in TABLES)}
    missing = sorted((wanted | set(sums)) - set(parts))
    changed = sorted(name for name in parts if hashlib.sha256(parts[name]).hexdigest() != sums.get(name))
    faults = [f"{name} is missing" for name in missing] + [f"{name} was changed" for name in changed]
    if faults or (faults := list(check(parts[LEDGER]))):
        raise LedgerError(f"{file.name}: {'; '.join(faults[:10])}")
    return parts, told


def _fill(model: type[models.Model], lines: bytes) -> int:
    plain = [json.loads(line) for line in lines.splitlines()]
    rows = [one.object for one in serializers.deserialize("python", plain)]
    model._default_manager.bulk_create(rows, batch_size=200)
    return len(rows)


def _number_on() -> None:
    """Let new rows be numbered after those that came with numbers."""
    every = [apps.get_model(label) for label in TABLES]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)


def _keep(name: str, content: bytes) -> Path:
    place = PurePosixPath(name.removeprefix(NOTICES))
    if place.is_absolute() or ".." in place.parts:
        raise ElectionError(f"{name}: a notice outside its folder")
    file = Path(settings.MEDIA_ROOT).joinpath(*place.parts)
    for folder in _missing(file.parent):
        folder.mkdir(mode=0o700)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
    return file


def _missing(folder: Path) -> Iterator[Path]:
    """Yield the folders that are not there yet, the outermost first."""
    if not folder.exists():
        yield from _missing(folder.parent)
        yield folder
