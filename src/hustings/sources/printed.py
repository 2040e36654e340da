"""Sums that a publisher's files print of their own: votes by party, turnout, the others together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from hustings.figures import rounded
from hustings.record.baseline import NotionalResult
from hustings.record.published import Difference
from hustings.sources.catalogue import Dataset, OfficialFile
from hustings.sources.causes import decimal, decimals
from hustings.sources.mapping import Mapping as ResultsMapping
from hustings.sources.notional import NotionalMapping, notional_mapping, read_crosswalk
from hustings.sources.reading import Layout, Row, Source, read

OTHERS = "All other candidates"
LAST_BEFORE_PARTIES = "Majority"
PART_OF_OTHERS = "Of which other winner"
ALL_OTHERS, LARGEST_OTHER = "TOTOTHV", "MAXOTHV"
NAMED_PARTIES = frozenset(
    ["CONV", "LABV", "LDV", "GRNV", "BRXV", "SNPV", "PCV", "APNIV", "DUPV", "UUPV", "SDLPV", "SFV"]
)
"""Columns of the notional results of 2019 that its sums of others leave out."""


def columns(mapping: ResultsMapping, file: OfficialFile, path: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield each contest's key and its votes by column of a file of contests; blank is 0 there."""
    if mapping.contests is None:
        return
    words = mapping.contests.words
    sheet, rows = read(Source(path, file.path), mapping.contests.layout(mapping.values), words.columns())
    named = list(sheet.columns)
    parties = [name for name in named[named.index(LAST_BEFORE_PARTIES) + 1 :] if name != PART_OF_OTHERS]
    for row in rows:
        key = row.text(words.seat)
        if words.day:
            key = f"{key}.{row.day(words.day, mapping.values.day)}"
        yield key, {name: row.whole(name) or 0 for name in parties}


def notional_figures(
    wanted: Dataset, paths: Mapping[str, Path], results: Mapping[str, NotionalResult]
) -> Iterator[Difference]:
    """Yield every figure that a file of notional results prints beside its votes, with ours."""
    mapping = notional_mapping(wanted.mapping or "")
    crosswalk = read_crosswalk(Source(paths["crosswalk"], "")) if "crosswalk" in paths else {}
    source = Source(paths["results"], wanted.file("results").path)
    sheet, rows = read(source, Layout(columns=mapping.columns), [mapping.seat])
    by_seat: dict[str, list[Row]] = {}
    for row in rows:
        code = row.text(mapping.seat)
        by_seat.setdefault(crosswalk.get(code, code), []).append(row)
    for code, lines in by_seat.items():
        result = results[code]
        for figure, party, theirs, ours in _pairs(mapping, lines, result):
            yield Difference(wanted.name, code, result.name, figure, party, theirs, ours)


def _pairs(
    mapping: NotionalMapping, lines: list[Row], result: NotionalResult
) -> Iterator[tuple[str, str, str, str]]:
    first = lines[0]
    yield "valid votes", "", first.text(mapping.valid_votes), str(sum(result.votes.values()))
    if mapping.majority:
        yield "majority", "", first.text(mapping.majority), str(result.majority)
    if "turnout" in first.sheet.columns:
        theirs = first.text("turnout")
        yield "turnout", "", theirs, _printed(theirs, 100 * result.valid_votes, result.electorate)
    if "share" in first.sheet.columns:
        for row in lines:
            theirs, votes = row.text("share"), row.whole(mapping.votes) or 0
            yield "share", row.text(mapping.party), theirs, _printed(theirs, votes, result.valid_votes)
    if mapping.column:
        yield from _others(mapping, lines)


def _others(mapping: NotionalMapping, lines: list[Row]) -> Iterator[tuple[str, str, str, str]]:
    votes = {row.text(mapping.column): row.whole(mapping.votes) or 0 for row in lines}
    others = [count for column, count in votes.items() if column not in {*NAMED_PARTIES, *mapping.left_out}]
    ours = {ALL_OTHERS: sum(others), LARGEST_OTHER: max(others, default=0)}
    for column, figure in ((ALL_OTHERS, "votes of others"), (LARGEST_OTHER, "largest of others")):
        if column in votes or others:
            yield figure, "", str(votes.get(column, "")), str(ours[column])


def _printed(theirs: str, part: int, whole: int) -> str:
    printed = decimal(theirs)
    value = rounded(Fraction(part, whole), 0 if printed is None else decimals(printed))
    return theirs if value == printed else str(value)
