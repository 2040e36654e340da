from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.detectable import detectable_by_lists, minimum_detectable
from hustings.endorse.ols import ols

from .made_up_study import confounded


def test_at_eighty_in_a_hundred_it_is_two_point_eight_standard_errors() -> None:
    assert minimum_detectable(1.0) == pytest.approx(2.8016, abs=1e-4)
    assert minimum_detectable(1.0, df=5) > 3.4


def test_an_effect_of_that_size_is_found_four_times_in_five() -> None:
    found = 0
    for seed in range(300):
        study = confounded(seed, treated=30)
        worth = minimum_detectable(0.02 / np.sqrt(30), 29)
        moved = replace(study, outcome=study.outcome + (worth - 0.03) * study.treated)
        found += ols(moved).low > 0
    assert 0.65 <= found / 300 <= 0.9


def test_made_up_lists_give_about_the_same_and_do_not_hang_on_the_effect() -> None:
    study = confounded(3, treated=30)
    rng = np.random.default_rng
    by_lists = detectable_by_lists(study, rng(1))
    assert by_lists == pytest.approx(minimum_detectable(ols(study).se), rel=0.4)
    moved = replace(study, outcome=study.outcome + study.treated)
    assert detectable_by_lists(moved, rng(1)) == pytest.approx(by_lists)
