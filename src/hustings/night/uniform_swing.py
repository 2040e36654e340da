"""Uniform swing: the oldest forecast there is, a point without a chance, to measure others against."""

from __future__ import annotations

import numpy as np

from hustings.night.outlook import Forecast, PartyOutlook, SeatOutlook
from hustings.night.part import declared_outlook, open_outlook
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.state import State
from hustings.record.tabulation import votes_by_party


def uniform_swing(election: Election, now: State) -> Forecast:
    """Return every open seat's old shares moved by each party's mean change over declared seats.

    A party that did not stand before counts from nothing; the largest share wins.
    """
    changes = _changes(election, now)
    seats = tuple(
        declared_outlook(standing) or _moved(election, standing.contest, changes)
        for _, standing in sorted(now.contests.items())
    )
    totals: dict[str, int] = {}
    declared: dict[str, int] = {}
    for seat in seats:
        party = seat.leader.party
        totals[party] = totals.get(party, 0) + 1
        declared[party] = declared.get(party, 0) + int(seat.status == "declared")
    count = sum(declared.values())
    return Forecast(
        election.name,
        now.as_at_entry,
        count,
        len(seats) - count,
        0,
        0,
        {party: PartyOutlook(party, n, n, n, n, declared[party]) for party, n in totals.items()},
        {},
        {},
        {},
        seats,
    )


def _changes(election: Election, now: State) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for standing in now.declared:
        base, declaration = election.base(standing.contest), standing.declaration
        if base is None or declaration is None or not declaration.valid_votes or not base.valid_votes:
            continue
        for party, votes in votes_by_party(standing.contest, declaration).items():
            before = base.votes.get(party, 0) / base.valid_votes
            found.setdefault(party, []).append(votes / declaration.valid_votes - before)
    return {party: float(np.mean(values)) for party, values in found.items()}


def _moved(election: Election, contest: Contest, changes: dict[str, float]) -> SeatOutlook:
    base = election.base(contest)
    before = {party: votes / base.valid_votes for party, votes in base.votes.items()} if base else {}
    crowd = [sum(one.party == other.party for other in contest.candidacies) for one in contest.candidacies]
    raw = [
        max(before.get(one.party, 0.0) + changes.get(one.party, 0.0), 1e-6) / many
        for one, many in zip(contest.candidacies, crowd, strict=True)
    ]
    shares = [share / sum(raw) for share in raw]
    best = max(range(len(shares)), key=lambda i: (shares[i], contest.candidacies[i].key))
    won = [1.0 if i == best else 0.0 for i in range(len(shares))]
    return open_outlook(contest, shares, [(share, share) for share in shares], won)
