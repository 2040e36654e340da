from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from hustings.endorse.ols import ols, regression, standard_error
from hustings.endorse.randomisation import arrangements, randomisation
from hustings.endorse.study import Study

from .made_up_study import confounded, made_up

OUTCOME = np.array([0.02, 0.01, 0.05, 0.03, 0.09, 0.0, 0.04, 0.08])
TREATED = np.array([0, 0, 0, 0, 1, 0, 0, 1], dtype=bool)
COVARIATE = (np.arange(8.0) % 3)[:, None]


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def t_of(study: Study, listed: np.ndarray) -> float:
    marks = np.eye(study.strata.max() + 1)[study.strata][:, 1:]
    fit = regression(study.outcome, listed.astype(float), np.hstack([study.covariates, marks]))
    return abs(fit.coefficient / standard_error(fit))


def test_few_arrangements_are_all_tried_and_agree_with_a_regression_for_each() -> None:
    study = made_up(OUTCOME, TREATED, COVARIATE)
    lists = [np.isin(np.arange(8), pair) for pair in combinations(range(8), 2)]
    found = randomisation(study, rng())
    assert found.exact and found.arrangements == 28
    real = t_of(study, TREATED)
    assert found.p_value == np.mean([t_of(study, one) >= real - 1e-9 for one in lists])
    assert found.effect == pytest.approx(ols(study).effect)


def test_every_arrangement_keeps_each_stratum_s_number_and_the_real_list_comes_first() -> None:
    strata = np.array([0, 0, 0, 0, 0, 1, 1, 1])
    lists, exact = arrangements(TREATED, strata, rng(), 100)
    assert exact and len(lists) == 5 * 3
    assert (lists[0] == TREATED).all()
    assert (lists[:, :5].sum(axis=1) == 1).all() and (lists[:, 5:].sum(axis=1) == 1).all()
    assert len(np.unique(lists, axis=0)) == 15


def test_many_arrangements_are_drawn_within_strata() -> None:
    treated = np.arange(200) % 20 == 0
    strata = np.arange(200) % 4 // 2
    lists, exact = arrangements(treated, strata, rng(), 300)
    assert not exact and len(lists) == 300
    for stratum in (0, 1):
        inside = strata == stratum
        assert (lists[:, inside].sum(axis=1) == treated[inside].sum()).all()


def test_strata_count_as_in_a_regression_with_a_mark_for_each() -> None:
    study = replace(made_up(OUTCOME, TREATED, COVARIATE), strata=np.array([0, 0, 0, 0, 0, 1, 1, 1]))
    lists, _ = arrangements(study.treated, study.strata, rng(), 100)
    real = t_of(study, TREATED)
    expected = np.mean([t_of(study, one) >= real - 1e-9 for one in lists])
    assert randomisation(study, rng()).p_value == expected


def test_the_interval_is_made_of_the_effects_that_are_not_refused() -> None:
    study = confounded(3, treated=8, seats=90)
    found = randomisation(study, rng(), 999)
    for inside, kept in ((found.low + 1e-4, True), (found.low - 1e-4, False), (found.high + 1e-4, False)):
        shifted = replace(study, outcome=study.outcome - inside * study.treated)
        assert (randomisation(shifted, rng(), 999).p_value > 0.05) is kept


def test_too_few_arrangements_refuse_nothing() -> None:
    treated = np.zeros(8, dtype=bool)
    treated[3] = True
    found = randomisation(made_up(OUTCOME, treated, np.zeros((8, 0))), rng())
    assert found.arrangements == 8
    assert (found.low, found.high) == (-np.inf, np.inf)


def test_a_worthless_endorsement_is_refused_about_five_times_in_a_hundred() -> None:
    draws = rng(7)
    refused = 0
    for seed in range(400):
        study = confounded(seed, treated=8, seats=90)
        study = replace(study, outcome=study.outcome - 0.03 * study.treated)
        refused += randomisation(study, draws, 200).p_value <= 0.05
    assert 8 <= refused <= 34


def test_the_same_seed_gives_the_same_interval() -> None:
    study = confounded(5, treated=13, seats=90)
    assert randomisation(study, rng(4), 300) == randomisation(study, rng(4), 300)
