"""A publisher's results as contests and declarations, or a refusal with every fault."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hustings.errors import FaultsError
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.party import Party, Standing
from hustings.record.published import Published
from hustings.sources.contests import ContestRows, read_contest, seat_code
from hustings.sources.mapping import Mapping as ResultsMapping
from hustings.sources.mapping import Words
from hustings.sources.reading import Layout, Row, Sheet, Source, read, shown


@dataclass(frozen=True, slots=True)
class Results:
    """What a publisher's files say, by contest key. A contest without figures has no declaration."""

    contests: Mapping[str, Contest]
    declarations: Mapping[str, Declaration]
    published: Mapping[str, Published]
    parties: Mapping[str, Party]


def read_results(
    mapping: ResultsMapping, election: str, day: date | None, sources: Mapping[str, Source]
) -> Results:
    """Return the results of a publisher's files; FaultsError with all faults.

    sources: "candidacies" and, where the mapping has it, "contests". day:
    polling day, where the files do not give it.
    """
    sheets: list[Sheet] = []
    gathered = _gathered(mapping, sources, sheets)
    found = [read_contest(key, parts, mapping, election, day) for key, parts in gathered.items()]
    contests = {one.contest.key: one.contest for one in found if one}
    declarations = {one.contest.key: one.declaration for one in found if one and one.declaration}
    published = {one.contest.key: one.published for one in found if one and one.published}
    parties = _parties(mapping, contests, declarations)
    _check_labels(mapping, parties, gathered)
    faults = [fault for sheet in sheets for fault in sheet.faults]
    if faults:
        raise FaultsError(faults)
    return Results(contests, declarations, published, parties)


def _gathered(
    mapping: ResultsMapping, sources: Mapping[str, Source], sheets: list[Sheet]
) -> dict[str, ContestRows]:
    gathered: dict[str, ContestRows] = {}
    spelt: dict[str, str] = {}
    if mapping.contests is not None:
        words = mapping.contests.words
        for row in _rows(mapping.contests.layout(mapping.values), words, sources["contests"], sheets):
            key = _key(row, words, mapping)
            if key in gathered:
                row.fault(words.seat, f"{key} has line {gathered[key].figures.line} already")
            elif key:
                _check_spelling(key, row, words, spelt)
                gathered[key] = ContestRows(row, words)
    words = mapping.candidacies.words
    for row in _rows(mapping.candidacies.layout(mapping.values), words, sources["candidacies"], sheets):
        key = _key(row, words, mapping)
        if key and key not in gathered:
            if mapping.contests is not None:
                row.fault(words.seat, f"{shown(key)} is not among the contests")
                continue
            _check_spelling(key, row, words, spelt)
            gathered[key] = ContestRows(row, words)
        if key:
            gathered[key].rows.append(row)
    for key, parts in gathered.items():
        if not parts.rows:
            parts.figures.fault(parts.words.seat, f"{key} has no candidacies")
    return {key: parts for key, parts in gathered.items() if parts.rows}


def _rows(layout: Layout, words: Words, source: Source, sheets: list[Sheet]) -> list[Row]:
    sheet, rows = read(source, layout, words.columns())
    sheets.append(sheet)
    return rows


def _key(row: Row, words: Words, mapping: ResultsMapping) -> str:
    code = seat_code(row, words)
    if code in mapping.crosswalk:
        now = mapping.crosswalk[code]
        row.fault(words.seat, f"{code} is a code no longer in use; the seat is now {now}, write that")
        return ""
    if not words.day:
        return code
    day = row.day(words.day, mapping.values.day)
    if day is None and row.text(words.day) in row.sheet.layout.nothing:
        row.fault(words.day, "is blank, want the day of the poll")
    return f"{code}.{day}" if code and day else ""


def _check_spelling(key: str, row: Row, words: Words, spelt: dict[str, str]) -> None:
    """Note a seat that is written like another but for capitals and blanks: it is likely the same."""
    before = spelt.setdefault(_folded(key), key)
    if before != key:
        row.fault(words.seat, f"{shown(key)} is written {shown(before)} elsewhere; want one spelling")


def _check_labels(
    mapping: ResultsMapping, parties: Mapping[str, Party], gathered: Mapping[str, ContestRows]
) -> None:
    """Note parties whose labels differ in capitals and blanks alone: their votes would be totalled apart."""
    column = mapping.candidacies.words.party or mapping.candidacies.words.party_name
    spelt: dict[str, str] = {}
    for label in sorted(parties):
        before = spelt.setdefault(_folded(label), label)
        if before == label:
            continue
        rows = (row for parts in gathered.values() for row in parts.rows)
        row = next(
            row for row in rows if mapping.parties.aliases.get(text := row.text(column), text) == label
        )
        problem = f"{shown(label)} is written {shown(before)} elsewhere"
        row.fault(column, f"{problem}; give both one label in [parties.aliases], or two that differ more")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _parties(
    mapping: ResultsMapping, contests: Mapping[str, Contest], declarations: Mapping[str, Declaration]
) -> dict[str, Party]:
    descriptions: dict[str, Counter[str]] = {}
    for contest in contests.values():
        for candidacy in contest.candidacies:
            weight = 0 if candidacy.is_joint else 1
            descriptions.setdefault(candidacy.party, Counter())[candidacy.description] += weight
    for declaration in declarations.values():
        for label in (label for lines in declaration.line_votes.values() for label in lines):
            descriptions.setdefault(label, Counter({label: 0}))
    return {
        label: Party(label, _party_name(mapping, label, seen), _standing(mapping, label))
        for label, seen in descriptions.items()
    }


def _party_name(mapping: ResultsMapping, label: str, seen: Counter[str]) -> str:
    most = min(seen, key=lambda description: (-seen[description], description))
    return mapping.parties.names.get(label, most or label)


def _standing(mapping: ResultsMapping, label: str) -> Standing:
    if label in mapping.parties.independent:
        return Standing.INDEPENDENT
    return Standing.SPEAKER if label in mapping.parties.speaker else Standing.PARTY
