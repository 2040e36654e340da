"""Winning, losing, beating, unseating, gaining and holding, and what takes the fact out of them."""

from __future__ import annotations

import pytest

from hustings.check.claim import ClaimType, ContestRef

from .said import of_type, said

ROCHDALE = "E14001446"


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Paul Waugh won Rochdale.", ("won", "paul-waugh", None)),
        ("Paul Waugh is the new MP for Rochdale.", ("won", "paul-waugh", None)),
        ("Jeremy Corbyn held Islington North.", ("hold", "jeremy-corbyn", None)),
        ("Jonathan Ashworth lost Leicester South.", ("lost", "jonathan-ashworth", None)),
        ("Jonathan Ashworth lost to Shockat Adam in Leicester South.", ("beat", "shockat-adam", None)),
        ("Shockat Adam ousted Jonathan Ashworth in Leicester South.", ("unseated", "shockat-adam", None)),
        ("Tommy Temperley kept his deposit in Blackburn.", ("kept_deposit", "tommy-temperley", None)),
    ],
)
def test_an_outcome_is_read(words: str, claim: tuple[str, str, None]) -> None:
    assert claim in said(words)


@pytest.mark.parametrize(
    "words",
    [
        "George Galloway did not win Rochdale.",
        "George Galloway failed to hold Rochdale.",
        "Has Paul Waugh won Rochdale?",
        "George Galloway had hoped to win Rochdale.",
        "If Paul Waugh won Rochdale, he could thank nobody.",
        "George Galloway would have held Rochdale with more votes.",
    ],
)
def test_what_is_denied_supposed_or_asked_is_no_outcome(words: str) -> None:
    assert not {"won", "hold"} & {kind for kind, _, _ in said(words)}


def test_a_passive_turns_winner_and_loser_round() -> None:
    told = said("In Rochdale George Galloway was defeated by Paul Waugh.")
    assert ("beat", "paul-waugh", None) in told
    assert ("lost", "george-galloway", None) in told


def test_an_unknown_subject_is_not_guessed_at() -> None:
    told = said("Jeremy Corbyn watched in Islington North. The woman next door won Rochdale.")
    assert not [one for one in told if one[0] == "won"]


def test_a_seat_named_with_another_seats_candidate_stays_the_seat_named() -> None:
    won = of_type("Jeremy Corbyn won Rochdale.", ClaimType.WON)
    assert [(one.who.key, one.contest) for one in won if one.who] == [
        ("jeremy-corbyn.ind", ContestRef("uk-2024", ROCHDALE))
    ]
