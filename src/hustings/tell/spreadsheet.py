"""An election as one workbook: a sheet a table, and a sheet about them."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hustings.record.election import Election
from hustings.record.state import State
from hustings.tell.about import about
from hustings.tell.columns import TABLES, Holds
from hustings.tell.rows import table_rows
from hustings.tell.tables import table

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# A number format changes what a cell shows; its value stays the unrounded fraction.
_SHOWN = {
    Holds.COUNT: "#,##0",
    Holds.SHARE: "0.0%",
    Holds.CHANGE: "+0.0%;-0.0%;0.0%",
    Holds.DAY: "yyyy-mm-dd",
    Holds.MOMENT: "yyyy-mm-dd hh:mm",
}
# Letters of a cell as shown; of what is not here, the letters of its value.
_SHOWN_LETTERS = {Holds.SHARE: 6, Holds.CHANGE: 6, Holds.YES_NO: 5, Holds.DAY: 10, Holds.MOMENT: 16}
_LETTER, _MARGIN, _HEADER_BUTTON, _WIDEST = 7, 12, 18, 420
"""In pixels: a letter, a cell's margins, the button beside a header, and the widest column there is."""
# Names and descriptions are the public's own words: none is ever read as a formula or a link.
_TEXT_STAYS_TEXT: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(election: Election, now: State, path: Path) -> None:
    """Write the tables as an xlsx workbook with the sheets contests, candidacies, parties and About."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, _TEXT_STAYS_TEXT) as workbook:
        made = datetime.combine(election.day, time()) if election.day else datetime(1980, 1, 1)
        # Without a fixed date the same figures would never give the same bytes.
        workbook.set_properties({"title": election.title, "created": made})
        for name, rows in table_rows(election, now).items():
            _add_table(workbook, name, rows)
        _add_about(workbook, about(election, now))
    path.write_bytes(content.getvalue())


def _add_table(workbook: Workbook, name: str, rows: list[Any]) -> None:
    import polars as pl

    columns = TABLES[name]
    moments = [column for column, holds in columns.items() if holds is Holds.MOMENT]
    # A cell has no zone; the times are UTC, as the sheet About says.
    frame = table(rows, columns).with_columns(pl.col(moments).dt.replace_time_zone(None))
    frame.write_excel(
        workbook,
        name,
        table_name=name,
        table_style="Table Style Light 1",
        column_formats={column: _SHOWN[holds] for column, holds in columns.items() if holds in _SHOWN},
        column_widths={column: _width(column, holds, rows) for column, holds in columns.items()},
        freeze_panes=(1, 0),
    )


def _width(column: str, holds: Holds, rows: list[Any]) -> int:
    """Return the pixels that the header and the longest cell need, up to a limit."""
    values = [row[column] for row in rows if row[column] is not None]
    shown = (f"{value:,}" if holds is Holds.COUNT else str(value) for value in values)
    known = _SHOWN_LETTERS.get(holds)
    letters = max(map(len, shown), default=0) if known is None else known
    return min(max(letters * _LETTER, len(column) * _LETTER + _HEADER_BUTTON) + _MARGIN, _WIDEST)


def _add_about(workbook: Workbook, told: list[tuple[str, str]]) -> None:
    sheet = workbook.add_worksheet("About")
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 16, wrapped)
    sheet.set_column(1, 1, 100, wrapped)
    for line, (name, value) in enumerate(told):
        sheet.write_string(line, 0, name)
        sheet.write_string(line, 1, value)
