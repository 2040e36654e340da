"""A party's seats drawn on one line of text: declared, the forecast's median and its 90% interval."""

from __future__ import annotations

from rich.text import Text

from hustings.night.outlook import PartyOutlook

LEGEND = "█ declared  ├──●──┤ forecast, its median and 90% interval"


def whisker(one: PartyOutlook, top: int, width: int, needed: int | None = None) -> Text:
    """Return the line. top: the seats that its right end stands for; width: in columns.

    needed: seats for an overall majority, drawn as a dotted line where it
    lies on the scale and nothing else stands.
    """
    cells = [(" ", "")] * width
    if needed is not None and needed <= top:
        cells[_place(needed, top, width)] = ("┊", "dim")
    for x in range(_place(one.declared, top, width)):
        cells[x] = ("█", "")
    low, middle, high = (_place(seats, top, width) for seats in (one.p5, one.median, one.p95))
    for x in range(low, high + 1):
        cells[x] = ("├" if x == low else "┤" if x == high else "─", "cyan")
    cells[middle] = ("●", "bold cyan")
    return Text.assemble(*cells)


def _place(seats: int, top: int, width: int) -> int:
    """Return the column, from 0, that a number of seats falls on, to the nearest."""
    return min(width - 1, max(0, (2 * seats * (width - 1) + top) // (2 * top))) if top > 0 else 0
