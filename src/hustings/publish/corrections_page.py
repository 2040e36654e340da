"""The register of corrections: as declared, as corrected, why, from which source, when, and in which role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hustings.figures import whole
from hustings.publish.addresses import CORRECTIONS
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words
from hustings.record.entry import Kind
from hustings.record.register import Changed, Registered
from hustings.tell.csv_text import as_csv
from hustings.tell.register_told import COLUMNS, register_json, register_rows


def corrections_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the page of the register with its JSON and CSV."""
    found = edition.register
    yield DataFile("corrections.json", found, lambda: as_json(_plain(edition)))
    yield DataFile("corrections.csv", found, lambda: as_csv(register_rows(found), COLUMNS).encode())
    yield Page(
        CORRECTIONS,
        "corrections.html",
        edition.now.as_at_entry,
        (found, edition.now.as_at_entry),
        lambda words: corrections_content(edition, words),
        {"json": "corrections.json", "csv": "corrections.csv"},
    )


def corrections_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the register is filled with, the last correction first."""
    return {
        "title": words._("Corrections"),
        "rows": [_row(edition, one, words) for one in reversed(edition.register)],
    }


def _row(edition: Edition, one: Registered, words: Words) -> dict[str, Any]:
    known = one.contest in edition.names
    return {
        "entry": one.entry,
        "seat": words.seat(edition.now.contests[one.contest].contest.seat) if known else one.seat,
        "page": edition.seat_page(one.contest) if known else "",
        "kind": kind_in_words(one.kind, words),
        "changes": [_change(change, words) for change in one.changes],
        "reason": one.reason,
        "source": one.source,
        "at": words.moment(one.at, edition.election.zone),
        "by": one.by,
        "confirmed": one.confirmed,
    }


def kind_in_words(kind: Kind, words: Words) -> str:
    """Return what sort of correction it is."""
    told = {
        Kind.CORRECT: words._("Figures corrected"),
        Kind.RETRACT: words._("Figures withdrawn"),
        Kind.ENTER: words._("Figures entered anew"),
        Kind.LOT: words._("Settled by lot"),
        Kind.RENOMINATE: words._("Listed differently"),
        Kind.BLANK: words._("Removed by order of law"),
    }
    return told.get(kind, kind.value)


def _change(change: Changed, words: Words) -> dict[str, str]:
    named = {
        "votes": words._("Votes"),
        "valid votes": words._("Valid votes"),
        "rejected": words._("Rejected papers"),
        "none of the above": words._("None of the above"),
        "electorate": words._("Electorate"),
        "name": words._("Name"),
        "party": words._("Party"),
        "description": words._("Description"),
        "seat": words._("Seat"),
        "lot": words._("Lot"),
    }
    what = named.get(change.what, change.what)
    return {
        "what": f"{what}, {change.candidacy}" if change.candidacy else what,
        "old": _figure(change.old),
        "new": words._("drawn") if change.what == "lot" else _figure(change.new),
    }


def _figure(value: int | str | None) -> str:
    return value if isinstance(value, str) else whole(value)


def _plain(edition: Edition) -> dict[str, Any]:
    return {
        "election": edition.election.name,
        "corrections": register_json(edition.register),
        "attribution": list(edition.election.attribution),
    }
