"""The forecast of a House: what is declared is certain, what stands alone counts, the same seed the same bytes."""

from __future__ import annotations

import time

from hustings.night.forecast import Night

from .forecast_laws import lawful
from .made_up_britain import past, small_night, taught


def test_x(small: Night) -> None:
    for count in range(1, 45):
        lawful(small, small.election.ledger.until(count))
