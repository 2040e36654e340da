"""The languages that the site is told in: a catalogue of translations each, English as written."""

from __future__ import annotations

import io
from gettext import GNUTranslations, NullTranslations
from importlib import resources

from hustings.errors import ElectionError

WRITTEN = "en"
"""The language that the templates are written in, which needs no catalogue."""


def translations(language: str) -> NullTranslations:
    """Return a language's catalogue, read from publish/locale/LANGUAGE.po.

    What a catalogue leaves out stays English. Raises ElectionError where there
    is none.
    """
    if language == WRITTEN:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = resources.files(__package__) / "locale" / f"{language}.po"
    if not language.isalpha() or not written.is_file():
        raise ElectionError(f"the site is not told in {language!r}; its languages: {', '.join(known())}")
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(written.read_bytes()), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def known() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    folder = resources.files(__package__) / "locale"
    found = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    return (WRITTEN, *(name.removesuffix(".po") for name in found if name.endswith(".po")))
