"""One part of a forecast, such as Great Britain: its open seats simulated, its declared seats certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hustings.night.outlook import CandidacyOutlook, SeatOutlook, SeatStatus
from hustings.night.seats import Floats, Ints
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import counted
from hustings.record.state import ContestState
from hustings.record.tabulation import votes_by_party


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What was simulated of some seats.

    labels: parties. totals: by label (draws,) seats won, declared ones left
    out; a label that wins none may be missing. votes: (draws, labels) valid
    votes, declared ones among them. seats: the outlook of every open seat.
    beyond: how much less is known of open seats than of declared ones, 1 where
    equal.
    """

    labels: tuple[str, ...]
    totals: Mapping[str, Ints]
    votes: Floats
    seats: tuple[SeatOutlook, ...]
    beyond: float = 1.0


def settled_part(standings: Iterable[ContestState]) -> Part:
    """Return a part whose seats are all decided: nothing is open, its votes are those declared."""
    votes: dict[str, int] = {}
    for standing in standings:
        if standing.declaration is not None:
            for party, count in votes_by_party(standing.contest, standing.declaration).items():
                votes[party] = votes.get(party, 0) + count
    labels = tuple(sorted(votes))
    cast = np.array([[float(votes[label]) for label in labels]])
    return Part(labels, {}, cast, ())


def declared_outlook(standing: ContestState) -> SeatOutlook | None:
    """Return a decided seat as an outlook, the winner first and certain; None while undecided."""
    tabulation = counted(standing)
    if tabulation is None:
        return None
    chances = []
    for candidacy in tabulation.ranking:
        share = tabulation.share(candidacy)
        figure = 0.0 if share is None else share.numerator / share.denominator
        won = 1.0 if candidacy.key == tabulation.winner.key else 0.0
        chances.append(_outlook(candidacy, figure, (figure, figure), won))
    return _seat(standing.contest, SeatStatus.DECLARED, tuple(chances))


def open_outlook(
    contest: Contest, shares: Sequence[float], bounds: Sequence[tuple[float, float]], won: Sequence[float]
) -> SeatOutlook:
    """Return an open seat's outlook; all sequences in the order of the contest's candidacies."""
    total = sum(won)
    chances = [
        _outlook(candidacy, share, bound, chance / total)
        for candidacy, share, bound, chance in zip(contest.candidacies, shares, bounds, won, strict=True)
    ]
    return open_seat(contest, tuple(chances))


def open_seat(contest: Contest, candidacies: tuple[CandidacyOutlook, ...]) -> SeatOutlook:
    """Return an open seat of candidacies whose outlooks are made already."""
    return _seat(contest, SeatStatus.OPEN, candidacies)


def _outlook(one: Candidacy, share: float, bounds: tuple[float, float], won: float) -> CandidacyOutlook:
    low, high = bounds
    name = one.person.name
    return CandidacyOutlook(one.key, name, one.party, share, low, high, won)


def _seat(contest: Contest, status: SeatStatus, chances: tuple[CandidacyOutlook, ...]) -> SeatOutlook:
    region = contest.seat.region or contest.seat.country
    return SeatOutlook(contest.key, contest.seat.name, region, status, chances)
