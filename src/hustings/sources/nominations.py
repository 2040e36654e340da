"""A candidates' list: who stands where, in columns of our own, without a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hustings.errors import Fault, FaultsError
from hustings.record.clock import UK
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.party import Party
from hustings.sources.lines import name_of
from hustings.sources.mapping import File, Parties, Values, Words
from hustings.sources.mapping import Mapping as ResultsMapping
from hustings.sources.official import official_ledger
from hustings.sources.reading import Layout, Row, Source, read, shown
from hustings.sources.results import read_results

WORDS = {
    "seat_code": "seat",
    "seat": "seat_name",
    "region": "region",
    "country": "country",
    "county": "county",
    "kind": "kind",
    "polling_day": "day",
    "name": "name",
    "first_name": "first_name",
    "surname": "surname",
    "gender": "gender",
    "mnis": "mnis",
    "democracy_club": "democracy_club",
    "party": "party",
    "description": "party_name",
    "adjunct": "adjunct",
    "sitting": "sitting",
    "former": "former",
}
"""The columns of a candidates' list, and the word of a mapping for each."""
COLUMNS = tuple(WORDS)
_RUN = ("=", "+", "-", "@")
LONGEST_NAME, LONGEST_WORDS = 90, 1000
_LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Poll:
    """The election that a candidates' list is for.

    seats: how many the whole House has; None where it fills no House.
    has_deposits: whether the UK's rule on lost deposits holds.
    """

    name: str
    title: str
    day: date | None = None
    seats: int | None = None
    has_deposits: bool = False
    zone: str = UK


@dataclass(frozen=True, slots=True)
class Nominations:
    """A candidates' list as read.

    contests, lines: by contest key, lines being where each begins. columns:
    those that the file has; of the others nothing is said.
    """

    contests: Mapping[str, Contest]
    parties: Mapping[str, Party]
    columns: frozenset[str]
    lines: Mapping[str, int]


def read_nominations(path: Path, election: str, day: date | None) -> Nominations:
    """Return who stands where; FaultsError with every fault.

    election: its short name. day: polling day, or None where the file has a
    column polling_day. Every row is a candidacy, and the rows of a seat are
    all who stand there. A cell that a spreadsheet would run, with markup or
    with signs that cannot be seen, is a fault.
    """
    source = Source(path, name_of(path))
    sheet, rows = read(source, Layout(), ())
    columns = frozenset(sheet.columns) & set(COLUMNS)
    if day is not None and "polling_day" in columns:
        sheet.fault(1, "polling_day", f"all contests of this election are on {day}; leave the column out")
        columns -= {"polling_day"}
    refuse_unfit(rows, sorted(columns))
    mapping = ResultsMapping(
        File(_words(columns)),
        values=Values(yes=("yes", "Yes", "true"), no=("no", "No", "false")),
        parties=Parties(speaker=("Spk",)),
    )
    found = None
    try:
        found = read_results(mapping, election, day, {"candidacies": source})
    except FaultsError as wrong:
        seen = {(fault.line, fault.column) for fault in sheet.faults}
        sheet.faults.extend(fault for fault in wrong.faults if (fault.line, fault.column) not in seen)
    if found is None or sheet.faults:
        raise FaultsError(sheet.faults)
    return Nominations(found.contests, found.parties, columns, dict(_lines(rows, columns)))


def election_of_candidates(path: Path, poll: Poll) -> Election:
    """Return an election that is a candidates' list alone: contests, and nothing declared."""
    listed = read_nominations(path, poll.name, poll.day)
    file = name_of(path)
    if poll.seats is not None and len(listed.contests) > poll.seats:
        problem = f"{len(listed.contests)} contests, the House has {poll.seats} seats"
        raise FaultsError([Fault(file, 1, "seat_code", problem)])
    ledger = official_ledger(listed.contests, {}, "candidates' list", file, zone=poll.zone)
    return Election(
        poll.name,
        poll.title,
        ledger,
        listed.parties,
        poll.day,
        poll.seats,
        has_times=True,
        has_deposits=poll.has_deposits,
        zone=poll.zone,
    )


def _words(columns: frozenset[str]) -> Words:
    """Return the words of the file's columns, and those that no such list may be without."""
    who = "name" if "name" in columns and "surname" not in columns else "surname"
    there = (columns - {"name"}) | {"seat_code", "party", who}
    return Words(**{"seat": "seat_code", **{WORDS[column]: column for column in there}}, votes="")


def refuse_unfit(rows: list[Row], columns: Collection[str], longest: int = LONGEST_NAME) -> None:
    """Note every cell of these columns that is not fit to be kept and shown again."""
    for row in rows:
        if "party" in columns and not row.text("party"):
            row.fault("party", "is blank; write Ind for somebody who stands for no party")
        for column in columns:
            problem = _unfit(row.text(column), _LONGEST_CODE if column == "seat_code" else longest)
            if problem:
                row.fault(column, f"{shown(row.text(column))} {problem}")


def _unfit(text: str, longest: int) -> str:
    if text.startswith(_RUN):
        return "begins like a formula, which a spreadsheet would run"
    if "<" in text or ">" in text:
        return "has markup in it, which no ballot paper has"
    if not text.isprintable():
        return "has signs in it that cannot be seen"
    return f"is longer than {longest} characters" if len(text) > longest else ""


def _lines(rows: list[Row], columns: frozenset[str]) -> Iterator[tuple[str, int]]:
    for row in reversed(rows):
        code = row.text("seat_code")
        yield f"{code}.{row.text('polling_day')}" if "polling_day" in columns else code, row.line
