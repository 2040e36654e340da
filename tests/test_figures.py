"""Figures as printed: half away from zero, true minus signs, a dash for what is not known."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hustings.figures import NOT_KNOWN, number, percent, points, rounded, signed, whole


@pytest.mark.parametrize(
    ("share", "decimals", "printed"),
    [
        (Fraction(1, 2000), 1, "0.1%"),
        (Fraction(4999, 10_000_000), 1, "0.0%"),
        (Fraction(1, 10**12), 2, "0.00%"),
        (Fraction(9995, 10_000), 1, "100.0%"),
        (Fraction(99949, 100_000), 1, "99.9%"),
        (Fraction(1, 8), 0, "13%"),
        (Fraction(0), 1, "0.0%"),
        (Fraction(1), 1, "100.0%"),
        # Binary floats would print 0.2% and 1.0%: 0.25 and 1.005 are halves here.
        (Fraction(25, 10_000), 1, "0.3%"),
        (Fraction(1005, 100_000), 2, "1.01%"),
    ],
)
def test_a_share_is_rounded_half_up(share: Fraction, decimals: int, printed: str) -> None:
    assert percent(share, decimals) == printed


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        (Fraction(5, 10_000), "+0.1"),
        (Fraction(-5, 10_000), "−0.1"),
        (Fraction(-4, 10_000), "0.0"),
        (Fraction(4, 10_000), "0.0"),
        (Fraction(0), "0.0"),
        (Fraction(-199, 1000), "−19.9"),
    ],
)
def test_a_change_is_signed_unless_it_prints_as_nothing(change: Fraction, printed: str) -> None:
    assert points(change) == printed


def test_a_minus_is_a_minus_and_not_a_hyphen() -> None:
    assert signed(-1_234) == "−1,234"
    assert signed(1_234) == "+1,234"
    assert "-" not in points(Fraction(-1, 3)) + signed(-7)


def test_what_is_not_known_is_a_dash_and_never_nought() -> None:
    assert {whole(None), signed(None), percent(None), points(None)} == {NOT_KNOWN}
    assert number(None) is None
    assert (whole(0), signed(0)) == ("0", "0")


@given(some.fractions(-(10**12), 10**12), some.integers(0, 6))
def test_rounding_is_the_same_on_both_sides_of_nought(value: Fraction, decimals: int) -> None:
    assert rounded(-value, decimals) == -rounded(value, decimals)
    assert abs(Fraction(rounded(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


@given(some.fractions(0, 1))
def test_a_share_in_json_is_a_float_from_nought_to_one(share: Fraction) -> None:
    told = number(share)
    assert told is not None
    assert 0 <= told <= 1
    assert told == float(share)
