"""Whether an endorsement reached the seats next door, and what it would be without these as controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from hustings.endorse.estimate import Estimate
from hustings.endorse.selection import selected
from hustings.endorse.study import Bools, Ints, Study
from hustings.errors import ElectionError


@dataclass(frozen=True, slots=True)
class SpillOver:
    """The effect on neighbours of endorsed seats, and on the endorsed without neighbours as controls.

    Either is None where too few units are left. exposed: how many controls
    are neighbours.
    """

    exposed: int
    on_neighbours: Estimate | None
    without_neighbours: Estimate | None


def spill_over(study: Study, exposed: Bools, estimator: Callable[[Study], Estimate]) -> SpillOver:
    """Return both estimates; exposed: (n,) as `next_to` or `same_region` gives it."""
    near = exposed & ~study.treated
    controls = ~study.treated
    on_them = replace(selected(study, controls), treated=near[controls])
    return SpillOver(int(near.sum()), _tried(on_them, estimator), _tried(selected(study, ~near), estimator))


def next_to(study: Study, adjacent: Ints) -> Bools:
    """Return (n,) which units are next to an endorsed one; adjacent: (pairs, 2) rows, in any order."""
    exposed = np.zeros(len(study), dtype=bool)
    for one, other in (adjacent.T, adjacent.T[::-1]):
        exposed[one[study.treated[other]]] = True
    return exposed & ~study.treated


def same_region(study: Study) -> Bools:
    """Return (n,) which units share a region with an endorsed one: where nobody knows who is next to whom."""
    return np.isin(study.region, study.region[study.treated]) & ~study.treated


def _tried(study: Study, estimator: Callable[[Study], Estimate]) -> Estimate | None:
    try:
        return estimator(study)
    except ElectionError:
        return None
