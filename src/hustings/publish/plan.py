"""The plan of the site: every kind of page and every picture, in one place.

To add a kind of page, write a room of this wing with a function that takes an
Edition and yields Page and DataFile values (see page.py), a template that
extends "page.html", and add the function to ROOMS. Its address is new, its
`rests_on` holds everything the content reads that changes during a night, and
its text goes through gettext: `_()` in templates, `words._()` in Python. Pages
link with `{{ here }}address` (within the language) and `{{ root }}address`
(files of all languages).

To add a picture of the House, write a function of the type Draw (picture.py)
and add it to HOUSE_PICTURES; to add a part to every seat's page (neighbours, a
card, a map), write a function of the type SeatPart (seat_parts.py) and add it
to SEAT_PARTS.
"""

from __future__ import annotations

from hustings.publish.about_page import about_pages
from hustings.publish.archive import archive
from hustings.publish.corrections_page import corrections_pages
from hustings.publish.dictionary_page import dictionary_pages
from hustings.publish.endorser_page import endorser_pages
from hustings.publish.feed_page import feed_files
from hustings.publish.find_page import find_pages
from hustings.publish.frame_page import frame_pages
from hustings.publish.history_files import history_files
from hustings.publish.house_page import house_pages
from hustings.publish.house_pictures import half_circle
from hustings.publish.neighbours import neighbours
from hustings.publish.page import Room
from hustings.publish.party_page import party_pages
from hustings.publish.person_page import person_pages
from hustings.publish.picture import Draw
from hustings.publish.place_page import place_pages
from hustings.publish.records_page import records_pages
from hustings.publish.seat_page import seat_pages
from hustings.publish.seat_parts import SeatPart
from hustings.publish.seats_figure import seats_files
from hustings.publish.seats_page import seats_pages

HOUSE_PICTURES: tuple[Draw, ...] = (half_circle,)
SEAT_PARTS: tuple[SeatPart, ...] = (neighbours(),)


def rooms(
    pictures: tuple[Draw, ...] = HOUSE_PICTURES, parts: tuple[SeatPart, ...] = SEAT_PARTS
) -> tuple[Room, ...]:
    """Return every room of the site, in the order in which its files are written: the House comes last."""
    return (
        archive,
        history_files,
        person_pages,
        seat_pages(parts),
        frame_pages(pictures),
        place_pages,
        party_pages(),
        endorser_pages,
        records_pages,
        corrections_pages,
        about_pages,
        dictionary_pages,
        find_pages,
        feed_files,
        seats_pages,
        seats_files,
        house_pages(pictures),
    )
