"""An effect for a terminal of 80 columns: the paragraph first, then tables, then what cannot be said."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hustings.endorse.effect_limits import cannot_be_said, choices_made
from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.effect_tables import (
    accounts_table,
    doubts_table,
    estimates_table,
    gathering_table,
    left_out_table,
    placebo_table,
    seats_table,
    sensitivity_table,
)
from hustings.endorse.effect_words import level_in_words, paragraph, reasons_in_words, worth_in_words
from hustings.night.chances import REHEARSAL
from hustings.tell.standing_page import Lines

_NARROW = {"Endorsed", "By source", "Others", "df"}
"""Columns that the JSON, the page and CSV have and 80 columns do not."""


def effect_screen(report: EffectReport, limit: int) -> RenderableType:
    """Return the report; limit: how many seats each table shows."""
    parts: list[RenderableType] = [Text(REHEARSAL, style="bold reverse")] if report.is_test else []
    parts += [Text(f"{report.listed.endorser}: what it changed", style="bold"), Text(level_in_words(report))]
    parts += [Text(f"  because {one}") for one in reasons_in_words(report)]
    parts += [Text(""), Text(paragraph(report)), Text("")]
    parts += [*_lines(accounts_table(report, limit), {"Endorsed", "Share"}), Text("")]
    if report.estimated is not None:
        parts += _estimated(report.estimated, limit)
    title = f"Seats decided, if it was worth {worth_in_words(report)}"
    parts += [*_lines(seats_table(report.deciding, limit), _NARROW, title), Text("")]
    rest = max(len(report.accounts.accounts) - limit, 0)
    parts += [Text(f"and {rest} seats more; --limit, or --format csv"), Text("")] if rest else []
    parts += [Text("What cannot be said", style="bold")]
    parts += [_item(one) for one in cannot_be_said(report)]
    parts += [Text("How it was made", style="bold"), *map(_item, choices_made(report))]
    return Group(*parts, *map(Text, filter(None, (report.listed.notice, *report.attribution))))


def _estimated(found: Estimated, limit: int) -> list[RenderableType]:
    tables = [
        estimates_table(found),
        left_out_table(found),
        placebo_table(found),
        sensitivity_table(found),
        doubts_table(found),
        gathering_table(found),
    ]
    parts: list[RenderableType] = []
    for one in tables:
        if one is not None and one.rows:
            shown = one if one.caption[:4] != "Each" else _first(one, limit)
            parts += [*_lines(shown), Text("")]
    return parts


def _first(table: Lines, limit: int) -> Lines:
    return Lines(table.caption, table.header, table.rows[:limit], table.words, table.note)


def _lines(table: Lines, without: set[str] | None = None, title: str = "") -> list[RenderableType]:
    kept = [n for n, heading in enumerate(table.header) if heading not in (without or set())]
    made = Table(box=None, pad_edge=False, header_style="bold")
    for n in kept:
        made.add_column(table.header[n], justify="left" if n < table.words else "right")
    for row in table.rows:
        made.add_row(*(row[n] for n in kept))
    note = [Text(table.note, style="dim")] if table.note else []
    return [Text(title or table.caption, style="bold"), made, *note]


def _item(words: str) -> RenderableType:
    return Padding(Text(words), (0, 0, 0, 2))
