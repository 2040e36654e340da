"""The guard of turnout: how a contest's turnout moved, beside those of its region; finds a block left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from hustings.figures import points
from hustings.night.expected_pattern import FEWEST_PEERS, of_region
from hustings.night.guard_context import Finding, GuardContext, Severity, turnout_change
from hustings.night.keyed import Keyed

ALARM = 5.0
"""Deviations from the region's median beyond which turnout is questioned."""
LEAST_DEVIATION = 0.01
"""One point: however alike the first seats of a region are, the others never all are."""
_TO_DEVIATION = 1.4826
"""Median absolute deviation to standard deviation, where values are normal."""


@dataclass(frozen=True, slots=True)
class TurnoutMark:
    """How far turnout stands out.

    change: since the baseline; usual: the region's median; fractions of 1. z:
    their distance in robust deviations. peers: how many contests it rests on.
    """

    change: float
    usual: float
    z: float
    peers: int


def turnout_mark(keyed: Keyed, context: GuardContext) -> TurnoutMark | None:
    """Return how far the turnout keyed stands out; None where it cannot be told.

    It takes a baseline and eight contests of the region declared before.
    Where no electorate is keyed the baseline's stands in for it.
    """
    if keyed.valid_votes is None:
        return None
    change = turnout_change(keyed.valid_votes, keyed.electorate, context.base)
    near = of_region(context, context.peers)
    others = [peer.turnout_change for peer in near if peer.turnout_change is not None]
    if change is None or len(others) < FEWEST_PEERS:
        return None
    usual = median(others)
    return TurnoutMark(change, usual, (change - usual) / _deviation(others, usual), len(others))


def turnout_against_region(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find a change of turnout unlike the region's: a block of votes left out, or counted twice.

    The change since the baseline, less the median change of the region's
    contests declared so far, in units of their median absolute deviation;
    beyond 5 it is questioned.
    """
    mark = turnout_mark(keyed, context)
    if mark is None or abs(mark.z) <= ALARM:
        return
    words = (
        f"Turnout moved by {_points(mark.change)} points since the baseline; the median of the "
        f"{mark.peers} seats declared in the region is {_points(mark.usual)}. "
        + ("Was a block of votes left out?" if mark.z < 0 else "Was a block of votes counted twice?")
    )
    yield Finding("turnout_against_region", Severity.WARNING, ("valid_votes", "electorate"), words)


def _deviation(values: Sequence[float], middle: float) -> float:
    return max(_TO_DEVIATION * median(abs(value - middle) for value in values), LEAST_DEVIATION)


def _points(change: float) -> str:
    return points(Fraction(change))
