"""Picks: who is backed where, as published; read from a file, and to and from entries of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Literal

from hustings.endorse.decision import Decision
from hustings.endorse.evidence import candidacy_of, contest_of, refuse_voters
from hustings.endorse.method import Outcome
from hustings.errors import FaultsError
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.entry import Endorsement, Entry, Kind
from hustings.record.finding import folded
from hustings.record.state import State
from hustings.sources.lines import name_of
from hustings.sources.reading import Layout, Row, Source, read, shown

Position = Literal["endorse", "neutral", "withdrawn"]
POSITIONS: tuple[Position, ...] = ("endorse", "neutral", "withdrawn")
COLUMNS = ("seat", "candidacy", "party", "position", "published", "source", "grade")


class Grade(StrEnum):
    """How well a pick is sourced: stated, inferred from what is stated, or the seat alone."""

    STATED = "A"
    INFERRED = "B"
    SEAT_ONLY = "C"


@dataclass(frozen=True, slots=True)
class Pick:
    """One endorser's position on a candidacy, on a party in all seats, or on a seat (neutral).

    contest, candidacy: the record's keys; both None of a party-wide pick.
    published: None where the day is not known; then it counts as made after
    the poll wherever that matters.
    """

    endorser: str
    contest: str | None
    candidacy: str | None
    party: str | None
    position: Position
    published: date | None
    source: str
    grade: Grade = Grade.STATED

    @property
    def is_party_wide(self) -> bool:
        """Whether it backs a party everywhere."""
        return self.contest is None


def read_picks(path: Path, endorser: str, election: Election) -> tuple[Pick, ...]:
    """Return the picks of a CSV file; FaultsError with every fault.

    A line without a seat is party-wide. A seat goes by code or name, a
    candidacy by key or the person's name. At most one candidacy of a seat is
    endorsed; a later line with another position on it must come later by day.
    """
    refuse_voters(path)
    sheet, rows = read(Source(path, name_of(path)), Layout(), COLUMNS)
    contests = {one.contest.key: one.contest for one in election.state().contests.values()}
    names = {folded(contest.seat.name): contest for contest in contests.values()}
    found = [(row, _pick(row, endorser, contests, names)) for row in rows]
    _refuse_double([(row, pick) for row, pick in found if pick is not None])
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return tuple(pick for _, pick in found if pick is not None)


def standing(picks: Iterable[Pick]) -> tuple[Pick, ...]:
    """Return the endorsements that still stand: the last position on each candidacy, seat or party."""
    last: dict[tuple[str, str | None, str | None], Pick] = {}
    for pick in sorted(picks, key=lambda one: one.published or date.max):
        target = pick.candidacy if pick.contest else pick.party
        last[pick.endorser, pick.contest, target] = pick
        if pick.contest and pick.candidacy is None:
            for key in [key for key in last if key[:2] == (pick.endorser, pick.contest) and key[2]]:
                del last[key]
    return tuple(pick for pick in last.values() if pick.position == "endorse")


def entries(picks: Iterable[Pick], by: str, mode: Literal["live", "test"] = "live") -> tuple[Entry, ...]:
    """Return picks as entries of a ledger, by their days; a pick without a day is not entered."""
    dated = sorted((pick for pick in picks if pick.published), key=lambda one: one.published or date.max)
    return tuple(_entry(pick, pick.published, by, mode) for pick in dated if pick.published)


def picks_of(now: State, endorser: str) -> tuple[Pick, ...]:
    """Return an endorser's picks as the ledger has them."""
    own = [one for one in now.endorsements if folded(one.endorser) == folded(endorser)]
    return tuple(
        Pick(one.endorser, one.contest, one.candidacy, one.party, one.position, one.published, one.source)
        for one in own
    )


def picks_from(
    decisions: Iterable[Decision], endorser: str, published: date, source: str
) -> tuple[Pick, ...]:
    """Return decisions as picks: endorsements and neutral seats; a seat without a decision has none."""
    words: Mapping[Outcome, Position] = {
        Outcome.ENDORSE: "endorse",
        Outcome.NEUTRAL: "neutral",
        Outcome.WITHDRAWN: "withdrawn",
    }
    return tuple(
        Pick(
            endorser,
            one.contest.key,
            one.candidacy.key if one.candidacy else None,
            one.candidacy.party if one.candidacy else None,
            words[one.outcome],
            published,
            source,
        )
        for one in decisions
        if one.outcome in words
    )


def _entry(pick: Pick, day: date, by: str, mode: Literal["live", "test"]) -> Entry:
    said = Endorsement(
        pick.endorser, day, pick.source, pick.contest, pick.candidacy, pick.party, pick.position
    )
    return Entry(Kind.ENDORSE, said, datetime.combine(day, time(0), UTC), by, pick.source, mode)


def _pick(
    row: Row, endorser: str, contests: Mapping[str, Contest], names: Mapping[str, Contest]
) -> Pick | None:
    contest = contest_of(row, contests, names) if row.text("seat") else None
    candidacy = candidacy_of(row, contest) if contest and row.text("candidacy") else None
    position = next((one for one in POSITIONS if one == row.text("position")), None)
    if position is None:
        row.fault("position", f"{shown(row.text('position'))} is none of: {', '.join(POSITIONS)}")
    source, published = row.needed("source"), row.day("published", "%Y-%m-%d")
    grade = row.text("grade") or Grade.STATED.value
    if grade not in set(Grade):
        row.fault("grade", f"{shown(grade)} is none of: {', '.join(Grade)}")
    party = row.text("party") or (candidacy.party if candidacy else None)
    if candidacy is not None and party != candidacy.party:
        row.fault("party", f"{candidacy.person.name} stands for {candidacy.party}, not {shown(party or '')}")
    if not row.text("seat") and not party:
        row.fault("party", "is blank; a line without a seat backs a party everywhere, so want a party")
    if contest is not None and candidacy is None and position == "endorse":
        row.fault("candidacy", "is blank; an endorsement in a seat names somebody who stands there")
    if position is None or not source or grade not in set(Grade):
        return None
    keys = (contest.key if contest else None, candidacy.key if candidacy else None)
    return Pick(endorser, *keys, party, position, published, source, Grade(grade))


def _refuse_double(found: list[tuple[Row, Pick]]) -> None:
    last: dict[str, tuple[int, Pick]] = {}
    for row, pick in sorted(found, key=lambda one: (one[1].published or date.max, one[0].line)):
        if pick.contest is None:
            continue
        before = last.get(pick.contest)
        doubled = before is not None and before[1].position == pick.position == "endorse"
        if doubled and before is not None and before[1].candidacy != pick.candidacy:
            row.fault("candidacy", f"line {before[0]} endorses another in this seat; withdraw that first")
        last[pick.contest] = (row.line, pick)
