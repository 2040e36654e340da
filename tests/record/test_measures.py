"""Contests in order: natural order, reversed, equal values, and those without the measure left out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hustings.record.election import Election
from hustings.record.measures import Measure, Only, ordered

from . import made_up

AT = {"ayton": 3, "beeford": 1, "ceeham": 1}
FIGURES = {
    "ayton": {"oak": 30, "elm": 20, "ind": 50},
    "beeford": {"oak": 41, "elm": 39},
    "ceeham": {"oak": 60, "elm": 35, "ash": 5},
}


@pytest.fixture
def election() -> Election:
    contests = (made_up.AYTON, made_up.BEEFORD, made_up.CEEHAM)
    declared = [
        replace(
            made_up.figures(key, more={"electorate": 200, "rejected": 0}, **votes),
            declared_at=made_up.TEN.replace(hour=22, minute=AT[key]),
        )
        for key, votes in FIGURES.items()
    ]
    ledger = made_up.ledger(*contests, *declared)
    return made_up.an_election(ledger, baseline=made_up.a_baseline())


def keys(election: Election, measure: Measure, only: Only | None = None, reverse: bool = False) -> list[str]:
    found = ordered([(election, election.state())], measure, only, reverse=reverse)
    return [one.tabulation.contest.key for one in found]


@pytest.mark.parametrize(
    ("measure", "wanted"),
    [
        (Measure.MAJORITY, ["beeford", "ayton", "ceeham"]),
        (Measure.SHARE, ["ceeham", "beeford", "ayton"]),
        (Measure.TURNOUT, ["ayton", "ceeham", "beeford"]),
        (Measure.DECLARED, ["beeford", "ceeham", "ayton"]),
    ],
)
def test_each_measure_has_its_natural_order(election: Election, measure: Measure, wanted: list[str]) -> None:
    assert keys(election, measure) == wanted


def test_equal_values_stand_in_the_order_of_codes_either_way(election: Election) -> None:
    assert keys(election, Measure.DECLARED, reverse=True) == ["ayton", "beeford", "ceeham"]
    assert keys(election, Measure.TURNOUT, reverse=True) == ["beeford", "ayton", "ceeham"]


def test_a_swing_that_cannot_be_reckoned_is_left_out(election: Election) -> None:
    found = ordered([(election, election.state())], Measure.SWING)
    # Ceeham: Oak 45 to 60, Elm 50 to 35. Beeford: Oak 60 to 51.25, Elm 40 to 48.75.
    # In Ayton an independent won, who has no share before.
    assert [(one.tabulation.contest.key, one.value) for one in found] == [
        ("ceeham", Fraction(15, 100)),
        ("beeford", Fraction(-875, 10000)),
    ]


def test_only_gains_overturn_a_majority(election: Election) -> None:
    found = ordered([(election, election.state())], Measure.OVERTURNED)
    assert [(one.tabulation.contest.key, one.value) for one in found] == [
        ("ayton", Fraction(20, 100)),
        ("ceeham", Fraction(5, 100)),
    ]


def test_only_seats_of_a_party_or_region_are_taken(election: Election) -> None:
    assert keys(election, Measure.MAJORITY, Only(party="oak")) == ["beeford", "ceeham"]
    assert keys(election, Measure.MAJORITY, Only(region="NORTH")) == ["ayton"]
    assert keys(election, Measure.MAJORITY, Only("Elm", "North")) == []


def test_a_tie_that_waits_for_its_lot_has_no_place() -> None:
    election = made_up.an_election(made_up.ledger(made_up.BEEFORD, made_up.BEEFORD_TIE))
    assert all(keys(election, measure) == [] for measure in Measure)


def test_contests_of_several_elections_are_put_in_one_order(election: Election) -> None:
    twice = ordered([(election, election.state())] * 2, Measure.MAJORITY)
    assert [one.value for one in twice] == [2, 2, 20, 20, 25, 25]
