"""The register of corrections as rows, JSON and a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hustings.figures import whole
from hustings.record.clock import UK
from hustings.record.register import Changed, Registered
from hustings.tell.plain import moment_json
from hustings.tell.wording import hour_in_words

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS = (
    *("entry", "at", "kind", "contest", "seat", "what", "candidacy", "as_declared", "as_corrected"),
    *("reason", "source", "by", "corrects", "confirmed"),
)
"""Columns of the rows: one row a figure or word that changed, or a removal."""


def register_rows(found: Sequence[Registered]) -> list[dict[str, Any]]:
    """Return the register as rows, one a change; None is a figure that was not there, or is there no more."""
    rows = []
    for one in found:
        for change in one.changes or (Changed("entry", None, None),):
            about = {**_about(one), "what": change.what, "candidacy": change.candidacy}
            row = {**about, "as_declared": change.old, "as_corrected": change.new}
            rows.append({name: row[name] for name in COLUMNS})
    return rows


def register_json(found: Sequence[Registered]) -> list[dict[str, Any]]:
    """Return the register as JSON objects, one a correction, with its changes inside."""
    return [{**_about(one), "changes": [_change(change) for change in one.changes]} for one in found]


def register_screen(found: Sequence[Registered], heading: str, zone: str = UK) -> RenderableType:
    """Return the register for a terminal, one change a line."""
    from hustings.tell.screens import page, plain_table

    rows = [
        (
            str(one.entry) if place == 0 else "",
            hour_in_words(one.at, zone) if place == 0 else "",
            one.seat if place == 0 else "",
            change.what if change.candidacy is None else f"{change.what}, {change.candidacy}",
            _figure(change.old),
            _figure(change.new),
            one.reason if place == 0 else "",
        )
        for one in found
        for place, change in enumerate(one.changes or (Changed("entry", None, None),))
    ]
    table = plain_table(("Entry", "When", "Seat", "What", "As declared", "Corrected", "Why"), rows, "Entry")
    many = f"{len(found)} correction{'' if len(found) == 1 else 's'}"
    return page(f"{heading}: {many}", table if rows else "Nothing was corrected.")


def _about(one: Registered) -> dict[str, Any]:
    return {
        "entry": one.entry,
        "at": moment_json(one.at),
        "kind": one.kind.value,
        "contest": one.contest,
        "seat": one.seat,
        "reason": one.reason,
        "source": one.source,
        "by": one.by,
        "corrects": one.corrects,
        "confirmed": one.confirmed,
    }


def _change(change: Changed) -> dict[str, Any]:
    told = {"what": change.what, "candidacy": change.candidacy, "key": change.key}
    return {**told, "as_declared": change.old, "as_corrected": change.new}


def _figure(value: int | str | None) -> str:
    return value if isinstance(value, str) else whole(value)
