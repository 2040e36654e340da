"""Official names of seats, places and parties in a language other than English: facts, each with a source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources


@dataclass(frozen=True, slots=True)
class OfficialNames:
    """Names in one language.

    seats: by official code; places, parties: by the publisher's name; elections: by short name.
    """

    seats: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    elections: Mapping[str, str] = field(default_factory=dict)


def official_names(language: str) -> OfficialNames:
    """Return the names of publish/locale/LANGUAGE.toml; none where there is no such file."""
    written = resources.files(__package__) / "locale" / f"{language}.toml"
    if not language.isalpha() or not written.is_file():
        return OfficialNames()
    read = tomllib.loads(written.read_text(encoding="utf-8"))
    return OfficialNames(*(read.get(part, {}) for part in ("seats", "places", "parties", "elections")))
