"""A seat before this election: what it is compared with, and its own or its main predecessor's results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hustings.errors import NameNotFoundError
from hustings.publish.publication import Earlier
from hustings.record.baseline import Base
from hustings.record.contest import Seat
from hustings.record.election import Election
from hustings.record.lineage import Overlap
from hustings.record.tabulation import Tabulation


@dataclass(frozen=True, slots=True)
class Before:
    """One earlier result of a seat. overlap: with the old seat; None where boundaries are the same."""

    election: Election
    tabulation: Tabulation
    base: Base | None
    overlap: Overlap | None = None

    @property
    def part(self) -> Fraction | None:
        """The part of the present seat that was in the old one; None where boundaries are the same."""
        whole = self.overlap is None or (self.overlap.of_new == 1 and self.overlap.of_old == 1)
        return None if whole or self.overlap is None else self.overlap.of_new


def results_before(seat: Seat, earlier: tuple[Earlier, ...]) -> Iterator[Before]:
    """Yield the seat's earlier results, newest first; those of the old seat that gave most of it.

    An election that has no such seat, or no winner there, is passed over.
    """
    for one in earlier:
        overlap = _overlap(seat, one)
        code = seat.code if one.lineage is None else overlap.old_code if overlap else None
        standing = one.election.state().contests.get(code or "")
        counted = one.election.tabulation(standing.contest.key) if standing else None
        if counted is not None:
            yield Before(one.election, counted, one.election.base(counted.contest), overlap)


def _overlap(seat: Seat, one: Earlier) -> Overlap | None:
    if one.lineage is None:
        return None
    try:
        return one.lineage.main_predecessor(seat.code)
    except NameNotFoundError:
        return None
