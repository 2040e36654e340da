from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from hustings.endorse.counterfactual import Surface, bends, standardised, surface
from hustings.endorse.doubly_robust import average_effect, doubly_robust
from hustings.endorse.ols import bell_mccaffrey, ols, regression, standard_error
from hustings.endorse.propensity import odds_weights, propensity
from hustings.endorse.study import Study
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.effect import Figures, figures, misses  # noqa: E402
from benchmarks.effect_worlds import EFFECT, World, drawn, worlds  # noqa: E402


def learnt(study: Study) -> Surface:
    scaled = standardised(study.covariates)
    return surface(scaled, bends(scaled), study.treated, study.outcome)


def test_a_bent_world_misleads_least_squares_and_not_the_doubly_robust_estimate() -> None:
    found = [(doubly_robust(study).effect, ols(study).effect) for study in bent_worlds()]
    ours, plain = np.mean(found, axis=0) - 0.03
    assert abs(ours) < 0.005
    assert plain > 0.02


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    found = [doubly_robust(confounded(seed, treated=8, seats=120)) for seed in range(200)]
    held = sum(one.low <= 0.03 <= one.high for one in found)
    assert 180 <= held <= 199


def test_the_estimate_is_its_weights_on_outcomes_one_over_the_treated_less_one_over_the_rest() -> None:
    study = confounded(9, bent=True)
    found = average_effect(study.outcome, study.treated, study.covariates)
    assert found.weights @ study.outcome == pytest.approx(found.effect)
    assert found.weights[study.treated].sum() == pytest.approx(1)
    assert found.weights[~study.treated].sum() == pytest.approx(-1)


def test_the_weights_balance_every_covariate() -> None:
    study = confounded(10, bent=True)
    found = average_effect(study.outcome, study.treated, study.covariates)
    assert found.weights @ standardised(study.covariates) == pytest.approx(np.zeros(4), abs=1e-10)


def test_it_is_the_coefficient_less_the_weighted_residuals_of_fits_without_the_seat() -> None:
    study = confounded(11, treated=12, seats=80, bent=True)
    scaled = standardised(study.covariates)
    bent = bends(scaled)
    fit = learnt(study)
    odds = odds_weights(propensity(scaled, study.treated, bent), study.treated)
    # The smoother as a matrix; the fit without a seat from the matrix, seat by seat.
    whole = np.eye(80) - np.column_stack([fit.rest(column) for column in np.eye(80)])
    without = [
        study.outcome[i] - np.delete(whole[i], i) @ np.delete(study.outcome, i) / (1 - whole[i, i])
        for i in range(80)
    ]
    wanted = fit.direct @ study.outcome - odds @ np.array(without)
    assert average_effect(study.outcome, study.treated, study.covariates).effect == pytest.approx(wanted)


def test_marks_alone_leave_nothing_to_bend_and_least_squares_its_standard_error() -> None:
    rng = np.random.default_rng(12)
    marks = (rng.random((90, 1)) < 0.5).astype(float)
    treated = np.arange(90) < 9
    study = made_up(rng.normal(size=90), treated, marks)
    fit = learnt(study)
    plain = regression(study.outcome, treated.astype(float), marks)
    assert fit.direct @ study.outcome == pytest.approx(plain.coefficient)
    found = average_effect(study.outcome, treated, marks)
    assert found.se == pytest.approx(standard_error(plain), rel=0.1)
    assert found.df == pytest.approx(bell_mccaffrey(plain), rel=0.1)


def test_degrees_of_freedom_are_those_of_the_whole_matrix() -> None:
    study = confounded(13, treated=7, seats=70, bent=True)
    found = average_effect(study.outcome, study.treated, study.covariates)
    rest = np.column_stack([learnt(study).rest(column) for column in np.eye(70)])
    taken = 1 - (rest**2).sum(axis=1)
    values = np.linalg.eigvalsh(rest @ np.diag(found.weights**2 / (1 - taken)) @ rest.T)
    assert found.df == pytest.approx(values.sum() ** 2 / (values**2).sum())
    assert found.se**2 == pytest.approx((found.weights**2 * found.residuals**2 / (1 - taken)).sum())


