"""Data by entry: the House and every seat as they stood, and the file that says which entry is the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec

from hustings.publish.edition import Edition
from hustings.publish.page import DataFile
from hustings.record.chain import GENESIS, head_after
from hustings.record.entry import Entry
from hustings.tell.plain import house_json, seat_json

LATEST = "latest.json"
"""Written after everything it speaks of."""
_NEWEST = 20
"""Seats last changed that it names, so that the page of any other seat need not be asked for again."""


def archive(edition: Edition) -> Iterator[DataFile]:
    """Yield the House at this entry, the last entry about each seat, and each seat as it then stood."""
    publication, entry = edition.publication, edition.now.as_at_entry
    last = publication.last_entries
    for key, standing in edition.now.contests.items():
        yield DataFile(
            seat_as_at(edition, key),
            (standing, last[key]),
            partial(_seat_file, edition, key),
            is_kept=True,
        )
    seats = {edition.names[key]: last[key] for key in edition.now.contests}
    yield DataFile(
        f"data/{entry}/seats.json",
        seats,
        lambda: as_json({"as_at_entry": entry, "seats": seats}),
        is_kept=True,
    )
    yield DataFile(
        f"data/{entry}/house.json",
        edition.now,
        lambda: as_json(house_json(edition.house, edition.election)),
        is_kept=True,
    )


def seat_as_at(edition: Edition, key: str) -> str:
    """Return the address of a seat's figures as at its last entry, which never change."""
    return f"data/seats/{edition.names[key]}/{edition.publication.last_entries[key]}.json"


def seat_plain(edition: Edition, key: str) -> dict[str, Any]:
    """Return a seat as JSON carries it, as at the last entry about it."""
    now = replace(edition.now, as_at_entry=edition.publication.last_entries[key], as_at=None)
    return seat_json(edition.election, key, now)


def _seat_file(edition: Edition, key: str) -> bytes:
    return as_json(seat_plain(edition, key))


def latest(edition: Edition, chain_head: str) -> dict[str, Any]:
    """Return what an open page asks for again and again: how far the site has come, what changed last."""
    publication = edition.publication
    newest = sorted(publication.last_entries.items(), key=lambda one: -one[1])
    return {
        "election": edition.election.name,
        "is_rehearsal": publication.is_rehearsal,
        "is_live": publication.is_live,
        "entry": edition.now.as_at_entry,
        "published": publication.published,
        "forecast": publication.forecast is not None,
        "declared": edition.house.declared,
        "seats": edition.house.seats,
        "head": chain_head,
        "data": f"data/{edition.now.as_at_entry}/",
        "changed": {edition.names[key]: entry for key, entry in newest[:_NEWEST]},
        "since": newest[_NEWEST][1] if len(newest) > _NEWEST else 0,
    }


@dataclass(frozen=True, slots=True)
class Sealed:
    """Entries and the hash of the last, which covers all before it."""

    entries: tuple[Entry, ...] = ()
    head: str = GENESIS

    def after(self, entries: tuple[Entry, ...]) -> Sealed:
        """Return the same of other entries; where they only add to these, no hash is reckoned twice."""
        done = len(self.entries)
        if entries[:done] == self.entries:
            return Sealed(entries, head_after(self.head, entries[done:], done))
        return Sealed(entries, head_after(GENESIS, entries))


def as_json(value: Any) -> bytes:
    """Return a value as the bytes of a JSON file, without a blank that says nothing."""
    return msgspec.json.encode(value) + b"\n"
