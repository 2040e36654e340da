"""What rehearsals keyed, told to a live desk so that it knows these figures when it sees them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from django.db import transaction

from hustings.errors import ElectionError
from hustings.record.chain import read
from hustings.record.declaration import Declaration
from hustings.record.entry import Correction
from hustings_desk.archive import book
from hustings_desk.auditing import note
from hustings_desk.models import RehearsedFigures


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a ledger. fresh: declarations not known before; elsewhere: of contests not known here."""

    fresh: int
    known: int
    elsewhere: int


def tell_rehearsal(file: Path) -> Told:
    """Keep the figures of a rehearsal's ledger file, so that the guards of a live desk know them.

    Raises ElectionError on a desk that rehearses itself, for a ledger that is
    live or knows none of the contests here, LedgerError where its chain is not
    whole. The same file twice changes nothing.
    """
    held = book()
    if held.election.is_test:
        raise ElectionError("this desk rehearses itself; tell a live desk of it")
    declared = declared_in(file)
    here = [one for one in declared if one.contest in held.now.contests]
    if not here:
        raise ElectionError(f"{file}: no figures of any contest that this desk knows")
    rows = {(one.contest, _as_text(one)) for one in here}
    with transaction.atomic():
        known = rows & set(RehearsedFigures.objects.values_list("contest", "figures"))
        fresh = [RehearsedFigures(contest=contest, figures=text) for contest, text in sorted(rows - known)]
        RehearsedFigures.objects.bulk_create(fresh, batch_size=200)
        note(None, "told of a rehearsal", about=f"{file.name}: {len(fresh)} declarations")
    return Told(len(fresh), len(known), len(declared) - len(here))


def declared_in(file: Path) -> list[Declaration]:
    """Return every declaration and correction of a rehearsal's ledger file; errors as of `tell_rehearsal`."""
    try:
        ledger = read(file)
    except OSError as wrong:
        raise ElectionError(f"{file} cannot be read: {wrong.strerror}") from None
    if any(entry.mode != "test" for entry in ledger):
        raise ElectionError(f"{file}: a live ledger; its figures are no rehearsal's")
    said = (one.payload.declaration if isinstance(one.payload, Correction) else one.payload for one in ledger)
    return [one for one in said if isinstance(one, Declaration)]


def rehearsed_in(contest: str) -> tuple[Declaration, ...]:
    """Return what rehearsals had as figures of a contest."""
    texts = RehearsedFigures.objects.filter(contest=contest).values_list("figures", flat=True)
    return tuple(msgspec.json.decode(text, type=Declaration) for text in texts)


def _as_text(declaration: Declaration) -> str:
    # Whoever keys them again does so at another hour, and the hour is no figure.
    return msgspec.json.encode(replace(declaration, declared_at=None)).decode()