@pytest.mark.parametrize("count", [4, 20])
def test_the_order_of_covariates_does_not_matter(count: int) -> None:
    study = confounded(17, bent=True)
    more = np.random.default_rng(17).normal(size=(300, count - 4))
    columns = np.column_stack([study.covariates, more])
    turned = np.random.default_rng(18).permutation(count)
    one = doubly_robust(made_up(study.outcome, study.treated, columns))
    other = doubly_robust(made_up(study.outcome, study.treated, columns[:, turned]))
    assert other.effect == pytest.approx(one.effect)
    assert other.se == pytest.approx(one.se)


def test_a_shift_and_a_scale_of_covariates_and_outcome_carry_over() -> None:
    study = confounded(14)
    moved = made_up(5 + 2 * study.outcome, study.treated, 7 - 3 * study.covariates[:, ::-1])
    assert doubly_robust(moved).se == pytest.approx(2 * doubly_robust(study).se, rel=0.1)
    assert doubly_robust(moved).effect == pytest.approx(2 * doubly_robust(study).effect, abs=0.01)


def test_a_propensity_leaves_its_own_seat_out() -> None:
    study = confounded(15, treated=30, seats=300)
    scaled = standardised(study.covariates)
    chance = propensity(scaled, study.treated, straight=2)
    one = int(np.flatnonzero(study.treated)[0])
    turned = study.treated.copy()
    turned[one] = False
    assert propensity(scaled, turned, straight=2)[one] == pytest.approx(chance[one], rel=0.15)
    assert chance[study.treated].mean() > chance[~study.treated].mean()


def test_no_weight_is_far_above_the_mean_and_the_endorsed_have_none() -> None:
    chance = np.array([0.5, 0.9, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01])
    found = odds_weights(chance, np.arange(10) == 0)
    assert found[0] == 0
    assert found.sum() == pytest.approx(1)
    assert found[1] > found[2] > 0
    assert odds_weights(np.full(10, 0.3), np.arange(10) == 0)[1:] == pytest.approx(np.full(9, 1 / 9))


def test_one_endorsed_seat_is_refused() -> None:
    with pytest.raises(ElectionError, match="1 endorsed"):
        doubly_robust(confounded(16, treated=1))


def bent_worlds() -> list[Study]:
    return [confounded(seed, bent=True) for seed in range(20)]


def test_the_bench_tells_bias_coverage_and_missed_targets() -> None:
    runs = np.array([[0.03, 0.02, 0.04], [0.05, 0.04, 0.06], [0.03, 0.0, 0.06], [0.05, 0.03, 0.07]])
    ours = figures(np.vstack([runs, [[np.nan] * 3]]))
    assert (ours.bias, ours.coverage, ours.count) == (pytest.approx(0.01), 0.75, 4)
    assert ours.rmse == pytest.approx(np.sqrt(0.0002))
    sound = Figures(0.001, 0.01, 0.95, 0.04, 2000)
    plain = Figures(0.0, 0.012, 0.95, 0.04, 2000)
    assert misses(World(30, 300, "linear"), sound, plain) == []
    assert misses(World(30, 300, "non-linear"), sound, plain) == ["RMSE above 80% of OLS"]
    assert misses(World(30, 300, "linear"), ours, plain) == ["bias", "coverage", "RMSE above 105% of OLS"]


def test_made_up_worlds_are_as_told() -> None:
    assert len(list(worlds())) == 3 * (4 + 5 + 5)
    for world in worlds():
        made = drawn(world, np.random.default_rng(1))
        assert (int(made.treated.sum()), len(made.outcome)) == (world.treated, world.seats)
    world = World(100, 632, "non-linear")
    many = [drawn(world, np.random.default_rng(seed)) for seed in range(40)]
    gaps = [one.outcome[one.treated].mean() - one.outcome[~one.treated].mean() for one in many]
    assert 0.03 < np.mean(gaps) - EFFECT < 0.05
