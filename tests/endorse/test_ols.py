from __future__ import annotations

import numpy as np
import pytest

from hustings.endorse.ols import bell_mccaffrey, ols, regression, standard_error
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up


def dense(design: np.ndarray, outcome: np.ndarray) -> tuple[float, dict[str, float]]:
    """Return the last coefficient and its standard errors by the textbook's matrices."""
    bread = np.linalg.inv(design.T @ design)
    residuals = outcome - design @ bread @ design.T @ outcome
    leverage = np.diag(design @ bread @ design.T)
    meats = {
        "HC0": residuals**2,
        "HC1": residuals**2 * len(design) / (len(design) - design.shape[1]),
        "HC2": residuals**2 / (1 - leverage),
        "HC3": residuals**2 / (1 - leverage) ** 2,
    }
    spread = {name: bread @ (design.T * meat) @ design @ bread for name, meat in meats.items()}
    found = {name: float(np.sqrt(one[-1, -1])) for name, one in spread.items()}
    return float((bread @ design.T @ outcome)[-1]), found


def test_coefficient_and_every_robust_error_are_the_textbooks() -> None:
    study = confounded(1)
    design = np.column_stack([np.ones(len(study)), study.covariates, study.treated])
    fit = regression(study.outcome, study.treated.astype(float), study.covariates)
    coefficient, errors = dense(design, study.outcome)
    assert fit.coefficient == pytest.approx(coefficient)
    for robust, error in errors.items():
        assert standard_error(fit, robust) == pytest.approx(error)


def test_bell_mccaffrey_of_two_groups_is_welchs_at_equal_variances() -> None:
    outcome = np.random.default_rng(2).normal(size=45)
    treated = np.arange(45) < 5
    fit = regression(outcome, treated.astype(float), np.zeros((45, 0)))
    welch = (1 / 5 + 1 / 40) ** 2 / (1 / (25 * 4) + 1 / (1600 * 39))
    assert bell_mccaffrey(fit) == pytest.approx(welch)


def test_bell_mccaffrey_is_that_of_the_whole_matrix() -> None:
    study = confounded(3, treated=6, seats=60)
    fit = regression(study.outcome, study.treated.astype(float), study.covariates)
    maker = np.eye(60) - fit.design @ fit.design.T
    scaled = np.diag(fit.weights / np.sqrt(1 - fit.leverage))
    values = np.linalg.eigvalsh(maker @ scaled**2 @ maker)
    assert bell_mccaffrey(fit) == pytest.approx(values.sum() ** 2 / (values**2).sum())


def test_few_endorsed_widen_the_interval_by_their_degrees_of_freedom() -> None:
    found = ols(confounded(4, treated=5))
    assert 3 < found.df < 6
    assert found.high - found.effect > 2.4 * found.se


def test_a_constant_or_repeated_covariate_changes_nothing() -> None:
    study = confounded(5)
    doubled = np.column_stack([study.covariates, study.covariates[:, 0], np.ones(len(study))])
    other = ols(made_up(study.outcome, study.treated, doubled))
    assert other.effect == pytest.approx(ols(study).effect)
    assert other.df == pytest.approx(ols(study).df)


def test_one_endorsed_seat_is_refused() -> None:
    with pytest.raises(ElectionError, match="1 endorsed and 299 other units, want at least 2"):
        ols(confounded(6, treated=1))


def test_an_unknown_standard_error_is_refused() -> None:
    with pytest.raises(ValueError, match="HC9"):
        ols(confounded(7), "HC9")
