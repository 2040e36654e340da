"""The picture of every seat on the House page: measures, layouts, and the files that it switches to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from hustings.publish.addresses import in_language, quoted, seat_page, slug
from hustings.publish.edition import Edition
from hustings.publish.kept import Kept
from hustings.publish.landscape import fits, layouts
from hustings.publish.layout import Layout, geometry_json
from hustings.publish.page import DataFile
from hustings.publish.pictured import Pictured, in_english
from hustings.publish.press import words_of
from hustings.publish.seats_picture import legend_html, seats_svg
from hustings.publish.shade import Shown, shading_json
from hustings.publish.shading import shading
from hustings.publish.words import Words
from hustings.record.party import Standing

_MOST = 12
"""Parties whose shares may be shown."""
NOTICE = "assets/hexagons-notice.txt"
_NAMES = {
    Shown.WINNER: in_english("Winner"),
    Shown.CHANGE: in_english("Gain or hold"),
    Shown.MAJORITY: in_english("Majority"),
    Shown.SWING: in_english("Swing"),
    Shown.TURNOUT: in_english("Turnout"),
    Shown.CHANCE: in_english("Forecast: chance of winning"),
}
_WAYS = {"hexagons": in_english("Equal hexagons"), "map": in_english("Map"), "tiles": in_english("Tiles")}


def seats_files(edition: Edition) -> Iterator[DataFile]:
    """Yield the shapes of each layout, which never change, each measure as it stands, and the notice."""
    for layout in _layouts(edition, words_of(edition.publication.face.languages[0], edition.is_of_the_uk)):
        written = geometry_json(layout)
        yield DataFile(_geometry(layout), written, written.__bytes__)
    if has_geography(edition) and edition.publication.geography:
        notice = edition.publication.geography.notice.encode()
        yield DataFile(NOTICE, notice, notice.__bytes__)
    languages = edition.publication.face.languages
    for language in languages:
        pictured = pictured_of(edition, words_of(language, edition.is_of_the_uk))
        for measure, party in _measures(edition):
            grounds = (edition.now, edition.publication.forecast if measure is Shown.CHANCE else None)
            address = in_language(_address(measure, party), language, languages)
            yield DataFile(address, grounds, partial(_measured, pictured, measure, party))


def seats_figure(edition: Edition, words: Words, here: str = "") -> dict[str, Any]:
    """Return what the template of the picture is filled with: winners, in the first layout.

    here: the way from the page up to the root of its language.
    """
    every = _layouts(edition, words)
    drawn = shading(pictured_of(edition, words), Shown.WINNER)
    links = {key: here + quoted(seat_page(name)) for key, name in edition.names.items()}
    geography = edition.publication.geography if has_geography(edition) else None
    measures = list(_measures(edition))
    return {
        "svg": Markup(seats_svg(every[0], drawn, links)),
        "legend": Markup(legend_html(drawn)),
        "title": drawn.title,
        "ways": [(words._(_WAYS[one.name]), _geometry(one)) for one in every],
        "measures": [(words._(_NAMES[one]), _address(one, None)) for one, party in measures if not party],
        "shares": [
            (words.party(edition.party(party)), _address(one, party)) for one, party in measures if party
        ],
        "attribution": geography.attribution if geography else (),
        "notice": NOTICE if geography and geography.notice else "",
    }


def pictured_of(edition: Edition, words: Words) -> Pictured:
    """Return the edition as pictures know it, in the words of a language."""
    kept = edition.kept.of(("pictured", words.language), None, Kept)
    said = (words._, words.result, kept, words.seat, words.party)
    return Pictured(edition.election, edition.now, edition.publication.forecast, *said)


def has_geography(edition: Edition) -> bool:
    """Whether there is a geography, of these very seats."""
    geography = edition.publication.geography
    return geography is not None and fits((one.contest for one in edition.now.contests.values()), geography)


def _layouts(edition: Edition, words: Words) -> tuple[Layout, ...]:
    contests = (one.contest for one in edition.now.contests.values())
    return layouts(contests, edition.publication.geography, words.place)


def _geometry(layout: Layout) -> str:
    digest = hashlib.sha256(geometry_json(layout)).hexdigest()
    return f"assets/seats-{layout.name}-{digest[:12]}.json"


def _measures(edition: Edition) -> Iterator[tuple[Shown, str | None]]:
    """Yield each measure that may be shown, that of a share once for every party of some size."""
    forecast = edition.publication.forecast
    for measure in _NAMES:
        if measure is not Shown.CHANCE or (forecast is not None and forecast.undeclared):
            yield measure, None
    for party in _widely_standing(edition):
        yield Shown.SHARE, party


def _widely_standing(edition: Edition) -> list[str]:
    """Return the parties that stand in half of the seats of a nation, those in most seats first."""
    seats: Counter[str] = Counter()
    standing: Counter[tuple[str, str]] = Counter()
    everywhere: Counter[str] = Counter()
    for one in edition.now.contests.values():
        country = one.contest.seat.country
        named = {candidacy.party for candidacy in one.contest.candidacies}
        parties = {name for name in named if edition.party(name).standing is not Standing.INDEPENDENT}
        seats[country] += 1
        standing.update((country, party) for party in parties)
        everywhere.update(parties)
    wide = {party for (country, party), count in standing.items() if 2 * count >= seats[country]}
    return sorted(wide, key=lambda party: (-everywhere[party], party))[:_MOST]


def _address(measure: Shown, party: str | None) -> str:
    """Return the address of a measure's file, from the root of its language."""
    return f"pictures/{measure.value}{f'-{slug(party)}' if party else ''}.json"


def _measured(pictured: Pictured, measure: Shown, party: str | None) -> bytes:
    return shading_json(shading(pictured, measure, party))
