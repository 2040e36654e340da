"""The geography of seats kept as Parquet, and back, exactly."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hustings.sources.geography import Geography, Hex, Polygon
from hustings.sources.shelf import rows_of, write_rows


def save_geography(geography: Geography, folder: Path) -> None:
    """Write boundaries as JSON text and hexagons, one row a seat, and beside them what is true of all."""
    rows = [
        {
            "code": code,
            "name": geography.names[code],
            "boundary": msgspec.json.encode(polygons).decode(),
            **msgspec.to_builtins(geography.hexes[code]),
        }
        for code, polygons in geography.boundaries.items()
    ]
    write_rows(folder / "seats.parquet", rows)
    about = {"name": geography.name, "layout": geography.layout, "notice": geography.notice}
    write_rows(folder / "geography.parquet", [about])


def saved_geography(folder: Path) -> Geography:
    """Return the geography written in a folder; its attribution is the catalogue's."""
    rows = rows_of(folder / "seats.parquet")
    (about,) = rows_of(folder / "geography.parquet")
    boundary = msgspec.json.Decoder(tuple[Polygon, ...])
    return Geography(
        names={row["code"]: row["name"] for row in rows},
        boundaries={row["code"]: boundary.decode(row["boundary"]) for row in rows},
        hexes={row["code"]: Hex(row["q"], row["r"], row["region"]) for row in rows},
        **about,
    )
