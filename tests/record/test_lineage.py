"""Which old seats a new one was made from (made-up seats)."""

from fractions import Fraction

import pytest

from hustings.errors import NameNotFoundError
from hustings.record.lineage import Lineage, Measure, Overlap

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def overlap(old: str, new: str, of_old: Fraction | int, of_new: Fraction | int) -> Overlap:
    return Overlap(old, old, new, new, Fraction(of_old), Fraction(of_new), Measure.POPULATION)


LINEAGE = Lineage(
    Measure.POPULATION,
    (
        overlap("A", "X", 1, THIRD),
        overlap("B", "X", HALF, 1 - THIRD),
        overlap("B", "Y", HALF, 1),
        overlap("C", "Z", 1, 1),
    ),
)


def test_the_old_seat_that_gave_most_stands_first():
    assert [one.old_code for one in LINEAGE.predecessors("X")] == ["B", "A"]
    assert LINEAGE.main_predecessor("X").of_new == Fraction(2, 3)


def test_level_shares_stand_in_the_order_of_codes():
    assert [one.new_code for one in LINEAGE.successors("B")] == ["X", "Y"]
    assert LINEAGE.main_successor("B").new_code == "X"


def test_a_seat_is_unchanged_only_where_it_is_the_whole_of_one_old_seat():
    assert LINEAGE.is_unchanged("Z")
    assert not LINEAGE.is_unchanged("Y")


def test_an_old_code_is_no_new_seat():
    with pytest.raises(NameNotFoundError, match="new seat called 'A'"):
        LINEAGE.predecessors("A")


def test_a_code_used_before_and_after_means_two_seats():
    both = Lineage(Measure.POPULATION, (overlap("A", "B", 1, 1), overlap("B", "C", 1, 1)))
    assert both.main_predecessor("B").old_code == "A"
    assert both.main_successor("B").new_code == "C"
