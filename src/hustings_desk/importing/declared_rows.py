"""The rows of a declarations' file as figures keyed, each box with the place it stands at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hustings.endorse.listed import candidacy_of, listed
from hustings.endorse.voters import refuse_others
from hustings.errors import ElectionError, FaultsError
from hustings.night.keyed import Keyed
from hustings.night.rejected_papers import UK_REASONS
from hustings.record.clock import moment
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.sources.lines import name_of
from hustings.sources.reading import Layout, Row, Source, read

NEEDED = ("seat", "candidacy", "votes", "valid_votes")
TOTALS = ("rejected", "electorate", "verified")
BY_REASON = {f"rejected_{letter}": reason.key for letter, reason in zip("abcd", UK_REASONS, strict=True)}
"""Columns of rejected papers by reason: as lettered in RPA 1983 Sch. 1 r. 47(4)."""
COLUMNS = (*NEEDED, *TOTALS, *BY_REASON, "declared_at", "source", "reason", "seen")


@dataclass(frozen=True, slots=True)
class DeclaredRows:
    """One contest as a file gives it. lines: where each box stands; line: where the contest begins.

    reason: answers what the guards warn of, where seen is the mark of these words.
    """

    contest: Contest
    figures: Keyed
    source: str
    reason: str
    seen: str
    line: int
    lines: Mapping[str, int]


def read_declarations(path: Path, election: Election) -> tuple[DeclaredRows, ...]:
    """Return the declarations of a file, a row for each candidacy; FaultsError with every fault.

    A seat goes by its code or name, a candidacy by its key or the person's
    name. Figures of the contest stand in its first row, or in all alike. A
    blank or a dash is not announced, which is not 0.
    """
    refuse_others(path, COLUMNS)
    sheet, rows = read(Source(path, name_of(path)), Layout(nothing=("", "-")), NEEDED)
    known = listed(election)
    by_contest: dict[str, list[Row]] = {}
    for row in rows:
        contest = known.contest(row)
        if contest is not None:
            by_contest.setdefault(contest.key, []).append(row)
    found = [_contest(known.by_key[key], its, election) for key, its in by_contest.items()]
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return tuple(found)


def _contest(contest: Contest, rows: Sequence[Row], election: Election) -> DeclaredRows:
    first, votes, lines = rows[0], dict[str, int | None](), dict[str, int]()
    for row in rows:
        candidacy = candidacy_of(row, contest)
        count = row.whole("votes", needed=True)
        if candidacy is None:
            continue
        if candidacy.key in votes:
            row.fault("candidacy", f"has line {lines[f'votes:{candidacy.key}']} already")
        votes.setdefault(candidacy.key, count)
        lines.setdefault(f"votes:{candidacy.key}", row.line)
    missing = [one.person.name for one in contest.candidacies if one.key not in votes]
    if missing:
        first.fault("candidacy", f"{contest.seat.name}: no line for {', '.join(missing)}")
    totals = {name: _one_figure(name, rows) for name in ("valid_votes", *TOTALS, *BY_REASON)}
    figures = Keyed(
        contest.key,
        votes,
        totals["valid_votes"],
        totals["rejected"],
        {words: count for name, words in BY_REASON.items() if (count := totals[name]) is not None},
        totals["electorate"],
        totals["verified"],
        _declared_at(rows, election),
        frozenset(name for name in TOTALS if totals[name] is None),
    )
    source, reason, seen = (_one(column, rows) for column in ("source", "reason", "seen"))
    return DeclaredRows(contest, figures, source, reason, seen, first.line, lines)


def _one(column: str, rows: Sequence[Row]) -> str:
    """Return what the rows of a contest say in a column; a fault where they say different things."""
    row = _row_of(column, rows)
    return "" if row is None else row.text(column)


def _one_figure(column: str, rows: Sequence[Row]) -> int | None:
    row = _row_of(column, rows)
    return None if row is None else row.whole(column)


def _row_of(column: str, rows: Sequence[Row]) -> Row | None:
    if column not in rows[0].sheet.columns:
        return None
    filled = [row for row in rows if row.text(column) not in ("", "-")]
    for row in filled[1:]:
        if row.text(column) != filled[0].text(column):
            before = f"line {filled[0].line} has {filled[0].text(column)!r}"
            row.fault(column, f"{row.text(column)!r}, but {before}; one contest has one figure")
    return filled[0] if filled else None


def _declared_at(rows: Sequence[Row], election: Election) -> datetime | None:
    row = _row_of("declared_at", rows)
    if row is None:
        return None
    try:
        return moment(row.text("declared_at"), election.day, election.zone)
    except ElectionError as wrong:
        row.fault("declared_at", str(wrong))
        return None
