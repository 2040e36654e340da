"""How strong something unmeasured would have to be to explain an effect away: robustness value and bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from hustings.endorse.estimate import LEVEL
from hustings.endorse.study import Floats, Study
from hustings.errors import ElectionError


@dataclass(frozen=True, slots=True)
class Fitted:
    """A coefficient of least squares as it was fitted: effect, its ordinary standard error, residual df."""

    effect: float
    se: float
    df: float

    @property
    def t(self) -> float:
        """The effect in standard errors."""
        return self.effect / self.se


@dataclass(frozen=True, slots=True)
class Confounder:
    """Something unmeasured, by what it would explain; both partial R², from 0 to 1.

    treatment: of endorsement, given the covariates. outcome: of the outcome,
    given covariates and endorsement.
    """

    name: str
    treatment: float
    outcome: float


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What the effect would be if that confounder had been measured, with a 95% interval."""

    confounder: Confounder
    effect: float
    se: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Tipping:
    """Adjusted effect and lower end of its interval over confounders of every strength, for a picture.

    treatment: (a,), outcome: (b,) partial R². effect, near: (b, a); near is
    the end of the interval that lies nearer to nothing, signed so that below
    0 the effect is no longer told from nothing.
    """

    treatment: Floats
    outcome: Floats
    effect: Floats
    near: Floats


def fitted(study: Study) -> Fitted:
    """Return the coefficient of endorsement beside covariates, with the ordinary standard error.

    ElectionError where covariates leave nothing of endorsement or of the units.
    """
    treated = study.treated.astype(float)
    alone = _rest(treated, study.covariates)
    norm = float(alone @ alone)
    regressors = np.linalg.matrix_rank(_design(study.covariates)) + 1
    df = len(study) - regressors
    if norm < 1e-9 or df < 1:
        raise ElectionError("the covariates tell the endorsed seats apart wholly; no effect can be fitted")
    effect = float(alone @ study.outcome) / norm
    left = _rest(study.outcome, study.covariates) - effect * alone
    return Fitted(effect, float(np.sqrt(left @ left / df / norm)), float(df))


def partial_r2(fit: Fitted) -> float:
    """Return the share of the outcome's remaining variance that endorsement explains."""
    return fit.t**2 / (fit.t**2 + fit.df)


def robustness_value(fit: Fitted, share: float = 1.0, level: float | None = None) -> float:
    """Return the partial R², with endorsement and outcome alike, that takes away that share of the effect.

    With a level (0.05), that leaves the effect not told from nothing at
    it. 0 where that is so already.
    Source: Cinelli and Hazlett, Making sense of sensitivity (2020), section 4;
    the branch for very large t from their package sensemakr.
    """
    wanted = share * abs(fit.t) / np.sqrt(fit.df)
    critical = 0.0
    if level is not None:
        critical = float(stats.t.ppf(1 - level / 2, fit.df - 1) / np.sqrt(fit.df - 1))
    over = wanted - critical
    if over <= 0:
        return 0.0
    if critical > 0 and wanted > 1 / critical:
        return float((wanted**2 - critical**2) / (1 + wanted**2))
    return float((np.sqrt(over**4 + 4 * over**2) - over**2) / 2)


def adjusted(fit: Fitted, confounder: Confounder, towards_nothing: bool = True) -> Adjusted:
    """Return effect, standard error and interval if the confounder had been measured.

    towards_nothing: whether it explains part of the effect, or hid part of it.
    Source: Cinelli and Hazlett (2020), equations 5 to 8.
    """
    strength = confounder.treatment, confounder.outcome
    sign = (np.sign(fit.effect) or 1.0) * (1 if towards_nothing else -1)
    effect = float(fit.effect - sign * _bias(fit, *strength))
    se = float(_se(fit, *strength))
    half = _critical(fit) * se
    return Adjusted(confounder, effect, se, effect - half, effect + half)


def benchmark(study: Study, name: str, columns: tuple[int, ...], times: float = 1) -> Confounder:
    """Return a confounder so many times as strong as a group of measured covariates.

    Its strength with the outcome is an upper bound; capped at 1.
    ElectionError where so strong a confounder cannot be.
    Source: Cinelli and Hazlett (2020), section 4.4 and appendix B.
    """
    others = np.delete(study.covariates, list(columns), axis=1)
    treated = study.treated.astype(float)
    own = _explained(treated, others, study.covariates)
    beside, all_of_it = np.column_stack([others, treated]), np.column_stack([study.covariates, treated])
    told = _explained(study.outcome, beside, all_of_it)
    treatment = times * own / (1 - own)
    joint = times * own**2 / ((1 - times * own) * (1 - own)) if times * own < 1 else 1.0
    if treatment >= 1 or joint >= 1:
        raise ElectionError(f"nothing can be {times} times as strong as {name}, which explains too much")
    outcome = ((np.sqrt(times) + np.sqrt(joint)) / np.sqrt(1 - joint)) ** 2 * told / (1 - told)
    return Confounder(f"{times} times {name}", float(treatment), float(min(outcome, 1.0)))


def bounds(fit: Fitted, confounders: tuple[Confounder, ...]) -> tuple[float, float]:
    """Return the lowest and highest effect inside any of the adjusted intervals, either direction.

    With no confounder, the interval as fitted.
    """
    plain = Confounder("nothing unmeasured", 0.0, 0.0)
    every = [adjusted(fit, one, towards) for one in (plain, *confounders) for towards in (True, False)]
    return min(one.low for one in every), max(one.high for one in every)


def survives(fit: Fitted, confounders: tuple[Confounder, ...]) -> bool:
    """Return whether the effect is still told from nothing beside each of those confounders."""
    low, high = bounds(fit, confounders)
    return low > 0 or high < 0


def tipping(fit: Fitted, most: float = 0.4, points: int = 81) -> Tipping:
    """Return the adjusted effect for confounders up to that partial R² on both sides."""
    treatment, outcome = np.linspace(0, most, points), np.linspace(0, most, points)
    wide, tall = np.meshgrid(treatment, outcome)
    effect = abs(fit.effect) - _bias(fit, wide, tall)
    near = effect - _critical(fit) * _se(fit, wide, tall)
    return Tipping(treatment, outcome, np.asarray(np.sign(fit.effect) * effect), near)


def _bias(fit: Fitted, treatment: float | Floats, outcome: float | Floats) -> Floats:
    return np.asarray(fit.se * np.sqrt(fit.df) * np.sqrt(outcome * treatment / (1 - treatment)))


def _se(fit: Fitted, treatment: float | Floats, outcome: float | Floats) -> Floats:
    return np.asarray(fit.se * np.sqrt((1 - outcome) / (1 - treatment)) * np.sqrt(fit.df / (fit.df - 1)))


def _critical(fit: Fitted) -> float:
    return float(stats.t.ppf(0.5 + LEVEL / 2, fit.df - 1))


def _design(covariates: Floats) -> Floats:
    return np.column_stack([np.ones(len(covariates)), covariates])


def _rest(values: Floats, covariates: Floats) -> Floats:
    design = _design(covariates)
    scaled = design / np.maximum(np.abs(design).max(axis=0), 1e-300)
    return np.asarray(values - scaled @ np.linalg.lstsq(scaled, values, rcond=None)[0])


def _explained(values: Floats, fewer: Floats, more: Floats) -> float:
    before, after = _rest(values, fewer), _rest(values, more)
    return float(np.clip(1 - (after @ after) / (before @ before), 0, 1))
