"""Party colours: a class and letters for each party, and the style sheet that gives the class its colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from zlib import crc32

import msgspec

from hustings.publish.addresses import slug
from hustings.publish.contrast import PAGES, edge_on, ink_on


@dataclass(frozen=True, slots=True)
class Sign:
    """How a party is drawn: its class, its colour as #rrggbb, the letters beside it, and what reads on it.

    ink: black or white. edges: for the pages of each background, the colour
    or one near it that stands out as an outline.
    """

    css: str
    colour: str
    letters: str
    ink: str
    edges: tuple[str, str]


@lru_cache(maxsize=4096)
def sign(abbreviation: str) -> Sign:
    """Return how a party is drawn: as is usual, or by its abbreviation alone, the same at every election.

    A party without a colour of its own takes the CRC-32 of its abbreviation,
    modulo the number of spare colours; its letters are the first two of it.
    """
    known = _palette().parties.get(abbreviation)
    others = _palette().others.colours
    colour = known.colour if known else others[crc32(abbreviation.encode()) % len(others)]
    letters = known.letters if known else abbreviation[:2]
    edges = edge_on(colour, PAGES["light"]), edge_on(colour, PAGES["dark"])
    return Sign(party_class(abbreviation), colour, letters, ink_on(colour), edges)


@lru_cache(maxsize=4096)
def party_class(abbreviation: str) -> str:
    """Return the name of a party's class; parties whose letters alone are alike are told apart.

    >>> party_class("Lab")
    'p-lab'
    """
    plain = slug(abbreviation)
    if plain and plain.isascii() and plain == abbreviation.lower():
        return f"p-{plain}"
    return f"p-{plain if plain.isascii() else ''}-{crc32(abbreviation.encode()):08x}"


def parties_style(abbreviations: Iterable[str]) -> str:
    """Return the style sheet with the colours of each party's class, in the order of abbreviations.

    A class sets --party, --party-ink (text on it), --party-edge (an outline
    that stands out from the page, light or dark as the reader's screen is) and
    --party-line (that outline where the colour alone would not stand out).
    """
    signs = [sign(one) for one in sorted(set(abbreviations))]
    light = (f".{s.css}{{--party:{s.colour};--party-ink:{s.ink};{_edges(s, 0)}}}\n" for s in signs)
    dark = (f".{s.css}{{{_edges(s, 1)}}}\n" for s in signs)
    return f"{''.join(light)}@media (prefers-color-scheme:dark){{\n{''.join(dark)}}}\n"


def _edges(drawn: Sign, page: int) -> str:
    edge = drawn.edges[page]
    line = "var(--picture-line)" if edge == drawn.colour else edge
    return f"--party-edge:{edge};--party-line:{line}"


class _Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    colour: str
    letters: str


class _Others(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    colours: tuple[str, ...]


class _Palette(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parties: dict[str, _Known]
    others: _Others


@cache
def _palette() -> _Palette:
    raw = (resources.files(__package__) / "party_colours.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Palette)
