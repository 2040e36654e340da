"""Ordinary least squares: the change on endorsement and covariates, with standard errors for few treated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.estimate import Estimate, estimated, refuse_too_few
from hustings.endorse.study import Floats, Study


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """One coefficient of a regression.

    weights: (n,) coefficient = weights·outcome; leverage, residuals: (n,);
    design: (n, q) orthonormal columns that span the regressors.
    """

    coefficient: float
    weights: Floats
    leverage: Floats
    residuals: Floats
    design: Floats


def ols(study: Study, robust: str = "HC2") -> Estimate:
    """Return the coefficient of endorsement with HC2 and Bell-McCaffrey df, or HC3 and n - k.

    Wants two endorsed units, and more units than regressors by two.
    Source: MacKinnon and White (1985); Bell and McCaffrey (2002); Imbens and
    Kolesár, Robust standard errors in small samples (2016).
    """
    refuse_too_few(study, 2, study.covariates.shape[1] + 3)
    fit = regression(study.outcome, study.treated.astype(float), study.covariates)
    se = standard_error(fit, robust)
    if robust == "HC2":
        return estimated(study, "least squares, HC2", fit.coefficient, se, bell_mccaffrey(fit))
    return estimated(study, f"least squares, {robust}", fit.coefficient, se, len(study) - fit.design.shape[1])


def regression(outcome: Floats, regressor: Floats, others: Floats) -> Fit:
    """Return the coefficient of a regressor (n,) beside an intercept and others (n, k)."""
    rest = np.column_stack([np.ones(len(outcome)), others])
    left, sizes, _ = np.linalg.svd(rest / np.maximum(np.abs(rest).max(axis=0), 1e-300), full_matrices=False)
    left = left[:, sizes > 1e-10 * sizes[0]]
    alone = regressor - left @ (left.T @ regressor)
    norm = float(alone @ alone)
    design = np.column_stack([left, alone / np.sqrt(norm)])
    leverage = np.minimum((design**2).sum(axis=1), 1.0)
    residuals = outcome - design @ (design.T @ outcome)
    return Fit(float(alone @ outcome) / norm, alone / norm, leverage, residuals, design)


def standard_error(fit: Fit, robust: str = "HC2") -> float:
    """Return the standard error by HC0 to HC3; a unit that only its own fit explains is left out."""
    squares = fit.weights**2 * fit.residuals**2
    free = fit.leverage < 1 - 1e-9
    n, q = fit.design.shape
    match robust:
        case "HC0":
            return float(np.sqrt(squares.sum()))
        case "HC1":
            return float(np.sqrt(squares.sum() * n / (n - q)))
        case "HC2":
            return float(np.sqrt((squares[free] / (1 - fit.leverage[free])).sum()))
        case "HC3":
            return float(np.sqrt((squares[free] / (1 - fit.leverage[free]) ** 2).sum()))
    raise ValueError(f"{robust!r} is none of HC0, HC1, HC2, HC3")


def bell_mccaffrey(fit: Fit) -> float:
    """Return degrees of freedom at which t has the first two moments of the HC2 statistic."""
    free = fit.leverage < 1 - 1e-9
    scale = np.where(free, fit.weights / np.sqrt(np.where(free, 1 - fit.leverage, 1)), 0)
    own = scale**2
    trace = float((own * (1 - fit.leverage)).sum())
    # tr((G'G)²) with G'G = diag(s)(I - QQ')diag(s), without the n by n matrix.
    inner = (fit.design * own[:, None]).T @ fit.design
    squared = float((own**2).sum() - 2 * (own**2 * fit.leverage).sum() + (inner**2).sum())
    return trace**2 / squared
