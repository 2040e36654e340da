"""The shelf: parsed results as Parquet tables, and back, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from hustings.record.baseline import NotionalResult
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.party import Party, Standing
from hustings.record.person import Person
from hustings.record.published import Published
from hustings.sources.results import Results

TABLES = 1
"""Version of these tables; a change of their form makes every stored copy stale."""

_PUBLISHED = ("winner", "label", "first_party", "second_party", "valid_votes", "majority", "line")


def save_results(results: Results, folder: Path) -> None:
    """Write results as contests.parquet, candidacies.parquet and parties.parquet."""
    write_rows(folder / "contests.parquet", [_contest_row(results, key) for key in results.contests])
    rows = [row for contest in results.contests.values() for row in _candidacy_rows(results, contest)]
    write_rows(folder / "candidacies.parquet", rows)
    parties = [
        {"abbreviation": party.abbreviation, "name": party.name, "standing": party.standing.value}
        for party in results.parties.values()
    ]
    write_rows(folder / "parties.parquet", parties)


def saved_results(folder: Path) -> Results:
    """Return the results written in a folder."""
    standing: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(folder / "candidacies.parquet"):
        standing.setdefault(row["contest"], []).append(row)
    contests, declarations, published = {}, {}, {}
    for row in rows_of(folder / "contests.parquet"):
        key = row["key"]
        contests[key] = _contest(row, standing[key])
        declaration = _declaration(row, standing[key])
        if declaration is not None:
            declarations[key] = declaration
            published[key] = _published(row, standing[key])
    parties = {
        row["abbreviation"]: Party(row["abbreviation"], row["name"], Standing(row["standing"]))
        for row in rows_of(folder / "parties.parquet")
    }
    return Results(contests, declarations, published, parties)


def save_notional(results: Mapping[str, NotionalResult], folder: Path) -> None:
    """Write notional results as notional.parquet, one row a seat, votes as JSON text."""
    rows = [
        {
            **{field.name: getattr(result, field.name) for field in fields(result)},
            "votes": _json(result.votes),
        }
        for result in results.values()
    ]
    write_rows(folder / "notional.parquet", rows)


def saved_notional(folder: Path) -> dict[str, NotionalResult]:
    """Return the notional results written in a folder, by seat code."""
    return {
        row["seat"]: NotionalResult(**{**row, "votes": msgspec.json.decode(row["votes"])})
        for row in rows_of(folder / "notional.parquet")
    }


def _contest_row(results: Results, key: str) -> dict[str, Any]:
    contest, declaration = results.contests[key], results.declarations.get(key)
    seat, published = contest.seat, results.published.get(key, Published())
    return {
        "key": key,
        "election": contest.election,
        "day": contest.day,
        **{field.name: getattr(seat, field.name) for field in fields(seat)},
        "declared": declaration is not None,
        "valid": declaration.valid_votes if declaration else None,
        "rejected": declaration.rejected if declaration else None,
        "electorate": declaration.electorate if declaration else None,
        "declared_at": declaration.declared_at if declaration else None,
        "none_of_the_above": declaration.none_of_the_above if declaration else None,
        "unopposed": declaration.unopposed if declaration else None,
        **{f"published_{name}": getattr(published, name) for name in _PUBLISHED},
    }


def _candidacy_rows(results: Results, contest: Contest) -> Iterable[dict[str, Any]]:
    declaration = results.declarations.get(contest.key)
    published = results.published.get(contest.key, Published())
    for candidacy in contest.candidacies:
        person, key = candidacy.person, candidacy.key
        lines = declaration.line_votes.get(key) if declaration else None
        yield {
            "contest": contest.key,
            "key": key,
            "first_name": person.first_name,
            "surname": person.surname,
            "mnis": person.mnis,
            "democracy_club": person.democracy_club,
            "gender": person.gender,
            "party": candidacy.party,
            "description": candidacy.description,
            "adjunct": candidacy.adjunct,
            "sitting": candidacy.sitting,
            "former": candidacy.former,
            "votes": declaration.votes.get(key) if declaration else None,
            "lines": _json(lines) if lines else None,
            "published_share": published.shares.get(key),
            "published_change": published.changes.get(key),
            "published_line": published.lines.get(key),
        }


def _contest(row: dict[str, Any], standing: list[dict[str, Any]]) -> Contest:
    seat = Seat(row["code"], row["name"], row["region"], row["country"], row["county"], row["kind"])
    candidacies = tuple(
        Candidacy(
            one["key"],
            Person(one["first_name"], one["surname"], one["mnis"], one["democracy_club"], one["gender"]),
            one["party"],
            one["description"],
            one["adjunct"],
            one["sitting"],
            one["former"],
        )
        for one in standing
    )
    return Contest(row["key"], row["election"], seat, row["day"], candidacies)


def _declaration(row: dict[str, Any], standing: list[dict[str, Any]]) -> Declaration | None:
    if not row["declared"]:
        return None
    return Declaration(
        row["key"],
        {one["key"]: one["votes"] for one in standing if one["votes"] is not None},
        row["valid"],
        row["rejected"],
        row["electorate"],
        row["declared_at"],
        none_of_the_above=row["none_of_the_above"],
        line_votes={one["key"]: msgspec.json.decode(one["lines"]) for one in standing if one["lines"]},
        unopposed=row["unopposed"],
    )


def _published(row: dict[str, Any], standing: list[dict[str, Any]]) -> Published:
    figures = {name: row[f"published_{name}"] for name in _PUBLISHED}
    return Published(
        **figures,
        shares={one["key"]: one["published_share"] for one in standing if one["published_share"]},
        changes={one["key"]: one["published_change"] for one in standing if one["published_change"]},
        lines={one["key"]: one["published_line"] for one in standing if one["published_line"]},
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows as a Parquet table."""
    import polars

    polars.DataFrame(rows, infer_schema_length=None).write_parquet(path)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet table."""
    import polars

    return polars.read_parquet(path, memory_map=False).to_dicts()
