"""Undeclared seats set out as arrays, so that a forecast of them can be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hustings.errors import ElectionError
from hustings.night.moment import Truth
from hustings.night.outlook import CandidacyOutlook, SeatOutlook
from hustings.night.party_columns import Columns
from hustings.night.scoring import Bools, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Forecast and actual figures of undeclared seats.

    share, actual, win, won: (seats, columns), NaN (False in won) where a
    column does not stand. low, high, single: (candidacies,) the interval and
    the actual share of each. of_winner: (seats,) the chance that who won was
    given; right: (seats,) whether who won had the largest forecast share.
    """

    share: Floats
    actual: Floats
    win: Floats
    won: Bools
    low: Floats
    high: Floats
    single: Floats
    of_winner: Floats
    right: Bools


def cells(seats: Sequence[SeatOutlook], truth: Truth, columns: Columns) -> Cells:
    """Return the seats as arrays; ElectionError for a candidacy that did not stand."""
    standing = [(n, seat, one) for n, seat in enumerate(seats) for one in seat.candidacies]
    names = [columns.of(one.party, seat.region) for _, seat, one in standing]
    place = {name: n for n, name in enumerate(sorted(set(names)))}
    where = (np.array([n for n, _, _ in standing], dtype=int), np.array([place[n] for n in names], dtype=int))
    actual = [_actual(seat, one, truth) for _, seat, one in standing]
    won = [one.candidacy == truth.winners[seat.contest] for _, seat, one in standing]

    def table(values: Sequence[float]) -> Floats:
        out = np.full((len(seats), len(place)), np.nan)
        out[where] = 0
        np.add.at(out, where, values)
        return out

    def line(values: Sequence[float]) -> Floats:
        return np.array(values, dtype=np.float64)

    return Cells(
        share=table([one.share_mean for _, _, one in standing]),
        actual=table(actual),
        win=table([one.win for _, _, one in standing]),
        won=table([float(one) for one in won]) > 0,
        low=line([one.share_p5 for _, _, one in standing]),
        high=line([one.share_p95 for _, _, one in standing]),
        single=line(actual),
        of_winner=line([one.win for (_, _, one), is_winner in zip(standing, won, strict=True) if is_winner]),
        right=np.array(
            [first(seat).candidacy == truth.winners[seat.contest] for seat in seats], dtype=np.bool_
        ),
    )


def first(seat: SeatOutlook) -> CandidacyOutlook:
    """Return the candidacy with the largest forecast share; of those level the first by key."""
    return min(seat.candidacies, key=lambda one: (-one.share_mean, one.candidacy))


def _actual(seat: SeatOutlook, one: CandidacyOutlook, truth: Truth) -> float:
    shares: Mapping[str, float] = truth.shares[seat.contest]
    if one.candidacy not in shares:
        raise ElectionError(f"{seat.name}: {one.candidacy} did not stand")
    return shares[one.candidacy]
