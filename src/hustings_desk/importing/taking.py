"""The one door of files: looked at, tried, and taken in whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from hustings.endorse.picks import read_picks
from hustings.endorse.voters import refuse_others
from hustings.errors import ElectionError, FaultsError
from hustings.sources.lines import bytes_of, name_of, refusal
from hustings.sources.nominations import COLUMNS, LONGEST_WORDS, read_nominations, refuse_unfit
from hustings.sources.reading import Layout, Source, read
from hustings_desk.archive import Book, Writer, book, writing
from hustings_desk.auditing import note
from hustings_desk.clock import now
from hustings_desk.importing.candidates import take_candidates
from hustings_desk.importing.declarations import Tell, take_declarations
from hustings_desk.importing.declared_rows import read_declarations
from hustings_desk.importing.endorsements import take_endorsements
from hustings_desk.importing.order import Changes, Order
from hustings_desk.importing.what import What
from hustings_desk.models import Account, ImportedFile

LARGEST = 5 * 1024 * 1024
"""Bytes of a file at most: the candidates of 650 seats take under one million."""
_FOR_EDITORS = (What.CANDIDATES, What.ENDORSEMENTS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that somebody wants taken in. name: how it is called to people, where that is not its path's."""

    what: What
    path: Path
    account: Account
    reason: str = ""
    endorser: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file. is_dry: it was only tried; is_again: the same file was taken in before."""

    file: str
    sha256: str
    changes: Changes
    is_dry: bool
    is_again: bool = False


def take(wanted: Wanted, is_dry: bool, tell: Tell | None = None) -> Taken:
    """Take a file in, or try what it would change; the same file twice changes nothing.

    Raises FaultsError with every fault of a file, of which nothing is then
    taken in, and ElectionError where the account may not.
    """
    _refuse_account(wanted)
    file = wanted.name or name_of(wanted.path)
    order = Order(
        wanted.what, file, _digest(wanted), wanted.account, wanted.reason.strip(), wanted.endorser.strip()
    )
    before = ImportedFile.objects.filter(sha256=order.sha256, what=order.what).first()
    if before is not None:
        return Taken(file, order.sha256, Changes(same=before.rows), is_dry, is_again=True)
    enter = _read(wanted, order, book(), tell or (lambda done, of: None))
    with writing() as writer:
        changes = enter(writer)
        if changes.faults:
            raise FaultsError(changes.faults)
        if is_dry:
            transaction.set_rollback(True)
        else:
            _keep(order, changes)
    return Taken(file, order.sha256, changes, is_dry)


def _read(wanted: Wanted, order: Order, held: Book, tell: Tell) -> Callable[[Writer], Changes]:
    """Return what is to be done with a file that can be read."""
    try:
        if wanted.what is What.CANDIDATES:
            refuse_others(wanted.path, COLUMNS)
            listed = read_nominations(wanted.path, held.setup.name, held.setup.day)
            return lambda writer: take_candidates(order, listed, writer)
        if wanted.what is What.ENDORSEMENTS:
            if not order.endorser:
                raise ElectionError("Name the endorser: who endorses in this file.")
            picks = read_picks(wanted.path, order.endorser, held.election)
            _refuse_unfit_words(wanted.path, ("source",))
            return lambda writer: take_endorsements(order, picks, writer)
        found = read_declarations(wanted.path, held.election)
        _refuse_unfit_words(wanted.path, ("source", "reason"))
        return lambda writer: take_declarations(order, found, writer, tell)
    except FaultsError as wrong:
        # A file sent through a page has another name here than where it came from.
        raise FaultsError([order.fault(one.line, one.column, one.problem) for one in wrong.faults]) from None


def _refuse_unfit_words(path: Path, columns: Sequence[str]) -> None:
    sheet, rows = read(Source(path, name_of(path)), Layout(), ())
    refuse_unfit(rows, [column for column in columns if column in sheet.columns], LONGEST_WORDS)
    if sheet.faults:
        raise FaultsError(sheet.faults)


def _refuse_account(wanted: Wanted) -> None:
    account = wanted.account
    if not account.is_active:
        raise ElectionError(f"{account.username} is disabled.")
    if wanted.what in _FOR_EDITORS and not account.is_editor:
        raise ElectionError(f"{account.username} may not take in {wanted.what.value}: that is for editors.")


def _digest(wanted: Wanted) -> str:
    file = wanted.name or name_of(wanted.path)
    try:
        size = wanted.path.stat().st_size
    except (OSError, ValueError):
        size = 0
    if size > LARGEST:
        raise refusal(file, 1, "", f"has {size:,} bytes, want {LARGEST:,} at most")
    return hashlib.sha256(bytes_of(wanted.path, file)).hexdigest()


def _keep(order: Order, changes: Changes) -> None:
    # A file with contests left is not done: it can be sent again.
    if not changes.left:
        ImportedFile.objects.create(
            sha256=order.sha256,
            what=order.what.value,
            name=order.file[:200],
            account=order.account,
            at=now(),
            rows=changes.rows,
        )
    note(order.account, f"took in {order.what.value}", about=f"{order.file}: {changes.rows} changes")
