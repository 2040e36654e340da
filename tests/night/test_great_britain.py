"""Great Britain from outside information: declined without it, moved towards it, told what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.errors import ElectionError
from hustings.night.forecast import Night, forecast
from hustings.night.outside_file import Outside
from hustings.record.state import state

from .forecast_laws import lawful
from .made_up_britain import SEATS


def with_settings(night: Night, outside: Outside) -> Night:
    """The same night with a prior; what was prepared before does not depend on it."""
    return replace(night, settings=replace(night.settings, outside=outside))


def test_nothing_declared_is_declined(small: Night) -> None:
    with pytest.raises(ElectionError, match="nothing is declared yet; a forecast needs a prior"):
        forecast(small, state(small.election.ledger.until(0)))


def test_nothing_declared_is_forecast_from_a_prior(small: Night) -> None:
    poll = Outside({"Con": 15.0, "Lab": 24.0, "LD": 1.0})
    night = with_settings(small, outside=poll)
    made = lawful(night, night.election.ledger.until(0)).forecast
    assert (made.declared, made.undeclared) == (0, SEATS)
    assert any("Only 0 declared" in words for words in made.warnings)


def test_a_prior_moves_the_forecast_towards_it(small: Night) -> None:
    ledger = small.election.ledger.until(2)
    plain = forecast(small, state(ledger)).house
    high, low = (
        forecast(with_settings(small, outside=Outside({"Lab": seats})), state(ledger)).house["Lab"].mean
        for seats in (40.0, 5.0)
    )
    assert low < plain["Lab"].mean < high


def test_contests_not_yet_nominated_are_told(small: Night) -> None:
    night = with_settings(small, outside=Outside({"Lab": 20.0}))
    with pytest.raises(ElectionError, match="not nominated"):
        forecast(night, state(night.election.ledger.prefix(10)))
