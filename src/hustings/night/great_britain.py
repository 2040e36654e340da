"""Great Britain's part of a forecast: the joint model of eight columns, handed on to each candidacy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from hustings.night.drift import Spread, Widening, spread, tonight
from hustings.night.outlook import SeatOutlook
from hustings.night.outside_file import Outside
from hustings.night.part import Part, open_outlook
from hustings.night.prior import Named, told_from_outside, with_named
from hustings.night.seats import COLUMNS, Bools, Floats, Ints
from hustings.night.seats_before import OTHER, Ground, shares
from hustings.night.shared_column import spread_over
from hustings.night.simulation import Bank, Houses, bank, houses
from hustings.night.swing_model import PartyNight, Posterior, posterior
from hustings.night.teaching import Learnt, PastNight, designs, party_nights
from hustings.night.turnout import expected_votes
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election, counted
from hustings.record.state import ContestState

_EACH = 10
"""Houses made from one draw of common errors."""


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """The candidacies of one seat: each one's column, and its part of the column's share and chance."""

    columns: Ints
    share: Floats
    chance: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Britain:
    """Everything about a night that is known before the first declaration."""

    ground: Ground
    parties: tuple[PartyNight, ...]
    learnt: Learnt
    fixed: Bank
    labels: tuple[str, ...]
    crowds: tuple[Crowd, ...]
    seed: int


def britain(
    election: Election, ground: Ground, earlier: Sequence[PastNight], learnt: Learnt, draws: int, seed: int
) -> Britain:
    """Return a night prepared: priors from earlier nights alone, and its fixed bank of noise."""
    parties = party_nights(ground, designs(ground), earlier, learnt.variances)
    tails = np.array([party.tails for party in parties])
    rng = np.random.default_rng(seed)
    fixed = bank(rng, ground.keys, tails, learnt.drift.correlation, max(2, draws // _EACH))
    labels = tuple(sorted(ground.columns, key=lambda label: (ground.columns[label], label)))
    crowds = tuple(_crowd(election, ground, contest) for contest in ground.contests)
    return Britain(ground, tuple(parties), learnt, fixed, labels, crowds, seed)


def britain_part(night: Britain, contests: Mapping[str, ContestState], outside: Outside | None) -> Part:
    """Return the forecast of Great Britain's open seats.

    contests: by key, as they stand. outside: seats by label, declared seats
    among them, and persons whom an editor names.
    """
    table = night.ground.table
    standings = [contests[key] for key in night.ground.keys]
    declared = np.array([standing.is_decided for standing in standings])
    votes = {s.contest.key: s.declaration.votes for s in standings if s.declaration and s.is_decided}
    seen, valid = shares(night.ground, votes)
    polled = declared & (valid > 0)
    post, widening = _posterior(night, standings, polled, seen)
    if outside is not None and outside.people:
        post = with_named(post, _named(night, outside, declared))
    ahead = spread(post, table, night.learnt.drift, ~declared, widening)
    expected = expected_votes(table, night.ground.base_votes, polled, valid)[~declared]
    cast = seen[polled].T @ valid[polled]
    settled = (np.zeros(len(COLUMNS)), cast, expected)
    stands = table.stands[~declared]
    simulated = houses(ahead, stands, night.fixed, ~declared, settled, widening.checks, _EACH)
    if outside is not None and outside.seats:
        told = _outside_columns(night, outside.seats, standings)
        simulated, ahead = told_from_outside(
            simulated, ahead, stands, night.fixed, ~declared, settled, widening.checks, told, _EACH
        )
    beyond = (
        float(post.leaning[~declared].mean() / max(post.leaning[polled].mean(), 1e-9))
        if polled.any()
        else 9.0
    )
    return _part(night, ahead, simulated, declared, float(cast.sum() + expected.sum()), beyond)


def _posterior(
    night: Britain, standings: Sequence[ContestState], declared: Bools, seen: Floats
) -> tuple[Posterior, Widening]:
    table = night.ground.table
    post = posterior(night.parties, table.stands, declared, seen)
    if declared.sum() < 2:
        return post, Widening()
    places = _places(standings)
    first = declared & (places <= np.median(places[declared]))
    early = posterior(night.parties, table.stands, first, seen)
    return post, tonight(early, table, night.learnt.drift, declared & ~first, seen)


def _places(standings: Sequence[ContestState]) -> Ints:
    """Return each seat's place in the order of declaring; a correction of the same hour keeps it."""
    hours = [s.declaration.declared_at if s.declaration else None for s in standings]
    known = all(hour is not None for hour, s in zip(hours, standings, strict=True) if s.is_decided)
    entered = [
        hour.timestamp() if known and hour else s.entry or 0 for hour, s in zip(hours, standings, strict=True)
    ]
    return np.argsort(np.argsort(entered, kind="stable"))


