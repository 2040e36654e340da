"""A forecast kept with its draws, and what happened in the end, so that one can be scored by the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from hustings.errors import ElectionError
from hustings.night.calls import EditorCall
from hustings.night.outlook import Forecast
from hustings.record.election import Election, counted
from hustings.record.house import house


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One forecast of a replay.

    declared: seats declared; at: UTC, None where no time is on record.
    seat_draws: (draws, parties) House totals, declared seats included; no rows
    where the method gives a point and no distribution. parties: the columns.
    editors: an editor's calls in force, by contest key.
    """

    election: str
    declared: int
    at: datetime | None
    forecast: Forecast
    seat_draws: NDArray[np.integer]
    parties: tuple[str, ...]
    editors: Mapping[str, EditorCall] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.seat_draws.ndim != 2 or self.seat_draws.shape[1] != len(self.parties):
            raise ElectionError(
                f"{self.election}: draws of shape {self.seat_draws.shape}, want a column for each of "
                f"{len(self.parties)} parties"
            )


@dataclass(frozen=True, slots=True)
class Truth:
    """What was declared in the end, corrections included.

    shares: of the valid vote by contest and candidacy; winners: candidacy by
    contest; seats and votes (a share of all valid votes) by party. A seat
    without a poll, or whose tie waits for its lot, is not in shares or winners.
    """

    election: str
    title: str
    seats_in_house: int
    shares: Mapping[str, Mapping[str, float]]
    winners: Mapping[str, str]
    seats: Mapping[str, int]
    votes: Mapping[str, float]


def truth_of(election: Election) -> Truth:
    """Return what happened, from the election's final state."""
    shares: dict[str, dict[str, float]] = {}
    winners: dict[str, str] = {}
    for key, standing in election.state().contests.items():
        tabulation = counted(standing)
        if tabulation is None or not tabulation.declaration.valid_votes:
            continue
        valid = tabulation.declaration.valid_votes
        shares[key] = {one: votes / valid for one, votes in tabulation.declaration.votes.items()}
        winners[key] = tabulation.winner.key
    final = house(election)
    return Truth(
        election.name,
        election.title,
        final.seats,
        shares,
        winners,
        {one.party.abbreviation: one.seats for one in final.parties},
        {one.party.abbreviation: float(one.share or 0) for one in final.parties},
    )
