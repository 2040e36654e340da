"""What boundary changes do to a forecast: a notional baseline errs more the more of the seat was moved."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hustings.errors import NameNotFoundError
from hustings.night.seats import Floats, SeatTable
from hustings.record.lineage import Lineage

NOTIONAL_ERROR = 0.015
"""Scale of a notional share's error where all of the seat was moved and half of it voted for the party."""


def moved(codes: Sequence[str], lineage: Lineage | None) -> Floats:
    """Return the part of each seat that was moved, from 0 to 1.

    What came in and what its main old seat lost, together; 0 where there is no
    lineage, or it does not know the seat.
    """
    return np.array([0.0 if lineage is None else _moved(code, lineage) for code in codes])


def _moved(code: str, lineage: Lineage) -> float:
    try:
        main = lineage.main_predecessor(code)
    except NameNotFoundError:
        return 0.0
    return min(1.0, float((1 - main.of_new) + (1 - main.of_old)))


def blur(table: SeatTable, party: int) -> Floats:
    """Return (seats,) the variance of a party's share before, as far as it is notional."""
    base = table.base[:, party]
    return np.asarray((2 * NOTIONAL_ERROR * table.moved) ** 2 * base * (1 - base))
