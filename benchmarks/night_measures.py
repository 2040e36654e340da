"""What a forecast of a night is measured by, one cell for each night, order, stage and method.

Share error: mean absolute error in points over cells (undeclared seat, column
standing). Winners: undeclared seats whose largest forecast share won. Seat
errors: each undeclared seat to its largest share, sum over columns of
|forecast - actual|, declared seats included. Coverage, mean width and interval
score are of 90% intervals; the interval score is the width and 20 times the
distance by which the interval missed, so that neither width nor narrowness
buys a good figure (Gneiting and Raftery 2007, section 6.2). Brier: sum over
columns, mean over undeclared seats. Source: the definitions beside issue and
notes; shares, widths and scores of votes are in points, of seats in seats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from hustings.night.scoring import brier, coverage, crps, mean_width, seat_error, share_error
from hustings.night.seats import Bools, Floats, Ints

NONE = float("nan")
STUDENT = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447}
"""97.5% quantiles of Student's distribution, by degrees of freedom."""


@dataclass(frozen=True)
class Said:
    """A method's forecast of the undeclared seats; None where it has no such thing.

    shares, low, high, win: (open seats, columns), a 90% interval of the share
    and the chance of winning, NaN in an interval that it does not give. seats:
    (draws, columns) of the whole House. votes: (draws, columns) shares of all
    votes; votes_low, votes_high: (columns,) where it gives an interval alone.
    """

    shares: Floats
    low: Floats | None = None
    high: Floats | None = None
    win: Floats | None = None
    seats: Ints | None = None
    votes: Floats | None = None
    votes_low: Floats | None = None
    votes_high: Floats | None = None


@dataclass(frozen=True)
class Truth:
    """What happened. shares: (seats, columns); stands, declared and votes by seat."""

    shares: Floats
    stands: Bools
    declared: Bools
    votes: Floats


@dataclass(frozen=True)
class Cell:
    """The measures of one forecast; NaN where the method has none."""

    share_error: float
    winners: float
    seat_error: float
    brier: float = NONE
    seat_votes: float = NONE
    seat_votes_width: float = NONE
    seat_votes_score: float = NONE
    votes: float = NONE
    votes_width: float = NONE
    votes_score: float = NONE
    votes_crps: float = NONE
    totals: float = NONE
    totals_width: float = NONE
    totals_crps: float = NONE


MEASURES = tuple(field.name for field in fields(Cell))


def measured(said: Said, truth: Truth) -> Cell:
    """Return every measure of a forecast."""
    undeclared = ~truth.declared
    actual, stands = truth.shares[undeclared], truth.stands[undeclared]
    whole = truth.shares.copy()
    whole[undeclared] = said.shares
    found = {
        "share_error": 100 * share_error(_where(stands, said.shares), _where(stands, actual)),
        "winners": float((said.shares.argmax(axis=1) == actual.argmax(axis=1)).mean()),
        "seat_error": seat_error(_won(whole), _won(truth.shares)),
    }
    if said.win is not None:
        won = np.eye(actual.shape[1], dtype=bool)[actual.argmax(axis=1)]
        found["brier"] = brier(said.win, won)
    if said.low is not None and said.high is not None:
        found |= _intervals("seat_votes", 100 * said.low, 100 * said.high, 100 * _where(stands, actual))
    return Cell(**found, **_of_votes(said, truth), **_of_seats(said, truth))


def _of_votes(said: Said, truth: Truth) -> dict[str, float]:
    actual = 100 * (truth.shares * truth.votes[:, None]).sum(axis=0) / truth.votes.sum()
    if said.votes is not None:
        low, high = 100 * np.quantile(said.votes, [0.05, 0.95], axis=0)
        scores = {"votes_crps": float(np.mean(crps(100 * said.votes, actual)))}
        return _intervals("votes", low, high, actual) | scores
    if said.votes_low is not None and said.votes_high is not None:
        return _intervals("votes", 100 * said.votes_low, 100 * said.votes_high, actual)
    return {}


def _of_seats(said: Said, truth: Truth) -> dict[str, float]:
    if said.seats is None:
        return {}
    actual = _won(truth.shares)
    low, high = np.quantile(said.seats, [0.05, 0.95], axis=0, method="inverted_cdf").astype(float)
    return {
        "totals": coverage(low, high, actual.astype(float)),
        "totals_width": mean_width(low, high),
        "totals_crps": float(np.mean(crps(said.seats, actual))),
    }


def _intervals(name: str, low: Floats, high: Floats, actual: Floats) -> dict[str, float]:
    known = ~np.isnan(low + high + actual)
    low, high, actual = low[known], high[known], actual[known]
    return {
        name: coverage(low, high, actual),
        f"{name}_width": mean_width(low, high),
        f"{name}_score": interval_score(low, high, actual),
    }


def interval_score(low: Floats, high: Floats, actual: Floats, outside: float = 0.1) -> float:
    """Return the mean score of intervals in their own unit, 0 best. outside: the chance they leave."""
    missed = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
    return float((high - low + 2 / outside * missed).mean()) if len(actual) else NONE


def pooled(by_night: Sequence[float]) -> tuple[float, float]:
    """Return the mean over nights and half its 95% interval, a night being one cluster."""
    reach = STUDENT[len(by_night) - 1] * float(np.std(by_night, ddof=1)) / len(by_night) ** 0.5
    return float(np.mean(by_night)), reach


def mean(cells: Iterable[Cell], measure: str) -> float:
    """Return the mean of one measure; NaN where the method does not have it."""
    return float(np.mean([getattr(cell, measure) for cell in cells]))


def _where(stands: Bools, shares: Floats) -> Floats:
    return np.where(stands, shares, np.nan)


def _won(shares: Floats) -> Ints:
    return np.bincount(shares.argmax(axis=1), minlength=shares.shape[1])
