"""The interface's sentences as they stand in the source, and the catalogues that translate them."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

PUBLISH = Path(str(resources.files("hustings.publish")))
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "in_english": None, "say": None}


def sentences(folder: Path = PUBLISH) -> set[str]:
    """Return every sentence of templates and rooms; of one with a plural, the singular."""
    with (PUBLISH / "locale" / "babel.cfg").open() as written:
        methods, options = parse_mapping_cfg(written)
    found = extract_from_dir(folder, methods, options, keywords=KEYWORDS)
    return {message[2] if isinstance(message[2], str) else message[2][0] for message in found}


def catalogue(language: str) -> Catalog:
    with (PUBLISH / "locale" / f"{language}.po").open("rb") as written:
        return read_po(written, locale=language)
