"""Lists that leave the verb out, numbers in words with commas, the party, the former and the latter."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.claim import AggregateClaim, ClaimType

from .said import found, said

T = ClaimType


def _seats(text: str) -> list[tuple[str | None, int]]:
    told = found(text, day=date(2024, 7, 5)).claims
    return [
        (one.party, int(one.said.value))
        for one in told
        if isinstance(one, AggregateClaim) and one.type is T.SEATS and one.said is not None
    ]


def test_parties_in_a_row_share_the_verb_and_the_place() -> None:
    text = "In Wales Labour won 27 seats, Plaid Cymru four and the Liberal Democrats one."
    assert _seats(text)[:2] == [("Lab", 27), ("PC", 4)]


def test_candidates_in_a_row_share_the_verb() -> None:
    told = said("In Blackburn Adnan Hussain polled 10,518 votes, Kate Hollern 10,386 and Craig Murray 7,105.")
    assert [one for one in told if one[0] == "votes"] == [
        ("votes", "adnan-hussain", "10518"),
        ("votes", "kate-hollern", "10386"),
        ("votes", "craig-murray", "7105"),
    ]


def test_a_bare_number_beside_a_party_is_of_votes_where_a_seat_is_spoken_of() -> None:
    assert _seats("Adnan Hussain won Blackburn with 10,518 votes to 10,386 for Labour.") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-two thousand, seven hundred and eighty votes", 22_780),
        ("ten thousand, five hundred and eighteen votes", 10_518),
    ],
)
def test_hundreds_behind_a_comma_belong_to_the_thousands(words: str, number: int) -> None:
    told = said(f"Adnan Hussain polled {words} in Blackburn.")
    assert ("votes", "adnan-hussain", str(number)) in told


def test_so_many_in_so_many_is_a_part() -> None:
    told = said("Seven in ten of those on the register in Blackburn voted for somebody.")
    assert not [one for one in told if one[0] == "electorate"]


def test_the_former_and_the_latter_are_the_two_named_before() -> None:
    told = said(
        "In Blackburn it was between Adnan Hussain and Kate Hollern. The former took 10,518 votes,"
        " the latter took 10,386."
    )
    assert ("votes", "adnan-hussain", "10518") in told
    assert ("votes", "kate-hollern", "10386") in told


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Kate Hollern was pushed into second place in Blackburn.", ("place", "kate-hollern", "2")),
        ("The runner-up in Blackburn was Kate Hollern.", ("place", "kate-hollern", "2")),
        ("Paul Waugh swept to victory in Rochdale.", ("won", "paul-waugh", None)),
        ("Paul Waugh got the better of George Galloway in Rochdale.", ("beat", "paul-waugh", None)),
        ("The winner in Rochdale was Paul Waugh.", ("won", "paul-waugh", None)),
        ("Adnan Hussain was backed by 10,518 voters in Blackburn.", ("votes", "adnan-hussain", "10518")),
        ("In Blackburn, 27 per cent voted for Adnan Hussain.", ("share", "adnan-hussain", "27%")),
        ("Kate Hollern came within 132 votes of winning Blackburn.", ("majority", None, "132")),
    ],
)
def test_other_words_for_the_same(words: str, claim: tuple[str, str | None, str | None]) -> None:
    assert claim in said(words)
