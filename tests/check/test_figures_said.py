"""Votes, shares, majorities, leads, turnout and places, as stories say them."""

from __future__ import annotations

import pytest

from hustings.check.claim import ClaimType

from .said import found, of_type, said


def test_a_beaten_rival_and_a_margin_are_two_claims() -> None:
    assert said("Jeremy Corbyn beat Praful Nargund in Islington North by 7,247 votes.") == [
        ("majority", "jeremy-corbyn", "7247"),
        ("beat", "jeremy-corbyn", None),
    ]


def test_two_shares_go_to_the_winner_and_the_beaten_across_an_apposition() -> None:
    text = "Jeremy Corbyn defeated Praful Nargund, Labour's candidate, 49% to 34% in Islington North."
    told = said(text)
    assert ("share", "jeremy-corbyn", "49%") in told
    assert ("share", "praful-nargund", "34%") in told


@pytest.mark.parametrize(
    ("words", "votes"),
    [
        ("Ayoub Khan polled 13,303 votes in Birmingham Perry Barr.", "13303"),
        ("Ayoub Khan won Birmingham Perry Barr with 13,303 votes.", "13303"),
        ("In Birmingham Perry Barr Ayoub Khan took 13,303 votes.", "13303"),
        ("Birmingham Perry Barr: Ayoub Khan (Independent) 13,303.", "13303"),
    ],
)
def test_votes_are_read_in_many_phrasings(words: str, votes: str) -> None:
    assert ("votes", "ayoub-khan", votes) in said(words)


def test_a_share_in_brackets_belongs_to_the_votes_before() -> None:
    told = said("Adnan Hussain polled 10,518 votes (27.0%) in Blackburn.")
    assert [one[:2] for one in told] == [("votes", "adnan-hussain"), ("share", "adnan-hussain")]


def test_a_lead_over_the_runner_up_is_the_majority_and_over_the_third_a_lead() -> None:
    second = "Adnan Hussain finished 132 votes ahead of Kate Hollern in Blackburn."
    third = "Kate Hollern finished 3,281 votes ahead of Craig Murray in Blackburn."
    assert ("majority", "adnan-hussain", "132") in said(second)
    assert ("lead", "kate-hollern", "3281") in said(third)


def test_an_overturned_majority_is_the_one_before() -> None:
    told = said("Adnan Hussain overturned a Labour majority of 18,304 in Blackburn.")
    assert [one for one in told if one[2]] == [("previous_majority", "kate-hollern", "18304")]


def test_a_majority_cut_from_one_figure_to_another_is_both_and_its_direction() -> None:
    told = said("The majority in Blackburn was cut from 18,304 to 132.")
    assert {kind for kind, _, _ in told} == {"majority", "previous_majority", "majority_change"}


def test_a_turnout_down_from_another_is_a_change_too() -> None:
    changed = of_type("Turnout in Rochdale was 52%, down from 60%.", ClaimType.TURNOUT_CHANGE)
    assert [(one.said_from.value * 100, one.direction) for one in changed if one.said_from] == [(60, "down")]


def test_whoever_an_aside_hangs_on_has_its_figures() -> None:
    told = said("In Blackburn Adnan Hussain beat Kate Hollern, who took 10,386 votes.")
    assert ("votes", "kate-hollern", "10386") in told


def test_a_number_without_a_role_is_left_over() -> None:
    text = "Paul Waugh spoke to 37 supporters in Rochdale."
    left = found(text).unused
    assert [text[one.start : one.end] for one in left] == ["37"]


def test_a_place_is_read_with_the_votes_behind_it() -> None:
    told = said("In Blackburn Craig Murray came third with 7,105 votes.")
    assert told == [("place", "craig-murray", "3"), ("votes", "craig-murray", "7105")]
