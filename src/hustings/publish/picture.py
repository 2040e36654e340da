"""A picture on a page: drawn as SVG, told in words, with the table that holds its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from hustings.publish.edition import Edition
from hustings.publish.party_colours import party_class
from hustings.publish.words import Words


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    name: its id on the page, in small letters. svg: safe to put on a page:
    every text in it escaped; classes and presentation attributes only, as the
    policy forbids style attributes. table: the id of the table of its figures.
    """

    name: str
    caption: str
    svg: Markup
    table: str


Draw = Callable[[Edition, Words], Picture | None]
"""A function that draws one picture of the House; None where there is nothing to draw it from."""


def seats_bar(edition: Edition, words: Words) -> Picture | None:
    """Return the House as one bar, a unit a seat, with a mark at half; None before any seat is won."""
    house = edition.house
    if not house.is_whole_house or not any(total.seats for total in house.parties):
        return None
    parts, x = [], 0
    for total in house.parties:
        if total.seats:
            told = escape(f"{total.party.abbreviation} {total.seats}")
            parts.append(
                f'<rect class="fill {party_class(total.party.abbreviation)}" x="{x}" y="8" '
                f'width="{total.seats}" height="44"><title>{told}</title></rect>'
            )
            x += total.seats
    half = house.seats / 2
    svg = (
        f'<svg class="bar" viewBox="0 0 {house.seats} 60" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><rect class="track" x="0" y="8" width="{house.seats}" height="44"/>'
        f'{"".join(parts)}<line class="half" x1="{half}" x2="{half}" y1="0" y2="60"/></svg>'
    )
    text = words._("Seats won so far, out of {seats}. The line in the middle is half of the House.")
    return Picture("bar", text.format(seats=house.seats), Markup(svg), "parties")
