"""What stands beside the elections: results since 1918, boundary changes, the census, kept as Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from hustings.record.history import HistoricalResult
from hustings.record.lineage import Lineage, Measure, Overlap
from hustings.sources.census import COLUMNS, SeatCensus
from hustings.sources.shelf import rows_of, write_rows


def save_history(results: Iterable[HistoricalResult], folder: Path) -> None:
    """Write results since 1918 as history.parquet; votes by block as JSON text."""
    write_rows(folder / "history.parquet", [_history_row(result) for result in results])


def saved_history(folder: Path) -> tuple[HistoricalResult, ...]:
    """Return the results since 1918 written in a folder."""
    decode = msgspec.json.decode
    return tuple(
        HistoricalResult(
            **{
                **row,
                "votes": decode(row["votes"]),
                "unopposed": decode(row["unopposed"]),
                "doubts": decode(row["doubts"]),
                "turnout_published": _fraction(row["turnout_published"]),
            }
        )
        for row in rows_of(folder / "history.parquet")
    )


def save_lineages(lineages: Mapping[Measure, Lineage], folder: Path) -> None:
    """Write overlaps of seats by every measure as overlaps.parquet."""
    rows = [
        {**asdict(one), "of_old": str(one.of_old), "of_new": str(one.of_new), "measure": one.measure.value}
        for lineage in lineages.values()
        for one in lineage.overlaps
    ]
    write_rows(folder / "overlaps.parquet", rows)


def saved_lineages(folder: Path) -> dict[Measure, Lineage]:
    """Return the overlaps of seats written in a folder, by measure."""
    found: dict[Measure, list[Overlap]] = {measure: [] for measure in Measure}
    for row in rows_of(folder / "overlaps.parquet"):
        measure = Measure(row["measure"])
        shares = {"of_old": Fraction(row["of_old"]), "of_new": Fraction(row["of_new"])}
        found[measure].append(Overlap(**{**row, **shares, "measure": measure}))
    return {measure: Lineage(measure, tuple(overlaps)) for measure, overlaps in found.items()}


def save_census(census: Mapping[str, SeatCensus], folder: Path) -> None:
    """Write census figures as census.parquet, one row a seat."""
    rows = [{"code": one.code, **one.figures} for one in census.values()]
    write_rows(folder / "census.parquet", rows)


def saved_census(folder: Path) -> dict[str, SeatCensus]:
    """Return the census figures written in a folder, by seat code."""
    rows = rows_of(folder / "census.parquet")
    return {row["code"]: SeatCensus(row["code"], {word: row[word] for word in COLUMNS}) for row in rows}


def _history_row(result: HistoricalResult) -> dict[str, Any]:
    encode = msgspec.json.encode
    return {
        **{name: getattr(result, name) for name in HistoricalResult.__dataclass_fields__},
        "votes": encode(result.votes).decode(),
        "unopposed": encode(result.unopposed).decode(),
        "doubts": encode(result.doubts).decode(),
        "turnout_published": None if result.turnout_published is None else str(result.turnout_published),
    }


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
