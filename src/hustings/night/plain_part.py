"""The part of a forecast that goes by the plain model: Northern Ireland, other countries, rehearsals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from hustings.night.outlook import SeatOutlook
from hustings.night.part import Part, open_outlook
from hustings.night.plain_swing import PlainBank, PlainTable, Singles, plain_bank, simulated_shares
from hustings.night.seats import Bools, Floats, Ints
from hustings.night.seats_before import by_key
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.state import ContestState

_MOST_SIMULATED = 1_000
"""Draws of shares at most: what is shown is repeated up to the draws asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class PlainNight:
    """The contests that go by the plain model, before the first declaration; rows in the order of keys."""

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    table: PlainTable
    base_votes: Floats


def plain_night(election: Election, keys: Iterable[str]) -> PlainNight:
    """Return what was known of some contests before the count."""
    contests = [election.contest(key).contest for key in sorted(keys)]
    labels = tuple(sorted({one.party for contest in contests for one in contest.candidacies}))
    place = {label: i for i, label in enumerate(labels)}
    regions = {name: i for i, name in enumerate(sorted({contest.seat.region for contest in contests}))}
    base = np.full((len(contests), len(labels)), np.nan)
    stands: Bools = np.zeros(base.shape, dtype=bool)
    votes = np.zeros(len(contests))
    for i, contest in enumerate(contests):
        stands[i, [place[one.party] for one in contest.candidacies]] = True
        before = election.base(contest)
        if before is not None and before.valid_votes:
            votes[i] = before.valid_votes
            for label, count in before.votes.items():
                if label in place and label not in before.shared_labels:
                    base[i, place[label]] = count / before.valid_votes
    region = np.array([regions[contest.seat.region] for contest in contests])
    table = PlainTable(_filled(base, stands, election, labels), stands, region)
    return PlainNight(tuple(contest.key for contest in contests), labels, table, votes)


def plain_part(night: PlainNight, contests: Mapping[str, ContestState], draws: int, seed: int) -> Part:
    """Return the forecast of contests by common, regional and own changes of every label.

    Several candidacies of one label in a seat share it equally.
    """
    here: Bools = np.array([key in contests for key in night.keys])
    table = PlainTable(night.table.base[here], night.table.stands[here], night.table.region[here])
    standings = [contests[key] for key in compress(night.keys, here)]
    declared = np.array([standing.is_decided for standing in standings])
    shares, valid = _declared(night.labels, standings, night.base_votes[here])
    regions = int(night.table.region.max()) + 1
    fixed = plain_bank(len(night.labels), len(here), regions, min(draws, _MOST_SIMULATED), seed)
    if not here.all():
        fixed = PlainBank(fixed.common, fixed.own[:, here])
    drawn = simulated_shares(table, declared, shares, fixed)
    winners = drawn.argmax(axis=0)
    totals = {one: won for i, one in enumerate(night.labels) if (won := (winners == i).sum(axis=0)).any()}
    cast = np.nan_to_num(shares[declared]).T @ valid[declared]
    votes = (valid[~declared] @ drawn + cast[:, None]).T
    open_seats = [standing.contest for standing in standings if not standing.is_decided]
    return Part(night.labels, totals, votes, _outlooks(open_seats, night.labels, drawn, winners))


def _declared(
    labels: Sequence[str], standings: Sequence[ContestState], base_votes: Floats
) -> tuple[Floats, Floats]:
    place = {label: i for i, label in enumerate(labels)}
    shares, valid = np.full((len(standings), len(labels)), np.nan), base_votes.copy()
    for i, standing in enumerate(standings):
        if standing.declaration is not None and standing.is_decided and standing.declaration.valid_votes:
            valid[i], shares[i] = standing.declaration.valid_votes, 0
            for one in by_key(standing.contest).candidacies:
                shares[i, place[one.party]] += standing.declaration.votes[one.key] / valid[i]
    known = valid[valid > 0]
    return shares, np.where(valid > 0, valid, np.median(known) if len(known) else 1.0)


def _filled(base: Floats, stands: Bools, election: Election, labels: Sequence[str]) -> Floats:
    """Return shares before; a seat in which none of its labels stood has each label's mean."""
    bases = election.baseline.bases.values() if election.baseline else ()
    means = np.full(len(labels), np.nan)
    for i, label in enumerate(labels):
        own = [share for one in bases if (share := one.share(label)) is not None]
        if own:
            means[i] = float(sum(own) / len(own))
    unknown: Bools = np.asarray(np.isnan(np.where(stands, base, np.nan)).all(axis=1))
    return np.where(unknown[:, None], means, base)


def _outlooks(
    contests: Sequence[Contest], labels: Sequence[str], drawn: Singles, winners: Ints
) -> tuple[SeatOutlook, ...]:
    place = {label: i for i, label in enumerate(labels)}
    contests = [by_key(contest) for contest in contests]
    column = np.array([place[one.party] for contest in contests for one in contest.candidacies])
    sizes = [len(contest.candidacies) for contest in contests]
    seat = np.repeat(np.arange(len(sizes)), sizes)
    cell = seat * len(labels) + column
    crowd = np.bincount(cell)[cell]
    own = drawn[column, seat]
    low, high = np.quantile(own, [0.05, 0.95], axis=1) / crowd
    mean = own.mean(axis=1, dtype=float) / crowd
    won = (winners[seat] == column[:, None]).mean(axis=1) / crowd
    ends = np.cumsum(sizes).tolist()
    return tuple(
        open_outlook(
            contest,
            mean[first:end].tolist(),
            list(zip(low[first:end].tolist(), high[first:end].tolist(), strict=True)),
            won[first:end].tolist(),
        )
        for contest, first, end in zip(contests, [0, *ends[:-1]], ends, strict=True)
    )
