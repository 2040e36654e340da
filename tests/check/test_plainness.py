"""What keeps a wrong-looking claim from being refuted, and what is plain enough to be."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.claim import ClaimType
from hustings.check.judgement import Verdict

from .reading import DAY, six
from .said import found

T = ClaimType


def _refuted(text: str, day: date = DAY) -> list[str]:
    """Return the types refuted in a text on the six seats."""
    return [
        one.claim.type.value
        for one in check(text, six(), day).claims
        if one.judgement.verdict is Verdict.REFUTED
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Adnan Hussain polled 16,444 votes in Blackburn.", "votes"),
        ("Jeremy Corbyn won Islington North with a majority of 9,999.", "majority"),
        ("Kate Hollern won Blackburn.", "won"),
        ("Labour's Adnan Hussain spoke in Blackburn.", "party"),
    ],
)
def test_what_names_everybody_beside_the_verb_is_refuted(text: str, kind: str) -> None:
    assert kind in _refuted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Adnan Hussain won Blackburn. At the council elections one ward went with 812 votes to the Greens.",
        "Had Kate Hollern won another 132 votes, Adnan Hussain would not have won Blackburn.",
        "In Blackburn 812 postal votes were rejected, said Adnan Hussain.",
        "In Blackburn Adnan Hussain beat Kate Hollern. The neighbouring seat was won by 20,000.",
        "Adnan Hussain polled 10,518 votes in Blackburn. In 1997 it was different: the majority was 14,451.",
        "At one point 30 votes separated Adnan Hussain and Kate Hollern in Blackburn.",
        "Adnan Hussain won Blackburn. Turnout across the county was 71 per cent.",
        "Jeremy Corbyn's best majority in Islington North was 33,215.",
        "Adnan Hussain beat Kate Hollern in Blackburn by 10,518 votes to 10,386.",
        "10,518 votes were cast for Adnan Hussain in Blackburn.",
        "In Blackburn, 27 per cent voted for Adnan Hussain.",
        "Third place in Blackburn went to Craig Murray.",
        "Turnout in Blackburn: 53.1%, 61.4%, 66.2% over the years.",
    ],
)
def test_a_number_of_something_else_refutes_nothing(text: str) -> None:
    assert _refuted(text) == []


def test_long_after_the_poll_a_figure_without_a_time_is_not_refuted() -> None:
    text = "Adnan Hussain told the Commons about Blackburn. His majority of 9,876 is not large."
    assert _refuted(text, date(2026, 3, 1)) == []


def test_a_slip_of_digits_is_refuted_even_where_the_words_are_not_plain() -> None:
    assert _refuted("Blackburn: Adnan Hussain 10,158, Kate Hollern 10,386.") == ["votes"]


def test_the_majority_before_is_of_the_party_named() -> None:
    right = check("Adnan Hussain overturned a Labour majority of 18,616 in Blackburn.", six(), DAY)
    wrong = check("Adnan Hussain overturned a Conservative majority of 18,616 in Blackburn.", six(), DAY)
    verdicts = [
        {one.judgement.verdict for one in told.claims if one.claim.type is T.PREVIOUS_MAJORITY}
        for told in (right, wrong)
    ]
    assert Verdict.SUPPORTED not in verdicts[1]
    assert verdicts[0] != verdicts[1]


def test_a_pronoun_that_may_mean_another_is_a_guess() -> None:
    told = found("Adnan Hussain beat Craig Murray in Blackburn. He polled 10,518 votes.")
    votes = [one for one in told.claims if one.type is T.VOTES]
    assert votes
    assert all(getattr(one, "is_guess", False) for one in votes)
