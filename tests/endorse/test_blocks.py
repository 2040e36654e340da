from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.blocks import region_bootstrap, region_wild
from hustings.endorse.ols import ols, regression
from hustings.endorse.study import Study
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up

REGIONS = np.arange(300) % 12


def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def regional(sd: float) -> Study:
    """Return a study where endorsement goes by region, and regions move together by sd."""
    draws = rng()
    region = np.repeat(np.arange(30), 10)
    move = draws.normal(0, sd, 30)[region]
    return replace(
        made_up(move + draws.normal(0, 0.01, 300), region % 3 == 0, np.zeros((300, 0))), region=region
    )


def test_regions_that_do_not_move_together_give_about_the_plain_standard_error() -> None:
    study = replace(confounded(2), region=REGIONS)
    assert region_bootstrap(study, ols, rng(), 300).se == pytest.approx(ols(study).se, rel=0.45)


def test_regions_that_move_together_widen_both_intervals() -> None:
    study = regional(0.03)
    fit = regression(study.outcome, study.treated.astype(float), study.covariates)
    drawn = region_bootstrap(study, ols, rng(), 300)
    signed = region_wild(study, fit.weights, fit.residuals, rng())
    for found in (drawn, signed):
        assert found.se > 2 * ols(study).se
        assert found.high - found.low > 2 * (ols(study).high - ols(study).low)
    assert signed.se == pytest.approx(drawn.se, rel=0.3)


def test_few_regions_with_an_endorsed_seat_are_said() -> None:
    study = replace(confounded(2, treated=5), region=REGIONS)
    found = region_bootstrap(study, ols, rng(), 50)
    assert found.regions <= 5
    assert f"only {found.regions} regions" in found.note


def test_enough_regions_need_no_note() -> None:
    found = region_bootstrap(replace(confounded(2, treated=100), region=REGIONS), ols, rng(), 50)
    assert (found.regions, found.lost, found.note) == (12, 0.0, "")


def test_draws_without_enough_endorsed_seats_are_counted_as_lost() -> None:
    study = confounded(2, treated=4)
    one_region = replace(study, region=np.where(study.treated, 0, 1 + np.arange(300) % 5))
    found = region_bootstrap(one_region, ols, rng(), 200)
    assert found.lost == pytest.approx((5 / 6) ** 6, abs=0.1)
    assert "left out" in found.note


def test_no_draw_that_can_be_estimated_is_refused() -> None:
    study = made_up(np.zeros(9), np.arange(9) == 0, np.zeros((9, 0)))
    with pytest.raises(ElectionError, match="no draw of regions"):
        region_bootstrap(study, ols, rng(), 20)
