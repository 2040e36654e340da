"""Addresses of pages: a readable name for each seat, the same from publication to publication."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

from hustings.record.contest import Contest
from hustings.record.finding import folded

Key = TypeVar("Key")
HOUSE, SEATS, PARTIES, PLACES = "index.html", "seats.html", "parties.html", "places.html"
ENDORSERS, RECORDS, CORRECTIONS = "endorsers.html", "records.html", "corrections.html"
FIND, ABOUT, DICTIONARY = "find.html", "about.html", "dictionary.html"
FEED = "feed.xml"
_LONGEST = 80
"""Characters of a name in an address: names of files end somewhere."""


def seat_names(contests: Iterable[Contest]) -> Mapping[str, str]:
    """Return the name of each seat's files by contest key: the seat's own, with the key where two share it.

    Only what is safe in an address and in the name of a file is kept.
    """
    return file_names((one.key, one.seat.name) for one in contests)


def file_names(named: Iterable[tuple[Key, str]], mark: Callable[[Key], str] = str) -> Mapping[Key, str]:
    """Return a name safe in addresses for each key: its own, with a mark where two share it.

    mark: what tells keys of one name apart, such as a person's number.
    """
    slugs = {key: slug(name) for key, name in named}
    count = Counter(slugs.values())
    return {
        key: name if name and count[name] == 1 else "-".join(filter(None, (name, slug(mark(key)))))
        for key, name in slugs.items()
    }


@lru_cache(maxsize=16_384)
def slug(text: str) -> str:
    """Return text as part of an address.

    >>> slug("Ynys Môn"), slug("St. Ives / Porth Ia")
    ('ynys-mon', 'st-ives-porth-ia')
    """
    kept = "".join(c if c.isalnum() else " " for c in folded(text))
    return "-".join(kept.split())[:_LONGEST].rstrip("-")


def seat_page(name: str) -> str:
    """Return the address of a seat's page."""
    return f"seats/{name}.html"


def card_of(address: str) -> str:
    """Return where a page's picture card stands, if there is one.

    >>> card_of("index.html"), card_of("seats/aldershot.html"), card_of("about.html")
    ('cards/house.png', 'cards/aldershot.png', '')
    """
    if address == HOUSE:
        return "cards/house.png"
    folder, _, name = address.removesuffix(".html").rpartition("/")
    return f"cards/{name}.png" if folder == "seats" else ""


def upwards(address: str) -> str:
    """Return the way from a page up to the root that its address counts from.

    >>> upwards("index.html"), upwards("cy/seats/a.html")
    ('', '../../')
    """
    return "../" * address.count("/")


def in_language(address: str, language: str, languages: tuple[str, ...]) -> str:
    """Return a page's address from the root of the site; the first language stands at the root itself."""
    return address if language == languages[0] else posixpath.join(language, address)


def quoted(address: str) -> str:
    """Return an address as it is written in a link."""
    return quote(address)
