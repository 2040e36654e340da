from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.differences import differences, only
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up


def test_a_trend_of_its_own_is_taken_off() -> None:
    treated = np.arange(60) < 6
    earlier = 0.05 * treated + 0.01 * np.random.default_rng(1).normal(size=60)
    study = made_up(earlier + 0.02 * treated, treated, np.zeros((60, 0)))
    found = differences(study, earlier)
    assert found.effect == pytest.approx(0.02)
    assert found.name == "difference in differences"


def test_units_without_two_earlier_elections_are_left_out_and_counted() -> None:
    study = confounded(2)
    earlier = np.zeros(len(study))
    earlier[~study.treated] = np.where(np.arange(270) < 20, np.nan, 0)
    has_base = np.ones(len(study), dtype=bool)
    has_base[np.flatnonzero(study.treated)[0]] = False
    found = differences(replace(study, has_base=has_base), earlier)
    assert (found.n_treated, found.n_control) == (29, 250)
    assert found.note == "21 units without two earlier elections left out"


def test_too_few_with_earlier_elections_are_refused() -> None:
    study = confounded(3)
    with pytest.raises(ElectionError, match="0 endorsed and 0 other units"):
        differences(study, np.full(len(study), np.nan))


def test_part_of_a_study_keeps_every_field_in_step() -> None:
    study = confounded(4, treated=5, seats=20)
    part = only(study, study.treated)
    assert len(part) == len(part.names) == len(part.labels) == len(part.electorate) == 5
    assert part.treated.all()
    assert part.seats == tuple(name for name, t in zip(study.seats, study.treated, strict=True) if t)
