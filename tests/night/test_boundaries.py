"""Boundary changes: how much of a seat was moved, and that a blurred baseline counts for less."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from hustings.night.boundaries import NOTIONAL_ERROR, blur, moved
from hustings.night.preparing import NIGHTS, past_nights
from hustings.night.seats_before import ground
from hustings.night.swing_model import PartyNight, posterior
from hustings.record.lineage import Lineage, Measure, Overlap
from hustings.sources.opening import Desk

from .made_up_britain import SEATS, made_up_britain


def overlap(old: str, new: str, of_old: str, of_new: str) -> Overlap:
    return Overlap(old, old, new, new, Fraction(of_old), Fraction(of_new), Measure.POPULATION)


LINEAGE = Lineage(
    Measure.POPULATION,
    (
        overlap("A", "M00", "1", "1"),
        overlap("B", "M01", "3/4", "1"),
        overlap("B", "M02", "1/4", "1/5"),
        overlap("C", "M02", "1/2", "4/5"),
        overlap("C", "M03", "1/4", "1/3"),
        overlap("D", "M03", "1/5", "1/3"),
        overlap("E", "M03", "1/5", "1/3"),
    ),
)


def test_what_came_and_what_went_was_moved_and_no_more_than_all() -> None:
    assert moved(["M00", "M01", "M02", "M03"], LINEAGE) == pytest.approx([0, 0.25, 0.7, 1])


def test_nothing_is_known_to_have_moved_without_a_lineage_or_outside_it() -> None:
    assert moved(["M00", "M03"], None).tolist() == [0, 0]
    assert moved(["nowhere"], LINEAGE).tolist() == [0]


def test_a_share_of_one_half_in_a_seat_all_moved_errs_by_what_is_said() -> None:
    table = ground(made_up_britain(2), made_up_britain(1), {}, LINEAGE).table
    half = replace(table, base=np.full_like(table.base, 0.5))
    assert np.sqrt(blur(half, 1)[:4]) == pytest.approx(NOTIONAL_ERROR * table.moved[:4])
    assert not blur(half, 1)[4:].any()


def test_a_blurred_baseline_counts_for_less_and_its_seat_is_less_sure() -> None:
    stands = np.ones((SEATS, 1), dtype=bool)
    plain = PartyNight(np.full(SEATS, 0.5), np.zeros(SEATS), np.full((SEATS, 1), 0.1), 0.02**2, 0.0, 5.0)
    blurred = replace(plain, blur=np.where(np.arange(SEATS) < 20, 0.03**2, 0))
    shares = np.where(np.arange(SEATS) < 20, 0.6, 0.5)[:, None]
    declared = np.arange(SEATS) < 40
    even, uneven = (posterior([one], stands, declared, shares) for one in (plain, blurred))
    assert uneven.mean[-1, 0] < even.mean[-1, 0] - 0.005
    assert uneven.scale[0, 0] > uneven.scale[-1, 0]
    assert even.scale[0, 0] == pytest.approx(even.scale[-1, 0])


def test_only_the_notional_baseline_that_a_file_tells_of_is_blurred(desk: Desk) -> None:
    nights = {night.name: night.ground.table.moved for night in past_nights(desk, NIGHTS)}
    assert not any(nights[name].any() for name in NIGHTS[:4])
    unchanged = float((nights["uk-2024"] < 0.01).mean())
    assert 0.05 < unchanged < 0.25
    assert 0.2 < nights["uk-2024"].mean() < 0.4
