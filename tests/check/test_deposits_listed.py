"""Lists of lost deposits, and who did the same as the one before."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.claim import ClaimType, ContestClaim
from hustings.check.judgement import Verdict

from .reading import six

DAY = date(2024, 7, 5)
RECORD = six()
T = ClaimType


def told(text: str, kind: ClaimType) -> dict[str, Verdict]:
    """Return who is said to have done it, with the verdicts."""
    return {
        one.claim.who.key.split(".")[0]: one.judgement.verdict
        for one in check(text, RECORD, DAY).claims
        if isinstance(one.claim, ContestClaim) and one.claim.type is kind and one.claim.who
    }


def test_everybody_in_a_list_lost_the_deposit() -> None:
    found = told(
        "In Islington North the Liberal Democrat, Vikas Aggarwal, and Paul Josling lost their deposits.",
        T.LOST_DEPOSIT,
    )
    assert set(found) >= {"vikas-aggarwal", "paul-josling"}
    assert set(found.values()) == {Verdict.SUPPORTED}


@pytest.mark.parametrize("joins", ["so did", "as did"])
def test_who_did_so_too_did_the_same(joins: str) -> None:
    found = told(f"In Islington North Vikas Aggarwal lost his deposit, {joins} Paul Josling.", T.LOST_DEPOSIT)
    assert found.get("paul-josling") is Verdict.SUPPORTED


def test_a_list_alone_never_refutes() -> None:
    found = told(
        "In Islington North Jeremy Corbyn, Praful Nargund and Paul Josling lost their deposits.",
        T.LOST_DEPOSIT,
    )
    assert found["paul-josling"] is Verdict.SUPPORTED
    assert found.get("jeremy-corbyn") in (None, Verdict.NOT_CHECKABLE)


def test_a_deposit_not_saved_is_lost() -> None:
    found = told(
        "In Islington North neither Vikas Aggarwal nor Paul Josling saved a deposit.", T.LOST_DEPOSIT
    )
    assert set(found.values()) == {Verdict.SUPPORTED}
    assert len(found) == 2


def test_a_number_before_a_party_makes_it_no_one_candidate() -> None:
    claims = check("In all six independents won. Jeremy Corbyn held Islington North.", RECORD, DAY).claims
    assert not any(one.judgement.verdict is Verdict.REFUTED for one in claims)
