"""Whether a bloc's votes gathered behind one candidacy in endorsed seats, and seats lost by a split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hustings.endorse.coordination import Bloc, coordination
from hustings.endorse.differences import only
from hustings.endorse.effect_report import Gathering
from hustings.endorse.method import Method
from hustings.endorse.ols import ols
from hustings.endorse.study import Floats, Study
from hustings.errors import ElectionError
from hustings.record.election import Election


def bloc_of(method: Method | None, labels: Sequence[str]) -> tuple[str, ...]:
    """Return the first group of a method that holds every label endorsed and more; none without one."""
    groups = method.groups.values() if method is not None else ()
    return next((group for group in groups if set(labels) < set(group)), ())


def gathering(study: Study, election: Election, bloc: Sequence[str]) -> Gathering | None:
    """Return how a bloc fared in the seats of a study; None without a bloc of two labels or more."""
    if len(bloc) < 2:
        return None
    first = np.array([study.seats.index(seat) == place for place, seat in enumerate(study.seats)])
    seats = only(study, first)
    found = coordination(_shares(election, seats.seats, bloc), range(len(bloc)))
    known, own = np.isfinite(found.gathered), seats.treated
    if not (known & own).any() or not (known & ~own).any():
        return None
    try:
        estimate = ols(replace(only(seats, known), outcome=found.gathered[known]))
    except ElectionError:
        estimate = None
    return Gathering(
        tuple(bloc),
        float(found.gathered[known & own].mean()),
        float(found.gathered[known & ~own].mean()),
        _lost(found, own),
        _lost(found, ~own),
        replace(estimate, name="least squares, HC2") if estimate else None,
    )


def _lost(found: Bloc, where: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    return int((found.split & where).sum())


def _shares(election: Election, seats: Sequence[str], bloc: Sequence[str]) -> Floats:
    """Return (seats, candidacies) shares, columns of the bloc first, the best placed of each label."""
    rows = []
    for seat in seats:
        tabulation = election.tabulation(seat)
        row = np.full(len(bloc) + 1, np.nan)
        if tabulation is not None:
            valid = tabulation.declaration.valid_votes
            for one in reversed(tabulation.ranking):
                place = bloc.index(one.party) if one.party in bloc else len(bloc)
                row[place] = tabulation.votes(one) / valid
        rows.append(row)
    return np.array(rows)
