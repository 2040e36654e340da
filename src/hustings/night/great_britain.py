"""Great Britain's part of a forecast: the joint model of eight columns, handed on to each candidacy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hustings.night.crowds import Crowds, crowds, open_crowd, polled
from hustings.night.drift import Spread, Widening, spread, tonight
from hustings.night.exit_polls import poll_error
from hustings.night.outside_file import Outside
from hustings.night.part import Part
from hustings.night.prior import Named, Told, told_from_outside, with_named
from hustings.night.seats import COLUMNS, Bools, Floats, Ints
from hustings.night.seats_before import OTHER, Ground
from hustings.night.shared_column import spread_over
from hustings.night.simulation import Bank, Houses, bank, houses
from hustings.night.surges import lopsided
from hustings.night.swing_model import PartyNight, Posterior, posterior
from hustings.night.teaching import Learnt, PastNight, designs, party_nights
from hustings.night.turnout import expected_votes
from hustings.record.election import Election, counted
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
    crowds: Crowds
    seed: int


def britain(
    election: Election, ground: Ground, earlier: Sequence[PastNight], learnt: Learnt, draws: int, seed: int
) -> Britain:
    """Return a night prepared: priors from earlier nights alone, and its fixed bank of noise."""
    parties = party_nights(ground, designs(ground), earlier, learnt.variances)
    tails = np.array([party.tails for party in parties])
    rng = np.random.default_rng(seed)
    fixed = bank(rng, ground.keys, tails, learnt.drift.correlation, max(2, draws // _EACH))
    fixed = replace(fixed, own=lopsided(fixed.own, tails, learnt.drift.sides))
    labels = tuple(sorted(ground.columns, key=lambda label: (ground.columns[label], label)))
    among = crowds(election, ground, labels)
    return Britain(ground, tuple(parties), learnt, fixed, labels, among, seed)


def britain_part(
    night: Britain, contests: Mapping[str, ContestState], decided: Collection[str], outside: Outside | None
) -> Part:
    """Return the forecast of Great Britain's open seats.

    contests: by key, as they stand; decided: keys of those with a winner.
    outside: seats by label, declared seats among them, and persons whom an
    editor names.
    """
    table = night.ground.table
    standings = [contests[key] for key in night.ground.keys]
    declared = np.array([key in decided for key in night.ground.keys])
    votes = {i: one.votes for i in np.flatnonzero(declared).tolist() if (one := standings[i].declaration)}
    seen, valid = polled(night.crowds, votes)
    known = declared & (valid > 0)
    post, widening = _posterior(night, standings, known, seen)
    if outside is not None and outside.people:
        post = with_named(post, _named(night, outside, declared))
    ahead = spread(post, table, night.learnt.drift, ~declared, widening)
    expected = expected_votes(table, night.ground.base_votes, known, valid)[~declared]
    cast = seen[known].T @ valid[known]
    settled = (np.zeros(len(COLUMNS)), cast, expected)
    stands = table.stands[~declared]
    simulated = houses(ahead, stands, night.fixed, ~declared, settled, widening.checks, _EACH)
    if outside is not None and outside.seats:
        told = _outside_columns(night, outside.seats, standings)
        simulated, ahead = told_from_outside(
            simulated, ahead, stands, night.fixed, ~declared, settled, widening.checks, told, _EACH
        )
    beyond = (
        float(post.leaning[~declared].mean() / max(post.leaning[known].mean(), 1e-9)) if known.any() else 9.0
    )
    return _part(night, ahead, simulated, declared, float(cast.sum() + expected.sum()), beyond)


def _posterior(
    night: Britain, standings: Sequence[ContestState], declared: Bools, seen: Floats
) -> tuple[Posterior, Widening]:
    table = night.ground.table
    post = posterior(night.parties, table.stands, declared, seen)
    if declared.sum() < 2:
        return post, Widening()
    places = _places(standings, declared)
    first = declared & (places <= np.median(places[declared]))
    early = posterior(night.parties, table.stands, first, seen)
    return post, tonight(early, table, night.learnt.drift, declared & ~first, seen)


def _places(standings: Sequence[ContestState], declared: Bools) -> Ints:
    """Return each seat's place in the order of declaring; a correction of the same hour keeps it."""
    hours = [one.declared_at if (one := standing.declaration) else None for standing in standings]
    known = all(hours[i] for i in np.flatnonzero(declared).tolist())
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


def _outside_columns(night: Britain, outside: Mapping[str, float], standings: Sequence[ContestState]) -> Told:
    """Return what an outside forecast leaves to the open seats, and how far it errs as a whole."""
    told = np.full(len(COLUMNS), np.nan)
    for label, seats in outside.items():
        column = night.ground.columns.get(label, OTHER)
        if column != OTHER:
            told[column] = seats
    winners = [night.ground.columns[made.winner.party] for made in map(counted, standings) if made]
    won = np.bincount(winners, minlength=len(COLUMNS))
    return Told(np.maximum(told - won, 0), poll_error(standings[0].contest.day).of(told))


def _part(
    night: Britain, ahead: Spread, simulated: Houses, declared: Bools, all_votes: float, beyond: float
) -> Part:
    crowd = open_crowd(night.crowds, night.ground, ~declared, ahead.mean, simulated)
    expected = np.bincount(crowd.label, crowd.win, minlength=len(night.labels)) + 1e-9
    columns = np.array([night.ground.columns[label] for label in night.labels])
    rng = np.random.default_rng(night.seed)
    totals: dict[str, Ints] = {}
    votes = np.zeros((len(night.labels), len(simulated.votes)))
    for column in range(len(COLUMNS)):
        own, here = np.flatnonzero(columns == column), crowd.column == column
        won = np.ascontiguousarray(simulated.totals[:, column])
        if len(own) > 1:
            owner = np.searchsorted(own, crowd.label[here])
            shared = spread_over(won, crowd.win[here], owner, len(own), rng)
            winning = np.flatnonzero(shared.any(axis=1))
            totals |= {night.labels[own[n]]: shared[n].astype(np.int64) for n in winning}
        elif len(own) and won.any():
            totals[night.labels[own[0]]] = won
        part = expected[own] / expected[own].sum()
        votes[own] = part[:, None] * (simulated.votes[:, column] * all_votes)
    return Part(night.labels, totals, votes.T, crowd.seats, beyond)
