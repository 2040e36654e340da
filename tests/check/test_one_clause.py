"""Claims are refuted only where one plain clause says who and what: each doubt, and its plain twin."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.judgement import Verdict
from hustings.check.record import Record

from .reading import DAY, six


def _refuted(text: str, day: date = DAY, record: Record | None = None) -> list[str]:
    told = check(text, record or six(), day).claims
    return [one.claim.type.value for one in told if one.judgement.verdict is Verdict.REFUTED]


@pytest.mark.parametrize(
    ("doubtful", "plain", "kind"),
    [
        (
            "George Galloway won Rochdale, though leaflets had nearly run out.",
            "George Galloway won Rochdale, though leaflets had run out.",
            "won",
        ),
        (
            "Blackburn, Dewsbury and Rochdale were close. Kate Hollern won Blackburn, not Rochdale.",
            "Blackburn was close. Kate Hollern won Blackburn.",
            "won",
        ),
        (
            "In Blackburn it was more than the vote Kate Hollern won with.",
            "In Blackburn Kate Hollern won with ease.",
            "won",
        ),
        (
            "132 – Adnan Hussain's majority, the smallest of the 650 declared, was in Blackburn.",
            "Adnan Hussain's majority in Blackburn was 650.",
            "majority",
        ),
        (
            "Adnan Hussain won Blackburn. The Greens also stood. He polled 11,999 votes.",
            "Adnan Hussain won Blackburn. He polled 11,999 votes.",
            "votes",
        ),
        (
            "Adnan Hussain added a few votes to what Craig Murray had mustered and won by 999 in Blackburn.",
            "Craig Murray won by 999 in Blackburn.",
            "majority",
        ),
        (
            "Labour's Praful Nargund, a doctor and sitting his exams, lost in Islington North.",
            "The incumbent MP Praful Nargund lost in Islington North.",
            "sitting_member",
        ),
        (
            "In Blackburn only three other candidates stood.",
            "In Blackburn three candidates stood.",
            "candidates",
        ),
        (
            "Hollern of the Greens spoke in Blackburn.",
            "Kate Hollern of the Greens spoke in Blackburn.",
            "party",
        ),
        (
            "Kate Hollern lost Blackburn to Adnan Hussain for the Greens.",
            "Adnan Hussain for the Greens won Blackburn.",
            "party",
        ),
        (
            "Behind Adnan Hussain, Labour, the Tories and others trailed in Blackburn.",
            "Labour's Adnan Hussain trailed in Blackburn.",
            "party",
        ),
        (
            "The majority, when Adnan Hussain won Blackburn in 2024, fell to 131 in 1999.",
            "The majority in Blackburn was 231.",
            "majority",
        ),
    ],
)
def test_what_leaves_a_doubt_is_not_refuted_and_its_plain_twin_is(
    doubtful: str, plain: str, kind: str
) -> None:
    assert kind not in _refuted(doubtful)
    assert kind in _refuted(plain)


@pytest.mark.parametrize(
    "text",
    [
        "Praful Nargund needed 7,248 more votes to win Islington North.",
        "Kate Hollern had 67 to find in Blackburn: half of the majority of Adnan Hussain plus one.",
        "Craig Murray was 3,281 votes behind Kate Hollern in Blackburn.",
        "Adnan Hussain had 20,904 votes with Kate Hollern in Blackburn.",
        "Adnan Hussain's votes in Blackburn were 10,386.",
        "Adnan Hussain won Blackburn with 918 votes, 17 from one street.",
        "Blackburn declared at 1.15am, and Adnan Hussain had won.",
        "Blackburn had the largest majority of the night west of the Pennines, and Adnan Hussain won it.",
    ],
)
def test_what_fits_another_figure_or_hangs_on_more_than_is_said_is_not_refuted(text: str) -> None:
    assert _refuted(text) == []


def test_a_number_with_the_word_majority_is_no_vote_and_is_refuted_all_the_same() -> None:
    text = "Adnan Hussain won Blackburn with a majority of 10,386."
    told = [one for one in check(text, six(), DAY).claims if one.claim.type.value == "majority"]
    assert [one.judgement.verdict for one in told] == [Verdict.REFUTED]
    assert "10,386 is the number of votes of Kate Hollern" in told[0].judgement.reason


def test_a_number_that_fits_another_figure_is_told_with_it() -> None:
    told = check("Adnan Hussain polled 10,386 votes in Blackburn.", six(), DAY).claims
    votes = next(one for one in told if one.claim.type.value == "votes")
    assert votes.judgement.verdict is Verdict.NOT_CHECKABLE
    assert (
        votes.judgement.reason == "The number does not fit as it was read, and fits another figure exactly."
    )
    assert any("10,386 is the number of votes of Kate Hollern" in note for note in votes.judgement.notes)


def test_a_party_long_after_the_poll_may_be_another() -> None:
    text = "Labour's Adnan Hussain spoke in Blackburn."
    assert _refuted(text) == ["party"]
    assert _refuted(text, date(2026, 3, 1)) == []
