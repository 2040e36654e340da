"""An effect as one HTML page: the account in words, pictures with their tables, no script, no request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from importlib import resources

from hustings.endorse.effect_limits import cannot_be_said, choices_made
from hustings.endorse.effect_pictures import MOST, drawn
from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.effect_tables import (
    Lines,
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
_LONG = 30
"""A table with more rows than these scrolls."""


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
            _lines(seats_table(deciding)),
        ),
        _section("The account", _lines(accounts_table(report))),
        _section("What cannot be said", _list(cannot_be_said(report))),
        _section("How it was made", _list(choices_made(report))),
        _section("Sources", *(f"<p>{_safe(one)}</p>" for one in _sources(report))),
    ]
    return _page(f"{report.listed.endorser}: what it changed", "\n".join(filter(None, body)))


def _safe(text: str) -> str:
    """Return text as HTML; what is neither visible nor a blank is shown as a sign."""
    return escape("".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text))


def _head(report: EffectReport) -> list[str]:
    reasons = "".join(f"<li>{_safe(one)}</li>" for one in reasons_in_words(report))
    return [
        f'<p class="mark rehearsal">{REHEARSAL}</p>' if report.is_test else "",
        f"<h1>{_safe(report.listed.endorser)}: what it changed</h1>",
        f"<p>{_safe(report.title)}</p>",
        f'<div class="mark">{_safe(level_in_words(report))}{f"<ul>{reasons}</ul>" if reasons else ""}</div>',
        f'<p class="account">{_safe(paragraph(report))}</p>',
    ]


def _estimated(found: Estimated, pictures: Mapping[str, str]) -> list[str]:
    bloc = gathering_table(found)
    return [
        _section("The effect, estimators side by side", _pair(pictures, "estimates", estimates_table(found))),
        _section("Each seat left out", _pair(pictures, "left", left_out_table(found))),
        _section("Placebos", _lines(placebo_table(found))),
        _section("Something unmeasured", _pair(pictures, "tipping", sensitivity_table(found))),
        _section("Further doubts", _lines(doubts_table(found))),
        _section("Coordination", _lines(bloc)) if bloc else "",
        _section("Balance", _pair(pictures, "balance", balance_table(found))),
        _section("Not compared", _lines(missing_table(found))) if missing_table(found).rows else "",
    ]


def _sources(report: EffectReport) -> list[str]:
    return [one for one in (report.listed.notice, *report.attribution) if one]


def _page(title: str, body: str) -> str:
    style = (resources.files(__package__) / "effect_page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{_safe(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(heading: str, *parts: str) -> str:
    shown = "\n".join(filter(None, parts))
    return f"<section>\n<h2>{_safe(heading)}</h2>\n{shown}\n</section>" if shown else ""


def _list(words: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{_safe(one)}</li>" for one in words) + "</ul>"


def _pair(pictures: Mapping[str, str], name: str, table: Lines) -> str:
    """Return a picture with its table beside it, or the table alone."""
    figure = _figure(pictures, name, len(table.rows))
    return f'<div class="pair">\n{figure}\n<div>{_lines(table)}</div>\n</div>' if figure else _lines(table)


def _figure(pictures: Mapping[str, str], name: str, rows: int = 0) -> str:
    if name not in pictures:
        return ""
    caption = escape(_CAPTIONS[name])
    rest = f" The picture has the first {MOST}." if rows > MOST and name != "number" else ""
    return (
        f'<figure>\n<figcaption>{caption}{rest}</figcaption>\n<div role="img" aria-label="{caption} '
        f'The table that follows has the figures.">{_themed(pictures[name])}</div>\n</figure>'
    )


def _themed(svg: str) -> str:
    """Return the picture in the page's colours, which change with the reader's light or dark."""
    for colour, name in ((INK, "ink"), (LINE, "line"), *((c, f"c{n}") for n, c in enumerate(COLOURS))):
        svg = re.sub(f'"{colour}"', f'"var(--{name})"', svg, flags=re.IGNORECASE)
    return svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace(
        ' xmlns="http://www.w3.org/2000/svg"', ""
    )


def _lines(table: Lines) -> str:
    if not table.rows:
        return ""

    def cell(tag: str, n: int, text: str, scope: str = "") -> str:
        kind = ' class="words"' if n < table.words else ""
        return f"<{tag}{kind}{scope}>{_safe(text)}</{tag}>"

    head = "".join(cell("th", n, text, ' scope="col"') for n, text in enumerate(table.header))
    rows = "\n".join(
        "<tr>"
        + cell("th", 0, row[0], ' scope="row"')
        + "".join(cell("td", n, text) for n, text in enumerate(row[1:], 1))
        + "</tr>"
        for row in table.rows
    )
    caption, note = _safe(table.caption), f'<p class="note">{_safe(table.note)}</p>' if table.note else ""
    kind = "table long" if len(table.rows) > _LONG else "table"
    return (
        f'<div class="{kind}" tabindex="0" role="region" aria-label="{caption}">\n<table>\n'
        f"<caption><span>{caption}</span></caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
        f"</table>\n</div>\n{note}"
    )
