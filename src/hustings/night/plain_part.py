"""The part of a forecast that goes by the plain model: Northern Ireland, other countries, rehearsals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hustings.night.outlook import SeatOutlook
from hustings.night.part import Part, open_outlook
from hustings.night.plain_swing import PlainTable, simulated_shares
from hustings.night.seats import Bools, Floats
from hustings.night.seats_before import by_key
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
    night = _nominated(night, contests)
    standings = [contests[key] for key in night.keys]
    declared = np.array([standing.is_decided for standing in standings])
    shares, valid = _declared(night, standings)
    draws = min(draws, _MOST_SIMULATED)
    drawn = simulated_shares(night.table, declared, shares, np.random.default_rng(seed), draws)
    winners = drawn.argmax(axis=2)
    totals = np.stack([(winners == label).sum(axis=1) for label in range(len(night.labels))], axis=1)
    cast = np.nan_to_num(shares[declared]).T @ valid[declared]
    votes = np.einsum("dsl,s->dl", drawn, valid[~declared]) + cast
    open_seats = [standing for standing in standings if not standing.is_decided]
    outlooks = [_outlook(one, night.labels, drawn[:, i], winners[:, i]) for i, one in enumerate(open_seats)]
    return Part(night.labels, totals, votes, tuple(outlooks))


def _nominated(night: PlainNight, contests: Mapping[str, ContestState]) -> PlainNight:
    """Return the part of a night that is nominated by now: by-elections come one by one."""
    here = [i for i, key in enumerate(night.keys) if key in contests]
    table = PlainTable(night.table.base[here], night.table.stands[here], night.table.region[here])
    return PlainNight(tuple(night.keys[i] for i in here), night.labels, table, night.base_votes[here])


def _declared(night: PlainNight, standings: Sequence[ContestState]) -> tuple[Floats, Floats]:
    place = {label: i for i, label in enumerate(night.labels)}
    shares, valid = np.full(night.table.base.shape, np.nan), night.base_votes.copy()
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


def _outlook(standing: ContestState, labels: Sequence[str], drawn: Floats, winners: Floats) -> SeatOutlook:
    contest = by_key(standing.contest)
    columns = [labels.index(one.party) for one in contest.candidacies]
    crowd = np.array([columns.count(column) for column in columns])
    own = drawn[:, columns] / crowd
    low, high = np.quantile(own, [0.05, 0.95], axis=0)
    won = np.array([(winners == column).mean() for column in columns]) / crowd
    bounds = list(zip(low.tolist(), high.tolist(), strict=True))
    return open_outlook(contest, own.mean(axis=0).tolist(), bounds, won.tolist())
