"""Published figures are those of Cinelli and Hazlett (2020) on Darfur: effect of direct harm, 783 df."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.confounders import as_strong, confounders, one_by_one
from hustings.endorse.ols import regression
from hustings.endorse.sensitivity import (
    Confounder,
    Fitted,
    adjusted,
    benchmark,
    bounds,
    fitted,
    partial_r2,
    robustness_value,
    survives,
    tipping,
)
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up

DARFUR = Fitted(0.09731582, 0.02325654, 783)


def test_robustness_values_of_darfur_are_the_published_ones() -> None:
    assert (DARFUR.effect, DARFUR.se) == pytest.approx((0.0973, 0.0233), abs=5e-5)
    assert partial_r2(DARFUR) == pytest.approx(0.0219, abs=5e-5)
    assert robustness_value(DARFUR) == pytest.approx(0.1388, abs=5e-5)
    assert robustness_value(DARFUR, level=0.05) == pytest.approx(0.0763, abs=5e-5)


@pytest.mark.parametrize(
    ("treatment", "outcome", "effect", "se", "low", "high"),
    [
        (0.009164, 0.12464, 0.0752, 0.0219, 0.0323, 0.1182),
        (0.018329, 0.24932, 0.0529, 0.0204, 0.0130, 0.0929),
        (0.027493, 0.37405, 0.0304, 0.0187, -0.0063, 0.0670),
    ],
)
def test_effects_beside_one_to_three_times_being_female_are_the_published_ones(
    treatment: float, outcome: float, effect: float, se: float, low: float, high: float
) -> None:
    found = adjusted(DARFUR, Confounder("female", treatment, outcome))
    assert (found.effect, found.se, found.low, found.high) == pytest.approx((effect, se, low, high), abs=6e-5)


def test_a_confounder_as_strong_as_the_robustness_value_takes_the_effect_away() -> None:
    value = robustness_value(DARFUR)
    assert adjusted(DARFUR, Confounder("", value, value)).effect == pytest.approx(0, abs=1e-9)
    half = robustness_value(DARFUR, share=0.5)
    assert adjusted(DARFUR, Confounder("", half, half)).effect == pytest.approx(DARFUR.effect / 2)


def test_an_effect_not_told_from_nothing_has_no_robustness_left() -> None:
    assert robustness_value(Fitted(0.01, 0.01, 100), level=0.05) == 0
    assert robustness_value(Fitted(0.01, 0.01, 100)) > 0


def test_measuring_the_confounder_gives_what_the_formula_said() -> None:
    study = confounded(4)
    short = replace(study, covariates=study.covariates[:, 1:], covariate_names=study.covariate_names[1:])
    treated = study.treated.astype(float)
    left_of = lambda values, rest: regression(values, rest[:, 0], rest[:, 1:]).residuals  # noqa: E731
    own = 1 - np.var(left_of(treated, study.covariates)) / np.var(left_of(treated, short.covariates))
    with_treated = np.column_stack([treated, short.covariates])
    everything = np.column_stack([treated, study.covariates])
    told = 1 - np.var(left_of(study.outcome, everything)) / np.var(left_of(study.outcome, with_treated))
    found = adjusted(fitted(short), Confounder("x0", own, told))
    assert found.effect == pytest.approx(fitted(study).effect)
    assert found.se == pytest.approx(fitted(study).se)


def test_a_benchmark_of_a_covariate_unlike_the_others_is_its_own_strength() -> None:
    study = confounded(4, treated=100)
    found = benchmark(study, "x0", (0,))
    shorter = np.delete(study.covariates, 0, axis=1)
    treated = study.treated.astype(float)
    own = 1 - np.var(regression(treated, study.covariates[:, 0], shorter).residuals) / np.var(
        regression(treated, shorter[:, 0], shorter[:, 1:]).residuals
    )
    assert found.name == "1 times x0"
    assert found.treatment == pytest.approx(own / (1 - own))
    assert benchmark(study, "x0", (0,), 2).treatment == pytest.approx(2 * found.treatment)
    assert found.outcome > benchmark(study, "x3", (3,)).outcome


def test_a_confounder_that_would_explain_too_much_is_refused_and_named() -> None:
    draws = np.random.default_rng(1)
    x = draws.normal(size=(100, 1))
    study = made_up(draws.normal(size=100), (x[:, 0] > 0.2), x)
    with pytest.raises(ElectionError, match="nothing can be 3 times as strong as x0"):
        benchmark(study, "x0", (0,), 3)
    assert "3 times x0" in confounders(study, one_by_one(study)).impossible


def test_covariates_that_tell_the_endorsed_apart_are_refused() -> None:
    treated = np.arange(20) < 4
    with pytest.raises(ElectionError, match="apart wholly"):
        fitted(made_up(np.arange(20.0), treated, treated.astype(float)[:, None]))


def test_bounds_widen_with_strength_on_both_sides_and_decide_what_survives() -> None:
    plain = bounds(DARFUR, ())
    wider = bounds(DARFUR, (Confounder("", 0.009164, 0.12464),))
    assert wider[0] < plain[0] < DARFUR.effect < plain[1] < wider[1]
    assert survives(DARFUR, (Confounder("", 0.009164, 0.12464),))
    assert not survives(DARFUR, (Confounder("", 0.027493, 0.37405),))


def test_the_tipping_picture_holds_the_adjusted_effects() -> None:
    found = tipping(Fitted(-DARFUR.effect, DARFUR.se, DARFUR.df), 0.4, 5)
    assert found.effect.shape == found.near.shape == (5, 5)
    assert found.effect[0, 0] == pytest.approx(-DARFUR.effect)
    one = adjusted(DARFUR, Confounder("", 0.1, 0.3))
    assert found.effect[3, 1] == pytest.approx(-one.effect)
    assert found.near[3, 1] == pytest.approx(one.low)


def test_bounds_hold_the_truth_where_what_is_not_measured_outdoes_nothing() -> None:
    inside, plain = 0, 0
    for seed in range(200):
        study = confounded(seed)
        kept = [0, 2, 3]
        names = tuple(study.covariate_names[column] for column in kept)
        short = replace(study, covariates=study.covariates[:, kept], covariate_names=names)
        imagined = confounders(short, one_by_one(short)).imagined
        low, high = bounds(fitted(short), imagined)
        inside += low <= 0.03 <= high
        low, high = bounds(fitted(short), ())
        plain += low <= 0.03 <= high
    assert inside >= 190
    assert plain < 170


def test_groups_are_taken_one_to_three_times_and_all_together_half_as_strong_again() -> None:
    study = confounded(2)
    named = {one.name for one in confounders(study, {"census": (0, 1)}).imagined}
    assert named == {
        "1 times census",
        "2 times census",
        "3 times census",
        "1 times all that is measured",
        "1.5 times all that is measured",
    }
    assert [one.name for one in as_strong(study, {"census": (0, 1)}).imagined] == ["1 times census"]
