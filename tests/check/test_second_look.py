"""Numbers that no pattern used: taken where the record has just that, left alone where it has not."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.checked import Checked
from hustings.check.claim import AggregateClaim, ClaimType, Direction
from hustings.check.judgement import Judged, Verdict
from hustings.check.left_over import RULE, left_over
from hustings.check.naming import tagged
from hustings.check.seats_left_over import RULE as OF_SEATS
from hustings.check.sentences import read_story
from hustings.check.settling import Scene

from .reading import six

DAY = date(2024, 7, 5)
RECORD = six()
T = ClaimType


def looked(text: str) -> list[Judged]:
    told = check(text, RECORD, DAY)
    return [one for one in told.claims if one.claim.passage.rule == RULE]


def left(told: Checked) -> list[str]:
    return [told.story.text[one.start : one.end] for one in told.not_understood]


def readings(text: str) -> list[AggregateClaim]:
    """Return what numbers beside parties may be, whether or not the record has it."""
    scene = Scene(tagged(read_story(text, DAY), RECORD), RECORD, DAY)
    spans = {tag.number.span for one in scene.tagged for tag in one.tags if tag.number is not None}
    found = [claim for one in left_over(scene, spans) for claim in one.readings]
    return [one for one in found if isinstance(one, AggregateClaim) and one.passage.rule == OF_SEATS]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Blackburn Adnan Hussain smiled and 10,518 smiled too.", T.VOTES),
        ("In Blackburn Kate Hollern, told of her 10,386, went home.", T.VOTES),
        ("Blackburn went to Adnan Hussain. The gap, they say, came to 132.", T.MAJORITY),
    ],
)
def test_a_number_beside_a_name_is_taken_where_the_record_has_it(text: str, kind: ClaimType) -> None:
    told = [one for one in check(text, RECORD, DAY).claims if one.claim.type is kind]
    assert [one.judgement.verdict for one in told] == [Verdict.SUPPORTED]


@pytest.mark.parametrize(
    "text",
    [
        "In Blackburn Adnan Hussain smiled and 14,999 smiled too.",
        "In Blackburn Adnan Hussain smiled and 10,386 smiled too.",
        "In Blackburn Adnan Hussain would be smiling if 10,518 smiled too.",
        "In Blackburn was it Adnan Hussain for whom 10,518 were glad?",
    ],
)
def test_what_fits_nothing_or_is_only_supposed_stays_as_it_was(text: str) -> None:
    assert looked(text) == []


def test_a_number_with_two_digits_exchanged_is_refuted() -> None:
    (one,) = looked("In Blackburn Adnan Hussain smiled and 10,158 smiled too.")
    assert one.judgement.verdict is Verdict.REFUTED
    assert "10,518" in one.judgement.reason


def test_a_number_taken_is_no_longer_left_over() -> None:
    text = "In Blackburn Adnan Hussain smiled and {} smiled too."
    assert left(check(text.format("10,518"), RECORD, DAY)) == []
    assert left(check(text.format("14,999"), RECORD, DAY)) == ["14,999"]


def test_signs_in_brackets_tell_the_way_of_a_change() -> None:
    right = "Islington North result: Praful Nargund (Lab) 16,873 ({}, {})."
    told = {one.claim.type: one for one in check(right.format("34.4%", "-29.9"), RECORD, DAY).claims}
    assert T.VOTES in told
    change = told.get(T.SHARE_CHANGE)
    assert change is None or getattr(change.claim, "direction", None) is Direction.DOWN


@pytest.mark.parametrize(
    ("text", "party", "kind", "number"),
    [
        ("Seats in the new House: Labour 411, the Conservatives 121.", "Con", T.SEATS, 121),
        ("Labour has 411 seats. For the Liberal Democrats it was 72.", "LD", T.SEATS, 72),
        ("Labour won 411 seats; the SNP was down 39.", "SNP", T.SEATS_CHANGE, 39),
    ],
)
def test_a_small_number_beside_a_party_may_be_of_seats(
    text: str, party: str, kind: ClaimType, number: int
) -> None:
    found = [(one.party, one.type, one.said.value) for one in readings(text) if one.said is not None]
    assert (party, kind, number) in found


@pytest.mark.parametrize(
    "text",
    [
        "Labour polled 411 votes in Blackburn and the Conservatives 121.",
        "Labour was 12 points ahead, the Conservatives 11 behind.",
        "Jeremy Corbyn, 75, once of Labour, walked 12 miles.",
    ],
)
def test_a_number_of_something_else_is_not_of_seats(text: str) -> None:
    assert readings(text) == []
