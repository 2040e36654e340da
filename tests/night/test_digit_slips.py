"""Slips of digits: which slip makes one figure of another, and which box explains a wrong sum."""

from __future__ import annotations

import pytest

from hustings.night.digit_slips import DigitSlip, Suggestion, between_keys, digit_slip, suggestions
from hustings.night.keyed import Difference, Keyed

T, D, L = DigitSlip.TRANSPOSED, DigitSlip.DOUBLED, DigitSlip.DROPPED


@pytest.mark.parametrize(
    ("written", "meant", "kind"),
    [
        (12354, 12345, T),
        (21345, 12345, T),
        (52341, 12345, None),
        (12335, 12345, DigitSlip.OTHER),
        (122345, 12345, D),
        (123455, 12345, D),
        (129345, 12345, None),
        (1245, 12345, L),
        (2345, 12345, L),
        (5, 7, None),
        (12345, 12345, None),
    ],
)
def test_a_slip_is_named(written: int, meant: int, kind: DigitSlip | None) -> None:
    assert digit_slip(written, meant) is kind


def test_the_box_that_explains_a_wrong_sum_is_suggested() -> None:
    keyed = Keyed("vale", {"ann": 12354, "bob": 8000, "cat": 301}, 20646)
    assert suggestions(keyed) == (Suggestion("votes:ann", 12354, 12345, T),)


def test_the_total_itself_may_have_slipped() -> None:
    keyed = Keyed("vale", {"ann": 12345, "bob": 8000}, 23045)
    assert suggestions(keyed) == (Suggestion("valid_votes", 23045, 20345, T),)


def test_nothing_is_suggested_where_the_sum_is_right_or_a_box_blank() -> None:
    assert suggestions(Keyed("vale", {"ann": 12, "bob": 8}, 20)) == ()
    assert suggestions(Keyed("vale", {"ann": 12, "bob": None}, 21)) == ()


def test_nothing_is_suggested_where_many_boxes_could_have_slipped() -> None:
    votes = {f"x{number}": 1111 for number in range(6)}
    assert suggestions(Keyed("vale", votes, 6 * 1111 + 3)) == ()


def test_two_keys_that_differ_are_explained_whoever_slipped() -> None:
    assert between_keys(Difference("votes:ann", 12354, 12345)) is T
    assert between_keys(Difference("votes:ann", 12345, 122345)) is D
    assert between_keys(Difference("votes:ann", 122345, 12345)) is D
    assert between_keys(Difference("votes:ann", None, 12345)) is None
