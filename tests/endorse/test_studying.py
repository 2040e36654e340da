from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from hustings.endorse.common_support import trimmed
from hustings.endorse.covariates import Unit, columns
from hustings.endorse.picks import Pick, read_picks, standing
from hustings.endorse.smuggling import refuse_smuggled, smuggled
from hustings.endorse.study import Study
from hustings.endorse.studying import Gathered, gathered, study
from hustings.errors import ElectionError
from hustings.record.election import Election
from hustings.sources.example import example
from hustings.sources.opening import Desk

from .made_up_study import confounded, made_up

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
READY = Path(__file__).parents[2] / "src" / "hustings" / "endorse" / "ready"


def backing(contest: str | None, candidacy: str | None, party: str | None = None) -> Pick:
    return Pick("made up", contest, candidacy, party, "endorse", date(2024, 5, 25), "made up")


BLACKBURN = backing("E14001102", "adnan-hussain.ind")
ISLINGTON = backing("E14001305", "jeremy-corbyn.ind")


def test_an_endorsed_independent_is_compared_with_all_independents_of_every_other_seat() -> None:
    found = study(example(), [BLACKBURN, ISLINGTON])
    assert len(found) == 5
    assert [name for name, treated in zip(found.names, found.treated, strict=True) if treated] == [
        "Blackburn",
        "Islington North",
    ]
    # Three independents stood in Blackburn: 10,518, 369 and 86 of 38,887.
    place = found.names.index("Blackburn")
    assert found.outcome[place] == pytest.approx(10973 / 38887)
    assert found.margin[place] > found.outcome[place] - 10386 / 38887
    assert not found.has_base.any()


def test_a_party_is_measured_by_its_change_since_the_baseline() -> None:
    election = example()
    found = study(election, [backing("E14001446", "paul-waugh.lab")])
    place = found.names.index("Rochdale")
    counted = election.tabulation("E14001446")
    base = election.base(election.contest("E14001446").contest)
    assert counted is not None and base is not None
    now = counted.party_votes["Lab"] / counted.declaration.valid_votes
    before = float(base.share("Lab") or 0)
    assert found.outcome[place] == pytest.approx(now - before)
    assert found.has_base.all()
    rival, rival_before = (
        11587 / counted.declaration.valid_votes,
        max(votes for label, votes in base.votes.items() if label != "Lab") / base.valid_votes,
    )
    assert found.margin[place] == pytest.approx(now - rival - (before - rival_before))


def test_a_seat_where_another_label_is_endorsed_is_no_control() -> None:
    rochdale = backing("E14001446", "george-galloway.wpb")
    found = study(example(), [rochdale, ISLINGTON])
    pairs = set(zip(found.names, found.labels, found.treated.tolist(), strict=True))
    assert ("Blackburn", "WPB", False) in pairs
    assert ("Blackburn", "Ind", False) in pairs
    assert ("Islington North", "Ind", True) in pairs
    assert not any(name == "Rochdale" and label != "WPB" for name, label, _ in pairs)
    assert found.strata.tolist() == [["Ind", "WPB"].index(label) for label in found.labels]


def test_a_label_endorsed_wherever_it_stands_is_refused() -> None:
    with pytest.raises(ElectionError, match="no variation between seats"):
        study(example(), [backing(None, None, "Lab")])


def test_a_label_without_anybody_to_compare_with_is_left_out_and_named() -> None:
    alone = backing("E14001327", "ann-green.comm")
    found = gathered(example(), [alone, BLACKBURN])
    assert found.left_out == (("Leicester South", "Comm stands nowhere unendorsed"),)
    assert set(found.study.labels) == {"Ind"}


def test_a_small_study_has_few_covariates_and_those_that_matter_most() -> None:
    election = example()
    units = [
        Unit(one.contest, "Lab", base)
        for one in election.state().contests.values()
        if (base := election.base(one.contest))
    ]
    many = units * 5
    treated = np.arange(30) < 6
    assert columns(many, treated, {}).names == ["own before", "margin before", "Lab before", "Con before"]
    assert columns(units, treated[:6], {}).names == []


