"""A replay: a step a declaration, chosen ones, and moments ready to be scored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.errors import ElectionError
from hustings.night.forecast import Night, forecast
from hustings.night.replay import at_stages, moments, steps, uniform_moments
from hustings.record.declaration import Declaration
from hustings.record.entry import Retraction
from hustings.record.ledger import Ledger

from .made_up_britain import SEATS, entry, with_ledger


def test_a_replay_is_the_forecast_after_each_declaration(small: Night) -> None:
    for step in steps(small, [1, 7, SEATS]):
        assert step.simulated is not None
        assert step.simulated.forecast.declared == step.number
        assert step.contest.is_declared
        assert forecast(small, step.state).house == step.simulated.forecast.house


def test_a_whole_replay_has_a_step_a_declaration(small: Night) -> None:
    made = [step.number for step in steps(replace(small, declared={}))]
    assert made == list(range(1, SEATS + 1))


@pytest.mark.parametrize("number", [0, SEATS + 1, -3])
def test_a_declaration_that_never_came_is_refused(small: Night, number: int) -> None:
    with pytest.raises(ElectionError, match=f"has {SEATS}"):
        list(steps(small, [number]))


def test_stages_are_parts_of_the_night(small: Night) -> None:
    assert at_stages(small, [0.05, 0.5, 1.0]) == [2, 22, 44]
    assert at_stages(small, [0.001, 0.002]) == [1]


def test_a_seat_retracted_and_declared_again_is_two_steps(small: Night) -> None:
    entries = small.election.ledger.entries
    last = entries[-1].payload
    assert isinstance(last, Declaration)
    again = Ledger((*entries, entry(Retraction(last.contest, "misread"), 400), entry(last, 401)))
    night = replace(small, election=with_ledger(small.election, again))
    declared = [step.simulated.forecast.declared for step in steps(night, [44, 45]) if step.simulated]
    assert declared == [44, 44]


def test_moments_carry_the_draws_and_uniform_ones_none(small: Night) -> None:
    ours, uniform = list(moments(small, [3, 9])), list(uniform_moments(small, [3, 9]))
    assert [one.declared for one in ours] == [one.declared for one in uniform] == [3, 9]
    assert all(one.seat_draws.shape == (small.settings.draws, len(one.parties)) for one in ours)
    assert all(len(one.seat_draws) == 0 for one in uniform)
    assert [one.at for one in ours] == [one.at for one in uniform]
