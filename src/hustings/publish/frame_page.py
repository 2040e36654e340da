"""Frames to be embedded elsewhere: the House, its pictures, and each seat, with nothing around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hustings.publish.candidacy_lines import line, told
from hustings.publish.edition import Edition
from hustings.publish.house_page import is_large
from hustings.publish.page import DataFile, Page, Room
from hustings.publish.picture import Draw
from hustings.publish.seats_figure import seats_figure
from hustings.publish.seats_page import undeclared
from hustings.publish.words import Words
from hustings.tell.rows import in_order

_SHOWN = 5
"""Candidacies in a seat's frame."""


def frame_pages(pictures: tuple[Draw, ...]) -> Room:
    """Return the room of the frames; pictures: those of the House."""

    def pages(edition: Edition) -> Iterator[Page | DataFile]:
        """Yield the frames of the House, of the map and of each seat."""
        entry = edition.now.as_at_entry
        yield Page(
            "embed/house.html",
            "frame_house.html",
            entry,
            edition.now,
            lambda words: house_frame(edition, words, pictures),
        )
        yield Page(
            "embed/map.html",
            "frame_map.html",
            entry,
            (edition.now, edition.publication.forecast),
            lambda words: map_frame(edition, words),
        )
        for key in edition.now.contests:
            yield _seat(edition, key)

    return pages


def _seat(edition: Edition, key: str) -> Page:
    return Page(
        f"embed/seats/{edition.names[key]}.html",
        "frame_seat.html",
        edition.publication.last_entries[key],
        edition.now.contests[key],
        lambda words: seat_frame(edition, key, words),
        seats=(edition.names[key],),
    )


def house_frame(edition: Edition, words: Words, pictures: tuple[Draw, ...]) -> dict[str, Any]:
    """Return what the frame of the House is filled with."""
    return {
        "title": words.title(edition.election.name, edition.election.title),
        "whole_page": "index.html",
        "house": edition.house,
        "totals": [total for total in edition.house.parties if is_large(total)],
        "pictures": [picture for draw in pictures if (picture := draw(edition, words)) is not None],
    }


def map_frame(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the frame of the picture of every seat is filled with."""
    return {
        "title": words.title(edition.election.name, edition.election.title),
        "whole_page": "index.html",
        "house": edition.house,
        "every_seat": seats_figure(edition, words, "../"),
    }


def seat_frame(edition: Edition, key: str, words: Words) -> dict[str, Any]:
    """Return what the frame of a seat is filled with: the first places, or who stands."""
    standing, counted = edition.now.contests[key], edition.tabulations.get(key)
    people = in_order(standing)
    return {
        "title": words.seat(standing.contest.seat),
        "whole_page": edition.seat_page(key),
        "counted": counted,
        "headline": words.result(counted, edition.base(standing.contest))
        if counted
        else undeclared(standing.status, standing.is_declared, words),
        "rows": [told(edition, line(edition, standing, one), words) for one in people[:_SHOWN]],
        "more": max(len(people) - _SHOWN, 0),
        "is_declared": standing.is_declared,
        "corrected": bool(standing.corrected),
    }
