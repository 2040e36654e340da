"""Find your seat: an index of names, and of postcodes where a look-up is given, read by the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hustings.publish.addresses import FIND
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.press import words_of
from hustings.publish.words import Words
from hustings.record.finding import folded
from hustings.record.lineage import Overlap

INDEX, POSTCODES = "find.json", "postcodes.json"


def find_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the page, the index of names, and that of postcodes where there is one."""
    rests_on = tuple(standing.contest.seat for standing in edition.now.contests.values())
    postcodes = edition.publication.further.postcodes
    yield DataFile(INDEX, rests_on, lambda: as_json(index(edition)))
    if postcodes is not None:
        yield DataFile(POSTCODES, postcodes, lambda: as_json(_postcodes(edition)))
    yield Page(
        FIND,
        "find.html",
        _entry(edition),
        rests_on,
        lambda words: find_content(edition, words),
        {"json": INDEX},
    )


def _entry(edition: Edition) -> int:
    """Return the last entry that nominated anybody."""
    payloads = enumerate(edition.publication.ledger, start=1)
    return max((n for n, entry in payloads if entry.kind.value in ("nominate", "renominate")), default=0)


def find_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the page is filled with: every seat by name."""
    seats = [standing.contest for standing in edition.now.contests.values()]
    return {
        "title": words._("Find your seat"),
        "rows": [
            {
                "seat": words.seat(one.seat),
                "page": edition.seat_page(one.key),
                "place": words.place(one.seat.region),
            }
            for one in sorted(seats, key=lambda one: (folded(words.seat(one.seat)), one.key))
        ],
        "postcodes": edition.publication.further.postcodes,
        "index": INDEX,
        "codes": POSTCODES,
    }


def index(edition: Edition) -> dict[str, Any]:
    """Return names to be found by, folded: of each seat its own in every language, and old seats' names.

    old: the old seats that each was made from, with the part of the old seat, from 0 to 1.
    """
    languages = edition.publication.face.languages
    found = []
    for key, standing in edition.now.contests.items():
        seat = standing.contest.seat
        names = dict.fromkeys([seat.name, *(words_of(code).seat(seat) for code in languages)])
        own = {folded(name) for name in names}
        old = [one for one in _old(edition, seat.code) if folded(one.old_name) not in own]
        found.append(
            {
                "name": seat.name,
                "page": edition.names[key],
                "place": seat.region,
                "folded": sorted(own),
                "old": [
                    {"name": one.old_name, "folded": folded(one.old_name), "part": float(one.of_old)}
                    for one in old
                ],
            }
        )
    return {"election": edition.election.name, "seats": found}


def _old(edition: Edition, code: str) -> tuple[Overlap, ...]:
    """Return the old seats that a seat was made from; none where boundaries are the same or not known."""
    lineage = next((one.lineage for one in edition.publication.earlier if one.lineage), None)
    overlaps = [one for one in lineage.overlaps if one.new_code == code] if lineage else []
    return tuple(sorted(overlaps, key=lambda one: (-one.of_old, one.old_name)))


def _postcodes(edition: Edition) -> dict[str, Any]:
    """Return seats by postcode, those of one outward part together: a split one has several."""
    lookup = edition.publication.further.postcodes
    known = [key for key in edition.now.contests]
    place = {key: n for n, key in enumerate(known)}
    areas: dict[str, dict[str, list[int]]] = {}
    for code, keys in sorted(lookup.seats.items()) if lookup else ():
        seats = [place[key] for key in keys if key in place]
        if seats:
            areas.setdefault(code[:-3], {})[code[-3:]] = seats
    return {
        "look_up": lookup.name if lookup else "",
        "pages": [edition.names[key] for key in known],
        "areas": areas,
    }
