"""People put into the wrong seat, seats in a row, parts in words, and a story's only seat."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.claim import ClaimType, ContestClaim
from hustings.check.judgement import Verdict

from .reading import six

DAY = date(2024, 7, 5)
RECORD = six()
T = ClaimType


def verdicts(text: str, *kinds: ClaimType) -> list[Verdict]:
    return [one.judgement.verdict for one in check(text, RECORD, DAY).claims if one.claim.type in kinds]


def refuted(text: str) -> list[str]:
    claims = check(text, RECORD, DAY).claims
    return [one.judgement.reason for one in claims if one.judgement.verdict is Verdict.REFUTED]


def test_a_person_who_is_said_to_have_won_a_seat_stood_in_another() -> None:
    (reason,) = set(refuted("Kate Hollern of Labour was beaten. Adnan Hussain won Rochdale."))
    assert "stood in Blackburn" in reason


def test_where_somebody_of_that_surname_stood_nobody_is_called_misplaced() -> None:
    assert refuted("Gerri Hickton won Birmingham Perry Barr.") == []


def test_a_seat_that_only_tells_where_another_lies_is_not_won() -> None:
    assert refuted("Labour won Blackburn's neighbour, Hyndburn.") == []


def test_what_a_party_lost_is_told_of_every_seat_in_a_row() -> None:
    claims = check("Labour lost Blackburn, Birmingham Perry Barr and Leicester South.", RECORD, DAY).claims
    found = {
        one.claim.contest.key
        for one in claims
        if isinstance(one.claim, ContestClaim) and one.claim.type is T.LOST and one.claim.contest
        if one.judgement.verdict is Verdict.SUPPORTED
    }
    assert len(found) == 3


def test_what_one_party_won_and_lost_is_of_two_seats() -> None:
    assert refuted("Labour won Rochdale and lost Blackburn.") == []


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("More than half", Verdict.SUPPORTED), ("Two thirds", Verdict.NOT_CHECKABLE)],
)
def test_a_part_of_the_electorate_is_a_turnout(words: str, verdict: Verdict) -> None:
    assert verdicts(f"{words} of the electorate in Blackburn voted.", T.TURNOUT) == [verdict]


def test_votes_that_two_won_between_them_are_no_win() -> None:
    text = (
        "Adnan Hussain won Blackburn. His vote was below the 17,491 that Hollern and Murray won between them."
    )
    assert refuted(text) == []


def test_a_part_of_a_seat_is_not_the_seat() -> None:
    assert refuted("In Blackburn Adnan Hussain won. He took more than half of the vote in Audley.") == []


def test_how_far_one_loser_beat_another_is_no_majority() -> None:
    assert refuted("In Blackburn Kate Hollern beat Craig Murray by 3,281.") == []


def test_a_turnout_is_of_the_only_seat_of_a_story() -> None:
    text = "Adnan Hussain won Blackburn. {} was 63.1%."
    assert len(refuted(text.format("Turnout"))) == 1
    assert refuted(text.format("Turnout in the region")) == []
