"""A seat before this election: where it came from, and every result of it that the record has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hustings.errors import NameNotFoundError
from hustings.publish.past import Past
from hustings.publish.publication import Earlier
from hustings.record.baseline import Base, BaselineKind
from hustings.record.contest import Contest, Seat
from hustings.record.election import Election, counted
from hustings.record.finding import folded
from hustings.record.forebears import Span
from hustings.record.lineage import Lineage, Overlap
from hustings.record.tabulation import Tabulation

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Before:
    """One earlier result of a seat. overlap: with the old seat; None where boundaries are the same."""

    election: Election
    tabulation: Tabulation
    overlap: Overlap | None = None
    is_by_election: bool = False

    @property
    def contest(self) -> Contest:
        """The contest it is of."""
        return self.tabulation.contest


@dataclass(frozen=True, slots=True)
class Actual:
    """What the old seat that had most of a new one's people declared, in the labels of now."""

    base: Base
    overlap: Overlap
    election: Election


@dataclass(frozen=True, slots=True)
class SeatHistory:
    """A seat's past.

    before: declared results, by-elections among them, newest first; of the old
    seat that gave most of it. overlaps: the old seats it was made from, largest
    first; empty without a boundary change. ceased: whether that old seat's name
    is no seat's any more. spans: results by party block, by name alone.
    """

    before: tuple[Before, ...]
    overlaps: tuple[Overlap, ...]
    ceased: bool
    spans: tuple[Span, ...]

    @property
    def has_any(self) -> bool:
        """Whether the record has anything of the seat's past."""
        return bool(self.before or any(one.results for one in self.spans))


def seat_history(
    contest: Contest, earlier: tuple[Earlier, ...], past: Past, names: frozenset[str] = frozenset()
) -> SeatHistory:
    """Return the past of a contest's seat as far as the record goes.

    earlier: newest first. names: of the seats of now, folded, to tell which old one ceased.
    """
    seat = contest.seat
    generals = list(_generals(seat, earlier))
    lineage = next((one.lineage for one in earlier if one.lineage is not None), None)
    overlaps = _overlaps(seat, lineage)
    code = overlaps[0].old_code if overlaps else seat.code
    first = min((one.election.day for one in earlier if one.election.day), default=contest.day)
    between = [one for one in _by_elections(code, past) if first < one.contest.day < contest.day]
    before = sorted([*generals, *between], key=lambda one: one.contest.day, reverse=True)
    called = (generals[-1].contest.seat.name,) if generals else ()
    spans = past.forebears.of((*called, seat.name), seat.region, str(first.year))
    ceased = bool(overlaps) and folded(overlaps[0].old_name) not in names
    return SeatHistory(tuple(before), overlaps, ceased, spans)


def actual_before(seat: Seat, base: Base | None, earlier: tuple[Earlier, ...], past: Past) -> Actual | None:
    """Return the declared result to set a seat against beside its notional one.

    That of the old seat which had more than half of its people; None where none
    had, and where the baseline is no estimate.
    """
    if base is None or base.kind is not BaselineKind.NOTIONAL or not earlier:
        return None
    overlaps = _overlaps(seat, earlier[0].lineage)
    if not overlaps or overlaps[0].of_new <= _HALF or overlaps[0].old_code not in past.actual:
        return None
    return Actual(past.actual[overlaps[0].old_code], overlaps[0], earlier[0].election)


def _generals(seat: Seat, earlier: tuple[Earlier, ...]) -> Iterator[Before]:
    """Yield the results at general elections; one without such a seat, or a winner there, is passed over."""
    for one in earlier:
        overlaps = _overlaps(seat, one.lineage)
        code = seat.code if one.lineage is None else overlaps[0].old_code if overlaps else ""
        standing = one.election.state().contests.get(code)
        told = counted(standing) if standing else None
        if told is not None:
            yield Before(one.election, told, overlaps[0] if overlaps else None)


def _by_elections(code: str, past: Past) -> Iterator[Before]:
    for standing in past.by_seat.get(code, ()):
        told = counted(standing)
        if told is not None and past.by_elections is not None:
            yield Before(past.by_elections, told, is_by_election=True)


def _overlaps(seat: Seat, lineage: Lineage | None) -> tuple[Overlap, ...]:
    if lineage is None:
        return ()
    try:
        return lineage.predecessors(seat.code)
    except NameNotFoundError:
        return ()
