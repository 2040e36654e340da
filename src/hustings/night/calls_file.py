"""An editor's calls and un-calls in a file, a line each, and which of them are in force at a moment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path

from hustings.errors import AmbiguousNameError, ElectionError, FaultsError, NameNotFoundError
from hustings.night.calls import EditorCall
from hustings.record.clock import moment
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Correction, Retraction
from hustings.record.finding import Gazetteer, Named
from hustings.record.state import ContestState, State
from hustings.sources.lines import name_of
from hustings.sources.reading import Layout, Row, Source, read, shown

COLUMNS = ("seat", "call", "by", "at", "reason")
"""The header of the file."""
UNCALL = "un-call"
_ENTRY = re.compile(r"entry (\d{1,9})")
_RESERVED = ("model", "declaration")
"""Whose words are not an editor's."""


@dataclass(frozen=True, slots=True)
class MadeCall:
    """An editor's word on a contest; line: where it stands in its file."""

    contest: str
    word: EditorCall
    line: int


def read_calls(path: Path, election: Election, now: State | None = None) -> tuple[MadeCall, ...]:
    """Return an editor's calls in the order they were made.

    now: the moment of a forecast, at which every call must have been made.
    Raises FaultsError with every fault: a seat or candidacy that there is
    none, a time that is none or after that moment, a seat declared by then,
    a seat called twice without an un-call between.
    """
    sheet, rows = read(Source(path, name_of(path)), Layout(), COLUMNS)
    seats = Gazetteer(map(_named, election.state().contests.values()), "seat")
    found = [(row, made) for row in rows if (made := _made(row, election, seats, now)) is not None]
    found.sort(key=lambda one: _place(one[1]))
    _refuse_twice(found)
    _refuse_declared(found, election)
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return tuple(made for _, made in found)


def in_force(made: Iterable[MadeCall], entry: int, at: datetime | None = None) -> dict[str, EditorCall]:
    """Return the latest word on each contest up to an entry of the ledger, and a moment where given."""
    said = {}
    for one in made:
        if one.word.entry <= entry and (at is None or one.word.at is None or one.word.at <= at):
            said[one.contest] = one.word
    return said


def _named(standing: ContestState) -> Named:
    contest = standing.contest
    return Named(contest.key, contest.seat.name, (), str(contest.day))


def _made(row: Row, election: Election, seats: Gazetteer, now: State | None) -> MadeCall | None:
    """Return the call of a line; None where it has a fault, which is noted."""
    before = len(row.sheet.faults)
    typed, by, reason = row.needed("call"), row.needed("by"), row.needed("reason")
    if by.casefold() in _RESERVED:
        row.fault("by", f"{shown(by)} is no editor; write who made the call")
    key, place = _seat(row, seats), _moment(row, election, now)
    candidacy = None
    if key is not None and typed and typed.casefold() != UNCALL:
        candidacy = _candidacy(row, typed, election.contest(key).contest)
    if key is None or place is None or len(row.sheet.faults) > before:
        return None
    entry, at = place
    return MadeCall(key, EditorCall(candidacy, by, reason, entry, at), row.line)


def _seat(row: Row, seats: Gazetteer) -> str | None:
    typed = row.needed("seat")
    try:
        return seats.find(typed).key if typed else None
    except (NameNotFoundError, AmbiguousNameError) as wrong:
        row.fault("seat", str(wrong))
        return None


def _candidacy(row: Row, typed: str, contest: Contest) -> str | None:
    """Return the candidacy of that key or name, or the only one of that party."""
    wanted = typed.casefold()
    for those in (
        [one for one in contest.candidacies if one.key.casefold() == wanted],
        [one for one in contest.candidacies if one.person.name.casefold() == wanted],
        [one for one in contest.candidacies if one.party.casefold() == wanted],
    ):
        if len(those) == 1:
            return those[0].key
        if those:
            names = ", ".join(one.person.name for one in those)
            row.fault("call", f"{shown(typed)} may be any of {names} in {contest.seat.name}")
            return None
    standing = ", ".join(f"{one.person.name} ({one.party})" for one in contest.candidacies)
    row.fault("call", f"no {shown(typed)} stands in {contest.seat.name}; there are {standing}, and {UNCALL}")
    return None


def _moment(row: Row, election: Election, now: State | None) -> tuple[int, datetime | None] | None:
    """Return the entry after which the call was made, and its time where it has one."""
    typed = row.needed("at")
    if not typed:
        return None
    numbered = _ENTRY.fullmatch(typed.casefold())
    if numbered:
        entry, at = int(numbered[1]), None
        if entry > len(election.ledger):
            row.fault("at", f"there is no entry {entry}; the ledger has {len(election.ledger)}")
            return None
    else:
        try:
            at = moment(typed, election.day, election.zone)
        except ElectionError as wrong:
            row.fault("at", f"{wrong}; or an entry of the ledger, such as: entry 700")
            return None
        if not election.has_times:
            row.fault("at", f"{election.name} has no declaration times; write an entry, such as: entry 700")
            return None
        entry = len(election.ledger.as_at(at))
    if now is not None and (entry > now.as_at_entry or (at and now.as_at and at > now.as_at)):
        row.fault("at", f"{shown(typed)} is after the moment of the forecast, entry {now.as_at_entry}")
        return None
    return entry, at


def _refuse_twice(found: Iterable[tuple[Row, MadeCall]]) -> None:
    last: dict[str, MadeCall] = {}
    for row, made in found:
        before = last.get(made.contest)
        if before is not None and (before.word.candidacy is None) == (made.word.candidacy is None):
            done = "un-called" if made.word.candidacy is None else "called"
            row.fault("seat", f"{row.text('seat')} stands {done} since line {before.line}{_hint(made)}")
        last[made.contest] = made


def _hint(made: MadeCall) -> str:
    return "" if made.word.candidacy is None else f"; a line that says {UNCALL} comes before another call"


def _refuse_declared(found: Iterable[tuple[Row, MadeCall]], election: Election) -> None:
    """Note a call of a seat whose figures stood already: what is declared is not called."""
    waiting, stood = list(found), dict[str, int]()
    for number, payload in enumerate((None, *(entry.payload for entry in election.ledger))):
        if isinstance(payload, Declaration | Correction):
            stood.setdefault(payload.contest, number)
        elif isinstance(payload, Retraction):
            stood.pop(payload.contest, None)
        while waiting and waiting[0][1].word.entry == number:
            row, made = waiting.pop(0)
            if made.contest in stood:
                row.fault("at", f"{row.text('seat')} was declared by then, in entry {stood[made.contest]}")


def _place(made: MadeCall) -> tuple[int, float, int]:
    # What is said of an entry comes before what is said at an hour after it.
    return made.word.entry, made.word.at.timestamp() if made.word.at else -inf, made.line
