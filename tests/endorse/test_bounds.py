from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.endorse.bounds import GroupBounds, duncan_davis, group_bounds, refuse_group_claim
from hustings.errors import ElectionError


def test_bounds_are_those_of_the_table_s_margins() -> None:
    low, high = duncan_davis(np.array([0.6, 0.2, 0.5, 0.0]), np.array([0.7, 0.1, 0.5, 0.4]))
    assert low == pytest.approx([0.5, 0.0, 0.0, 0.0])
    assert high == pytest.approx([1.0, 0.5, 1.0, 1.0])


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_what_a_group_did_is_always_within_its_bounds(a: int, b: int, c: int, d: int) -> None:
    total = a + b + c + d
    if a + b == 0 or total == 0:
        return
    low, high = duncan_davis(np.array([(a + b) / total]), np.array([(a + c) / total]))
    assert low[0] - 1e-9 <= a / (a + b) <= high[0] + 1e-9


def test_seats_count_by_the_people_of_the_group_in_them() -> None:
    found = group_bounds(np.array([1.0, 0.5, 0.0]), np.array([0.8, 0.25, 0.9]), np.array([100, 600, 500]))
    assert found.low == pytest.approx(80 / 400)
    assert found.high == pytest.approx((80 + 150) / 400)
    assert found.seats == 2


def test_a_claim_of_how_a_group_voted_is_refused_and_the_bounds_offered() -> None:
    with pytest.raises(ElectionError, match=r"cannot be told .* 12 seats: from 21% to 68% of them voted"):
        refuse_group_claim("first-time voters", "the endorsed", GroupBounds(0.21, 0.68, 12))


def test_percentages_are_no_shares() -> None:
    with pytest.raises(ElectionError, match="want shares from 0 to 1"):
        duncan_davis(np.array([45.0]), np.array([0.2]))


def test_a_group_that_is_nowhere_has_no_bounds() -> None:
    with pytest.raises(ElectionError, match="nobody of the group"):
        group_bounds(np.zeros(2), np.array([0.1, 0.2]), np.array([10, 10]))
