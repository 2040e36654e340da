"""An election as standard files: CSV, JSON, Parquet, a workbook or a database."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from hustings.errors import ElectionError
from hustings.record.election import Election
from hustings.record.house import house
from hustings.record.state import State
from hustings.tell.about import READING, about_text
from hustings.tell.columns import TABLES
from hustings.tell.database import write_database
from hustings.tell.placing import place
from hustings.tell.plain import contest_json, house_json
from hustings.tell.rows import table_rows
from hustings.tell.spreadsheet import write_workbook
from hustings.tell.tables import table


class Form(StrEnum):
    """The forms of file; csv and parquet make a folder, the others one file."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"
    XLSX = "xlsx"
    SQLITE = "sqlite"

    @property
    def is_folder(self) -> bool:
        """Whether the export is a folder of files."""
        return self in (Form.CSV, Form.PARQUET)


def export(
    election: Election, form: str, target: Path | str, replace: bool = False, now: State | None = None
) -> Path:
    """Write an election in one form to a file or folder, whole or not at all; return the target.

    form: csv, json, parquet, xlsx or sqlite. The same figures give the same
    bytes. now: a moment of the night, from `election.state(as_at)`; by default
    the end. Raises SourceError where something stands at the target and
    replace is not set, where a folder holds what no export made, or where
    nothing can be written there.
    """
    if form not in set(Form):
        raise ElectionError(f"no form {form!r}, want {', '.join(Form)}")
    chosen, state = Form(form), now or election.state()
    names = [f"{name}.{chosen}" for name in TABLES] + ["attribution.txt"] if chosen.is_folder else None
    return place(Path(target), lambda path: _WRITERS[chosen](election, state, path), names, replace)


def _write_csv(election: Election, now: State, folder: Path) -> None:
    # Text stays as published: whoever opens it in a spreadsheet is better served by xlsx.
    folder.mkdir()
    for name, rows in table_rows(election, now).items():
        moments = "%Y-%m-%dT%H:%M:%S%.fZ"
        table(rows, TABLES[name]).write_csv(folder / f"{name}.csv", datetime_format=moments)
    (folder / "attribution.txt").write_text(about_text(election, now), encoding="utf-8", newline="\n")


def _write_parquet(election: Election, now: State, folder: Path) -> None:
    folder.mkdir()
    told = {"about": about_text(election, now)}
    for name, rows in table_rows(election, now).items():
        table(rows, TABLES[name]).write_parquet(folder / f"{name}.parquet", metadata=told)
    (folder / "attribution.txt").write_text(told["about"], encoding="utf-8", newline="\n")


def _write_json(election: Election, now: State, path: Path) -> None:
    document = {
        "attribution": list(election.attribution),
        "election": election.name,
        "title": election.title,
        "polling_day": election.day,
        "as_at_entry": now.as_at_entry,
        "about": dict(READING),
        "house": house_json(house(election, now), election),
        "contests": [contest_json(election, standing) for standing in now.contests.values()],
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")


_WRITERS: dict[Form, Callable[[Election, State, Path], None]] = {
    Form.CSV: _write_csv,
    Form.JSON: _write_json,
    Form.PARQUET: _write_parquet,
    Form.XLSX: write_workbook,
    Form.SQLITE: write_database,
}
