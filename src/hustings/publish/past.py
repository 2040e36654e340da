"""The past of an election: by-elections, results since 1918, and the actual results beside notional ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hustings.record.baseline import Base
from hustings.record.election import Election
from hustings.record.forebears import Forebears
from hustings.record.history import HistoricalResult
from hustings.record.state import ContestState


@dataclass(frozen=True, eq=False)
class Past:
    """What the record has of the time before an election, besides earlier general elections; read once.

    results: by party block, since 1918. actual: what seats of the general
    election before declared, by their code then and in the labels of now; only
    where the election's own baseline is notional.
    """

    by_elections: Election | None = None
    results: tuple[HistoricalResult, ...] = ()
    actual: Mapping[str, Base] = field(default_factory=dict)

    @cached_property
    def forebears(self) -> Forebears:
        """The results since 1918, found by name."""
        return Forebears(self.results)

    @cached_property
    def by_seat(self) -> Mapping[str, tuple[ContestState, ...]]:
        """The by-elections by the code of the seat, the newest first."""
        found: dict[str, tuple[ContestState, ...]] = {}
        held = self.by_elections.state().contests.values() if self.by_elections else ()
        for one in sorted(held, key=lambda one: one.contest.day):
            found[one.contest.seat.code] = (one, *found.get(one.contest.seat.code, ()))
        return found


NO_PAST = Past()
"""Nothing besides earlier general elections."""
