"""Polars tables of an election for notebooks: contests, candidacies, and the House by party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hustings.record.election import Election
from hustings.record.state import State
from hustings.tell.columns import CANDIDACIES, CONTESTS, PARTIES, Holds, Row
from hustings.tell.rows import candidacy_rows, contest_row, party_rows

if TYPE_CHECKING:
    import polars as pl


def contests_table(election: Election, now: State | None = None) -> pl.DataFrame:
    """Return one row a contest, in the order of nomination; undeclared ones stand with nulls.

    Columns: CONTESTS in hustings.tell.columns, explained in docs/reference/data.md.
    Shares and swings are fractions of 1, unrounded. Labels and swings with
    baseline_kind "notional" rest on an estimate. now: a moment of the night,
    from `election.state(as_at)`; by default the end.
    """
    now = now or election.state()
    return table([contest_row(election, standing) for standing in now.contests.values()], CONTESTS)


def candidacies_table(election: Election, now: State | None = None) -> pl.DataFrame:
    """Return one row a candidacy, contest by contest, most votes first.

    Columns: CANDIDACIES. votes is null until declared, and in an uncontested
    seat. share_change with baseline_kind "notional" rests on an estimate.
    """
    now = now or election.state()
    rows = [row for standing in now.contests.values() for row in candidacy_rows(election, standing)]
    return table(rows, CANDIDACIES)


def parties_table(election: Election, now: State | None = None) -> pl.DataFrame:
    """Return the House by party over decided contests: most seats, then most votes, first.

    Columns: PARTIES. change, gains and losses are seats, compared with the baseline.
    """
    return table(party_rows(election, now), PARTIES)


def table(rows: Sequence[Row], columns: Mapping[str, Holds]) -> pl.DataFrame:
    """Return rows as a table whose dtypes are those of the columns, even where all are null."""
    import polars as pl

    dtypes: dict[Holds, pl.DataType] = {
        Holds.TEXT: pl.String(),
        Holds.COUNT: pl.Int64(),
        Holds.SHARE: pl.Float64(),
        Holds.CHANGE: pl.Float64(),
        Holds.YES_NO: pl.Boolean(),
        Holds.DAY: pl.Date(),
        Holds.MOMENT: pl.Datetime("us", "UTC"),
    }
    values = [tuple(row[column] for column in columns) for row in rows]
    return pl.DataFrame(values, {column: dtypes[holds] for column, holds in columns.items()}, orient="row")
