"""A made-up night: who declares when, and what goes other than planned, as entries in time order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from hustings.night.scene import Ground
from hustings.record.clock import close_of_poll, local
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.entry import (
    Confirmation,
    Correction,
    Countermand,
    Entry,
    Kind,
    Lot,
    Payload,
    Recount,
    Rush,
)
from hustings.record.ledger import Ledger

DESK, CHECKER = "Rehearsal desk", "Second rehearsal desk"
_CONFIRMED = 3
_PACE = (
    *((0.0, 75), (0.01, 165), (0.05, 220), (0.1, 255), (0.25, 315)),
    *((0.5, 380), (0.75, 430), (0.9, 460), (0.98, 525), (1.0, 900)),
)
"""Minutes from the close of poll by which a part of seats has declared; much as in 2024."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """What went other than planned, by contest key.

    tie: settled by lot; recount: ordered before its declaration; slip: two
    digits entered wrongly and corrected; postponed: countermanded, never
    declared on the night; rush: the winner announced before the figures;
    confirmed: checked by a second person.
    """

    tie: str
    recount: str
    slip: str
    postponed: str
    rush: str
    confirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Planned:
    """An entry to come; a confirmation learns the number it confirms when all stand in order."""

    at: datetime
    turn: int
    contest: str
    kind: Kind
    payload: Payload | None = None


def chosen_happenings(votes: Mapping[str, Mapping[str, int]], order: Sequence[str], seed: int) -> Happenings:
    """Return a seat for each: tie and recount where it was closest, the others drawn.

    order: contest keys, first to declare first.
    """
    rng = Random(f"hustings happenings {seed}")
    tie, recount = sorted(order, key=lambda key: (len(votes[key]) < 2, _lead(votes[key]), key))[:2]
    left = [key for key in order if key not in (tie, recount)]
    slip, postponed, rush = rng.sample(left, 3)
    sound = [key for key in left if key not in (slip, postponed, rush)]
    return Happenings(tie, recount, slip, postponed, rush, (*sound[:_CONFIRMED], slip))


def made_up_order(grounds: Sequence[Ground], seed: int) -> dict[str, int]:
    """Return minutes from the close of poll by contest key, first to declare first: safe cities lead."""
    rng = Random(f"hustings order {seed}")
    late = {one.seat.code: rng.gauss(0, 1) - 0.22 * one.urban - 0.6 * one.safety for one in grounds}
    order = sorted(late, key=lambda key: (late[key], key))
    last = max(1, len(order) - 1)
    return {key: _minutes(place / last) for place, key in enumerate(order)}


def made_up_ledger(
    contests: Mapping[str, Contest],
    declarations: Mapping[str, Declaration],
    happenings: Happenings,
    seed: int,
    zone: str,
) -> Ledger:
    """Return nominations and the night, all marked test; declarations carry their times."""
    rng = Random(f"hustings desk {seed}")
    day = next(iter(contests.values())).day
    morning = local(day, time(0), zone)
    planned = [_Planned(morning, 0, key, Kind.NOMINATE, contest) for key, contest in contests.items()]
    countermand = Countermand(happenings.postponed, "a candidate died (made up)")
    planned.append(_Planned(morning, 1, happenings.postponed, Kind.COUNTERMAND, countermand))
    for key, declaration in declarations.items():
        if key != happenings.postponed:
            planned += _declared(declaration, happenings, rng, close_of_poll(day, zone))
    planned.sort(key=lambda one: (one.at, one.turn, one.contest))
    return Ledger(tuple(_entries(planned, f"made up by hustings, seed {seed}")))


def declared_at(minutes: int, day: date, zone: str) -> datetime:
    """Return the moment so many minutes after the close of poll."""
    return close_of_poll(day, zone) + timedelta(minutes=minutes)


def _declared(right: Declaration, happenings: Happenings, rng: Random, close: datetime) -> Iterator[_Planned]:
    """Yield the entries about one contest on the night."""
    key, at = right.contest, right.declared_at or close
    entered = right
    if key == happenings.recount:
        yield _Planned(max(close, at - timedelta(minutes=50)), 2, key, Kind.RECOUNT, Recount(key))
    if key == happenings.rush:
        winner = max(sorted(right.votes), key=lambda one: right.votes[one])
        yield _Planned(max(close, at - timedelta(minutes=4)), 2, key, Kind.RUSH, Rush(key, winner))
    if key == happenings.slip:
        entered = _with_slip(right)
        correction = Correction(right, "a slip of digits (made up)")
        yield _Planned(at + timedelta(minutes=35), 5, key, Kind.CORRECT, correction)
    yield _Planned(at, 3, key, Kind.ENTER, entered)
    if key == happenings.tie:
        tied = sorted(one for one, votes in right.votes.items() if votes == max(right.votes.values()))
        yield _Planned(at + timedelta(minutes=20), 4, key, Kind.LOT, Lot(key, rng.choice(tied)))
    if key in happenings.confirmed:
        wait = 40 if key == happenings.slip else 6
        yield _Planned(at + timedelta(minutes=wait), 6, key, Kind.CONFIRM)


def _entries(planned: Sequence[_Planned], source: str) -> Iterator[Entry]:
    standing: dict[str, int] = {}
    for number, one in enumerate(planned, start=1):
        if one.kind in (Kind.ENTER, Kind.CORRECT):
            standing[one.contest] = number
        payload = one.payload or Confirmation(one.contest, standing[one.contest])
        by = CHECKER if one.kind is Kind.CONFIRM else DESK
        yield Entry(one.kind, payload, one.at, by, source, "test")


def _with_slip(right: Declaration) -> Declaration:
    """Return the figures with two digits of one candidacy's votes exchanged, still a possible declaration."""
    room = (right.electorate or right.ballot_papers * 2) - right.ballot_papers
    for key in sorted(right.votes, key=lambda key: (-right.votes[key], key)):
        for wrong in _exchanged(right.votes[key]):
            more = wrong - right.votes[key]
            votes = {**right.votes, key: wrong}
            if more <= room and _lead(votes):
                return replace(right, votes=votes, valid_votes=right.valid_votes + more)
    first = max(right.votes, key=lambda key: right.votes[key])
    votes = {**right.votes, first: right.votes[first] + 1}
    return replace(right, votes=votes, valid_votes=right.valid_votes + 1)


def _exchanged(votes: int) -> Iterator[int]:
    """Yield the number with two neighbouring digits exchanged, the weightiest first."""
    digits = str(votes)
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left != right and (place or right != "0"):
            yield int(digits[:place] + right + left + digits[place + 2 :])


def _minutes(part: float) -> int:
    """Return minutes from the close of poll by which that part of seats has declared."""
    for (before, early), (after, late) in pairwise(_PACE):
        if part <= after:
            return early + int((late - early) * (part - before) / (after - before))
    return _PACE[-1][1]


def _lead(votes: Mapping[str, int]) -> int:
    top = sorted(votes.values(), reverse=True)[:2]
    return top[0] - top[1] if len(top) == 2 else top[0]
