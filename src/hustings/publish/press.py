"""The press: templates filled in and made into pages, each in its language, text always as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from hustings.figures import percent, points, signed, whole
from hustings.night.chances import (
    decimal_in_words,
    seats_in_words,
    share_in_words,
    shares_in_words,
)
from hustings.publish.addresses import FEED, HOUSE, in_language, quoted, upwards
from hustings.publish.edition import Edition
from hustings.publish.page import Page
from hustings.publish.party_colours import party_class
from hustings.publish.party_marks import party_mark
from hustings.publish.words import Words

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The Content Security Policy of every page; as a header it also says who may frame the page."""
_PLACE = b"<!--late-->"
_WHOLE_CREDIT = (HOUSE, "about.html")
"""Pages that say in full whose figures they show; every other leads to where it is said."""
_QUOTED = re.compile(r' (class|content|id|name|property|rel|role|tabindex|type)="([a-z0-9:+/-]+)"(?=[ >])')
_CONSTANT = re.compile(r"\{\{ _\('([^'\\{}]*)'\) \}\}")
_LINK = re.compile(
    r' href="((?:[\w./#-]|\{\{ (?:here|root|assets\.\w+) \}\})*'
    r'(?:[\w.#-]|\{\{ (?:file|feed|address|assets\.\w+|[\w.]+\|quoted) \}\}))"(?=[ >{])'
)
_OPTIONAL = re.compile(r"</(?:t[dhr]|tbody|thead|li|d[dt])>")
"""End tags that HTML lets a table or list do without. Source: HTML Standard, 13.1.2.4."""
_BETWEEN = re.compile(
    r"(?<=>)\n(?=</?(?:t[dhr]|tbody|thead|table|li|ul|ol|d[dlt]|div|p|section|main|header|footer|nav|h[123]|meta"
    r"|link|title|head|body|html|details|figure|figcaption)[ >])|(?<=</tr>)\n(?=\{%)|(?<=</li>)\n(?=\{%)"
)
"""Line ends between blocks, which show nowhere."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of styles, icon and scripts, whose names change with what is in them.

    follow: by language, of the script by which open pages follow the night.
    """

    style: str
    pictures: str
    icon: str
    scripts: Mapping[str, str]
    follow: Mapping[str, str]


class Press:
    """Fills templates in one language."""

    def __init__(self, language: str, is_of_the_uk: bool = True) -> None:
        self.words = words_of(language, is_of_the_uk)
        self._templates = environment(language, is_of_the_uk)
        self._kept: dict[str, tuple[object, bytes, bytes]] = {}

    def page(self, page: Page, edition: Edition, assets: Assets) -> bytes:
        """Return a page as the bytes of its file."""
        if page.late is None:
            return self._filled(page, edition, assets)
        grounds, before, after = self._kept.get(page.address, (None, b"", b""))
        ground = (page.entry, page.rests_on, edition.card(page.address))
        if grounds != ground:
            before, _, after = self._filled(page, edition, assets).partition(_PLACE)
            self._kept[page.address] = (ground, before, after)
        late = self.filled(page.late.template, {"words": self.words, **page.late.content(self.words)})
        return before + late + after

    def _filled(self, page: Page, edition: Edition, assets: Assets) -> bytes:
        return self.filled(
            page.template, self._around(page, edition, assets) | dict(page.content(self.words))
        )

    def filled(self, template: str, content: Mapping[str, Any]) -> bytes:
        """Return a template filled in; jinja2's UndefinedError where it asks for what is not there."""
        return self._templates.get_template(template).render(content).encode()

    def _around(self, page: Page, edition: Edition, assets: Assets) -> dict[str, Any]:
        publication = edition.publication
        face = publication.face
        card = edition.card(page.address)
        own = in_language(page.address, self.words.language, face.languages)
        return {
            "words": self.words,
            "site": self.words.site(face.title, edition.election),
            "election": edition.election,
            "is_rehearsal": publication.is_rehearsal,
            "is_live": publication.is_live,
            "policy": POLICY,
            "whole_credit": _WHOLE_CREDIT,
            "address": own,
            "own": page.address,
            "card": face.base + quoted(card) if face.base and card else "",
            "endorsers": bool(publication.picks),
            "feed": in_language(FEED, self.words.language, face.languages),
            "canonical": face.base + quoted(own) if face.base else "",
            "root": upwards(own),
            "here": upwards(page.address),
            "entry": page.entry,
            "data": page.data,
            "own_seats": " ".join(page.seats),
            "directory": edition.directory,
            "late": Markup(_PLACE.decode()),
            "assets": assets,
            "others": [
                (code, words_of(code), upwards(own) + quoted(in_language(page.address, code, face.languages)))
                for code in face.languages
                if code != self.words.language
            ],
            "baseline": self.words.baseline(edition.election, edition.baseline_title),
            "baseline_title": edition.baseline_title,
        }


class _Spared(Extension):
    """What is the same on every page is done when a template is read, not whenever it is filled in.

    Sentences without figures are translated. Plain words and addresses lose the quotes,
    cells and lines the end tags, that HTML lets them do without, and blocks the line
    ends between them: on all pages together these weigh as much as every seat's history.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        translations = cast(NullTranslations, self.environment.globals["translations"])

        def told(found: re.Match[str]) -> str:
            text = str(translations.gettext(found[1]) % {})
            return found[0] if "{" in text else text

        spared = _LINK.sub(r" href=\1", _QUOTED.sub(r" \1=\2", source))
        return _CONSTANT.sub(told, _OPTIONAL.sub("", _BETWEEN.sub("", spared)))


@lru_cache(maxsize=8)
def words_of(language: str, is_of_the_uk: bool = True) -> Words:
    """Return a language's words, read once; see Words."""
    return Words(language, is_of_the_uk)


@lru_cache(maxsize=8)
def environment(language: str, is_of_the_uk: bool = True) -> Environment:
    """Return the templates of one language: all text escaped, nothing undefined let through."""
    made = Environment(
        loader=PackageLoader("hustings.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", _Spared],
    )
    words = words_of(language, is_of_the_uk)
    cast(Any, made).install_gettext_translations(words.translations, newstyle=True)
    made.filters |= {
        "whole": whole,
        "signed": signed,
        "percent": percent,
        "points": points,
        "chance": words.chance,
        "share": share_in_words,
        "decimal": decimal_in_words,
        "quoted": quoted,
        "party_class": party_class,
        "party": party_mark,
        "told": words.told,
        "description": words.description,
    }
    made.globals |= {"seats_between": seats_in_words, "shares_between": shares_in_words, "Markup": Markup}
    made.globals["translations"] = words.translations
    return made
