"""Published national seat totals since 1918, typed in as facts with their sources."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from hustings.errors import SourceError
from hustings.record.history import PublishedSeats


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    party: str
    source: str
    seats: dict[str, int]
    notes: dict[str, str] = {}
    note: str = ""


class _Totals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[_Group, ...]


@cache
def published_seats() -> tuple[PublishedSeats, ...]:
    """Return the totals shipped with the project, oldest first."""
    return parse((files("hustings.sources") / "seat_totals.toml").read_text(encoding="utf-8"))


def parse(text: str) -> tuple[PublishedSeats, ...]:
    """Return the totals of a file in TOML, of the same shape as the one shipped.

    Raises SourceError for a file that cannot be read, a figure given twice or a note without its figure.
    """
    try:
        groups = msgspec.convert(tomllib.loads(text), _Totals).groups
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as wrong:
        raise SourceError(f"seat totals: {wrong}") from wrong
    found: dict[tuple[str, str], PublishedSeats] = {}
    for group in groups:
        if stray := group.notes.keys() - group.seats.keys():
            raise SourceError(
                f"seat totals: {group.party} has notes for {', '.join(sorted(stray))}, no seats"
            )
        for election, seats in group.seats.items():
            if (election, group.party) in found or seats < 0:
                raise SourceError(f"seat totals: {group.party} {election}, {seats}: twice or below nothing")
            note = group.notes.get(election, group.note)
            one = PublishedSeats(election, group.party, seats, note, group.source)
            found[election, group.party] = one
    return tuple(found[key] for key in sorted(found))
