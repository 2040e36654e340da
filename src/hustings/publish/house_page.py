"""The House page: seats by party, how far the count has come, and what stands out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from hustings.night.forecast_plain import forecast_json, parties_in_order, warnings_of
from hustings.publish.addresses import HOUSE
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.house_pictures import forecast_of_house
from hustings.publish.page import DataFile, Page, Room
from hustings.publish.picture import Draw
from hustings.publish.seats_figure import seats_figure
from hustings.publish.words import Words
from hustings.record.house import PartyTotal
from hustings.record.measures import Measure, Placed
from hustings.tell.columns import PARTIES
from hustings.tell.csv_text import as_csv
from hustings.tell.plain import house_json
from hustings.tell.rows import party_rows

SHOWN, ALL_AT_ONCE = 10, 12
"""Lines of a list; and up to so many beaten members are shown without being asked for."""
_SMALL = Fraction(1, 100)


def house_pages(pictures: tuple[Draw, ...]) -> Room:
    """Return the room of the House page with its pictures, its JSON and CSV, and the forecast's JSON."""

    def pages(edition: Edition) -> Iterator[Page | DataFile]:
        """Yield the House's data, its pictures' shadings and its page."""
        publication = edition.publication
        rests_on = (edition.now, publication.forecast, dict(publication.editors))
        data = {"json": "house.json", "csv": "house.csv"}
        yield DataFile(
            "house.json", edition.now, lambda: as_json(house_json(edition.house, edition.election))
        )
        yield DataFile(
            "house.csv",
            edition.now,
            lambda: as_csv(party_rows(edition.election, edition.now), tuple(PARTIES)).encode(),
        )
        if publication.forecast is not None:
            made, calls = publication.forecast, publication.calls
            yield DataFile("forecast.json", rests_on, lambda: as_json(forecast_json(made, calls)))
        yield Page(
            HOUSE,
            "house.html",
            edition.now.as_at_entry,
            rests_on,
            lambda words: house_content(edition, words, pictures),
            data,
        )

    return pages


def house_content(edition: Edition, words: Words, pictures: tuple[Draw, ...]) -> dict[str, Any]:
    """Return what the template of the House is filled with."""
    house, election = edition.house, edition.election
    large = [total for total in house.parties if is_large(total)]
    drawn = (draw(edition, words) for draw in pictures)
    return {
        "title": words.title(election.name, election.title),
        "house": house,
        "large": large,
        "small": [total for total in house.parties if not is_large(total)],
        "has_votes": house.declared > 0,
        "moment": _moment(edition, words),
        "pictures": [picture for picture in drawn if picture is not None],
        "latest": [
            {"seat": words.seat(one.contest.seat), "page": edition.seat_page(one.contest.key)}
            | _declared(edition, words, one.contest.key)
            for one in edition.latest[:SHOWN]
        ],
        "upsets": _lines(edition, words, Measure.OVERTURNED),
        "closest": _lines(edition, words, Measure.MAJORITY),
        "beaten": [
            {
                "seat": words.seat(contest.seat),
                "page": edition.seat_page(contest.key),
                "name": member.candidacy.person.name,
                "party": member.candidacy.party,
                "winner": edition.tabulations[contest.key].winner.party,
            }
            for contest, member in edition.beaten
        ],
        "all_at_once": ALL_AT_ONCE,
        "independents": [
            {
                "seat": words.seat(one.contest.seat),
                "page": edition.seat_page(one.contest.key),
                "name": one.winner.person.name,
                "party": one.winner.party,
                "result": words.result(one, edition.base(one.contest)),
            }
            for one in edition.independents
        ],
        "forecast": _forecast(edition, words),
        "every_seat": seats_figure(edition, words),
    }


def is_large(total: PartyTotal) -> bool:
    """Whether a party is shown at once: it has, gained or lost a seat, or has a vote in a hundred."""
    moved = bool(total.seats or total.change or total.losses)
    return moved or (total.share is not None and total.share >= _SMALL)


def _moment(edition: Edition, words: Words) -> str:
    """Return the moment of the last entry in words; "" where the entries carry no times of the night."""
    election, number = edition.election, edition.now.as_at_entry
    if edition.now.as_at is not None:
        return words.moment(edition.now.as_at, election.zone)
    if not election.has_times or not edition.house.declared:
        return ""
    return words.moment(election.ledger.entries[number - 1].at, election.zone)


def _declared(edition: Edition, words: Words, key: str) -> dict[str, Any]:
    one = edition.tabulations[key]
    at = one.declaration.declared_at
    return {
        "hour": words.hour(at, edition.election.zone) if at else "",
        "result": words.result(one, edition.base(one.contest)),
        "party": one.winner.party,
        "name": one.winner.person.name,
        "is_gain": edition.is_gain(one),
    }


def _lines(edition: Edition, words: Words, measure: Measure) -> list[dict[str, Any]]:
    return [_line(edition, words, one) for one in edition.placed(measure)[:SHOWN]]


def _line(edition: Edition, words: Words, one: Placed) -> dict[str, Any]:
    return {
        "seat": words.seat(one.tabulation.contest.seat),
        "page": edition.seat_page(one.tabulation.contest.key),
        "party": one.tabulation.winner.party,
        "outcome": words.outcome(one.tabulation, one.base),
        "majority": one.tabulation.majority,
        "majority_share": one.tabulation.majority_share,
        "value": one.value,
    }


def _forecast(edition: Edition, words: Words) -> dict[str, Any] | None:
    """Return the forecast of the House; None where there is none, or nothing is left to forecast."""
    made = edition.publication.forecast
    if made is None or not made.undeclared:
        return None
    shown = [(one, made.votes.get(one.party)) for one in parties_in_order(made) if one.p95]
    picture = forecast_of_house(edition, words)
    return {"made": made, "parties": shown, "warnings": warnings_of(made), "picture": picture}
