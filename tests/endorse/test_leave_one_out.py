from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.leave_one_out import hangs_on_one_seat, leave_one_out
from hustings.endorse.ols import ols
from hustings.endorse.selection import selected, without

from .made_up_study import confounded, made_up


def test_every_endorsed_seat_is_left_out_once_and_the_heaviest_comes_first() -> None:
    study = confounded(1, treated=8, seats=90)
    lines = leave_one_out(study, ols)
    assert {line.seat for line in lines} == {s for s, t in zip(study.seats, study.treated, strict=True) if t}
    moves = [abs(line.moved) for line in lines if line.moved is not None]
    assert len(moves) == 8 and moves == sorted(moves, reverse=True)


def test_a_line_is_the_estimate_without_that_seat() -> None:
    study = confounded(1, treated=8, seats=90)
    line = leave_one_out(study, ols)[0]
    expected = ols(without(study, study.seats.index(line.seat)))
    assert line.estimate == expected
    assert line.moved == pytest.approx(expected.effect - ols(study).effect)


def test_an_effect_made_by_one_seat_hangs_on_it() -> None:
    outcome = np.random.default_rng(1).normal(0, 0.01, 60)
    outcome[3:6] = -0.01
    outcome[2] = 0.5
    study = made_up(outcome, np.isin(np.arange(60), (2, 3, 4, 5)), np.zeros((60, 0)))
    assert hangs_on_one_seat(leave_one_out(study, ols), ols(study)) == ("s2",)


def test_where_too_few_are_left_the_line_says_so() -> None:
    study = confounded(1, treated=2, seats=90)
    assert [(line.estimate, line.moved) for line in leave_one_out(study, ols)] == [(None, None)] * 2


def test_rows_may_be_selected_by_a_mask_or_by_numbers_that_repeat() -> None:
    study = replace(confounded(1, treated=8, seats=90), region=np.arange(90))
    mask = np.arange(90) < 10
    assert selected(study, mask).seats == study.seats[:10]
    twice = selected(study, np.array([4, 4, 1]))
    assert twice.seats == ("s4", "s4", "s1") and list(twice.region) == [4, 4, 1]
