"""An election as one SQLite database: a table for each of the tables, and one about them."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import date, datetime
from pathlib import Path

from hustings.record.election import Election
from hustings.record.state import State
from hustings.tell.about import about
from hustings.tell.columns import TABLES, Holds, Value
from hustings.tell.rows import table_rows

_TYPES = {
    Holds.TEXT: "TEXT",
    Holds.COUNT: "INTEGER",
    Holds.SHARE: "REAL",
    Holds.CHANGE: "REAL",
    Holds.YES_NO: "INTEGER",
    Holds.DAY: "TEXT",
    Holds.MOMENT: "TEXT",
}
_KEYS = {
    "contests": 'PRIMARY KEY ("contest")',
    "candidacies": 'PRIMARY KEY ("contest", "candidacy"), '
    'FOREIGN KEY ("contest") REFERENCES "contests" ("contest")',
    "parties": 'PRIMARY KEY ("party")',
}


def write_database(election: Election, now: State, path: Path) -> None:
    """Write the tables contests, candidacies, parties and about into a new database file.

    Days are ISO 8601 text, times the same in UTC with a Z; yes is 1 and no 0.
    Raises OSError where the file cannot be written.
    """
    try:
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            database.execute("PRAGMA foreign_keys = ON")
            _fill(database, election, now)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def _fill(database: sqlite3.Connection, election: Election, now: State) -> None:
    for name, rows in table_rows(election, now).items():
        columns = ", ".join(f'"{column}" {_TYPES[holds]}' for column, holds in TABLES[name].items())
        database.execute(f'CREATE TABLE "{name}" ({columns}, {_KEYS[name]})')
        places = ", ".join("?" * len(TABLES[name]))
        values = [[_stored(row[column]) for column in TABLES[name]] for row in rows]
        database.executemany(f'INSERT INTO "{name}" VALUES ({places})', values)
    database.execute('CREATE TABLE "about" ("line" INTEGER PRIMARY KEY, "name" TEXT, "value" TEXT)')
    told = [(line, name, value) for line, (name, value) in enumerate(about(election, now), start=1)]
    database.executemany('INSERT INTO "about" VALUES (?, ?, ?)', told)


def _stored(value: Value) -> str | int | float | None:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