def test_nothing_endorsed_and_no_baseline_are_refused() -> None:
    with pytest.raises(ElectionError, match="no endorsement stands"):
        study(example(), [])
    with pytest.raises(ElectionError, match="no baseline"):
        study(replace(example(), baseline=None), [BLACKBURN])


def test_a_declared_share_among_the_covariates_is_found_out() -> None:
    made = confounded(1)
    before = np.random.default_rng(1).uniform(0.1, 0.6, size=len(made))
    declared = made.outcome + before
    columns = np.column_stack([made.covariates, before, 3 * declared + 1])
    names = (*made.covariate_names, "before", "smuggled")
    guilty = replace(made, covariates=columns, covariate_names=names)
    assert "smuggled" in smuggled(guilty, declared)
    assert "smuggled" in smuggled(guilty)
    assert smuggled(replace(guilty, covariates=columns[:, :5], covariate_names=names[:5]), declared) == ()
    with pytest.raises(ElectionError, match="smuggled: follows the outcome"):
        refuse_smuggled(guilty, declared)


def test_the_outcome_itself_among_the_covariates_is_found_out() -> None:
    made = confounded(2)
    guilty = made_up(made.outcome, made.treated, np.column_stack([made.covariates, -made.outcome]))
    assert smuggled(guilty) == ("x4",)


def test_strong_covariates_known_before_are_not_suspected() -> None:
    assert smuggled(confounded(3)) == ()
    assert smuggled(confounded(4, bent=True)) == ()


def test_an_endorsed_seat_like_no_other_is_trimmed_and_named() -> None:
    made = confounded(5)
    columns = made.covariates.copy()
    far = int(np.flatnonzero(made.treated)[3])
    columns[far, 2] = 40
    found = trimmed(replace(made, covariates=columns))
    assert (made.names[far], "like no unendorsed seat") in found.outside
    assert made.names[far] not in found.study.names
    assert (~found.study.treated).sum() == (~made.treated).sum()


def test_overlapping_seats_are_nearly_all_kept() -> None:
    rng = np.random.default_rng(6)
    treated = rng.permutation(200) < 20
    assert len(trimmed(made_up(rng.normal(size=200), treated, rng.normal(size=(200, 3)))).outside) <= 1


@cache
def uk_2024() -> tuple[Election, Gathered]:
    desk = Desk(MIRROR)
    election = desk.load("uk-2024")
    picks = standing(read_picks(READY / "tmv" / "picks.csv", "tmv", election))
    return election, gathered(election, picks, desk.census())


@pytest.fixture
def listed(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The thirteen endorsements of 2024 that a source states or implies."""
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("study-home")))
        return uk_2024()[1].study


def test_the_list_of_2024_is_compared_within_england(listed: Study) -> None:
    assert listed.treated.sum() == 13
    assert {code[0] for code in listed.seats} == {"E"}
    assert set(listed.labels) == {"INet", "Ind", "WPB"}
    islington = listed.names.index("Islington North")
    assert listed.outcome[islington] == pytest.approx((24120 + 32) / 49006)


def test_covariates_of_2024_are_known_before_complete_and_no_outcome(listed: Study) -> None:
    assert np.isfinite(listed.covariates).all()
    assert {"Con before", "Lab before", "census degree", "candidacies"} <= set(listed.covariate_names)
    assert smuggled(listed) == ()
    assert listed.covariates.shape == (len(listed), len(listed.covariate_names))


def test_outcomes_of_2024_are_the_declared_shares_again(listed: Study) -> None:
    election, _ = uk_2024()
    for place in range(0, len(listed), 7):
        tabulation = election.tabulation(listed.seats[place])
        assert tabulation is not None
        votes = sum(tabulation.votes(one) for one in tabulation.ranking if one.party == listed.labels[place])
        assert listed.outcome[place] == pytest.approx(votes / tabulation.declaration.valid_votes)
