"""A night replayed in some order up to some stage: what was seen, and what every method said of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.night_elex import Seen
from benchmarks.night_measures import Said, Truth
from benchmarks.night_peers import drawn, ridge, swing
from hustings.night.forecast import Night, Settings
from hustings.night.great_britain import Britain, britain_part
from hustings.night.order import declared_order, random_order, reordered, safest_first
from hustings.night.outside_file import Outside
from hustings.night.part import Part
from hustings.night.preparing import prepared
from hustings.night.seats import COLUMNS, Bools, Floats, Ints
from hustings.night.teaching import PastNight
from hustings.night.turnout import expected_votes
from hustings.record.election import Election
from hustings.record.state import ContestState, state
from hustings.sources.opening import Desk

SETTINGS = Settings()
ORDERS: dict[str, Callable[[Election], tuple[str, ...]]] = {
    "real": declared_order,
    "random": lambda election: random_order(election, 1),
    "Con first": lambda election: safest_first(election, "Con"),
    "Lab first": lambda election: safest_first(election, "Lab"),
}
"""The last two are the hardest: the safest seats of one party first."""


@dataclass(frozen=True)
class Replay:
    """One night in one order. places: (seats,) when each declares; before, after: its contests then."""

    past: PastNight
    britain: Britain
    places: Ints
    before: dict[str, ContestState]
    after: dict[str, ContestState]

    def declared(self, stage: float) -> Bools:
        """Return which seats stand declared once so much of Great Britain's does."""
        return self.places < int(stage * len(self.places) + 0.5)

    def seen(self, declared: Bools) -> Seen:
        """Return what a peer may know: nothing of the undeclared seats."""
        past, table = self.past, self.past.ground.table
        shares = np.where(declared[:, None], past.shares, np.nan)
        cast = np.where(declared, past.votes, 0.0)
        votes = np.where(declared, cast, expected_votes(table, past.ground.base_votes, declared, cast))
        return Seen(table.base, table.stands, declared, shares, votes, table.covariates)

    def truth(self, declared: Bools) -> Truth:
        """Return what happened."""
        return Truth(self.past.shares, self.past.ground.table.stands, declared, self.past.votes)


def replays(desk: Desk, past: PastNight) -> Iterator[tuple[str, Replay]]:
    """Yield a night in every order, by the order's name."""
    election = desk.load(past.name)
    night = ready(desk, election)
    for name, order in ORDERS.items():
        yield name, replay(election if name == "real" else reordered(election, order(election)), past, night)


def ready(desk: Desk, election: Election) -> Britain:
    """Return the night prepared from earlier nights alone, Great Britain's part."""
    night: Night = prepared(election, desk, SETTINGS)
    if night.britain is None:
        raise ValueError(f"{election.name} is not forecast by the model of Great Britain")
    return night.britain


def replay(election: Election, past: PastNight, britain: Britain) -> Replay:
    """Return a night in the order of the election's ledger."""
    when = {key: place for place, key in enumerate(declared_order(election))}
    entered = np.array([when[key] for key in past.ground.keys])
    before, after = state(election.ledger.until(0)).contests, election.state().contests
    places = np.argsort(np.argsort(entered, kind="stable"))
    return Replay(past, britain, places, dict(before), dict(after))


def plain_forecasts(seen: Seen, past: PastNight) -> dict[str, Said]:
    """Return what the plain methods say, by name."""
    known = Truth(seen.shares, seen.stands, seen.declared, seen.votes)
    by_swing = swing(seen.base, seen.stands, seen.declared, seen.shares)
    by_ridge = ridge(past.ground.table, seen.declared, seen.shares)
    return {
        "uniform swing": drawn(by_swing, known, seen.votes),
        "ridge": drawn(by_ridge, known, seen.votes),
    }


def ours(night: Replay, declared: Bools, outside: Outside | None = None) -> tuple[Said, float]:
    """Return our forecast by column, and how far the open seats lie beyond the declared ones.

    A column's share, interval and chance are its candidacies' sums: where
    several stand in a column the forecast had divided the column's own.
    """
    keys = night.past.ground.keys
    contests = {key: (night.after if declared[i] else night.before)[key] for i, key in enumerate(keys)}
    decided = [key for i, key in enumerate(keys) if declared[i]]
    part = britain_part(night.britain, contests, decided, outside)
    open_seats = _open_seats(night, part, np.flatnonzero(~declared))
    stands = night.past.ground.table.stands[~declared]
    columns = night.britain.ground.columns
    won = np.bincount(night.past.shares[declared].argmax(axis=1), minlength=len(COLUMNS))
    seats = np.tile(won, (SETTINGS.draws, 1))
    for label, more in part.totals.items():
        seats[:, columns[label]] += more
    votes = part.votes @ np.eye(len(COLUMNS))[[columns[label] for label in part.labels]]
    low, high = (np.where(stands, open_seats[n], np.nan) for n in (1, 2))
    said = Said(open_seats[0], low, high, open_seats[3], seats, votes / votes.sum(axis=1, keepdims=True))
    return said, part.beyond


def _open_seats(night: Replay, part: Part, places: Ints) -> Floats:
    """Return (4, open seats, columns): share, its bounds, chance of winning."""
    row = {night.past.ground.keys[place]: n for n, place in enumerate(places)}
    out = np.zeros((4, len(places), len(COLUMNS)))
    for seat in part.seats:
        for one in seat.candidacies:
            at = row[seat.contest], night.britain.ground.columns[one.party]
            out[(slice(None), *at)] += one.share_mean, one.share_p5, one.share_p95, one.win
    return out
