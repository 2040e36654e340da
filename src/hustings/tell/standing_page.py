"""A web page that stands alone: its style inside, no script, no request; pictures in the reader's colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

_LONG = 30
"""A table with more rows than these scrolls, where the style says so."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A table as text; words: how many of its first columns hold words. note: what must stand below it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1
    note: str = ""


def safe(text: str) -> str:
    """Return text as HTML; what is neither visible nor a blank is shown as a sign."""
    return escape("".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text))


def standing_page(title: str, body: str, style: str) -> str:
    """Return the page as HTML that needs nothing else."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{safe(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def figure(caption: str, svg: str, colours: Mapping[str, str]) -> str:
    """Return a picture with its caption, told to a screen reader; the table with its figures must follow.

    colours: as drawn, such as #1b1b1f, to the names of the style's variables,
    which change with the reader's light or dark.
    """
    for colour, name in colours.items():
        svg = re.sub(f'"{colour}"', f'"var(--{name})"', svg, flags=re.IGNORECASE)
    bare = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace(
        ' xmlns="http://www.w3.org/2000/svg"', ""
    )
    told = safe(caption)
    return (
        f'<figure>\n<figcaption>{told}</figcaption>\n<div role="img" aria-label="{told} '
        f'The table that follows has the figures.">{bare}</div>\n</figure>'
    )


def lines_html(table: Lines) -> str:
    """Return a table as HTML that can be scrolled to and read aloud; nothing where it has no rows."""
    if not table.rows:
        return ""

    def cell(tag: str, n: int, text: str, scope: str = "") -> str:
        kind = ' class="words"' if n < table.words else ""
        return f"<{tag}{kind}{scope}>{safe(text)}</{tag}>"

    head = "".join(cell("th", n, text, ' scope="col"') for n, text in enumerate(table.header))
    rows = "\n".join(
        "<tr>"
        + cell("th", 0, row[0], ' scope="row"')
        + "".join(cell("td", n, text) for n, text in enumerate(row[1:], 1))
        + "</tr>"
        for row in table.rows
    )
    caption, note = safe(table.caption), f'<p class="note">{safe(table.note)}</p>' if table.note else ""
    kind = "table long" if len(table.rows) > _LONG else "table"
    return (
        f'<div class="{kind}" tabindex="0" role="region" aria-label="{caption}">\n<table>\n'
        f"<caption><span>{caption}</span></caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
        f"</table>\n</div>\n{note}"
    )
