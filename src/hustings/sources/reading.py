"""Rows of a publisher's file as values, with every fault at its line and column."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from hustings.errors import Fault, FaultsError
from hustings.sources.lines import BLANKS, bytes_of, lines_of, plain, text_of

REST_BLANK = "the rest blank"
"""What is taken for the missing end of a line that the catalogue knows to be short."""

_LONGEST = 100
_MOST_DIGITS = 11
_THREES = re.compile(r"[1-9]\d{0,2}( \d{3})+", re.ASCII)
_LAKHS = re.compile(r"[1-9]\d?( \d{2})+ \d{3}", re.ASCII)
"""Thousands as written in South Asia: 12,34,567."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written: encoding, delimiter, and its columns where it has no header.

    spellings: other names a column goes by in some files, to the name we know.
    nothing: cells that mean that no figure was announced; never 0.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    columns: tuple[str, ...] | None = None
    spellings: Mapping[str, str] = field(default_factory=dict)
    nothing: tuple[str, ...] = ("",)
    thousands: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file being read: its rows, and the faults found in it so far."""

    file: str
    columns: dict[str, int]
    layout: Layout
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, column: str, problem: str) -> None:
        """Note a fault and carry on: a file is refused once, with all of them."""
        self.faults.append(Fault(plain(self.file), line, plain(column), plain(problem)))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet. Cells are read by column name; blanks around them are dropped."""

    sheet: Sheet
    line: int
    cells: list[str]

    def text(self, column: str) -> str:
        """Return the cell as text, "" where it is blank."""
        return self.cells[self.sheet.columns[column]].strip(BLANKS)

    def needed(self, column: str) -> str:
        """Return the cell as text; a fault where it is blank."""
        text = self.text(column)
        if not text:
            self.fault(column, "is blank")
        return text

    def whole(self, column: str, *, needed: bool = False) -> int | None:
        """Return the cell as a whole number; None where nothing was announced."""
        text = self.text(column)
        if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
            return int(text)
        if text in self.sheet.layout.nothing:
            if needed:
                self.fault(column, "is blank, want a whole number (blank is not 0)")
            return None
        separator = self.sheet.layout.thousands
        if separator and _is_grouped(text, separator):
            return int(text.replace(separator, ""))
        self.fault(column, f"{shown(text)} is not a whole number, want digits alone{_hint(text, separator)}")
        return None

    def one_of(self, column: str, yes: Collection[str], no: Collection[str]) -> bool | None:
        """Return whether the cell says yes or no; None where it is blank."""
        text = self.text(column)
        if text in yes:
            return True
        if text in no:
            return False
        if text:
            self.fault(column, f"{shown(text)} is neither {' nor '.join([*yes, *no])}")
        return None

    def day(self, column: str, form: str) -> date | None:
        """Return the cell as a day; None where it is blank."""
        moment = self._moment(column, form)
        return None if moment is None else moment.date()

    def moment(self, column: str, form: str, zone: str) -> datetime | None:
        """Return the cell, a local time in a zone, in UTC; None where it is blank."""
        local = self._moment(column, form)
        if local is None:
            return None
        return (local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)

    def fault(self, column: str, problem: str) -> None:
        """Note a fault in this line."""
        self.sheet.fault(self.line, column, problem)

    def _moment(self, column: str, form: str) -> datetime | None:
        text = self.text(column)
        if text in self.sheet.layout.nothing:
            return None
        try:
            found = datetime.strptime(text, form)
        except ValueError:
            self.fault(column, f"{shown(text)} is no date and time that can be read as {form}")
            return None
        if "%M" in form and f"{found:%M}" not in text:
            self.fault(column, f"{shown(text)} has no two digits of minutes; is it cut short?")
            return None
        # The first and the last year leave no room for the hours between zones.
        if MINYEAR < found.year < MAXYEAR:
            return found
        self.fault(column, f"{shown(text)} is in the year {found.year}")
        return None


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, the name faults are shown under, and its known slips.

    slips: what stands in a cell and what is taken instead, by line and column.
    """

    path: Path
    shown: str
    slips: Mapping[tuple[int, str], tuple[str, str]] = field(default_factory=dict)


def read(source: Source, layout: Layout, needed: Sequence[str]) -> tuple[Sheet, list[Row]]:
    """Return a file's sheet and rows, empty lines left out and known slips mended.

    needed: columns that must be there. Raises FaultsError at once where the
    file cannot be taken apart into rows at all; lines of a wrong width are
    faults of the sheet.
    """
    file = source.shown
    text = text_of(bytes_of(source.path, file), file, layout.encoding)
    lines = lines_of(text, file, layout.delimiter)
    if layout.columns is None:
        first, header = next(lines, (1, []))
        named = [cell.strip(BLANKS) for cell in header]
        columns = [layout.spellings.get(name, name) for name in named]
        _check_header(columns, needed, Sheet(file, {}, layout), first)
    else:
        columns = list(layout.columns)
        _check_header(columns, needed, Sheet(file, {}, layout), 1)
    sheet = Sheet(file, {name: place for place, name in enumerate(columns)}, layout)
    rows = []
    for line, cells in lines:
        if source.slips.get((line, "")) == (f"{len(cells)} columns", REST_BLANK):
            cells += [""] * (len(columns) - len(cells))
        if len(cells) == len(columns):
            rows.append(Row(sheet, line, cells))
        else:
            sheet.fault(line, "", f"has {len(cells)} columns, want {len(columns)}; is the file cut short?")
    if not rows and not sheet.faults:
        sheet.fault(1, "", "has no rows" if layout.columns else "has a header and no rows")
    _mend(sheet, rows, source)
    return sheet, rows


def shown(text: str) -> str:
    """Return text as it may be shown in an error: quoted, control characters spelt out, not too long."""
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _mend(sheet: Sheet, rows: list[Row], source: Source) -> None:
    by_line = {row.line: row for row in rows} if source.slips else {}
    for (line, column), (published, taken) in source.slips.items():
        if taken == REST_BLANK:
            continue
        row = by_line.get(line)
        if row is None or column not in sheet.columns or row.text(column) != published:
            sheet.fault(line, column, f"the catalogue lists a slip here, {published!r}, which is not there")
        else:
            row.cells[sheet.columns[column]] = taken


def _check_header(columns: list[str], needed: Sequence[str], sheet: Sheet, line: int) -> None:
    if not columns:
        sheet.fault(line, "", "the file is empty")
    missing = [name for name in dict.fromkeys(needed) if columns and name not in columns]
    for name in missing:
        sheet.fault(line, name, f"this column is missing{_instead(name, columns, sheet.layout)}")
    for name in sorted({name for name in needed if columns.count(name) > 1}):
        sheet.fault(line, name, "two columns have this name")
    if sheet.faults:
        raise FaultsError(sheet.faults)


def _instead(name: str, columns: list[str], layout: Layout) -> str:
    """Return what may have been meant by a column that is missing."""
    other = next((sign for sign in ",;\t|" if sign != layout.delimiter and sign in columns[0]), None)
    if len(columns) == 1 and other:
        return f"; is the delimiter {other!r}, not {layout.delimiter!r}?"
    near = get_close_matches(name[:_LONGEST], [column[:_LONGEST] for column in columns[:_LONGEST]], n=1)
    if near:
        return f"; is it {shown(near[0])}?"
    return f"; there are {shown(', '.join(filter(None, columns[:_LONGEST])))}"


def _is_grouped(text: str, separator: str) -> bool:
    digits = text.replace(separator, "")
    spaced = text.replace(separator, " ")
    if " " in text.replace(separator, "") or len(digits) > _MOST_DIGITS:
        return False
    return bool(_THREES.fullmatch(spaced) or _LAKHS.fullmatch(spaced))


def _hint(text: str, separator: str) -> str:
    other = next((sign for sign in (",", ".", "'", " ") if _is_grouped(text, sign)), None)
    if other is None or separator:
        return ""
    return f'; if {other!r} separates thousands, write thousands = "{other}" under [values]'
