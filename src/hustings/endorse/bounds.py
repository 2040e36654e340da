"""What can be said of how a group voted from seats' totals: bounds that always hold, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

import numpy as np

from hustings.endorse.study import Floats
from hustings.errors import ElectionError
from hustings.figures import percent


@dataclass(frozen=True, slots=True)
class GroupBounds:
    """The lowest and highest share of a group, over these seats together, that can have voted so."""

    low: float
    high: float
    seats: int


def duncan_davis(group: Floats, choice: Floats) -> tuple[Floats, Floats]:
    """Return (n,) lowest and highest shares of the group that can have chosen so, seat by seat.

    group: (n,) the group's share of those who voted; choice: (n,) the share
    that chose so, both of the same people. Where the group is absent, 0 and 1.
    Source: Duncan and Davis, An alternative to ecological correlation (1953).
    """
    for name, share in (("group", group), ("choice", choice)):
        if not ((share >= 0) & (share <= 1)).all():
            raise ElectionError(f"{name}: want shares from 0 to 1")
    size = np.where(group > 0, group, 1)
    low = np.clip((choice - (1 - group)) / size, 0, 1)
    high = np.clip(choice / size, 0, 1)
    return np.where(group > 0, low, 0.0), np.where(group > 0, high, 1.0)


def group_bounds(group: Floats, choice: Floats, voters: Floats) -> GroupBounds:
    """Return the bounds over all seats together; voters: (n,) people who voted in each.

    ElectionError where nobody of the group is anywhere.
    """
    low, high = duncan_davis(group, choice)
    people = group * voters
    if people.sum() <= 0:
        raise ElectionError("nobody of the group is in any of these seats")
    return GroupBounds(
        float(low @ people / people.sum()), float(high @ people / people.sum()), int((people > 0).sum())
    )


def refuse_group_claim(group: str, choice: str, found: GroupBounds) -> NoReturn:
    """Raise ElectionError: seats' totals do not tell how a group voted; the bounds are offered instead."""
    low, high = (percent(Fraction(share), 0) for share in (found.low, found.high))
    raise ElectionError(
        f"how {group} voted cannot be told from seats' totals; what always holds, over {found.seats} seats: "
        f"from {low} to {high} of them voted for {choice}"
    )
