"""Seats, the House, history, people and days, and what is seen but not judged."""

from __future__ import annotations

import pytest

from hustings.check.claim import ClaimType

from .said import found, said


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Labour won 411 seats in the House of Commons.", ("seats", "Lab", "411")),
        ("The 650-member House of Commons meets on Tuesday.", ("house_size", None, "650")),
        ("Labour is the largest party.", ("largest_party", "Lab", None)),
        ("Seven seats in the UK had majorities under 100.", ("count_where", None, "7")),
        ("Labour has an overall majority of 174.", ("overall_majority", "Lab", "174")),
    ],
)
def test_the_house_is_read(words: str, claim: tuple[str, str | None, str | None]) -> None:
    assert claim in said(words)


def test_seats_up_from_a_number_are_a_change_by_the_difference() -> None:
    told = said("Labour won 411 seats, up from 202.")
    assert told == [("seats", "Lab", "411"), ("seats_change", "Lab", "209")]


def test_a_second_party_shares_the_verb() -> None:
    told = said("Reform UK won five seats, the Greens four.")
    assert told == [("seats", "RUK", "5"), ("seats", "Green", "4")]


def test_a_party_before_a_name_is_the_candidates_and_a_former_one_is_not() -> None:
    assert ("party", "paul-waugh", None) in said("Labour's Paul Waugh won Rochdale.")
    assert "party" not in {kind for kind, _, _ in said("Former Labour MP Jeremy Corbyn won Islington North.")}


def test_seats_held_since_a_year_are_history_not_a_hold() -> None:
    told = said("Kate Hollern lost Blackburn, which has been Labour since 1945.")
    assert "held_since" in {kind for kind, _, _ in told}
    assert "hold" not in {kind for kind, _, _ in told}


def test_the_first_to_declare_is_an_order() -> None:
    assert "declaration_order" in {kind for kind, _, _ in said("Rochdale was the first seat to declare.")}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The exit poll gave Labour 410 seats.", ClaimType.PROJECTION),
        ("Labour has won 100 seats so far.", ClaimType.SNAPSHOT),
        ("“We won by 5,000 votes in Rochdale tonight,” said Paul Waugh.", ClaimType.QUOTATION),
        ("Labour won 40 seats on the council.", ClaimType.OTHER_BODY),
    ],
)
def test_what_is_not_judged_takes_its_numbers(words: str, kind: ClaimType) -> None:
    read = found(words)
    assert {one.type for one in read.claims} - {ClaimType.OPINION, ClaimType.CAUSE} == {kind}
    assert read.unused == ()


def test_a_sentence_without_end_is_not_read_and_its_numbers_are_left_over() -> None:
    read = found("Labour won 5 seats and " * 200)
    assert read.claims == ()
    assert len(read.unused) == 200
