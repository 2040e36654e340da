from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.claim_level import Doubt
from hustings.endorse.ols import ols
from hustings.endorse.placebos import (
    Kind,
    Placebo,
    alarm,
    earlier_elections,
    fake_dates,
    other_parties,
    part_of_the_rest,
    together,
    unendorsed,
)
from hustings.endorse.random_lists import random_lists
from hustings.endorse.selection import relabelled, selected
from hustings.endorse.study import Bools, Study
from hustings.errors import ElectionError

from .made_up_study import confounded, made_up


def looked_at(seed: int, ahead: float) -> tuple[Study, Bools]:
    """Return a study of 13 endorsed and 15 neutral seats, all of them ahead anyway, and the neutral."""
    draws = np.random.default_rng(seed)
    study = confounded(seed, treated=28)
    chosen = draws.permutation(np.flatnonzero(study.treated))
    endorsed, neutral = (np.isin(np.arange(300), part) for part in (chosen[:13], chosen[13:]))
    outcome = study.outcome - 0.03 * neutral + ahead * study.treated + draws.normal(0, 0.035, 300)
    return replace(study, treated=endorsed, outcome=outcome), neutral


def test_a_neutral_seat_is_compared_with_the_unendorsed_alone() -> None:
    study, neutral = looked_at(1, 0.04)
    (found,) = unendorsed(study, Kind.NEUTRAL, neutral)
    expected = ols(selected(relabelled(study, neutral), ~study.treated))
    assert found.effect == pytest.approx(expected.effect)
    assert (found.se, found.df, found.marked) == pytest.approx((expected.se, expected.df, 15))


def test_confounding_of_four_points_is_alarmed_at_and_none_is_not() -> None:
    raised = {
        ahead: sum(
            alarm(unendorsed(*reordered(looked_at(seed, ahead)))).doubt is Doubt.ALARM for seed in range(200)
        )
        for ahead in (0.04, 0.0)
    }
    assert raised[0.04] >= 170
    assert raised[0.0] <= 20


def reordered(made: tuple[Study, Bools]) -> tuple[Study, Kind, Bools]:
    return made[0], Kind.NEUTRAL, made[1]


def test_few_seats_that_could_not_see_four_points_are_blind_and_do_not_pass() -> None:
    study, neutral = looked_at(1, 0.0)
    three = neutral & (np.cumsum(neutral) <= 3)
    found = alarm(unendorsed(study, Kind.NEUTRAL, three))
    assert found.doubt is Doubt.BLIND
    assert found.detectable > 0.04


def test_enough_seats_without_an_effect_pass() -> None:
    study, neutral = looked_at(2, 0.0)
    found = alarm([Placebo(Kind.NEUTRAL, "neutral", 0.004, 0.01, 30, 30)])
    assert found.doubt is Doubt.PASSED
    assert found.effect == pytest.approx(0.004)
    assert len(unendorsed(study, Kind.NEUTRAL, neutral)) == 1


def test_no_placebo_at_all_is_blind() -> None:
    found = alarm([])
    assert (found.doubt, found.p_value) == (Doubt.BLIND, 1.0)


def test_other_parties_alone_can_raise_the_alarm_and_cannot_pass() -> None:
    loud = Placebo(Kind.OTHER_PARTIES, "a rival", -0.1, 0.01, 50, 13)
    assert alarm([loud]).doubt is Doubt.ALARM
    assert alarm([replace(loud, effect=-0.001)]).doubt is Doubt.BLIND


def test_an_earlier_election_counts_as_showing_half_of_what_is_there_today() -> None:
    found = alarm([Placebo(Kind.EARLIER, "the last", 0.01, 0.01, 50, 13)])
    assert found.effect == pytest.approx(0.02)
    now = alarm([Placebo(Kind.NEUTRAL, "neutral", 0.01, 0.01, 50, 13)])
    assert found.detectable == pytest.approx(2 * now.detectable)


def test_an_earlier_election_leaves_out_seats_where_the_label_did_not_stand() -> None:
    study = confounded(1, treated=30)
    earlier = np.where(np.arange(300) % 2 == 0, study.outcome, np.nan)
    (found,) = earlier_elections(study, {"2019": earlier})
    half = selected(study, np.isfinite(earlier))
    assert found.effect == pytest.approx(ols(half).effect)
    assert found.marked == half.treated.sum()


def test_an_election_with_one_endorsed_seat_gives_no_placebo() -> None:
    study = confounded(1, treated=30)
    first = np.arange(300) == np.flatnonzero(study.treated)[0]
    assert earlier_elections(study, {"2019": np.where(first | ~study.treated, 0.1, np.nan)}) == ()


def test_what_an_endorsed_takes_from_all_alike_is_no_effect_on_other_parties() -> None:
    study = confounded(1)
    own = np.where(study.treated, 0.4, 0.2)
    rival = part_of_the_rest(0.5 * (1 - own), own)
    assert rival == pytest.approx(0.5)
    noisy = rival + np.random.default_rng(1).normal(0, 0.01, 300)
    (found,) = other_parties(study, {"a rival": noisy})
    assert found.p_value > 0.05
    assert np.isnan(part_of_the_rest(np.array([0.0]), np.array([1.0]))).all()


def test_a_date_before_the_list_compares_the_means_since_and_before() -> None:
    study = made_up(np.zeros(60), np.arange(60) < 6, np.zeros((60, 0)))
    levels = np.random.default_rng(1).normal(0, 0.01, (60, 3))
    levels[:6, 1:] += 0.2
    first, second = fake_dates(study, levels, ("2017", "2019"))
    assert first.kind is Kind.FAKE_DATE
    assert first.effect == pytest.approx(0.2, abs=0.02)
    assert second.effect == pytest.approx(0.1, abs=0.02)
    assert first.p_value < 1e-6


def test_p_values_that_agree_join_to_themselves_and_one_small_one_carries() -> None:
    assert together(np.array([0.2, 0.2, 0.2])) == pytest.approx(0.2)
    assert together(np.array([0.001, 0.9, 0.9])) < 0.01
    assert together(np.array([0.4, 0.9, 0.9])) > 0.4


def test_made_up_lists_find_about_nothing_where_covariates_tell_all() -> None:
    study = confounded(1)
    found = random_lists(study, ols, np.random.default_rng(1), 150)
    assert abs(found.effects.mean()) < 0.003
    assert found.told <= 0.12
    assert found.p_value < 0.02
    assert len(found.effects) == 150


def test_made_up_lists_resemble_the_real_one() -> None:
    study = confounded(1, treated=30)
    seen: list[float] = []

    def watched(part: Study):  # type: ignore[no-untyped-def]
        if len(part) < len(study):
            seen.append(float(part.covariates[part.treated, 0].mean()))
        return ols(part)

    random_lists(study, watched, np.random.default_rng(1), 60)
    real = study.covariates[study.treated, 0].mean()
    rest = study.covariates[~study.treated, 0].mean()
    assert np.mean(seen) - rest > 0.3 * (real - rest)


def test_lists_that_cannot_be_estimated_are_refused() -> None:
    with pytest.raises(ElectionError, match="none of 20 made-up lists"):
        random_lists(confounded(1, treated=1, seats=60), ols, np.random.default_rng(1), 20)
