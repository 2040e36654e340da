"""Party colours: a class for each party, and the style sheet that gives the class its colour."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from zlib import crc32

from hustings.publish.addresses import slug


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


def colour(abbreviation: str) -> str:
    """Return a party's colour as #rrggbb: the usual one, or one that follows from its abbreviation."""
    known, others = _palette()
    return known.get(abbreviation) or others[crc32(abbreviation.encode()) % len(others)]


def parties_style(abbreviations: Iterable[str]) -> str:
    """Return the style sheet with a class for each party, in the order of abbreviations."""
    rules = (f".{party_class(one)}{{--party:{colour(one)}}}\n" for one in sorted(set(abbreviations)))
    return "".join(rules)


@cache
def _palette() -> tuple[dict[str, str], tuple[str, ...]]:
    text = (resources.files(__package__) / "party_colours.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return read["parties"], tuple(read["others"]["colours"])
