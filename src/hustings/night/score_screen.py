"""The sheet of scores for a terminal of 80 columns: by stage of each night, then pooled."""

from __future__ import annotations

from typing import Literal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hustings.figures import NOT_KNOWN, whole
from hustings.night.chances import REHEARSAL, share_in_words
from hustings.night.measure_words import BY_FIELD, MEASURES
from hustings.night.score import Tally
from hustings.night.score_sheet import ScoreSheet

CALLERS: tuple[tuple[Literal["calls", "editor_calls"], str], ...] = (
    ("calls", "the model"),
    ("editor_calls", "the editor"),
)
"""Whose calls are counted."""
_SHOWN = (
    ("share_error", "Share\nerror"),
    ("winners_right", "Winners\nright"),
    ("seat_error", "Seats\noff"),
    ("brier", "Brier"),
    ("crps", "CRPS"),
    ("total_coverage", "In 90%\nof seats"),
    ("total_width", "Width"),
)


def score_screen(sheet: ScoreSheet) -> RenderableType:
    """Return the sheet; what a measure means stands in the HTML page and in the documentation."""
    parts: list[RenderableType] = [Text(REHEARSAL, style="bold reverse")] if sheet.is_rehearsal else []
    for night in sheet.elections:
        title = sheet.titles.get(night, night)
        parts += [Text(f"Forecasts scored · {title}", style="bold"), _night(sheet, night), Text("")]
    parts += [Text(pooled_heading(sheet), style="bold"), _pooled(sheet)]
    parts += map(Text, calls_in_words(sheet))
    parts.append(Text("Share error in points; seats off: sum of errors of seat totals", style="dim"))
    return Group(*parts, *map(Text, sheet.notes))


def pooled_heading(sheet: ScoreSheet) -> str:
    """Return how many nights are pooled, and that few nights say little."""
    nights = len(sheet.elections)
    if nights == 1:
        return "Mean over stages of one night: no interval, for its forecasts err together"
    return f"Mean over {nights} nights and their stages, with a 95% interval over nights"


def calls_in_words(sheet: ScoreSheet) -> list[str]:
    """Return how many calls stood at the stages of all nights and how many were wrong, a line each."""
    told = []
    for field, whose in CALLERS:
        tally = sheet.calls(field)
        if tally is not None:
            often = f", one in {one_in(tally)}" if tally.wrong else ""
            made = f"{whole(tally.made)}, wrong {whole(tally.wrong)}{often}"
            told.append(f"Calls by {whose} that stood at the stages: {made}")
    return told


def one_in(tally: Tally) -> str:
    """Return in how many calls one was wrong; a dash where none was."""
    return whole(tally.made // tally.wrong) if tally.wrong else NOT_KNOWN


def _night(sheet: ScoreSheet, night: str) -> Table:
    table = _table("Declared", "Method", *(heading for _, heading in _SHOWN))
    for stage in sheet.stages:
        for method in sheet.methods:
            one = sheet.at(stage, night, method)
            if one is not None:
                figures = [BY_FIELD[field].of(one) for field, _ in _SHOWN]
                table.add_row(f"{share_in_words(stage, 0)} {one.declared}", method, *figures)
    return table


def _pooled(sheet: ScoreSheet) -> Table:
    table = _table("Measure", "Method", "Mean", "95% interval")
    for measure in MEASURES:
        for method in sheet.methods:
            pooled = sheet.pooled(measure.field, method)
            if pooled is not None:
                table.add_row(measure.heading, method, measure.printed(pooled.mean), measure.interval(pooled))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        is_text = name in ("Measure", "Method", "Declared")
        table.add_column(name, justify="left" if is_text else "right", no_wrap=not is_text)
    return table
