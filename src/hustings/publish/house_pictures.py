"""The pictures at the head of the House page: seats won in a half circle or a bar, and the forecast."""

from __future__ import annotations

from markupsafe import Markup

from hustings.publish.edition import Edition
from hustings.publish.forecast_picture import forecast_picture
from hustings.publish.hemicycle import hemicycle
from hustings.publish.picture import Picture
from hustings.publish.seats_bar import seats_bar
from hustings.publish.words import Words


def half_circle(edition: Edition, words: Words) -> Picture | None:
    """Return a dot a seat in a half circle; None unless the whole House is elected."""
    if not edition.house.is_whole_house:
        return None
    svg = hemicycle(edition.house, words._, is_rehearsal=edition.election.is_test)
    return Picture("hemicycle", _caption(edition, words), Markup(svg), "parties")


def bar(edition: Edition, words: Words) -> Picture | None:
    """Return the House as one bar; None unless the whole House is elected and a seat is won."""
    house = edition.house
    if not house.is_whole_house or not any(total.seats for total in house.parties):
        return None
    svg = seats_bar(house, words._, is_rehearsal=edition.election.is_test)
    return Picture("bar", _caption(edition, words), Markup(svg), "parties")


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
