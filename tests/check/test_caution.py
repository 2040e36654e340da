"""Words that leave another reading open: what does not fit is told, and not refuted."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.clock_words import hour_in_words
from hustings.check.judgement import Verdict

from .reading import DAY, six


def _verdicts(text: str, day: date = DAY) -> list[Verdict]:
    return [one.judgement.verdict for one in check(text, six(), day).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Adnan Hussain won Blackburn. The majority is ten votes smaller than forecast.",
        "When Kate Hollern first won Blackburn it was by 5,760.",
        "Adnan Hussain had just 900 in hand over Kate Hollern in Blackburn.",
        "Adnan Hussain came through in Blackburn though there was plenty to lose.",
        "All three lost their deposits in Blackburn.",
        "It was Labour he had to beat: Adnan Hussain won Blackburn.",
        "Adnan Hussain had more than 20,000 votes in Blackburn, by one wrong count.",
        "Craig Murray had a majority of 132 to get past in Blackburn.",
    ],
)
def test_another_reading_keeps_a_claim_from_being_refuted(text: str) -> None:
    assert Verdict.REFUTED not in _verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Adnan Hussain won Blackburn by 9,321.",
        "Adnan Hussain polled 16,444 votes in Blackburn.",
        "Kate Hollern won Blackburn.",
        "Adnan Hussain won 10,581 votes in Blackburn.",
    ],
)
def test_plain_words_are_refuted_all_the_same(text: str) -> None:
    assert Verdict.REFUTED in _verdicts(text)


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("eleven minutes to four", 229),
        ("a quarter to seven".removeprefix("a "), 405),
        ("ten past four", 250),
        ("one minute past eleven", 23 * 60 + 1),
        ("two in the morning", 120),
        ("twelve o'clock", 0),
    ],
)
def test_hours_in_words(words: str, hour: int) -> None:
    assert hour_in_words(words.split()) == (hour, len(words.split()))


@pytest.mark.parametrize("words", ["ten points to four", "four", "forty votes to ten", "seven to two"])
def test_other_numbers_in_words_are_no_hours(words: str) -> None:
    assert hour_in_words(words.split()) is None


def test_two_figures_side_by_side_are_those_of_the_first_two() -> None:
    told = check("Adnan Hussain won Blackburn. The figures were 10,518 and 10,386.", six(), DAY)
    assert any(one.claim.passage.rule.startswith("the figures") for one in told.claims)
    wrong = check("Adnan Hussain won Blackburn. The figures were 10,386 and 10,518.", six(), DAY)
    assert not [one for one in wrong.claims if one.claim.passage.rule.startswith("the figures")]
