"""What newspapers call parties, places and organisations, from a table beside the record's own names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from hustings.check.tag import TagKind
from hustings.record.finding import folded


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name of the table stands for.

    name: of a PLACE or an ENDORSER, as the record has it; party: the label.
    is_small: whether it is written with a small letter too.
    """

    kind: TagKind
    name: str | None = None
    party: str | None = None
    is_small: bool = False


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    label: str = ""
    name: str = ""
    small: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    party: tuple[_Row, ...]
    place: tuple[_Row, ...]
    town: tuple[_Row, ...]
    endorser: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class PressNames:
    """The table made ready: senses by folded name, abbreviations as printed, towns as seats' names begin."""

    senses: Mapping[str, Sense]
    short: Mapping[str, str]
    towns: Mapping[str, str]
    openings: frozenset[str]
    longest: int


@cache
def press_names() -> PressNames:
    """Return the bundled table."""
    text = (files("hustings.check") / "press_names.toml").read_text(encoding="utf-8")
    table = msgspec.convert(tomllib.loads(text), _Table)
    senses = dict(_senses(table))
    towns = {folded(name): folded(row.name) for row in table.town for name in row.names}
    return PressNames(
        senses,
        {short: row.label for row in table.party for short in row.short},
        towns,
        frozenset(name.partition(" ")[0] for name in (*senses, *towns)),
        max(name.count(" ") for name in senses) + 2,
    )


def _senses(table: _Table) -> Iterator[tuple[str, Sense]]:
    for row in table.party:
        small = {folded(name) for name in row.small}
        for name in row.names:
            plain = folded(name)
            yield plain, Sense(TagKind.PARTY, party=row.label, is_small=plain in small)
    for row in table.place:
        yield from ((folded(name), Sense(TagKind.PLACE, row.name)) for name in row.names)
    for row in table.endorser:
        yield from ((folded(name), Sense(TagKind.ENDORSER, row.name)) for name in row.names)
