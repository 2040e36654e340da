"""Placebos: effects where there can be none, and the alarm that they raise together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from hustings.endorse.claim_level import Doubt
from hustings.endorse.detectable import minimum_detectable
from hustings.endorse.ols import bell_mccaffrey, regression, standard_error
from hustings.endorse.study import Bools, Floats, Study

SIZE = 0.045
"""Joined p-values up to this raise the alarm: a little under 5%, which they slightly overshoot."""
SEEN = 0.04
"""Placebos that could not have seen a confounding of four points are blind."""
POWER = 0.9
FEWEST_MARKED = 2


class Kind(StrEnum):
    """Where the effect must be nothing, if endorsed seats were like the others but for the endorsement."""

    NEUTRAL = "neutral seats"
    WITHDRAWN = "withdrawn endorsements"
    OTHER_PARTIES = "other parties in the endorsed seats"
    EARLIER = "earlier elections"
    FAKE_DATE = "a date before the list"


SHOWN = {Kind.NEUTRAL: 1.0, Kind.WITHDRAWN: 1.0, Kind.EARLIER: 0.5}
"""How much of today's confounding each shows, of those about the endorsed label; half of a mood lasts."""


@dataclass(frozen=True, slots=True)
class Placebo:
    """An effect where there can be none; HC2 standard error, Bell-McCaffrey df; marked: seats."""

    kind: Kind
    name: str
    effect: float
    se: float
    df: float
    marked: int

    @property
    def p_value(self) -> float:
        """The two-sided p-value that the effect is nothing."""
        return float(2 * stats.t.sf(abs(self.effect) / self.se, self.df))


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the placebos say together.

    doubt: alarm, passed, or blind where they would have missed SEEN more
    often than one time in ten. p_value: of all together; 1 without any.
    effect: today's confounding as those of the endorsed label tell it, and
    detectable: how much of it these would have seen; NaN where none.
    """

    doubt: Doubt
    p_value: float
    effect: float
    detectable: float
    placebos: tuple[Placebo, ...]


def unendorsed(study: Study, kind: Kind, marked: Bools) -> tuple[Placebo, ...]:
    """Return the placebo of neutral or withdrawn seats, the endorsed left out; marked: (n,)."""
    outcome = np.where(study.treated, np.nan, study.outcome)
    return _placebo(kind, str(kind), outcome, marked & ~study.treated, study.covariates)


def other_parties(study: Study, outcomes: Mapping[str, Floats]) -> tuple[Placebo, ...]:
    """Return a placebo for each other party.

    outcomes: (n,) change in its part of the votes not given to the endorsed
    label, which what the endorsed gained from all alike leaves as it was; NaN
    where it does not stand.
    An endorsed who won votes from one rival above all moves that rival's part
    as well: such an alarm may be the effect itself, and is still an alarm.
    """
    return _each(study, Kind.OTHER_PARTIES, outcomes)


def earlier_elections(study: Study, outcomes: Mapping[str, Floats]) -> tuple[Placebo, ...]:
    """Return a placebo for each earlier election.

    outcomes: (n,) change of the endorsed label's share then, NaN if none.
    """
    return _each(study, Kind.EARLIER, outcomes)


def fake_dates(study: Study, levels: Floats, names: Sequence[str]) -> tuple[Placebo, ...]:
    """Return a placebo for each date at which the list might have come but did not.

    levels: (n, elections) the endorsed label's share at elections before the
    list, oldest first, NaN where it did not stand; names: of the elections
    from the second on. Compared are its means since and before each date.
    Source: Abadie, Diamond and Hainmueller, in-time placebos (2015).
    """
    found: list[Placebo] = []
    for at, name in enumerate(names, start=1):
        change = levels[:, at:].mean(axis=1) - levels[:, :at].mean(axis=1)
        found += _placebo(Kind.FAKE_DATE, name, change, study.treated, study.covariates)
    return tuple(found)


def part_of_the_rest(shares: Floats, label: Floats) -> Floats:
    """Return (n,) a party's part of the votes not given to the endorsed label; NaN where none are left."""
    rest = 1 - label
    return np.asarray(np.where(rest > 0, shares / np.where(rest > 0, rest, 1), np.nan))


def alarm(placebos: Sequence[Placebo]) -> Alarm:
    """Return what the placebos say together, with false alarms in at most 5% of elections.

    The p-values of each and of the pooled one are joined by Cauchy's rule,
    which holds however they hang together; no placebo at all is blind.
    Source: Liu and Xie, Cauchy combination test (2020).
    """
    alone = tuple(placebos)
    if not alone:
        return Alarm(Doubt.BLIND, 1.0, float("nan"), float("nan"), ())
    values = [one.p_value for one in alone]
    pooled = _pooled([one for one in alone if one.kind in SHOWN])
    if pooled is not None:
        values.append(pooled.p_value)
    p_value = together(np.array(values))
    effect = pooled.effect if pooled else float("nan")
    seen = minimum_detectable(pooled.se, pooled.df, POWER) if pooled else float("nan")
    if p_value <= SIZE:
        return Alarm(Doubt.ALARM, p_value, effect, seen, alone)
    doubt = Doubt.PASSED if seen <= SEEN else Doubt.BLIND
    return Alarm(doubt, p_value, effect, seen, alone)


def together(p_values: Floats) -> float:
    """Return one p-value for several, by the Cauchy combination."""
    inside = np.clip(p_values, 1e-15, 1 - 1e-3)
    return float(stats.cauchy.sf(np.tan((0.5 - inside) * np.pi).mean()))


def _pooled(placebos: Sequence[Placebo]) -> Placebo | None:
    """Return the confounding of today that fits these placebos best, each counting by its seats."""
    if not placebos:
        return None
    shown = np.array([SHOWN[one.kind] for one in placebos])
    weights = shown * [one.marked for one in placebos]
    weights = weights / (weights @ shown)
    effect = float(weights @ [one.effect for one in placebos])
    parts = (weights * [one.se for one in placebos]) ** 2
    df = parts.sum() ** 2 / float((parts**2) @ [1 / one.df for one in placebos])
    marked = sum(one.marked for one in placebos)
    return Placebo(Kind.NEUTRAL, "pooled", effect, float(np.sqrt(parts.sum())), float(df), marked)


def _each(study: Study, kind: Kind, outcomes: Mapping[str, Floats]) -> tuple[Placebo, ...]:
    found: list[Placebo] = []
    for name, outcome in outcomes.items():
        found += _placebo(kind, name, outcome, study.treated, study.covariates)
    return tuple(found)


def _placebo(
    kind: Kind, name: str, outcome: Floats, marked: Bools, covariates: Floats
) -> tuple[Placebo, ...]:
    """Return the one placebo, or none where too few seats are marked or left to compare with."""
    known = np.isfinite(outcome)
    count, rest = int(marked[known].sum()), int((~marked[known]).sum())
    if count < FEWEST_MARKED or rest < covariates.shape[1] + 3:
        return ()
    fit = regression(outcome[known], marked[known].astype(float), covariates[known])
    se = standard_error(fit)
    return (Placebo(kind, name, fit.coefficient, se, bell_mccaffrey(fit), count),) if se > 0 else ()
