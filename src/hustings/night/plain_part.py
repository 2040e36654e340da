"""The part of a forecast that goes by the plain model: Northern Ireland, other countries, rehearsals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from hustings.night.outlook import SeatOutlook
from hustings.night.part import Part, open_outlook
from hustings.night.plain_swing import PlainTable, simulated_shares
from hustings.night.seats import Bools, Floats
from hustings.record.election import Election
from hustings.record.state import ContestState

_MOST_SIMULATED = 2_000
"""Draws of shares at most: what is shown is repeated up to the draws asked for."""


def plain_part(election: Election, contests: Mapping[str, ContestState], draws: int, seed: int) -> Part:
    """Return the forecast of contests by common, regional and own changes of every label.

    Several candidacies of one label in a seat share it equally.
    """
    standings = [contests[key] for key in sorted(contests)]
    labels = tuple(sorted({one.party for s in standings for one in s.contest.candidacies}))
    declared = np.array([standing.is_decided for standing in standings])
    table, shares, valid = _arrays(election, standings, labels)
    draws = min(draws, _MOST_SIMULATED)
    drawn = simulated_shares(table, declared, shares, np.random.default_rng(seed), draws)
    winners = drawn.argmax(axis=2)
    totals = np.stack([(winners == label).sum(axis=1) for label in range(len(labels))], axis=1)
    votes = np.einsum("dsl,s->dl", drawn, valid[~declared]) + (shares[declared].T @ valid[declared])
    open_seats = [standing for standing in standings if not standing.is_decided]
    outlooks = tuple(_outlook(one, labels, drawn[:, i], winners[:, i]) for i, one in enumerate(open_seats))
    return Part(labels, totals, votes, outlooks)


def _arrays(
    election: Election, standings: Sequence[ContestState], labels: Sequence[str]
) -> tuple[PlainTable, Floats, Floats]:
    place = {label: i for i, label in enumerate(labels)}
    regions = {name: i for i, name in enumerate(sorted({s.contest.seat.region for s in standings}))}
    base = np.full((len(standings), len(labels)), np.nan)
    stands: Bools = np.zeros(base.shape, dtype=bool)
    shares, valid = np.zeros(base.shape), np.zeros(len(standings))
    for i, standing in enumerate(standings):
        before = election.base(standing.contest)
        for one in standing.contest.candidacies:
            stands[i, place[one.party]] = True
        if before is not None and before.valid_votes:
            valid[i] = before.valid_votes
            for label, votes in before.votes.items():
                if label in place and label not in before.shared_labels:
                    base[i, place[label]] = votes / before.valid_votes
        if standing.declaration is not None and standing.is_decided and standing.declaration.valid_votes:
            valid[i] = standing.declaration.valid_votes
            for one in standing.contest.candidacies:
                shares[i, place[one.party]] += standing.declaration.votes[one.key] / valid[i]
    base = _filled(base, stands, election, labels)
    region = np.array([regions[standing.contest.seat.region] for standing in standings])
    return PlainTable(base, stands, region), shares, np.where(valid > 0, valid, np.median(valid))


def _filled(base: Floats, stands: Bools, election: Election, labels: Sequence[str]) -> Floats:
    """Return shares before; a seat in which none of its labels stood has each label's mean."""
    bases = election.baseline.bases.values() if election.baseline else ()
    means = np.full(len(labels), np.nan)
    for i, label in enumerate(labels):
        own = [share for one in bases if (share := one.share(label)) is not None]
        if own:
            means[i] = float(sum(own) / len(own))
    unknown = np.isnan(np.where(stands, base, np.nan)).all(axis=1)
    return np.where(unknown[:, None], means, base)


def _outlook(standing: ContestState, labels: Sequence[str], drawn: Floats, winners: Floats) -> SeatOutlook:
    contest = standing.contest
    columns = [labels.index(one.party) for one in contest.candidacies]
    crowd = np.array([columns.count(column) for column in columns])
    own = drawn[:, columns] / crowd
    low, high = np.quantile(own, [0.05, 0.95], axis=0)
    won = np.array([(winners == column).mean() for column in columns]) / crowd
    return open_outlook(contest, list(own.mean(axis=0)), list(zip(low, high, strict=True)), list(won))
