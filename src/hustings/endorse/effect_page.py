"""An effect as one HTML page: the account in words, pictures with their tables, no script, no request."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from hustings.endorse.effect_limits import cannot_be_said, choices_made
from hustings.endorse.effect_pictures import MOST, drawn
from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.effect_tables import (
    accounts_table,
    balance_table,
    doubts_table,
    estimates_table,
    gathering_table,
    left_out_table,
    missing_table,
    number_table,
    placebo_table,
    seats_table,
    sensitivity_table,
)
from hustings.endorse.effect_words import level_in_words, paragraph, reasons_in_words, worth_in_words
from hustings.night.chances import REHEARSAL
from hustings.night.score_pictures import COLOURS, INK, LINE
from hustings.tell.standing_page import Lines, figure, lines_html, safe, standing_page

_NO_PICTURES = (
    "The pictures are left out: they need the optional parts of hustings[charts]. The tables are complete."
)
_CAPTIONS = {
    "estimates": (
        "The effect by estimator, with 95% intervals. Dotted: nothing. Dashed: the primary estimate, fixed "
        "beforehand."
    ),
    "left": "The effect without each endorsed seat in turn. Dashed: with all of them.",
    "tipping": (
        "How strong something unmeasured must be: on the solid line nothing is left of the effect, above the "
        "dashed one it is no longer told from nothing. Marks: as strong as what is measured, times so many; "
        "those on the edge lie beyond it."
    ),
    "balance": "How far the endorsed seats lie from the others, before and after weighting. Dotted: no gap.",
    "seats": "The seats won and likeliest decided. Dot: the probability; bar: by where its votes came from.",
    "number": "How many seats it decided, if it was worth that.",
}


def effect_page(report: EffectReport) -> str:
    """Return the page as HTML that needs nothing else.

    Without the parts that draw pictures the page says so and keeps its tables.
    """
    try:
        pictures, missing = drawn(report), ""
    except ImportError:
        pictures, missing = {}, f"<p>{_NO_PICTURES}</p>"
    deciding = report.deciding
    body = [
        *_head(report),
        missing,
        *(_estimated(report.estimated, pictures) if report.estimated else []),
        _section(
            f"Seats decided, if it was worth {worth_in_words(report)}",
            _pair(pictures, "number", number_table(deciding)) if len(deciding.number) > 1 else "",
            _figure(pictures, "seats", report.accounts.won),
            lines_html(seats_table(deciding)),
        ),
        _section("The account", lines_html(accounts_table(report))),
        _section("What cannot be said", _list(cannot_be_said(report))),
        _section("How it was made", _list(choices_made(report))),
        _section("Sources", *(f"<p>{safe(one)}</p>" for one in _sources(report))),
    ]
    style = (resources.files(__package__) / "effect_page.css").read_text(encoding="utf-8")
    return standing_page(f"{report.listed.endorser}: what it changed", "\n".join(filter(None, body)), style)


def _head(report: EffectReport) -> list[str]:
    reasons = "".join(f"<li>{safe(one)}</li>" for one in reasons_in_words(report))
    return [
        f'<p class="mark rehearsal">{REHEARSAL}</p>' if report.is_test else "",
        f"<h1>{safe(report.listed.endorser)}: what it changed</h1>",
        f"<p>{safe(report.title)}</p>",
        f'<div class="mark">{safe(level_in_words(report))}{f"<ul>{reasons}</ul>" if reasons else ""}</div>',
        f'<p class="account">{safe(paragraph(report))}</p>',
    ]


def _estimated(found: Estimated, pictures: Mapping[str, str]) -> list[str]:
    bloc = gathering_table(found)
    return [
        _section("The effect, estimators side by side", _pair(pictures, "estimates", estimates_table(found))),
        _section("Each seat left out", _pair(pictures, "left", left_out_table(found))),
        _section("Placebos", lines_html(placebo_table(found))),
        _section("Something unmeasured", _pair(pictures, "tipping", sensitivity_table(found))),
        _section("Further doubts", lines_html(doubts_table(found))),
        _section("Coordination", lines_html(bloc)) if bloc else "",
        _section("Balance", _pair(pictures, "balance", balance_table(found))),
        _section("Not compared", lines_html(missing_table(found))) if missing_table(found).rows else "",
    ]


def _sources(report: EffectReport) -> list[str]:
    return [one for one in (report.listed.notice, *report.attribution) if one]


def _section(heading: str, *parts: str) -> str:
    shown = "\n".join(filter(None, parts))
    return f"<section>\n<h2>{safe(heading)}</h2>\n{shown}\n</section>" if shown else ""


def _list(words: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{safe(one)}</li>" for one in words) + "</ul>"


def _pair(pictures: Mapping[str, str], name: str, table: Lines) -> str:
    """Return a picture with its table beside it, or the table alone."""
    figure = _figure(pictures, name, len(table.rows))
    return (
        f'<div class="pair">\n{figure}\n<div>{lines_html(table)}</div>\n</div>'
        if figure
        else lines_html(table)
    )


def _figure(pictures: Mapping[str, str], name: str, rows: int) -> str:
    if name not in pictures:
        return ""
    rest = f" The picture has the first {MOST}." if rows > MOST and name != "number" else ""
    colours = {INK: "ink", LINE: "line", **{colour: f"c{n}" for n, colour in enumerate(COLOURS)}}
    return figure(f"{_CAPTIONS[name]}{rest}", pictures[name], colours)
