"""An estimate of what an endorsement was worth: effect, standard error, interval, and on how many seats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from hustings.endorse.study import Study
from hustings.errors import ElectionError

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """The effect on the endorsed, in the outcome's units (fractions of 1 of the vote).

    low, high: a 95% interval of Student's t with df degrees of freedom; df is
    infinite where the normal distribution is used. n_treated, n_control: units
    used. note: what a reader must know beside the figure; "" where nothing.
    """

    name: str
    effect: float
    se: float
    low: float
    high: float
    df: float
    n_treated: int
    n_control: int
    note: str = ""


def estimated(study: Study, name: str, effect: float, se: float, df: float, note: str = "") -> Estimate:
    """Return the estimate with its interval; an infinite df gives the normal one."""
    half = critical(df) * se
    treated = int(study.treated.sum())
    return Estimate(
        name,
        float(effect),
        float(se),
        float(effect - half),
        float(effect + half),
        float(df),
        treated,
        len(study) - treated,
        note,
    )


def critical(df: float) -> float:
    """Return Student's t that leaves 2.5% above it; the normal one where df is infinite."""
    above = 0.5 + LEVEL / 2
    return float(stats.t.ppf(above, df)) if np.isfinite(df) else float(stats.norm.ppf(above))


def refuse_too_few(study: Study, treated: int, control: int) -> None:
    """Raise ElectionError where fewer than so many treated or control units are left."""
    found = int(study.treated.sum()), int((~study.treated).sum())
    if found[0] < treated or found[1] < control:
        raise ElectionError(
            f"{found[0]} endorsed and {found[1]} other units, want at least {treated} and {control}"
        )
