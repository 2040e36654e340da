"""What the effect would be without each endorsed seat in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hustings.endorse.estimate import Estimate
from hustings.endorse.selection import without
from hustings.endorse.study import Study
from hustings.errors import ElectionError


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The estimate without one endorsed seat, and how far that moves it.

    estimate, moved: None where too few seats are left to estimate anything.
    """

    seat: str
    name: str
    label: str
    estimate: Estimate | None
    moved: float | None


def leave_one_out(study: Study, estimator: Callable[[Study], Estimate]) -> tuple[LeftOut, ...]:
    """Return a line for each endorsed seat, the one that moves the effect most first."""
    whole = _tried(study, estimator)
    lines = [_line(study, int(row), estimator, whole) for row in np.flatnonzero(study.treated)]
    return tuple(sorted(lines, key=lambda line: (-abs(line.moved or 0.0), line.seat)))


def hangs_on_one_seat(lines: tuple[LeftOut, ...], whole: Estimate) -> tuple[str, ...]:
    """Return the names of seats without which the effect changes its sign, or its interval its word on 0."""
    told = whole.low > 0 or whole.high < 0
    return tuple(
        line.name
        for line in lines
        if line.estimate is not None
        and (
            line.estimate.effect * whole.effect < 0
            or (line.estimate.low > 0 or line.estimate.high < 0) != told
        )
    )


def _line(study: Study, row: int, estimator: Callable[[Study], Estimate], whole: Estimate | None) -> LeftOut:
    found = _tried(without(study, row), estimator)
    moved = found.effect - whole.effect if found and whole else None
    return LeftOut(study.seats[row], study.names[row], study.labels[row], found, moved)


def _tried(study: Study, estimator: Callable[[Study], Estimate]) -> Estimate | None:
    try:
        return estimator(study)
    except ElectionError:
        return None
