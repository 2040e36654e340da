"""Look-alikes secretly worked, lists completed after the result, neighbours, errors of notional results."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from hustings.endorse.after_the_fact import after_the_fact, dated_alone
from hustings.endorse.estimate import Estimate
from hustings.endorse.hidden_treatment import diluted, look_alikes
from hustings.endorse.notional_error import notional_error
from hustings.endorse.ols import ols
from hustings.endorse.picks import Pick
from hustings.endorse.selection import selected
from hustings.endorse.spill_over import next_to, same_region, spill_over
from hustings.endorse.study import Study
from hustings.endorse.studying import study
from hustings.errors import ElectionError
from hustings.record.election import Election
from hustings.sources.opening import Desk

from .conftest import MIRROR
from .made_up_study import confounded, made_up


def rng() -> np.random.Generator:
    return np.random.default_rng(6)


def test_look_alikes_are_weighed_by_their_odds() -> None:
    one = confounded(1)
    weights = look_alikes(one)
    assert weights.sum() == pytest.approx(1)
    assert not weights[one.treated].any()
    assert weights @ one.covariates[:, 0] > one.covariates[~one.treated, 0].mean() + 0.3


def test_the_effect_grows_with_the_share_secretly_treated() -> None:
    lines = diluted(0.03, look_alikes(confounded(1)), rng())
    assert [line.share for line in lines] == [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]
    assert lines[0].low == lines[0].high == 0.03
    effects = [line.effect for line in lines]
    assert effects == sorted(effects)
    assert lines[-1].effect == pytest.approx(0.03 / (1 - 0.45), rel=0.1)
    assert lines[-1].low < lines[-1].effect < lines[-1].high


def test_the_correction_undoes_what_secretly_treated_controls_did() -> None:
    one = made_up(np.zeros(400), np.arange(400) < 20, np.zeros((400, 0)))
    secret = np.isin(np.arange(400), rng().choice(np.arange(20, 400), 114, replace=False))
    found = ols(replace(one, outcome=0.03 * (one.treated | secret) + rng().normal(0, 1e-4, 400)))
    (line,) = diluted(found.effect, look_alikes(one), rng(), shares=(0.3 / 0.9,))
    assert found.effect == pytest.approx(0.03 * 0.7, rel=0.02)
    assert line.low < 0.03 < line.high


def test_a_list_completed_with_the_best_results_invents_an_effect() -> None:
    one = made_up(rng().normal(0, 0.04, 100), np.arange(100) < 6, np.zeros((100, 0)))
    found = after_the_fact(one, (6, 7), ols, rng(), 300)
    best = np.sort(one.outcome)[-7:].mean()
    assert found.mean == pytest.approx(7 / 13 * best, abs=0.01)
    assert after_the_fact(one, (6, 0), ols, rng(), 50).mean == pytest.approx(0)


def test_too_few_seats_to_complete_a_list_are_refused() -> None:
    with pytest.raises(ElectionError, match="to draw 6 and add 7"):
        after_the_fact(confounded(1, treated=3, seats=15), (6, 7), ols, rng())


def test_seats_without_a_day_are_neither_endorsed_nor_compared_with() -> None:
    one = confounded(1, treated=13)
    dated = one.treated & (np.cumsum(one.treated) <= 6)
    seen: list[Study] = []

    def watched(part: Study) -> Estimate:
        seen.append(part)
        return ols(part)

    assert dated_alone(one, dated, watched).n_treated == 6
    assert len(seen[0]) == 300 - 7


def test_endorsement_that_reached_next_door_is_seen_there_and_hidden_in_the_plain_estimate() -> None:
    draws = rng()
    treated = np.arange(300) % 30 == 0
    near = np.array([(row, row + 1) for row in np.flatnonzero(treated)])
    plain = made_up(np.zeros(300), treated, np.zeros((300, 0)))
    exposed = next_to(plain, near)
    assert list(np.flatnonzero(exposed)) == list(np.flatnonzero(treated) + 1)
    assert (next_to(plain, near[:, ::-1]) == exposed).all()
    one = replace(plain, outcome=0.05 * treated + 0.03 * exposed + draws.normal(0, 0.01, 300))
    found = spill_over(one, exposed, ols)
    assert found.exposed == 10
    assert found.on_neighbours is not None and found.without_neighbours is not None
    assert found.on_neighbours.effect == pytest.approx(0.03, abs=0.01)
    clean = ols(selected(one, ~exposed)).effect
    assert found.without_neighbours.effect == pytest.approx(clean)
    assert clean > ols(one).effect


def test_without_a_map_neighbours_are_those_of_the_region() -> None:
    one = replace(confounded(1, treated=3), region=np.arange(300) % 100)
    exposed = same_region(one)
    regions = set(one.region[one.treated])
    assert exposed.sum() == 3 * len(regions) - 3
    assert set(one.region[exposed]) == regions


def test_where_every_control_is_a_neighbour_nothing_is_left_to_say() -> None:
    found = spill_over(confounded(1), same_region(confounded(1)), ols)
    assert (found.exposed, found.on_neighbours, found.without_neighbours) == (270, None, None)


def test_an_error_of_the_baseline_adds_its_own_spread() -> None:
    one = confounded(1, treated=30)
    found = notional_error(one, ols, rng(), draws=300)
    assert found.sd == pytest.approx(0.015 / np.sqrt(30), rel=0.25)
    assert found.se == pytest.approx(np.hypot(ols(one).se, found.sd))
    assert abs(found.moved) < 0.001


def test_seats_without_a_baseline_have_no_such_error() -> None:
    one = replace(confounded(1), has_base=np.zeros(300, dtype=bool))
    assert notional_error(one, ols, rng(), draws=20).sd == pytest.approx(0, abs=1e-12)


def test_the_baseline_errs_in_the_covariate_as_in_the_change() -> None:
    one = confounded(1)
    seen: list[Study] = []

    def watched(part: Study) -> Estimate:
        seen.append(part)
        return ols(part)

    notional_error(one, watched, rng(), own_base=(2,), draws=1)
    error = seen[-1].covariates[:, 2] - one.covariates[:, 2]
    assert error.std() == pytest.approx(0.015, rel=0.15)
    assert seen[-1].outcome == pytest.approx(one.outcome - error)


@cache
def independents() -> Study:
    desk = Desk(MIRROR)
    election = desk.load("uk-2024")
    contests = election.state().contests
    stands = next(
        (key, one.key)
        for key, state in sorted(contests.items())
        if key.startswith("E")
        for one in state.contest.candidacies
        if one.party == "Ind"
    )
    lone = Pick("made up", *stands, "Ind", "endorse", None, "made up")
    return study(election, [lone], desk.census())


def test_six_seats_and_the_seven_best_results_of_2024_invent_over_seven_points(uk_2024: Election) -> None:
    assert uk_2024.state().contests
    one = independents()
    share = np.expm1(one.covariates[:, one.covariate_names.index("census muslim")]) / 100
    curved = replace(one, covariates=np.column_stack([one.covariates, share, share**2]))
    found = after_the_fact(curved, (6, 7), ols, rng())
    assert found.mean == pytest.approx(0.0775, abs=0.005)
    # A fit that knows less of the seats is deceived more.
    assert after_the_fact(one, (6, 7), ols, rng()).mean > found.mean
