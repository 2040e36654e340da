"""Two people behind every figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.night.keyed import Keyed
from hustings.night.two_keys import Key, behind, equal, settled

RIGHT = Keyed("vale", {"ann": 120, "bob": 80}, 200, rejected=3)
WRONG = replace(RIGHT, votes={"ann": 102, "bob": 80}, valid_votes=182)


def test_two_people_who_keyed_alike_are_first_and_second() -> None:
    found = equal([Key("1", RIGHT), Key("2", RIGHT)])
    assert found is not None
    assert (found.first, found.second, found.figures) == ("1", "2", RIGHT)


@pytest.mark.parametrize(
    "keys",
    [[], [Key("1", RIGHT)], [Key("1", RIGHT), Key("1", RIGHT)], [Key("1", RIGHT), Key("2", WRONG)]],
    ids=["none", "one", "the same person twice", "different figures"],
)
def test_nothing_is_entered_on_one_persons_word(keys: list[Key]) -> None:
    assert equal(keys) is None


def test_somebody_who_keyed_neither_settles_at_once() -> None:
    found = settled([Key("1", RIGHT), Key("2", WRONG)], RIGHT, {"3"})
    assert found is not None
    assert (found.first, found.second) == ("1", "3")


def test_both_who_keyed_settle_together_and_neither_does_alone() -> None:
    keys = [Key("1", RIGHT), Key("2", WRONG)]
    assert settled(keys, RIGHT, {"1"}) is None
    assert settled(keys, RIGHT, {"2"}) is None
    assert settled(keys, RIGHT, {"1", "2"}) is not None


def test_a_value_that_neither_keyed_waits_for_another_person() -> None:
    third = replace(RIGHT, votes={"ann": 121, "bob": 80}, valid_votes=201)
    keys = [Key("1", RIGHT), Key("2", WRONG)]
    assert settled(keys, third, {"3"}) is None
    assert settled(keys, third, {"3", "1"}) is not None
    assert behind(keys, third, {"3"})["votes:ann"] == {"3"}
    assert behind(keys, third, {"3"})["rejected"] == {"1", "2", "3"}


@given(st.lists(st.sampled_from("123"), max_size=3), st.sampled_from([RIGHT, WRONG]))
def test_figures_settled_always_have_two_people_behind_every_box(
    agreeing: list[str], proposal: Keyed
) -> None:
    keys = [Key("1", RIGHT), Key("2", WRONG)]
    found = settled(keys, proposal, agreeing)
    if found is not None:
        assert found.first != found.second
        assert all(len(people) >= 2 for people in behind(keys, proposal, agreeing).values())
