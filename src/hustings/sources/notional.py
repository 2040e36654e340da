"""Notional results: an earlier election's votes re-cast on new boundaries, as published."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from hustings.errors import DeclarationError, FaultsError
from hustings.record.baseline import NotionalResult
from hustings.sources.reading import Layout, Row, Sheet, Source, read


class NotionalMapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which columns of a publisher's file of notional results hold what.

    One row a party and seat. column, left_out: rows that are sums of others.
    independent: a label of people, whose rows are told apart for the winner.
    """

    seat: str
    seat_name: str
    electorate: str
    valid_votes: str
    party: str
    votes: str
    independent: str
    majority: str = ""
    column: str = ""
    left_out: tuple[str, ...] = ()
    columns: tuple[str, ...] | None = None
    aliases: dict[str, str] = {}


@cache
def notional_mapping(name: str) -> NotionalMapping:
    """Return the mapping of a file of notional results that hustings knows."""
    text = (files("hustings.sources") / "mappings" / f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), NotionalMapping)


def read_crosswalk(source: Source) -> dict[str, str]:
    """Return old seat codes and the codes they were replaced by; no header line."""
    sheet, rows = read(source, Layout(columns=("old", "name", "new")), ())
    codes = {row.needed("old"): row.needed("new") for row in rows}
    _refuse_faults(sheet)
    return codes


def read_notional(
    mapping: NotionalMapping, source: Source, crosswalk: dict[str, str]
) -> dict[str, NotionalResult]:
    """Return notional results by seat code, codes replaced by the crosswalk; FaultsError with all faults."""
    needed = [mapping.seat, mapping.seat_name, mapping.electorate, mapping.valid_votes]
    sheet, rows = read(source, Layout(columns=mapping.columns), [*needed, mapping.party, mapping.votes])
    by_seat: dict[str, list[Row]] = {}
    for row in rows:
        if mapping.column and row.text(mapping.column) in mapping.left_out:
            continue
        code = row.needed(mapping.seat)
        by_seat.setdefault(crosswalk.get(code, code), []).append(row)
    results = {code: _result(code, rows, mapping) for code, rows in by_seat.items()}
    _refuse_faults(sheet)
    return {code: result for code, result in results.items() if result is not None}


def _result(code: str, rows: list[Row], mapping: NotionalMapping) -> NotionalResult | None:
    first = rows[0]
    electorate = first.whole(mapping.electorate, needed=True)
    valid_votes = first.whole(mapping.valid_votes, needed=True)
    lines = [(_label(row, mapping), row.whole(mapping.votes, needed=True)) for row in rows]
    known = [(label, votes) for label, votes in lines if votes is not None]
    if electorate is None or valid_votes is None or len(known) < len(lines) or len(known) < 2:
        if len(known) == len(lines) == 1:
            first.fault(mapping.party, f"{code} has one party only")
        return None
    votes: dict[str, int] = {}
    for label, count in known:
        votes[label] = votes.get(label, 0) + count
    if _is_twice(known, mapping):
        first.fault(mapping.party, f"{code} has a party twice")
    (winner, most), (second, next_most) = sorted(known, key=lambda line: (-line[1], line[0]))[:2]
    majority = first.whole(mapping.majority) if mapping.majority else most - next_most
    if majority != most - next_most:
        first.fault(mapping.majority, f"{majority}, but by votes it is {most - next_most}")
    name = first.text(mapping.seat_name)
    try:
        return NotionalResult(code, name, votes, valid_votes, electorate, winner, second, most - next_most)
    except DeclarationError as wrong:
        first.fault(mapping.valid_votes, str(wrong))
        return None


def _label(row: Row, mapping: NotionalMapping) -> str:
    label = row.needed(mapping.party)
    return mapping.aliases.get(label, label)


def _is_twice(lines: list[tuple[str, int]], mapping: NotionalMapping) -> bool:
    parties = [label for label, _ in lines if label != mapping.independent]
    return len(parties) != len(set(parties))


def _refuse_faults(sheet: Sheet) -> None:
    if sheet.faults:
        raise FaultsError(sheet.faults)
