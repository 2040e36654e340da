"""Slips made on purpose: each of its kind, drawn again alike, and found by the guard there for it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from hustings.errors import DeclarationError
from hustings.night.digit_slips import digit_slip
from hustings.night.guards import guard
from hustings.night.keyed import Keyed, differences
from hustings.night.slips import Slip, slip

from .made_up_notice import RIGHT, context

OTHER = Keyed("dale", {"yew": 9_871, "fir": 8_012, "bay": 317}, 18_200, 61, electorate=58_003)
DIGITS = (Slip.ONE_DIGIT, Slip.TRANSPOSED, Slip.DROPPED, Slip.DOUBLED)
NEVER_UNSEEN = {Slip.WRONG_TOTAL, Slip.BLANK_AS_NOUGHT, Slip.TIE, Slip.WRONG_NOTICE, Slip.STALE}


@pytest.mark.parametrize("kind", Slip)
def test_the_same_draw_gives_the_same_slip(kind: Slip) -> None:
    assert slip(RIGHT, kind, Random(5), OTHER) == slip(RIGHT, kind, Random(5), OTHER)


@pytest.mark.parametrize("kind", [kind for kind in Slip if kind is not Slip.TWICE])
@pytest.mark.parametrize("seed", range(20))
def test_a_slip_changes_something(kind: Slip, seed: int) -> None:
    assert differences(RIGHT, slip(RIGHT, kind, Random(seed), OTHER))


@pytest.mark.parametrize("kind", DIGITS)
@pytest.mark.parametrize("seed", range(20))
def test_a_slip_of_digits_is_in_one_box_and_of_its_kind(kind: Slip, seed: int) -> None:
    (changed,) = differences(RIGHT, slip(RIGHT, kind, Random(seed)))
    assert changed.first is not None and changed.second is not None
    found = digit_slip(changed.second, changed.first)
    assert found is not None
    assert found.value == kind.value or {found.value, kind.value} <= {k.value for k in DIGITS[:2]}


def test_a_block_left_out_keeps_its_sum_and_the_papers_verified() -> None:
    notice = replace(RIGHT, verified=34_089)
    wrong = slip(notice, Slip.BLOCK_LEFT_OUT, Random(1))
    assert wrong.valid_votes == sum(count or 0 for count in wrong.votes.values())
    assert wrong.valid_votes is not None and 26_000 < wrong.valid_votes < 33_000
    assert wrong.verified == 34_089


def test_a_tie_is_level_and_adds_up() -> None:
    wrong = slip(RIGHT, Slip.TIE, Random(1))
    assert wrong.votes == {"oak": 16_234, "elm": 16_234, "ash": 1_514}
    assert wrong.valid_votes == 33_982


def test_another_seats_notice_comes_row_by_row() -> None:
    wrong = slip(RIGHT, Slip.WRONG_NOTICE, Random(1), OTHER)
    assert (wrong.contest, wrong.votes) == ("vale", {"oak": 9_871, "elm": 8_012, "ash": 317})
    with pytest.raises(DeclarationError, match="another seat's figures"):
        slip(RIGHT, Slip.WRONG_NOTICE, Random(1))


def test_a_blank_has_no_slip() -> None:
    with pytest.raises(DeclarationError, match="whole figures"):
        slip(RIGHT.with_figure("votes:ash", None), Slip.ONE_DIGIT, Random(1))


@pytest.mark.parametrize("kind", sorted(NEVER_UNSEEN))
@pytest.mark.parametrize("seed", range(20))
def test_slips_that_no_guard_lets_pass(kind: Slip, seed: int) -> None:
    other = None if kind is Slip.STALE else OTHER
    assert guard(slip(RIGHT, kind, Random(seed), other), context())


@pytest.mark.parametrize("kind", DIGITS)
@pytest.mark.parametrize("seed", range(20))
def test_no_slip_of_digits_in_votes_or_their_total_passes(kind: Slip, seed: int) -> None:
    bare = replace(RIGHT, rejected=None, electorate=None)
    assert "sum_of_votes" in {one.guard for one in guard(slip(bare, kind, Random(seed)), context())}
