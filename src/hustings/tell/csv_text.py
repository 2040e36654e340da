"""Rows as the text of a CSV file: blank where there is nothing, true and false, times in UTC."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any


def as_csv(rows: Sequence[Mapping[str, Any]], header: Sequence[str] = ()) -> str:
    """Return rows as CSV with a header line; None is an empty cell, yes and no are true and false.

    header: the columns, needed where there may be no rows. Raises ValueError
    where a row has more columns than the first.
    """
    columns = list(rows[0]) if rows else list(header)
    if not columns:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    if any(len(row) > len(columns) for row in rows):
        raise ValueError(f"a row has columns besides {', '.join(columns)}")
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value).lower() if isinstance(value, bool) else value
