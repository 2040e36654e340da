"""The records page: closest, safest, turnout, swings, overturned; here, and of all elections loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from hustings.publish.addresses import RECORDS
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words
from hustings.record.election import Election
from hustings.record.history import Since, said
from hustings.record.measures import SMALLEST_FIRST, Measure, Placed, ordered
from hustings.tell.csv_text import as_csv
from hustings.tell.listing import placed_json, since_json

_SHOWN = 10
_LISTS: tuple[tuple[str, Measure, bool], ...] = (
    ("closest", Measure.MAJORITY, False),
    ("safest", Measure.MAJORITY, True),
    ("highest-turnout", Measure.TURNOUT, False),
    ("lowest-turnout", Measure.TURNOUT, True),
    ("largest-swings", Measure.SWING, False),
    ("overturned", Measure.OVERTURNED, False),
)
_COLUMNS = (
    *("list", "place", "election", "day", "code", "name", "region", "result", "winner", "party"),
    *("majority", "majority_share", "measure", "value"),
)


def records_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the page of records with its JSON and CSV."""
    yield DataFile("records.json", edition.now, lambda: as_json(_plain(edition)))
    yield DataFile("records.csv", edition.now, lambda: as_csv(_rows(edition), _COLUMNS).encode())
    yield Page(
        RECORDS,
        "records.html",
        edition.now.as_at_entry,
        edition.now,
        lambda words: records_content(edition, words),
        {"json": "records.json", "csv": "records.csv"},
    )


def records_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the records is filled with."""
    earlier = edition.publication.earlier
    first = min((one.election.day for one in earlier if one.election.day), default=None)
    return {
        "title": words._("Records"),
        "house": edition.house,
        "here_lists": _lists(edition, words, across=False),
        "across": _lists(edition, words, across=True) if earlier else [],
        "first": first.year if first else None,
        "since": [_since(one, words) for one in _told_since(edition)],
    }


def _headings(words: Words) -> dict[str, str]:
    return {
        "closest": words._("Smallest majorities"),
        "safest": words._("Largest majorities"),
        "highest-turnout": words._("Highest turnouts"),
        "lowest-turnout": words._("Lowest turnouts"),
        "largest-swings": words._("Largest Butler swings"),
        "overturned": words._("Largest majorities overturned"),
    }


def _lists(edition: Edition, words: Words, *, across: bool) -> list[dict[str, Any]]:
    headings = _headings(words)
    found = [
        {
            "name": name,
            "heading": headings[name],
            "measure": measure.value,
            "rows": [_row(edition, one, words) for one in _placed(edition, measure, reverse, across)],
        }
        for name, measure, reverse in _LISTS
    ]
    return [one for one in found if one["rows"]]


def _row(edition: Edition, one: Placed, words: Words) -> dict[str, Any]:
    contest = one.tabulation.contest
    is_now = one.election is edition.then
    return {
        "seat": words.seat(contest.seat),
        "page": edition.seat_page(contest.key) if is_now else "",
        "year": contest.day.year,
        "party": one.tabulation.winner.party,
        "outcome": words.outcome(one.tabulation, one.base),
        "value": one.value,
    }


def _placed(edition: Edition, measure: Measure, reverse: bool, across: bool) -> list[Placed]:
    own = list(edition.placed(measure, reverse)[:_SHOWN])
    if not across:
        return own
    elections = tuple(one.election for one in edition.publication.earlier)
    both = [*_of_earlier(elections, measure, reverse), *own]
    both.sort(key=lambda one: (one.tabulation.contest.day, one.tabulation.contest.seat.code))
    both.sort(key=lambda one: one.value, reverse=(measure in SMALLEST_FIRST) is reverse)
    return both[:_SHOWN]


@lru_cache(maxsize=32)
def _of_earlier(elections: tuple[Election, ...], measure: Measure, reverse: bool) -> tuple[Placed, ...]:
    """Return the first contests of elections that are over, worked out once."""
    return tuple(ordered([(one, one.state()) for one in elections], measure, reverse=reverse)[:_SHOWN])


def _told_since(edition: Edition) -> tuple[Since, ...]:
    """Return how far back seats were as few or as many; nothing until every seat is decided."""
    house, day = edition.house, edition.election.day
    if house.undeclared or house.tied or not house.is_whole_house or day is None:
        return ()
    return tuple(
        one
        for one in edition.publication.further.since
        if one.is_record and one.total.election == str(day.year)
    )


def _since(one: Since, words: Words) -> str:
    """Return such a finding in words."""
    told = {
        ("fewest", True): words._("{party}, {seats} seats: the fewest since {election} ({then})"),
        ("most", True): words._("{party}, {seats} seats: the most since {election} ({then})"),
        ("fewest", False): words._("{party}, {seats} seats: the fewest since at least {first}"),
        ("most", False): words._("{party}, {seats} seats: the most since at least {first}"),
    }
    text = told[one.word, one.since is not None]
    return text.format(
        party=words.block(one.total.party),
        seats=one.total.seats,
        election=said(one.since.election) if one.since else "",
        then=one.since.seats if one.since else "",
        first=said(one.first),
    )


def _rows(edition: Edition) -> list[dict[str, Any]]:
    return [
        {"list": name, **placed_json(one, place, measure)}
        for name, measure, reverse in _LISTS
        for place, one in enumerate(_placed(edition, measure, reverse, across=False), start=1)
    ]


def _plain(edition: Edition) -> dict[str, Any]:
    return {
        "election": edition.election.name,
        "as_at_entry": edition.now.as_at_entry,
        "contests": _rows(edition),
        "since": [since_json(one) for one in _told_since(edition)],
        "attribution": list(edition.election.attribution),
    }
