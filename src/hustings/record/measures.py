"""Measures by which contests are put in order: closest, safest, biggest swing, first declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from hustings.record.baseline import Base
from hustings.record.change import butler_swing, result_label, swing_parties
from hustings.record.election import Election, counted
from hustings.record.state import State
from hustings.record.tabulation import Tabulation

Value = int | Fraction | datetime


class Measure(StrEnum):
    """What contests may be put in order by."""

    MAJORITY = "majority"
    SHARE = "share"
    TURNOUT = "turnout"
    SWING = "swing"
    DECLARED = "declared"
    OVERTURNED = "overturned"


@dataclass(frozen=True, slots=True)
class Placed:
    """One contest in an order: counted, what it is compared with, and the value it stands by."""

    election: Election
    tabulation: Tabulation
    base: Base | None
    value: Value


@dataclass(frozen=True, slots=True)
class Only:
    """Which contests to take: those a party won, those of a region or nation; all where None."""

    party: str | None = None
    region: str | None = None

    def takes(self, tabulation: Tabulation) -> bool:
        """Whether the contest is among them; letter case does not matter."""
        if self.party is not None and tabulation.winner.party.casefold() != self.party.casefold():
            return False
        return self.region is None or tabulation.contest.seat.lies_in(self.region)


SMALLEST_FIRST = {Measure.MAJORITY, Measure.DECLARED}
"""Measures whose natural order is smallest first: closest, earliest."""


def ordered(
    elections: Iterable[tuple[Election, State]],
    measure: Measure,
    only: Only | None = None,
    *,
    reverse: bool = False,
) -> list[Placed]:
    """Return counted contests in the measure's natural order, or the other way round.

    Majorities in votes and times: smallest first; shares, turnouts, swings and
    overturned majorities: largest first. Contests without the measure (a swing
    where a party did not stand before) are left out. Equal values stand in the
    order of polling day and seat code.
    """
    only = only or Only()
    decided = (
        (election, tabulation)
        for election, now in elections
        for standing in now.contests.values()
        if (tabulation := counted(standing)) is not None and only.takes(tabulation)
    )
    return in_measures_order(decided, measure, reverse=reverse)


def in_measures_order(
    decided: Iterable[tuple[Election, Tabulation]], measure: Measure, *, reverse: bool = False
) -> list[Placed]:
    """Return contests that are counted already in the order that `ordered` gives them."""
    value_of = _VALUES[measure]
    placed: list[Placed] = []
    for election, tabulation in decided:
        base = election.base(tabulation.contest)
        value = value_of(tabulation, base)
        if value is not None:
            placed.append(Placed(election, tabulation, base, value))
    placed.sort(key=lambda one: (one.tabulation.contest.day, one.tabulation.contest.seat.code))
    placed.sort(key=lambda one: one.value, reverse=(measure in SMALLEST_FIRST) is reverse)
    return placed


def headline_swing(tabulation: Tabulation, base: Base | None) -> Fraction | None:
    """Return the Butler swing to the winner from the seat's last holder, or in a hold from the second."""
    parties = swing_parties(tabulation, base) if base else None
    return butler_swing(tabulation, base, *parties) if base and parties else None


def overturned_majority(tabulation: Tabulation, base: Base | None) -> Fraction | None:
    """Return the majority, as a share of votes, that a gain overturned; None in a hold."""
    label = result_label(tabulation, base)
    return base.majority_share if base and label and label.is_gain else None


_VALUES: dict[Measure, Callable[[Tabulation, Base | None], Value | None]] = {
    Measure.MAJORITY: lambda counted, base: counted.majority,
    Measure.SHARE: lambda counted, base: counted.share(counted.winner),
    Measure.TURNOUT: lambda counted, base: counted.declaration.turnout,
    Measure.SWING: headline_swing,
    Measure.DECLARED: lambda counted, base: counted.declaration.declared_at,
    Measure.OVERTURNED: overturned_majority,
}
