"""Addresses of pages: a readable name for each seat, the same from publication to publication."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from hustings.record.contest import Contest
from hustings.record.finding import folded

HOUSE, SEATS = "index.html", "seats.html"


def seat_names(contests: Iterable[Contest]) -> Mapping[str, str]:
    """Return the name of each seat's files by contest key: the seat's own, with the key where two share it.

    Only what is safe in an address and in the name of a file is kept.
    """
    slugs = {one.key: slug(one.seat.name) for one in contests}
    count = Counter(slugs.values())
    return {
        key: name if name and count[name] == 1 else "-".join(filter(None, (name, slug(key))))
        for key, name in slugs.items()
    }


def slug(text: str) -> str:
    """Return text as part of an address.

    >>> slug("Ynys Môn"), slug("St. Ives / Porth Ia")
    ('ynys-mon', 'st-ives-porth-ia')
    """
    kept = "".join(c if c.isalnum() else " " for c in folded(text))
    return "-".join(kept.split())


def seat_page(name: str) -> str:
    """Return the address of a seat's page."""
    return f"seats/{name}.html"


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
