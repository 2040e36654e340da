"""One forecast scored: its shares, chances, intervals and seat totals against what happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import isnan

import numpy as np

from hustings.errors import ElectionError
from hustings.night import scoring
from hustings.night.calls import Calls, Word, calls_of, wrong_calls
from hustings.night.cells import Cells, cells, first
from hustings.night.moment import Moment, Truth
from hustings.night.outlook import PartyOutlook, SeatStatus
from hustings.night.party_columns import Columns
from hustings.night.scoring import Reliability

INTERVAL = (0.05, 0.95)
"""The quantiles of draws between which a 90% interval lies."""


@dataclass(frozen=True, slots=True)
class SeatTotal:
    """One party's seats in the whole House: declared at the time, forecast, and in the end.

    p5 and p95 are None where the method gives no distribution.
    """

    party: str
    declared: int
    median: int
    p5: int | None
    p95: int | None
    actual: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls made, and how many of them were wrong. Tallies add up."""

    made: int
    wrong: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.made + other.made, self.wrong + other.wrong)


@dataclass(frozen=True, slots=True)
class Score:
    """One forecast against what happened; None where there is nothing to measure.

    Over undeclared seats: share_error, a fraction of 1 over cells of seat and
    column; winners_right, by the candidacy with the largest forecast share;
    brier, over columns; log_score, of the candidacy that won, in nats;
    vote_coverage and vote_width, of 90% intervals of single candidacies.
    Over the House: seat_error, the sum over columns where every undeclared
    seat goes to the largest forecast share; median_error, the same of the
    forecast's medians; crps, total_coverage and total_width, of seats by
    column; nation_coverage and nation_width, of the named parties' shares of
    all votes. A method without draws has no figures that need a distribution.
    calls: the model's that stood, and editor_calls an editor's, each with how
    many were for somebody who did not win.
    """

    election: str
    method: str
    declared: int
    seats: int
    at: datetime | None
    is_rehearsal: bool
    share_error: float | None
    winners_right: float | None
    seat_error: float | None
    median_error: float | None
    brier: float | None = None
    log_score: float | None = None
    vote_coverage: float | None = None
    vote_width: float | None = None
    crps: float | None = None
    total_coverage: float | None = None
    total_width: float | None = None
    nation_coverage: float | None = None
    nation_width: float | None = None
    reliability: Reliability | None = None
    totals: tuple[SeatTotal, ...] = ()
    calls: Tally | None = None
    editor_calls: Tally | None = None


def score(moment: Moment, truth: Truth, columns: Columns, method: str = "hustings") -> Score:
    """Return the moment's score.

    Raises ElectionError where the forecast is of another election, or of
    candidacies that did not stand.
    """
    if moment.election != truth.election:
        raise ElectionError(f"a forecast of {moment.election} cannot be scored by {truth.election}")
    seats = [
        seat
        for seat in moment.forecast.seats
        if seat.status is not SeatStatus.DECLARED
        and seat.contest in truth.winners
        and seat.region not in columns.left_out
    ]
    known, has_draws = cells(seats, truth, columns), bool(len(moment.seat_draws))
    measures = _point(moment, truth, columns, known) | (
        _spread(moment, truth, columns, known) if has_draws else {}
    )
    return Score(
        election=moment.election,
        method=method,
        declared=moment.declared,
        seats=truth.seats_in_house,
        at=moment.at,
        is_rehearsal=moment.forecast.is_rehearsal,
        reliability=scoring.reliability(known.win, known.won) if has_draws else None,
        totals=_totals(moment, truth, has_draws),
        calls=_tally(calls_of(moment.forecast), truth) if has_draws else None,
        editor_calls=_editors_tally(moment, truth) if moment.editors else None,
        **{name: None if isnan(value) else value for name, value in measures.items()},
    )


def _tally(calls: Calls, truth: Truth) -> Tally:
    called = [one for one in calls.values() if one.word is Word.CALLED and one.contest in truth.winners]
    return Tally(len(called), len(wrong_calls(called, truth.winners)))


def _editors_tally(moment: Moment, truth: Truth) -> Tally:
    """Return an editor's own calls; an un-call says nothing that could be wrong."""
    calls = calls_of(moment.forecast, moment.editors)
    return _tally({key: one for key, one in calls.items() if one.editor is not None}, truth)


def _point(moment: Moment, truth: Truth, columns: Columns, known: Cells) -> dict[str, float]:
    """Return the measures that a forecast without a distribution has too."""
    actual = columns.totals(truth.seats)
    house = moment.forecast.house
    won: Counter[str] = Counter()
    for seat in moment.forecast.seats:
        won[(seat.leader if seat.status is SeatStatus.DECLARED else first(seat)).party] += 1
    return {
        "share_error": scoring.share_error(known.share, known.actual),
        "winners_right": scoring.mean(known.right.astype(np.float64)),
        "seat_error": scoring.seat_error(columns.totals(won), actual),
        "median_error": scoring.seat_error(
            columns.totals({party: one.median for party, one in house.items()}), actual
        ),
    }


def _spread(moment: Moment, truth: Truth, columns: Columns, known: Cells) -> dict[str, float]:
    """Return the measures of chances and intervals."""
    draws, actual = columns.draws(moment.seat_draws, moment.parties), columns.totals(truth.seats)
    low, high = np.quantile(draws, INTERVAL, axis=0, method="inverted_cdf").astype(np.float64)
    named = [party for party in columns.named if party in moment.forecast.votes]
    votes = [moment.forecast.votes[party] for party in named]
    floor, ceiling = np.array([one.p5 for one in votes]), np.array([one.p95 for one in votes])
    return {
        "brier": scoring.brier(known.win, known.won),
        "log_score": scoring.log_score(known.of_winner),
        "vote_coverage": scoring.coverage(known.low, known.high, known.single),
        "vote_width": scoring.mean_width(known.low, known.high),
        "crps": scoring.mean(scoring.crps(draws, actual)),
        "total_coverage": scoring.coverage(low, high, actual),
        "total_width": scoring.mean_width(low, high),
        "nation_coverage": scoring.coverage(
            floor, ceiling, np.array([truth.votes.get(party, 0.0) for party in named])
        ),
        "nation_width": scoring.mean_width(floor, ceiling),
    }


def _totals(moment: Moment, truth: Truth, has_draws: bool) -> tuple[SeatTotal, ...]:
    house = moment.forecast.house
    parties = {one.party for one in house.values() if one.p95} | {p for p, n in truth.seats.items() if n}
    totals = []
    for party in sorted(parties, key=lambda one: (-truth.seats.get(one, 0), one)):
        one = house.get(party, PartyOutlook(party, 0, 0, 0, 0, 0))
        low, high = (int(one.p5), int(one.p95)) if has_draws else (None, None)
        totals.append(
            SeatTotal(party, int(one.declared), int(one.median), low, high, truth.seats.get(party, 0))
        )
    return tuple(totals)
