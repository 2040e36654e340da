"""A made-up night to publish: three seats, a rush, a tie, a correction; no such seats, parties or people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from hustings.night.outlook import (
    CandidacyOutlook,
    Forecast,
    PartyOutlook,
    SeatOutlook,
    SeatStatus,
    VoteOutlook,
)
from hustings.publish.publication import Face, Publication
from hustings.record.election import Election
from hustings.record.ledger import Ledger
from hustings.record.state import State, state

from ..record import made_up

MORNING = datetime(2031, 5, 2, 6, 0, tzinfo=UTC)
FACE = Face("A made-up site")
AFTER = {"nominations": 4, "rush": 5, "first": 7, "tie": 8, "uncorrected": 10, "corrected": 11, "end": 13}
"""How many entries of the night stand at each of its moments."""


def a_night(mode: Literal["live", "test"] = "live") -> Election:
    entries = Ledger(tuple(replace(entry, mode=mode) for entry in made_up.a_night()))
    return made_up.an_election(entries, baseline=made_up.a_baseline())


def at(election: Election, moment: str | int) -> State:
    """What stands at a moment of AFTER, or after so many entries."""
    return state(election.ledger.prefix(AFTER[moment] if isinstance(moment, str) else moment))


def publication(election: Election, moment: str | int = "end", **more: Any) -> Publication:
    told = {"at": MORNING, "face": FACE} | more
    return Publication(election, at(election, moment), **told)


def a_forecast(now: State) -> Forecast:
    """Ceeham is open, Oak likely to win it; whatever else stands is declared."""
    open_seat = SeatOutlook(
        "ceeham",
        "Ceeham",
        "South",
        SeatStatus.OPEN,
        (
            CandidacyOutlook("oak", "Madeup of Oak", "Oak", 0.5, 0.4, 0.6, 0.9),
            CandidacyOutlook("elm", "Madeup of Elm", "Elm", 0.4, 0.3, 0.5, 0.1),
            CandidacyOutlook("ash", "Madeup of Ash", "Ash", 0.1, 0.05, 0.2, 0.0),
        ),
    )
    house = {"Oak": PartyOutlook("Oak", 0.9, 1, 0, 1, 0), "Ind": PartyOutlook("Ind", 1, 1, 1, 1, 1)}
    votes = {"Oak": VoteOutlook("Oak", 0.45, 0.4, 0.5)}
    seats = (open_seat,)
    return Forecast(
        "made-up", now.as_at_entry, 1, 2, 100, 1, house, {}, {"Oak": 0.5}, votes, seats, ("Mind.",)
    )


def before_close() -> datetime:
    return made_up.TEN - timedelta(hours=3)