def _named(night: Britain, outside: Outside, declared: Bools) -> list[Named]:
    """Return the persons an editor names in seats still open, by their seat's and column's position."""
    place = {key: i for i, key in enumerate(night.ground.keys)}
    found = []
    for one in outside.people:
        seat = place.get(one.contest)
        if seat is not None and not declared[seat]:
            contest = night.ground.contests[seat]
            column = night.ground.columns[contest.candidacy(one.candidacy).party]
            found.append(Named(seat, column, one.share, one.scale))
    return found


def _outside_columns(
    night: Britain, outside: Mapping[str, float], standings: Sequence[ContestState]
) -> Floats:
    """Return (columns,) seats that an outside forecast leaves to the open seats; NaN where it is silent."""
    told = np.full(len(COLUMNS), np.nan)
    for label, seats in outside.items():
        column = night.ground.columns.get(label, OTHER)
        if column != OTHER:
            told[column] = seats
    winners = [night.ground.columns[made.winner.party] for made in map(counted, standings) if made]
    won = np.bincount(winners, minlength=len(COLUMNS))
    return np.asarray(np.maximum(told - won, 0))


def _part(
    night: Britain, ahead: Spread, simulated: Houses, declared: Bools, all_votes: float, beyond: float
) -> Part:
    ground = night.ground
    outlooks = _outlooks(night, ahead.mean, simulated, np.flatnonzero(~declared))
    by_label = _expected(outlooks, night.labels)
    rng = np.random.default_rng(night.seed)
    totals = np.zeros((len(simulated.totals), len(night.labels)), dtype=np.int64)
    votes = np.zeros((len(simulated.votes), len(night.labels)))
    for column in range(len(COLUMNS)):
        own = [i for i, label in enumerate(night.labels) if ground.columns[label] == column]
        if len(own) == 1:
            totals[:, own[0]] = simulated.totals[:, column]
            votes[:, own[0]] = simulated.votes[:, column] * all_votes
        elif own:
            place = {night.labels[i]: n for n, i in enumerate(own)}
            sharing = [one for seat in outlooks for one in seat.candidacies if one.party in place]
            chances = np.array([one.win for one in sharing])
            owner = np.array([place[one.party] for one in sharing], dtype=np.int64)
            totals[:, own] = spread_over(simulated.totals[:, column], chances, owner, len(own), rng)
            part = by_label[own] + 1e-9
            votes[:, own] = simulated.votes[:, [column]] * all_votes * part / part.sum()
    return Part(night.labels, totals, votes, tuple(outlooks), beyond)


def _outlooks(night: Britain, means: Floats, simulated: Houses, open_seats: Ints) -> list[SeatOutlook]:
    """Return open seats by candidacy; a column's share is divided among its candidacies."""
    low, high = np.nan_to_num(simulated.low), np.nan_to_num(simulated.high)
    found = []
    for i, seat in enumerate(open_seats.tolist()):
        crowd = night.crowds[seat]
        at, part = crowd.columns, crowd.share
        bounds = list(zip((low[i, at] * part).tolist(), (high[i, at] * part).tolist(), strict=True))
        won = (simulated.won[i, at] * crowd.chance).tolist()
        found.append(open_outlook(night.ground.contests[seat], (means[i, at] * part).tolist(), bounds, won))
    return found


def _expected(outlooks: Sequence[SeatOutlook], labels: Sequence[str]) -> Floats:
    place = {label: i for i, label in enumerate(labels)}
    out = np.zeros(len(labels))
    for seat in outlooks:
        for one in seat.candidacies:
            out[place[one.party]] += one.win
    return out


def _crowd(election: Election, ground: Ground, contest: Contest) -> Crowd:
    """Return how a seat's candidacies divide their columns: by who sits and its label's share before."""
    base = election.base(contest)
    columns = np.array([ground.columns[one.party] for one in contest.candidacies], dtype=np.int64)
    weights = np.array([_weight(one, base.share(one.party) if base else None) for one in contest.candidacies])
    share = weights / np.bincount(columns, weights, minlength=len(COLUMNS))[columns]
    chance = weights**2 / np.bincount(columns, weights**2, minlength=len(COLUMNS))[columns]
    return Crowd(columns, share, chance)


def _weight(one: Candidacy, before: Fraction | None) -> float:
    return 0.02 + float(before or 0) + (0.2 if one.sitting else 0.0)
