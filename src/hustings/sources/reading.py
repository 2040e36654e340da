"""Rows of a publisher's file as values, with every fault at its line and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hustings.errors import Fault, FaultsError

BLANKS = " \t\r\n\v\f\u00a0\u200b\ufeff"
REST_BLANK = "the rest blank"
"""What is taken for the missing end of a line that the catalogue knows to be short."""

_LONGEST = 100


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
        self.faults.append(Fault(self.file, line, column, problem))


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
        if text.isascii() and text.isdigit() and len(text) < 12:
            return int(text)
        if text in self.sheet.layout.nothing:
            if needed:
                self.fault(column, "is blank, want a whole number (blank is not 0)")
            return None
        separator = self.sheet.layout.thousands
        if separator and _is_grouped(text, separator):
            return int(text.replace(separator, ""))
        self.fault(column, f"{shown(text)} is not a whole number")
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
        return None if local is None else local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)

    def fault(self, column: str, problem: str) -> None:
        """Note a fault in this line."""
        self.sheet.fault(self.line, column, problem)

    def _moment(self, column: str, form: str) -> datetime | None:
        text = self.text(column)
        if text in self.sheet.layout.nothing:
            return None
        try:
            return datetime.strptime(text, form)
        except ValueError:
            self.fault(column, f"{shown(text)} is not a date written like {form}")
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
    path, file = source.path, source.shown
    text = _decoded(path.read_bytes(), file, layout)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter, strict=True)
    lines = _lines(reader, file)
    if layout.columns is None:
        first, header = next(lines, (1, []))
        named = [cell.strip(BLANKS) for cell in header]
        columns = [layout.spellings.get(name, name) for name in named]
        _check_header(columns, needed, file, first)
    else:
        columns = list(layout.columns)
        _check_header(columns, needed, file, 1)
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
        sheet.fault(1, "", "has no rows")
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


def _lines(reader: Iterator[list[str]], file: str) -> Iterator[tuple[int, list[str]]]:
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise FaultsError([Fault(file, before + 1, "", f"cannot be read as a table: {wrong}")]) from None
        first, before = before + 1, reader.line_num  # type: ignore[attr-defined]
        if any(cell.strip(BLANKS) for cell in cells):
            yield first, cells


def _decoded(raw: bytes, file: str, layout: Layout) -> str:
    encoding = "utf-8-sig" if layout.encoding.lower() in ("utf-8", "utf8") else layout.encoding
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        found = f"byte 0x{raw[wrong.start]:02x} is not {layout.encoding}; is the file in another encoding?"
        raise FaultsError([Fault(file, line, "", found)]) from None
    except LookupError:
        problem = f"no encoding is called {layout.encoding!r}"
        raise FaultsError([Fault(file, 1, "", problem)]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FaultsError([Fault(file, line, "", "a zero byte: this is not a text file")])
    return text


def _check_header(columns: list[str], needed: Sequence[str], file: str, line: int) -> None:
    faults = [Fault(file, line, name, "this column is missing") for name in needed if name not in columns]
    twice = {name for name in columns if name and columns.count(name) > 1} & set(needed)
    faults += [Fault(file, line, name, "two columns have this name") for name in sorted(twice)]
    if faults:
        raise FaultsError(faults)


def _is_grouped(text: str, separator: str) -> bool:
    head, *groups = text.split(separator)
    digits = all(part.isascii() and part.isdigit() for part in (head, *groups))
    return digits and bool(groups) and len(head) <= 3 and all(len(group) == 3 for group in groups)
