"""The Commons Library's results by constituency, 1918-2019, as values, or a refusal with every fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from hustings.errors import FaultsError, SourceError
from hustings.record.history import BLOCKS, HistoricalResult
from hustings.sources.catalogue import Erratum
from hustings.sources.history_row import check_row, column_of, marks_and_votes
from hustings.sources.reading import Layout, Row, Sheet, Source, read, shown

_LAYOUT = Layout(encoding="cp1252", spellings={"": "unnamed"})
_NEEDED = (
    "constituency_id", "seats", "constituency_name", "country/region", "electorate",
    *(column_of(block, what) for block in BLOCKS for what in ("votes", "share")),
    "total_votes", "turnout", "election", "boundary_set", "unnamed",
)  # fmt: skip
_ELECTION = re.compile(r"(\d{4})([FO]?)")
_MONTHS = {"": "", "F": "-02", "O": "-10"}
_BOUNDARIES = re.compile(r"(\d{4})(?:-(\d{4}))?")
_YORKSHIRE = "Yorkshire and The Humber"
_REGIONS = {
    **{name: name for name in (
        "East Midlands", "Eastern", "Ireland", "London", "North East", "North West", "Northern Ireland",
        "Scotland", "South East", "South West", "University", "Wales", "West Midlands", _YORKSHIRE,
    )},
    "Yorkshire & The Humber": _YORKSHIRE,
    "Yorkshire and the Humber": _YORKSHIRE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownFaults:
    """What is known to be wrong in one version of the file, and how many seats it holds.

    errata: mended where `taken` differs from `published`, otherwise accepted
    as they stand. seats: by election; nothing is expected of others.
    """

    errata: Sequence[Erratum] = ()
    seats: Mapping[str, int] = field(default_factory=dict)


def read_history(path: Path, shown_as: str, known: KnownFaults | None = None) -> tuple[HistoricalResult, ...]:
    """Return every row of the file, in its order; FaultsError with all faults that are not known.

    shown_as: the name the file goes by in faults. known: by default what the
    project knows of the pinned version; a listed slip that is not in the file
    is a fault too. Line and column are those of the publisher's file.
    """
    known = known_faults() if known is None else known
    slips = {(slip.line, slip.column): (slip.published, slip.taken) for slip in known.errata}
    sheet, rows = read(Source(path, shown_as, slips), _LAYOUT, _NEEDED)
    unreadable = list(sheet.faults)
    sheet.faults.clear()
    doubts = {(s.line, s.column): s.cause for s in known.errata if s.published == s.taken}
    causes: dict[int, dict[str, str]] = {}
    for (line, column), cause in doubts.items():
        causes.setdefault(line, {})[column] = cause
    results = [_result(row, causes.get(row.line, {})) for row in rows]
    _check_twice(rows, results)
    _check_seats(sheet, rows, results, known.seats)
    _accept(sheet, doubts)
    if unreadable or sheet.faults:
        raise FaultsError([*unreadable, *sheet.faults])
    return tuple(results)


@cache
def known_faults() -> KnownFaults:
    """Return what is known of the pinned version of the file."""
    return parse((files("hustings.sources") / "history_errata.toml").read_text(encoding="utf-8"))


def parse(text: str) -> KnownFaults:
    """Return the known faults of a file in TOML, of the same shape as the one shipped; or SourceError."""
    try:
        listed = msgspec.convert(tomllib.loads(text), _Listed)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as wrong:
        raise SourceError(f"history errata: {wrong}") from wrong
    errata = [
        Erratum(listed.file, line, column, published, taken, group.cause)
        for group in listed.groups
        for line, column, published, taken in group.cells
    ]
    return KnownFaults(errata, listed.seats)


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cause: str
    cells: tuple[tuple[int, str, str, str], ...]


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    file: str
    seats: dict[str, int]
    groups: tuple[_Group, ...]


def _result(row: Row, doubts: Mapping[str, str]) -> HistoricalResult:
    figures = marks_and_votes(row)
    election, region = _election(row), _region(row)
    result = HistoricalResult(
        election=election,
        code=row.text("constituency_id") or None,
        # The file writes every word with a capital, the "s" of a genitive too.
        name=row.needed("constituency_name").replace("'S", "'s"),
        region=region,
        seats=row.whole("seats", needed=True) or 1,
        electorate=row.whole("electorate"),
        votes=figures.votes,
        unopposed=figures.unopposed,
        total_votes=figures.total,
        turnout_published=_turnout(row),
        boundary_set=_boundary_set(row, election),
        is_unopposed=figures.is_unopposed,
        doubts=doubts,
    )
    if row.text("unnamed"):
        row.fault("unnamed", f"{shown(row.text('unnamed'))} in a column without a name")
    if ("Universit" in result.name) != (region == "University"):
        row.fault("country/region", f"{shown(region)} does not suit {result.name}")
    check_row(row, result)
    return result


def _election(row: Row) -> str:
    text = row.needed("election")
    found = _ELECTION.fullmatch(text)
    if found is None:
        row.fault("election", f"{shown(text)} is no election, want a year, 1974F or 1974O")
        return ""
    return found[1] + _MONTHS[found[2]]


def _region(row: Row) -> str:
    text = row.needed("country/region")
    if text and text not in _REGIONS:
        row.fault("country/region", f"{shown(text)} is no region of this file")
    return _REGIONS.get(text, text)


def _boundary_set(row: Row, election: str) -> str:
    text = row.needed("boundary_set")
    found = _BOUNDARIES.fullmatch(text)
    if found is None or not found[1] <= election[:4] <= (found[2] or found[1]):
        row.fault("boundary_set", f"{shown(text)} is no span of years around {election}")
    return text


def _turnout(row: Row) -> Fraction | None:
    text = row.text("turnout")
    if text and not re.fullmatch(r"[01](\.\d{1,3})?", text):
        row.fault("turnout", f"{shown(text)} is not a share of up to three decimals")
        return None
    return Fraction(text) if text else None


def _check_twice(rows: Sequence[Row], results: Sequence[HistoricalResult]) -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for row, result in zip(rows, results, strict=True):
        named = (result.election, "name", f"{result.region}/{result.name}".casefold())
        coded = (result.election, "code", result.code or named[2])
        for key, column in ((named, "constituency_name"), (coded, "constituency_id")):
            if key in seen:
                row.fault(column, f"{result.name} at this election stood on line {seen[key]}")
            seen.setdefault(key, row.line)


def _check_seats(
    sheet: Sheet, rows: Sequence[Row], results: Sequence[HistoricalResult], expected: Mapping[str, int]
) -> None:
    held = dict.fromkeys(expected, 0)
    for result in results:
        held[result.election] = held.get(result.election, 0) + result.seats
    last = rows[-1].line if rows else 1
    for election, seats in expected.items():
        if held[election] != seats:
            problem = f"{election} has {held[election]} seats here, want {seats}; is the file cut short?"
            sheet.fault(last, "election", problem)


def _accept(sheet: Sheet, doubts: Mapping[tuple[int, str], str]) -> None:
    """Drop the faults that are known; a known one that is not there is a fault of its own."""
    raised = {(fault.line, fault.column) for fault in sheet.faults}
    sheet.faults[:] = [fault for fault in sheet.faults if (fault.line, fault.column) not in doubts]
    for line, column in doubts.keys() - raised:
        sheet.fault(line, column, "a slip is listed here, but nothing is wrong here")
