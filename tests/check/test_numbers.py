"""Numbers, dates and hedges of a story."""

from fractions import Fraction

import pytest

from hustings.check.numbers import with_numbers
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.tag import TagKind
from hustings.check.words import words


def numbers(text: str) -> list[Quantity]:
    return [tag.number for tag in with_numbers(words(text)) if tag.number is not None]


def only(text: str) -> Quantity:
    (found,) = numbers(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("24,120 votes", 24120, Unit.COUNT),
        ("2000 votes", 2000, Unit.COUNT),
        ("49.2%", Fraction(492, 1000), Unit.PERCENT),
        ("49 per cent", Fraction(49, 100), Unit.PERCENT),
        ("a 12.3-point swing", Fraction(123, 1000), Unit.POINTS),
        ("0.9 percentage points", Fraction(9, 1000), Unit.POINTS),
        ("1.2 million votes", 1_200_000, Unit.COUNT),
        ("1.5m votes", 1_500_000, Unit.COUNT),
        ("two hundred and fifty-one seats", 251, Unit.COUNT),
        ("twelve per cent", Fraction(12, 100), Unit.PERCENT),
        ("two-thirds of the seats", Fraction(2, 3), Unit.FACTOR),
        ("three times as many", 3, Unit.FACTOR),
        ("the 75-year-old", 75, Unit.AGE),
        ("aged 75", 75, Unit.AGE),
        ("since 1945", 1945, Unit.YEAR),
        ("came third", 3, Unit.ORDINAL),
        ("finished 3rd", 3, Unit.ORDINAL),
        ("a £500 deposit", 500, Unit.MONEY),
        ("declared at 01:30", 90, Unit.TIME),
        ("declared at 2.15am", 135, Unit.TIME),
        ("the 650-member House", 650, Unit.COUNT),
        ("won by one vote", 1, Unit.COUNT),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, value: Fraction | int, unit: Unit) -> None:
    assert (only(text).value, only(text).unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("more than 400 seats", Hedge.MORE_THAN),
        ("no more than 400 seats", Hedge.AT_MOST),
        ("at least 410 seats", Hedge.AT_LEAST),
        ("nearly 7,000 votes", Hedge.ALMOST),
        ("just over 7,000 votes", Hedge.JUST_OVER),
        ("just 132 votes", Hedge.NONE),
        ("a majority of 5,000 or so", Hedge.ABOUT),
        ("fewer than 100 votes", Hedge.LESS_THAN),
        ("30-odd seats", Hedge.ABOUT),
    ],
)
def test_a_hedge_belongs_to_its_number(text: str, hedge: Hedge) -> None:
    assert only(text).hedge is hedge


def test_the_last_place_printed_is_kept() -> None:
    steps = [one.step for one in numbers("49%, 49.20%, 1.2 million, 12k, 7,247")]
    assert steps == [Fraction(1, 100), Fraction(1, 10000), 100_000, 1000, 1]


def test_two_shares_with_one_unit_both_have_it() -> None:
    assert [one.value for one in numbers("won 49 to 34 per cent")] == [Fraction(49, 100), Fraction(34, 100)]


def test_a_range_is_one_number_with_an_upper_end() -> None:
    one = only("worth between 2 and 3 points")
    assert (one.value, one.upper, one.unit) == (Fraction(2, 100), Fraction(3, 100), Unit.POINTS)


def test_no_one_is_no_number() -> None:
    assert numbers("No one expected it, not one of them") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 4 July 2024", "2024-07-04"),
        ("on July 4, 2024", "2024-07-04"),
        ("on the 4th of July", "--07-04"),
        ("in May 2010", "2010-05"),
        ("2024-07-05", "2024-07-05"),
    ],
)
def test_a_day_is_one_tag_in_iso_form(text: str, day: str) -> None:
    assert [tag.name for tag in with_numbers(words(text)) if tag.kind is TagKind.DATE] == [day]


def test_offsets_point_into_the_text() -> None:
    text = "Labour’s majority of just over 7,000 votes"
    assert text[slice(*only(text).span)] == "just over 7,000"


@pytest.mark.parametrize(
    "text", ["", "   ", "£", "9" * 400, "1,2,3,4", "%%%", "0/0", "١٢٣ votes", "twenty-", "and and"]
)
def test_odd_text_is_read_without_complaint(text: str) -> None:
    assert isinstance(with_numbers(words(text)), tuple)
