"""The pictures at the head of the House page: seats won in a half circle or a bar, and the forecast."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from hustings.figures import whole
from hustings.publish.edition import Edition
from hustings.publish.forecast_picture import forecast_picture
from hustings.publish.hemicycle import hemicycle
from hustings.publish.party_colours import sign
from hustings.publish.picture import Picture
from hustings.publish.seats_bar import seats_bar
from hustings.publish.words import Words
from hustings.record.house import House


def half_circle(edition: Edition, words: Words) -> Picture | None:
    """Return a dot a seat in a half circle; None unless the whole House is elected."""
    if not edition.house.is_whole_house:
        return None
    svg = hemicycle(_called(edition.house, words), words._, is_rehearsal=edition.election.is_test)
    return Picture(
        "hemicycle", _caption(edition, words), Markup(svg), "parties", _legend(edition.house, words)
    )


def bar(edition: Edition, words: Words) -> Picture | None:
    """Return the House as one bar; None unless the whole House is elected and a seat is won."""
    house = edition.house
    if not house.is_whole_house or not any(total.seats for total in house.parties):
        return None
    svg = seats_bar(_called(house, words), words._, is_rehearsal=edition.election.is_test)
    return Picture("bar", _caption(edition, words), Markup(svg), "parties", _legend(house, words))


def forecast_of_house(edition: Edition, words: Words) -> Picture | None:
    """Return the forecast with its intervals; None where there is none or nothing is left to forecast."""
    made = edition.publication.forecast
    if made is None or not made.undeclared:
        return None
    svg = forecast_picture(made, words._, "forecast-seats")
    return Picture("forecast", words._("Forecast, not a result."), Markup(svg), "forecast-parties")


def _caption(edition: Edition, words: Words) -> str:
    text = words._(
        "Seats won so far, out of {seats}; most first, which says nothing of where a party stands."
    )
    return text.format(seats=edition.house.seats)


def _called(house: House, words: Words) -> House:
    """Return the House with its parties by the names that they have in a language."""
    return replace(
        house,
        parties=tuple(
            replace(total, party=replace(total.party, name=words.party(total.party)))
            for total in house.parties
        ),
    )


def _legend(house: House, words: Words) -> Markup:
    """Return what the letters and colours of a picture stand for, a line for each party with a seat."""
    lines = [
        Markup('<li><span class="swatch {}" aria-hidden="true"></span><span>{}: {}</span></li>').format(
            sign(total.party.abbreviation).css,
            _in_full(words.party(total.party), total.party.abbreviation),
            whole(total.seats),
        )
        for total in house.parties
        if total.seats
    ]
    return Markup('<ul class="legend">{}</ul>').format(Markup("").join(lines)) if lines else Markup("")


def _in_full(name: str, abbreviation: str) -> str:
    letters = sign(abbreviation).letters
    return name if name == letters else f"{letters}, {name}"
