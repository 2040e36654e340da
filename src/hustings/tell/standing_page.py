"""A web page that stands alone: its style inside, no script, no request; pictures in the reader's colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Lines:
    """A table for people: a caption, a header, rows of text; the first `words` columns are words.

    note: what to know when reading it, under the table.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1
    note: str = ""


def standing_page(title: str, body: str, style: str) -> str:
    """Return the page as HTML that needs nothing else."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def themed(svg: str, colours: Mapping[str, str]) -> str:
    """Return a picture in the page's colours, which change with the reader's light or dark.

    colours: as drawn, such as #1b1b1f, to the name of the style's variable.
    """
    for colour, name in colours.items():
        svg = re.sub(f'"{colour}"', f'"var(--{name})"', svg, flags=re.IGNORECASE)
    return svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace(
        ' xmlns="http://www.w3.org/2000/svg"', ""
    )
