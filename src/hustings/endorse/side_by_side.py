"""Every estimator on the same seats, side by side; which one is primary was fixed beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from hustings.endorse.claim_level import FEWEST_TREATED
from hustings.endorse.differences import NAME as DIFFERENCES
from hustings.endorse.differences import differences, only
from hustings.endorse.discontinuity import NAME as DISCONTINUITY
from hustings.endorse.discontinuity import discontinuity
from hustings.endorse.doubly_robust import NAME as PRIMARY
from hustings.endorse.doubly_robust import doubly_robust
from hustings.endorse.entropy_balance import NAME as BALANCING
from hustings.endorse.entropy_balance import entropy_balance
from hustings.endorse.estimate import Estimate
from hustings.endorse.matching import NEIGHBOURS, matching
from hustings.endorse.ols import ols
from hustings.endorse.study import Bools, Floats, Study
from hustings.endorse.threshold import Threshold
from hustings.errors import ElectionError


@dataclass(frozen=True, slots=True)
class Line:
    """One estimator: its estimate, or why there is none."""

    name: str
    estimate: Estimate | None
    refused: str = ""

    @property
    def is_primary(self) -> bool:
        """Whether it is the one that was fixed beforehand."""
        return self.name == PRIMARY


@dataclass(frozen=True, slots=True)
class Beside:
    """Estimates of the same effect. share, margin: of the primary; dated: of it on dated seats alone."""

    lines: tuple[Line, ...]
    margin: Estimate
    dated: Estimate | None

    @property
    def primary(self) -> Estimate:
        """The primary estimate; without it there is no report."""
        return next(one.estimate for one in self.lines if one.is_primary and one.estimate is not None)


def side_by_side(
    study: Study, dated: Bools, before: Floats | None = None, rule: Threshold | None = None
) -> Beside:
    """Return every estimate that can be made of a study; ElectionError where the primary cannot.

    dated: (n,) endorsed on a known day before the poll. before: (n,) change
    of the label's share between the two elections before, NaN where there is
    none. rule: a threshold that the endorser goes by.
    """
    doubly_robust(study)
    tried: list[tuple[str, Callable[[], Estimate]]] = [
        (PRIMARY, lambda: doubly_robust(study)),
        ("least squares, HC2", lambda: ols(study)),
        ("least squares, HC3", lambda: ols(study, "HC3")),
        (BALANCING, lambda: entropy_balance(study)),
        (f"matching, {NEIGHBOURS} neighbours", lambda: matching(study)),
    ]
    if before is not None:
        tried.append((DIFFERENCES, lambda: differences(study, before)))
    if rule is not None:
        tried.append((DISCONTINUITY, lambda: _at(study, rule)))
    lines = tuple(_line(name, make) for name, make in tried)
    return Beside(lines, doubly_robust(replace(study, outcome=study.margin)), _dated(study, dated))


def _line(name: str, make: Callable[[], Estimate]) -> Line:
    try:
        return Line(name, replace(make(), name=name))
    except ElectionError as wrong:
        return Line(name, None, str(wrong))


def _at(study: Study, rule: Threshold) -> Estimate:
    known = np.isfinite(rule.score)
    return discontinuity(only(study, known), rule.score[known], rule.least)


def _dated(study: Study, dated: Bools) -> Estimate | None:
    """Return the primary where undated seats are left out; None where all are dated, or too few."""
    known = dated & study.treated
    if known.sum() == study.treated.sum() or known.sum() < FEWEST_TREATED:
        return None
    return doubly_robust(only(study, known | ~study.treated))
