"""Great Britain's part of a forecast: the joint model of eight columns, handed on to each candidacy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hustings.night.drift import Spread, Widening, spread, tonight
from hustings.night.outlook import SeatOutlook
from hustings.night.part import Part, open_outlook, spread_over
from hustings.night.prior import told_from_outside
from hustings.night.seats import COLUMNS, Bools, Floats
from hustings.night.seats_before import OTHER, Ground, shares
from hustings.night.simulation import Bank, Houses, bank, houses
from hustings.night.swing_model import PartyNight, Posterior, posterior
from hustings.night.teaching import Learnt, PastNight, designs, party_nights
from hustings.night.turnout import expected_votes
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.state import ContestState

_EACH = 10
"""Houses made from one draw of common errors."""


@dataclass(frozen=True, slots=True, eq=False)
class Britain:
    """Everything about a night that is known before the first declaration."""

    ground: Ground
    parties: tuple[PartyNight, ...]
    learnt: Learnt
    fixed: Bank
    labels: tuple[str, ...]
    weights: Mapping[str, float]
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
    return Britain(ground, tuple(parties), learnt, fixed, labels, _weights(election, ground), seed)


def britain_part(
    night: Britain, contests: Mapping[str, ContestState], outside: Mapping[str, float] | None
) -> Part:
    """Return the forecast of Great Britain's open seats.

    contests: by key, as they stand. outside: seats by label from an exit poll
    or a seat forecast, declared seats among them.
    """
    table = night.ground.table
    standings = [contests[key] for key in night.ground.keys]
    declared = np.array([standing.is_decided for standing in standings])
    votes = {s.contest.key: s.declaration.votes for s in standings if s.declaration and s.is_decided}
    seen, valid = shares(night.ground, votes)
    post, widening = _posterior(night, standings, declared, seen)
    ahead = spread(post, table, night.learnt.drift, ~declared, widening)
    expected = expected_votes(table, night.ground.base_votes, declared, valid)[~declared]
    cast = np.nansum(seen[declared] * valid[declared, None], axis=0)
    settled = (np.zeros(len(COLUMNS)), cast, expected)
    stands = table.stands[~declared]
    simulated = houses(ahead, stands, night.fixed, ~declared, settled, widening.checks, _EACH)
    if outside is not None:
        told = _outside_columns(night, outside, seen, declared)
        simulated, ahead = told_from_outside(
            simulated, ahead, stands, night.fixed, ~declared, settled, widening.checks, told, _EACH
        )
    beyond = (
        float(post.leaning[~declared].mean() / max(post.leaning[declared].mean(), 1e-9))
        if declared.any()
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
    entries = np.array([standing.entry or 0 for standing in standings])
    middle = np.median(entries[declared])
    first = declared & (entries <= middle)
    early = posterior(night.parties, table.stands, first, seen)
    return post, tonight(early, table, night.learnt.drift, declared & ~first, seen)


def _outside_columns(night: Britain, outside: Mapping[str, float], seen: Floats, declared: Bools) -> Floats:
    """Return (columns,) seats that an outside forecast leaves to the open seats; NaN where it is silent."""
    told = np.full(len(COLUMNS), np.nan)
    for label, seats in outside.items():
        column = night.ground.columns.get(label, OTHER)
        if column != OTHER:
            told[column] = seats
    won = np.bincount(np.nan_to_num(seen[declared]).argmax(axis=1), minlength=len(COLUMNS))
    return np.asarray(np.maximum(told - won, 0))


def _part(
    night: Britain, ahead: Spread, simulated: Houses, declared: Bools, all_votes: float, beyond: float
) -> Part:
    ground = night.ground
    open_contests = [contest for contest, done in zip(ground.contests, declared, strict=True) if not done]
    outlooks = [_outlook(night, contest, ahead, simulated, i) for i, contest in enumerate(open_contests)]
    by_label = _expected(outlooks, night.labels)
    rng = np.random.default_rng(night.seed)
    totals = np.zeros((len(simulated.totals), len(night.labels)), dtype=np.int64)
    votes = np.zeros((len(simulated.votes), len(night.labels)))
    for column in range(len(COLUMNS)):
        own = [i for i, label in enumerate(night.labels) if ground.columns[label] == column]
        if own:
            totals[:, own] = spread_over(simulated.totals[:, column], by_label[own] + 1e-9, rng)
            part = by_label[own] + 1e-9
            votes[:, own] = simulated.votes[:, [column]] * all_votes * part / part.sum()
    return Part(night.labels, totals, votes, tuple(outlooks), beyond)


def _outlook(night: Britain, contest: Contest, ahead: Spread, simulated: Houses, i: int) -> SeatOutlook:
    """Return one open seat by candidacy; a column's share is divided among its candidacies by weight."""
    columns = [night.ground.columns[one.party] for one in contest.candidacies]
    weights = np.array([night.weights[f"{contest.key} {one.key}"] for one in contest.candidacies])
    sums = np.bincount(columns, weights, minlength=len(COLUMNS))
    chances = np.bincount(columns, weights**2, minlength=len(COLUMNS))
    part = weights / sums[columns]
    won = simulated.won[i, columns] * weights**2 / chances[columns]
    low, high = np.nan_to_num(simulated.low[i]), np.nan_to_num(simulated.high[i])
    bounds = list(zip(low[columns] * part, high[columns] * part, strict=True))
    return open_outlook(contest, list(ahead.mean[i, columns] * part), bounds, list(won))


def _expected(outlooks: Sequence[SeatOutlook], labels: Sequence[str]) -> Floats:
    place = {label: i for i, label in enumerate(labels)}
    out = np.zeros(len(labels))
    for seat in outlooks:
        for one in seat.candidacies:
            out[place[one.party]] += one.win
    return out


def _weights(election: Election, ground: Ground) -> dict[str, float]:
    """Return how much of a shared column each candidacy takes: by who sits and its label's share before."""
    weights = {}
    for contest in ground.contests:
        base = election.base(contest)
        for one in contest.candidacies:
            before = base.share(one.party) if base else None
            weights[f"{contest.key} {one.key}"] = _weight(one, float(before or 0))
    return weights


def _weight(one: Candidacy, before: float) -> float:
    return 0.02 + before + (0.2 if one.sitting else 0.0)
