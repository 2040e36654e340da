"""How near a stated number must come."""

from fractions import Fraction

import pytest

from hustings.check.numbers import with_numbers
from hustings.check.quantity import Quantity
from hustings.check.tolerance import Fit, fits
from hustings.check.words import words


def said(text: str) -> Quantity:
    return next(tag.number for tag in with_numbers(words(text)) if tag.number is not None)


SHARE = Fraction(24120, 49006)


@pytest.mark.parametrize(
    ("text", "actual", "fit"),
    [
        ("7,247", 7247, Fit.EXACT),
        ("7,248", 7247, Fit.NO),
        ("7,200", 7247, Fit.ROUNDED),
        ("7,000", 7247, Fit.ROUNDED),
        ("7,250", 7247, Fit.LOOSE),
        ("49%", SHARE, Fit.ROUNDED),
        ("49.2%", SHARE, Fit.ROUNDED),
        ("49.1%", SHARE, Fit.LOOSE),
        ("50%", SHARE, Fit.LOOSE),
        ("48.9%", SHARE, Fit.NO),
        ("1.2 million", 1_234_000, Fit.ROUNDED),
        ("1.3 million", 1_234_000, Fit.LOOSE),
        ("1.4 million", 1_234_000, Fit.NO),
        ("about 7,000", 7247, Fit.ROUNDED),
        ("about 6,600", 7247, Fit.LOOSE),
        ("about 5,000", 7247, Fit.NO),
        ("almost 7,500", 7247, Fit.ROUNDED),
        ("almost 7,000", 7247, Fit.NO),
        ("just over 7,000", 7247, Fit.ROUNDED),
        ("just over 7,500", 7247, Fit.NO),
        ("more than 7,000", 7247, Fit.ROUNDED),
        ("more than 7,247", 7247, Fit.LOOSE),
        ("more than 8,000", 7247, Fit.NO),
        ("more than 3,000", 7247, Fit.LOOSE),
        ("fewer than 8,000", 7247, Fit.ROUNDED),
        ("at least 410", 411, Fit.ROUNDED),
        ("at least 412", 411, Fit.NO),
        ("no more than 412", 411, Fit.ROUNDED),
        ("between 7,000 and 8,000", 7247, Fit.ROUNDED),
        ("between 5,000 and 6,000", 7247, Fit.NO),
        ("third", 4, Fit.NO),
        ("2019", 2020, Fit.NO),
    ],
)
def test_a_stated_number_fits_by_its_hedge_and_last_place(
    text: str, actual: Fraction | int, fit: Fit
) -> None:
    assert fits(said(text), actual) is fit
