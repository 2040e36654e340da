"""A page for each nation, region and county: the House of its seats alone, and every seat in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hustings.publish.addresses import PLACES
from hustings.publish.archive import as_json
from hustings.publish.candidacy_lines import placed_line
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.seats_page import seat_row
from hustings.publish.words import Words
from hustings.record.finding import folded
from hustings.record.state import ContestState
from hustings.tell.columns import PARTIES
from hustings.tell.csv_text import as_csv
from hustings.tell.plain import house_json

_SHOWN = 10


def place_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the list of places, and a page, JSON and CSV for each; nothing where seats lie nowhere."""
    places = edition.directory.places
    if not places:
        return
    yield Page(
        PLACES,
        "places.html",
        edition.now.as_at_entry,
        edition.now,
        lambda words: places_content(edition, words),
    )
    for place in places:
        yield from _place(edition, place)


def _place(edition: Edition, place: str) -> Iterator[Page | DataFile]:
    stem = f"places/{edition.directory.places[place]}"
    inside = _inside(edition, place)
    entry = max(edition.publication.last_entries[one.contest.key] for one in inside)
    data = {"json": f"{stem}.json", "csv": f"{stem}.csv"}
    yield DataFile(data["json"], (inside, entry), lambda: as_json(_plain(edition, place, entry)))
    yield DataFile(data["csv"], inside, lambda: _csv(edition, place))
    yield Page(
        f"{stem}.html",
        "place.html",
        entry,
        inside,
        lambda words: place_content(edition, place, inside, words),
        data,
    )


def _inside(edition: Edition, place: str) -> tuple[ContestState, ...]:
    return tuple(one for one in edition.now.contests.values() if one.contest.seat.lies_in(place))


def places_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the list of places is filled with."""
    return {
        "title": words._("Nations and regions"),
        "house": edition.house,
        "rows": [
            {
                "name": words.place(place),
                "page": edition.directory.place_page(place),
                "house": told,
                "parties": [total for total in told.parties if total.seats],
            }
            for place in edition.directory.places
            for told in [edition.house_of(place)]
        ],
    }


def place_content(
    edition: Edition, place: str, inside: tuple[ContestState, ...], words: Words
) -> dict[str, Any]:
    """Return what the template of a place is filled with."""
    told = edition.house_of(place)
    by_name = sorted((one.contest for one in inside), key=lambda one: (folded(one.seat.name), one.key))
    within = dict.fromkeys(filter(None, (one.seat.region for one in by_name)))
    return {
        "title": words.place(place),
        "house": told,
        "totals": told.parties,
        "within": [
            (words.place(name), edition.directory.place_page(name))
            for name in sorted(within)
            if name.casefold() != place.casefold() and len(within) > 1
        ],
        "closest": [
            placed_line(edition, one, words)
            for one in edition.closest
            if one.tabulation.contest.seat.lies_in(place)
        ][:_SHOWN],
        "rows": [seat_row(edition, words, one.key) for one in by_name],
    }


def _plain(edition: Edition, place: str, entry: int) -> dict[str, Any]:
    return {"place": place, **house_json(edition.house_of(place), edition.election), "as_at_entry": entry}


def _csv(edition: Edition, place: str) -> bytes:
    election, baseline = edition.election, edition.election.baseline
    told = {
        "election": election.name,
        "baseline": baseline.name if baseline else None,
        "baseline_kind": baseline.kind.value if baseline else None,
    }
    rows = house_json(edition.house_of(place), election)["parties"]
    return as_csv(
        [{column: (one | told)[column] for column in PARTIES} for one in rows], tuple(PARTIES)
    ).encode()
