"""Who won a seat at every general election on record, under its own name and those it came from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from hustings.check.claim import ContestRef
from hustings.check.record import Record
from hustings.errors import NameNotFoundError
from hustings.record.finding import folded

BLOCKS = {"Con": "con", "Lab": "lab", "LD": "lib"}
"""The party block of the record since 1918 that continues as a party of today, by label."""
_COMPASS = frozenset({"north", "south", "east", "west", "central", "mid"})


@dataclass(frozen=True, slots=True)
class SeatWin:
    """Who won a seat once.

    election: such as "1974-02"; name: the seat's then; winner: the block or
    label, None where not told. is_part: one of several seats between which
    the place was divided then.
    """

    election: str
    name: str
    winner: str | None
    is_part: bool


def seat_past(ref: ContestRef, record: Record) -> tuple[SeatWin, ...]:
    """Return the wins before an election, earliest first, from 1918 where the old results are at hand.

    Winners before 2010 are the party blocks with most votes. By-elections in
    between are not among them.
    """
    contest = record.contest(ref)
    if contest is None:
        return ()
    names = _names(contest.seat.name, contest.seat.code, record)
    found = {(one.election, one.name): one for one in _old(names, record)}
    found |= {(one.election, one.name): one for one in _recent(names, ref, record)}
    return tuple(sorted(found.values(), key=lambda one: (one.election, one.name)))


def is_party(win: SeatWin, party: str) -> bool | None:
    """Whether the party won then; None where the record cannot tell."""
    if win.winner is None or win.winner == "oth":
        return None if party not in BLOCKS else False
    return win.winner in (party, BLOCKS.get(party))


def _names(name: str, code: str, record: Record) -> list[str]:
    names = [folded(name)]
    if record.lineage is not None:
        with suppress(NameNotFoundError):
            names.append(folded(record.lineage.main_predecessor(code).old_name))
    return list(dict.fromkeys(names))


def _old(names: list[str], record: Record) -> Iterator[SeatWin]:
    for row in record.history:
        words = folded(row.name)
        if words in names:
            yield SeatWin(row.election, row.name, row.largest_block, False)
        elif any(
            words.startswith(f"{name} ") and set(words[len(name) :].split()) <= _COMPASS for name in names
        ):
            yield SeatWin(row.election, row.name, row.largest_block, True)


def _recent(names: list[str], ref: ContestRef, record: Record) -> Iterator[SeatWin]:
    for election_name, day in record.generals:
        election = record.election(election_name)
        if election is None or election_name == ref.election:
            continue
        for key, standing in election.state().contests.items():
            if folded(standing.contest.seat.name) in names:
                counted = election.tabulation(key)
                winner = counted.winner.party if counted else None
                yield SeatWin(str(day.year), standing.contest.seat.name, winner, False)
