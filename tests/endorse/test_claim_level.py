from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.endorse.claim_level import (
    QUASI,
    VERBS,
    Design,
    Doubt,
    Grounds,
    Level,
    claim_level,
    refuse_estimate,
)
from hustings.errors import ElectionError

PLAIN = Grounds(treated=13, controls=250, party_wide=False, dated=True)
TESTED = replace(PLAIN, placebos=Doubt.PASSED, sensitivity=Doubt.PASSED)


def level(grounds: Grounds) -> Level:
    return claim_level(grounds).level


def test_a_comparison_without_tests_is_an_association() -> None:
    assert level(PLAIN) is Level.ASSOCIATION


def test_only_passing_both_placebos_and_sensitivity_lifts_it() -> None:
    assert level(TESTED) is Level.TESTED
    for doubt in (Doubt.ALARM, Doubt.BLIND, Doubt.NOT_MADE):
        assert level(replace(TESTED, placebos=doubt)) is Level.ASSOCIATION
        assert level(replace(TESTED, sensitivity=doubt)) is Level.ASSOCIATION
    assert "placebos: blind" in claim_level(replace(TESTED, placebos=Doubt.BLIND)).reasons


@pytest.mark.parametrize("design", QUASI)
def test_a_threshold_a_withdrawal_or_timing_is_a_quasi_experiment_unless_placebos_object(
    design: Design,
) -> None:
    assert level(replace(PLAIN, design=design)) is Level.QUASI_EXPERIMENT
    assert level(replace(PLAIN, design=design, placebos=Doubt.ALARM)) is Level.ASSOCIATION


def test_a_lot_is_an_experiment() -> None:
    assert level(replace(PLAIN, design=Design.RANDOMISED)) is Level.RANDOMISED


@pytest.mark.parametrize("design", Design)
def test_a_list_not_dated_before_polling_day_stays_an_association(design: Design) -> None:
    found = claim_level(replace(TESTED, dated=False, design=design))
    assert found.level is Level.ASSOCIATION
    assert any("not dated before polling day" in reason for reason in found.reasons)


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("few", [{"treated": 4}, {"treated": 1}, {"party_wide": True, "controls": 0}])
def test_few_seats_or_a_whole_party_give_accounting_only(few: dict[str, int], design: Design) -> None:
    grounds = replace(TESTED, design=design, **few)  # type: ignore[arg-type]
    assert level(grounds) is Level.ACCOUNTING
    with pytest.raises(ElectionError, match="accounting and scenarios are offered"):
        refuse_estimate(grounds)


def test_a_list_of_every_seat_is_refused() -> None:
    with pytest.raises(ElectionError, match="all 650 seats are endorsed"):
        claim_level(Grounds(650, 0, party_wide=False, dated=True))


def test_five_seats_may_be_estimated() -> None:
    refuse_estimate(replace(PLAIN, treated=5))
    assert claim_level(replace(PLAIN, treated=5)).allows_estimate


def test_only_a_lot_may_say_caused_and_an_association_shares_no_verb_with_an_experiment() -> None:
    assert set(VERBS) == set(Level)
    assert [one for one in Level if "caused" in VERBS[one]] == [Level.RANDOMISED]
    low = {verb for one in (Level.ACCOUNTING, Level.ASSOCIATION) for verb in VERBS[one]}
    high = {verb for one in (Level.QUASI_EXPERIMENT, Level.RANDOMISED) for verb in VERBS[one]}
    assert not low & high
    assert claim_level(PLAIN).verbs == VERBS[Level.ASSOCIATION]
