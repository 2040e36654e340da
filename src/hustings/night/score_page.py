"""The sheet of scores as one HTML page: pictures, a table beside each, no script, no request."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib import resources

from hustings.night.chances import REHEARSAL
from hustings.night.measure_words import MEASURES
from hustings.night.score_pictures import COLOURS, INK, LINE, drawn
from hustings.night.score_sheet import MODEL, ScoreSheet
from hustings.night.score_tables import (
    calls_table,
    difference_table,
    night_table,
    pooled_table,
    reliability_table,
    seats_table,
    stages_table,
)
from hustings.tell.standing_page import Lines, figure, lines_html, standing_page

_NO_PICTURES = (
    "The pictures are left out: they need the optional parts of hustings[charts]. The tables are complete."
)
_CAPTIONS = {
    "reliability": (
        "How often what was given a chance came true. On the dotted line chances are right; a larger mark "
        "stands for more chances."
    ),
    "error": "Error by stage, the mean over nights, less is better.",
    "seats": (
        "Seats in the whole House as forecast along the night. Band: 90% interval. Thick line: median. "
        "Dashed: seats in the end. Dotted: declared at the time."
    ),
}


def score_page(sheet: ScoreSheet, title: str = "Forecasts scored") -> str:
    """Return the page as HTML that needs nothing else.

    Without the parts that draw pictures the page says so and keeps its tables.
    """
    try:
        pictures = drawn(sheet)
        missing = ""
    except ImportError:
        pictures, missing = {}, f"<p>{_NO_PICTURES}</p>"
    body = [
        *_head(sheet, title),
        missing,
        _section("All nights", lines_html(pooled_table(sheet)), _differences(sheet)),
        _section("Error by stage", _pair(pictures, "error", stages_table(sheet))),
        *_reliability(sheet, pictures),
        *([_section("Calls", lines_html(calls_table(sheet)))] if calls_table(sheet).rows else []),
        *(_night(sheet, night, pictures) for night in sheet.elections),
        _section("What the measures say", _meanings()),
        _section("Sources", *(f"<p>{escape(note)}</p>" for note in sheet.notes)) if sheet.notes else "",
    ]
    style = (resources.files(__package__) / "score_page.css").read_text(encoding="utf-8")
    return standing_page(title, "\n".join(filter(None, body)), style)


def _head(sheet: ScoreSheet, title: str) -> list[str]:
    nights = ", ".join(sheet.titles.get(night, night) for night in sheet.elections)
    return [
        f'<p class="mark rehearsal">{REHEARSAL}</p>' if sheet.is_rehearsal else "",
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(nights)}</p>",
        '<p class="mark">Every forecast here is an estimate, made again from the order of declarations and '
        "measured by what was declared in the end.</p>",
    ]


def _differences(sheet: ScoreSheet) -> str:
    rivals = [method for method in sheet.methods if method != MODEL and MODEL in sheet.methods]
    return "".join(lines_html(difference_table(sheet, rival)) for rival in rivals)


def _reliability(sheet: ScoreSheet, pictures: Mapping[str, str]) -> list[str]:
    tables = [reliability_table(sheet, method) for method in sheet.methods if sheet.reliability(method)]
    return [_section("Reliability of chances", _pair(pictures, "reliability", *tables))] if tables else []


def _night(sheet: ScoreSheet, night: str, pictures: Mapping[str, str]) -> str:
    tables = [night_table(sheet, night)]
    if sheet.night(night):
        tables.insert(0, seats_table(sheet, night))
    return _section(sheet.titles.get(night, night), _pair(pictures, f"seats:{night}", *tables))


def _meanings() -> str:
    return "<dl>" + "".join(f"<dt>{m.heading}</dt><dd>{m.meaning}</dd>" for m in MEASURES) + "</dl>"


def _section(heading: str, *parts: str) -> str:
    return f"<section>\n<h2>{escape(heading)}</h2>\n" + "\n".join(filter(None, parts)) + "\n</section>"


def _pair(pictures: Mapping[str, str], name: str, *tables: Lines) -> str:
    """Return a picture with its tables beside it, or the tables alone."""
    shown = "\n".join(map(lines_html, tables))
    if name not in pictures:
        return shown
    colours = {INK: "ink", LINE: "line", **{colour: f"c{n}" for n, colour in enumerate(COLOURS)}}
    picture = figure(_CAPTIONS[name.split(":")[0]], pictures[name], colours)
    return f'<div class="pair">\n{picture}\n<div>{shown}</div>\n</div>'
