"""The list of all seats, and the same as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from hustings.publish.addresses import SEATS
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words
from hustings.record.finding import folded
from hustings.record.state import Status
from hustings.tell.columns import CONTESTS
from hustings.tell.csv_text import as_csv
from hustings.tell.plain import contest_json
from hustings.tell.rows import contest_row


def seats_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the page of all seats with its files."""
    yield DataFile("seats.json", edition.now, lambda: as_json(_plain(edition)))
    yield DataFile("seats.csv", edition.now, lambda: _csv(edition))
    yield Page(
        SEATS,
        "seats.html",
        edition.now.as_at_entry,
        edition.now,
        lambda words: seats_content(edition, words),
        {"json": "seats.json", "csv": "seats.csv"},
    )


def seats_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the list is filled with: a row a seat, by name."""
    contests = [standing.contest for standing in edition.now.contests.values()]
    return {
        "title": words._("All seats"),
        "house": edition.house,
        "rows": [
            seat_row(edition, words, contest.key)
            for contest in sorted(contests, key=lambda one: (folded(one.seat.name), one.key))
        ],
    }


def seat_row(edition: Edition, words: Words, key: str) -> dict[str, Any]:
    """Return a seat as a row of a list."""
    standing, counted = edition.now.contests[key], edition.tabulations.get(key)
    seat = standing.contest.seat
    row = {"seat": words.seat(seat), "region": words.place(seat.region), "page": edition.seat_page(key)}
    if counted is None:
        return row | {"outcome": undeclared(standing.status, standing.is_declared, words), "party": None}
    return row | {
        "outcome": words.outcome(counted, edition.base(counted.contest)),
        "party": counted.winner.party,
        "winner": counted.winner.person.name,
        "person_page": edition.directory.person_page(key, counted.winner),
        "majority": counted.majority,
        "majority_share": counted.majority_share,
        "turnout": counted.declaration.turnout,
    }


def undeclared(status: Status, is_declared: bool, words: Words) -> str:
    """Return in words what stands in the way of a winner."""
    told = {
        Status.COUNTERMANDED: words._("poll countermanded"),
        Status.RECOUNT: words._("recount"),
        Status.RUSHED: words._("winner announced, figures to come"),
        Status.RETRACTED: words._("figures withdrawn"),
    }
    if is_declared:
        return words._("tied: waiting for a lot")
    return told.get(status, words._("not declared"))


def _plain(edition: Edition) -> dict[str, Any]:
    election, standings = edition.election, edition.now.contests.values()
    return {
        "election": election.name,
        "as_at_entry": edition.now.as_at_entry,
        "attribution": list(election.attribution),
        "note": election.note,
        "seats": [
            edition.kept.of(
                ("seat as JSON", standing.contest.key), standing, partial(contest_json, election, standing)
            )
            for standing in standings
        ],
    }


def _csv(edition: Edition) -> bytes:
    rows = [
        edition.kept.of(
            ("seat as row", standing.contest.key), standing, partial(contest_row, edition.election, standing)
        )
        for standing in edition.now.contests.values()
    ]
    return as_csv(rows, tuple(CONTESTS)).encode()
