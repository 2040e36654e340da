"""About the data and the methods: sources, licences, what is exact, what is estimated, the ledger's head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hustings.publish.addresses import ABOUT
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words
from hustings.sources.catalogue import Dataset, datasets

SIGNED = "signed-head.json"


def about_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the page about the site, its JSON, and the signed head where there is one."""
    rests_on = (edition.now.as_at_entry, edition.head, edition.publication.forecast is not None)
    signed = edition.publication.further.signed
    data = {"json": "about.json"}
    if signed is not None:
        yield DataFile(SIGNED, signed, lambda: (signed.text() + "\n").encode())
    yield DataFile("about.json", rests_on, lambda: as_json(about_plain(edition)))
    yield Page(
        ABOUT,
        "about.html",
        edition.now.as_at_entry,
        rests_on,
        lambda words: about_content(edition, words),
        data,
    )


def about_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the page is filled with."""
    return {
        "title": words._("About the data and the methods"),
        "sources": _sources(edition),
        "head": edition.head,
        "has_forecast": edition.publication.forecast is not None,
        "signed": edition.publication.further.signed,
        "signed_at": SIGNED,
        "corrections": len(edition.register),
        "since": edition.publication.past.forebears.first,
    }


def about_plain(edition: Edition) -> dict[str, Any]:
    """Return the sources and the head as JSON carries them."""
    return {
        "election": edition.election.name,
        "title": edition.election.title,
        "as_at_entry": edition.now.as_at_entry,
        "head": edition.head,
        "attribution": list(edition.election.attribution),
        "note": edition.election.note,
        "sources": [
            {
                "name": one.name,
                "title": one.title,
                "publisher": one.publisher,
                "licence": one.licence,
                "licence_url": one.licence_url,
                "attribution": one.attribution,
                "files": [
                    {"path": file.path, "sha256": file.sha256, "bytes": file.bytes} for file in one.files
                ],
            }
            for one in _sources(edition)
        ],
    }


def _sources(edition: Edition) -> list[Dataset]:
    """Return the catalogue's datasets that figures of the site come from, the election's own first."""
    baseline, past = edition.election.baseline, edition.publication.past
    names = [
        edition.election.name,
        *([baseline.name] if baseline else []),
        *(one.election.name for one in edition.publication.earlier),
        *(["uk-overlaps"] if any(one.lineage for one in edition.publication.earlier) else []),
        *([past.by_elections.name] if past.by_elections else []),
        *(["uk-history"] if past.results or edition.publication.further.since else []),
    ]
    listed = {one.name: one for one in datasets()}
    return [listed[name] for name in dict.fromkeys(names) if name in listed]
