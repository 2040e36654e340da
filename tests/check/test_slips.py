"""Numbers that look like the record's with a slip, and those that do not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.slips import is_slip


def _said(value: int, hedge: Hedge = Hedge.NONE) -> Quantity:
    return Quantity(Fraction(value), Unit.COUNT, Fraction(1), 0, 5, hedge)


@pytest.mark.parametrize(("said", "actual"), [(15_081, 10_518), (1200, 1280), (43, 34), (812, 1891)])
def test_a_number_far_from_the_figure_a_round_one_and_a_short_one_are_no_slips(
    said: int, actual: int
) -> None:
    assert not is_slip(_said(said), Fraction(actual))


@pytest.mark.parametrize(("said", "actual"), [(10_158, 10_518), (321, 312), (10_528, 10_518)])
def test_two_digits_exchanged_or_one_other_in_a_long_number_are_a_slip(said: int, actual: int) -> None:
    assert is_slip(_said(said), Fraction(actual))


@pytest.mark.parametrize("said", [10_517, 10_519])
def test_one_more_or_less_is_no_slip(said: int) -> None:
    assert not is_slip(_said(said), Fraction(10_518))


def test_the_right_number_is_no_slip_and_a_hedged_one_neither() -> None:
    assert not is_slip(_said(10_518), Fraction(10_518))
    assert not is_slip(_said(10_158, Hedge.ABOUT), Fraction(10_518))


def test_a_percentage_is_compared_at_the_places_printed() -> None:
    said = Quantity(Fraction(431, 1000), Unit.PERCENT, Fraction(1, 1000), 0, 5)
    assert is_slip(said, Fraction(341, 1000))
