"""Picks: who is backed where, as published; read from a file, and to and from entries of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Literal

from hustings.endorse.decision import Decision
from hustings.endorse.listed import Listed, candidacy_of, day_of, listed
from hustings.endorse.method import Outcome
from hustings.endorse.voters import refuse_others
from hustings.errors import FaultsError
from hustings.record.contest import Candidacy
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
    candidacy by key or the person's name. At no time is more than one
    candidacy of a seat endorsed, nor more than one party everywhere: the
    first is withdrawn, or the seat made neutral, on an earlier day. A file with
    any other column is refused unread.
    """
    refuse_others(path, COLUMNS)
    sheet, rows = read(Source(path, name_of(path)), Layout(), COLUMNS)
    known = listed(election)
    found = [(row, _pick(row, endorser, known)) for row in rows]
    _refuse_double([(row, pick) for row, pick in found if pick is not None])
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return tuple(pick for _, pick in found if pick is not None)


def standing(picks: Iterable[Pick]) -> tuple[Pick, ...]:
    """Return the endorsements that still stand: the last position on each candidacy, seat or party."""
    return tuple(pick for pick in last_positions(picks) if pick.position == "endorse")


def in_order(picks: Iterable[Pick]) -> tuple[Pick, ...]:
    """Return picks by their days, those of one day as they were given."""
    return tuple(sorted(picks, key=_when))


def last_positions(picks: Iterable[Pick]) -> tuple[Pick, ...]:
    """Return the last position on each candidacy, seat or party; one on a whole seat ends those within it."""
    last: dict[tuple[str, str | None, str | None], Pick] = {}
    for pick in in_order(picks):
        target = pick.candidacy if pick.contest else pick.party
        if pick.contest and pick.candidacy is None:
            for key in [key for key in last if key[:2] == (pick.endorser, pick.contest)]:
                del last[key]
        last.pop((pick.endorser, pick.contest, target), None)
        last[pick.endorser, pick.contest, target] = pick
    return tuple(last.values())


def backed(picks: Iterable[Pick], election: Election) -> dict[str, tuple[Candidacy, Pick]]:
    """Return one endorser's candidacy in each seat, by contest key, with the pick that says so.

    A party-wide pick counts where no line is about the seat, and one person
    alone stands for the party there.
    """
    last = last_positions(picks)
    own = {pick.contest for pick in last if pick.contest}
    found: dict[str, tuple[Candidacy, Pick]] = {}
    for key, now in election.state().contests.items():
        for pick in last:
            if pick.position != "endorse" or pick.contest != (key if key in own else None):
                continue
            meant = [
                one
                for one in now.contest.candidacies
                if (one.party == pick.party if pick.is_party_wide else one.key == pick.candidacy)
            ]
            if len(meant) == 1:
                found[key] = (meant[0], pick)
    return found


def entries(picks: Iterable[Pick], by: str, mode: Literal["live", "test"] = "live") -> tuple[Entry, ...]:
    """Return picks as entries of a ledger, by their days; only what a source states and dates is entered."""
    stated = in_order(pick for pick in picks if pick.grade is Grade.STATED)
    return tuple(_entry(pick, pick.published, by, mode) for pick in stated if pick.published)


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


def pick_row(pick: Pick) -> dict[str, str | None]:
    """Return a pick as a line of such a file, which reads as the same pick."""
    day = pick.published.isoformat() if pick.published else None
    keys = (pick.contest, pick.candidacy, pick.party, pick.position, day, pick.source, pick.grade.value)
    return dict(zip(COLUMNS, keys, strict=True))


def _entry(pick: Pick, day: date, by: str, mode: Literal["live", "test"]) -> Entry:
    said = Endorsement(
        pick.endorser, day, pick.source, pick.contest, pick.candidacy, pick.party, pick.position
    )
    return Entry(Kind.ENDORSE, said, datetime.combine(day, time(0), UTC), by, pick.source, mode)


def _when(pick: Pick) -> date:
    # Where a day is not known, an endorsement came before what takes it back: nobody is said to be
    # endorsed who may no longer be.
    return pick.published or (date.min if pick.position == "endorse" else date.max)


def _pick(row: Row, endorser: str, known: Listed) -> Pick | None:
    contest = known.contest(row) if row.text("seat") else None
    candidacy = candidacy_of(row, contest) if contest and row.text("candidacy") else None
    position = next((one for one in POSITIONS if one == row.text("position")), None)
    if position is None:
        row.fault("position", f"{shown(row.text('position'))} is none of: {', '.join(POSITIONS)}")
    source, published = row.needed("source"), day_of(row, "published")
    grade = row.text("grade") or Grade.STATED.value
    if grade not in set(Grade):
        row.fault("grade", f"{shown(grade)} is none of: {', '.join(Grade)}")
    party = row.text("party") or (candidacy.party if candidacy else None)
    if candidacy is not None and party != candidacy.party:
        row.fault("party", f"{candidacy.person.name} stands for {candidacy.party}, not {shown(party or '')}")
    if not row.text("seat") and row.text("candidacy"):
        row.fault("seat", "is blank; a candidacy stands in a seat")
    elif not row.text("seat") and not party:
        row.fault("party", "is blank; a line without a seat backs a party everywhere, so want a party")
    if contest is not None and not row.text("candidacy") and position == "endorse":
        row.fault("candidacy", "is blank; an endorsement in a seat names somebody who stands there")
    if position is None or not source or grade not in set(Grade) or (row.text("seat") and contest is None):
        return None
    if position == "endorse" and not (candidacy if contest else party):
        return None
    keys = (contest.key if contest else None, candidacy.key if candidacy else None)
    return Pick(endorser, *keys, party, position, published, source, Grade(grade))


def _refuse_double(found: Sequence[tuple[Row, Pick]]) -> None:
    standing_now: dict[str | None, tuple[int, str | None]] = {}
    for row, pick in sorted(found, key=lambda one: (_when(one[1]), one[0].line)):
        target = pick.candidacy if pick.contest else pick.party
        line, before = standing_now.get(pick.contest, (0, None))
        if pick.position != "endorse":
            if target in (None, before):
                standing_now.pop(pick.contest, None)
        elif before is not None and before != target:
            column = "candidacy" if pick.contest else "party"
            where = "in this seat" if pick.contest else "everywhere"
            row.fault(column, f"line {line} endorses another {where}; withdraw that first")
        else:
            standing_now[pick.contest] = (row.line, target)
