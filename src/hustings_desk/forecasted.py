"""The latest forecast of open seats, handed from the process that makes it to those that guard keys."""

from __future__ import annotations

import msgspec
from django.core.cache import cache

from hustings.night.chances import FORECAST, chance_in_words
from hustings.night.outlook import Forecast, SeatOutlook, SeatStatus

_NAME = "forecast-of-open-seats"
_LASTS = 24 * 60 * 60


def keep_forecast(forecast: Forecast) -> None:
    """Keep the outlook of every seat that is not declared, for all processes of the desk."""
    seats = {seat.contest: seat for seat in forecast.seats if seat.status is not SeatStatus.DECLARED}
    raw = {contest: msgspec.Raw(msgspec.json.encode(seat)) for contest, seat in seats.items()}
    cache.set(_NAME, (forecast.election, msgspec.json.encode(raw).decode()), _LASTS)


def model_in_words(election: str, contest: str) -> str:
    """Return what the model says of a seat that is not declared; "" where there is no forecast of it."""
    outlook = outlook_of(election, contest)
    if outlook is None or outlook.status is SeatStatus.DECLARED:
        return ""
    leader = outlook.leader
    said = "called for" if outlook.status is SeatStatus.CALLED else "no call,"
    return f"{FORECAST}: {said} {leader.name} ({leader.party}), {chance_in_words(leader.win)}"


def outlook_of(election: str, contest: str) -> SeatOutlook | None:
    """Return the outlook of a seat by the latest forecast; None where there is none."""
    kept = cache.get(_NAME)
    if kept is None or kept[0] != election:
        return None
    raw = msgspec.json.decode(kept[1], type=dict[str, msgspec.Raw]).get(contest)
    return None if raw is None else msgspec.json.decode(raw, type=SeatOutlook)
