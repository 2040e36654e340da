"""An extractor from outside proposes; what stands in the story is judged, and anything else is dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.check.check import check
from hustings.check.checked import Checked
from hustings.check.claim import ClaimType
from hustings.check.extractor import Proposal
from hustings.check.judgement import Judged, Verdict
from hustings.check.proposals import MOST, RULE
from hustings.check.record import Record

from .reading import six

DAY = date(2024, 7, 5)
RECORD: Record = six()
STORY = (
    "In Blackburn it was Adnan Hussain whom 10,518 souls smiled upon, and 132 people was what it came to. "
    "The seat slipped through the fingers of Kate Hollern. Craig Murray would have loved 7,105 of anything. "
    "Nobody says that Craig Murray won Blackburn."
)


class Fake:
    """An extractor that proposes what it was told to, whatever the text is."""

    def __init__(self, *proposals: Any) -> None:
        self.proposals, self.given = proposals, ""

    def propose(self, text: str) -> Iterable[Proposal]:
        self.given = text
        return self.proposals


def at(words: str, kind: str, story: str = STORY, **slots: str) -> Proposal:
    """Return a proposal whose span is some words of the story."""
    start = story.index(words)
    return Proposal(kind, start, start + len(words), **slots)


def checked(*proposals: Any, story: str = STORY) -> Checked:
    return check(story, RECORD, DAY, Fake(*proposals))


def added(told: Checked) -> list[Judged]:
    return [one for one in told.claims if one.claim.passage.rule == RULE]


MAJORITY = at("132 people was what it came to", "majority", value="132")
LOST = at("The seat slipped through the fingers of Kate Hollern", "lost", who="Kate Hollern")


def test_nothing_is_proposed_unless_somebody_gives_an_extractor() -> None:
    told = check(STORY, RECORD, DAY)
    assert added(told) == []
    assert told.dropped == ()


def test_a_good_proposal_is_judged_by_the_record() -> None:
    told = checked(MAJORITY, LOST)
    assert told.dropped == ()
    assert [(one.claim.type, one.judgement.verdict) for one in added(told)] == [
        (ClaimType.MAJORITY, Verdict.SUPPORTED),
        (ClaimType.LOST, Verdict.SUPPORTED),
    ]
    assert added(told)[0].judgement.evidence


def test_the_extractor_is_given_the_story_as_it_is_read() -> None:
    fake = Fake()
    check(f"<html><body><p>{STORY}</p></body></html>", RECORD, DAY, fake)
    assert STORY in fake.given
    assert "<p>" not in fake.given


def test_a_number_that_a_proposal_uses_is_understood() -> None:
    def left(told: Checked) -> list[str]:
        return [told.story.text[one.start : one.end] for one in told.not_understood]

    assert "132" in left(checked())
    assert "132" not in left(checked(MAJORITY))


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (at("whom 10,518 souls", "votes", who="Adnan Hussain", value="10,518"), "does not stand in its span"),
        (at("Adnan Hussain whom 10,518 souls", "votes", who="Adnan Hussain", value="10,386"), "10,386"),
        (at("Adnan Hussain whom 10,518 souls", "votes", who="Adnan Hussain", value="518"), "518"),
        (at("Adnan Hussain whom 10,518 souls", "votes", who="Jeremy Corbyn", value="10,518"), "Corbyn"),
        (at("Adnan Hussain whom 10,518 souls", "votes", who="Hussain whom", value="10,5"), "10,5"),
        (at("Adnan Hussain whom 10,518 souls", "votes", party="Labour", value="10,518"), "Labour"),
        (at("The seat slipped", "lost", who="fingers"), "does not stand"),
        (at("slipped through the fingers", "lost", who="fingers"), "is no person of this story"),
    ],
)
def test_a_name_or_number_that_is_not_in_the_span_drops_the_claim(proposal: Proposal, why: str) -> None:
    told = checked(proposal)
    assert added(told) == []
    assert len(told.dropped) == 1
    assert why in told.dropped[0]


@pytest.mark.parametrize(
    "proposal",
    [
        None,
        "Adnan Hussain won",
        {"type": "won", "start": 0, "end": 10},
        Proposal("won", "0", 5),  # type: ignore[arg-type]
        Proposal("won", 0, True),
        Proposal("won", 0, 5, who=None),  # type: ignore[arg-type]
        Proposal("opinion", 0, 12),
        Proposal("elected king", 0, 12),
        Proposal("seats", 0, 12, value="1"),
        Proposal("votes", 0, 12),
        Proposal("won", 0, 12, who="Blackburn", value="10,518"),
        Proposal("won", 0, 12),
        Proposal("won", -5, 12, who="Blackburn"),
        Proposal("won", 12, 12, who="Blackburn"),
        Proposal("won", 0, 10**9, who="Blackburn"),
        Proposal("won", 0, len(STORY), who="Adnan Hussain"),
        Proposal("beat", STORY.index("Adnan"), STORY.index("Adnan") + 13, who="Adnan Hussain"),
    ],
    ids=repr,
)
def test_an_ill_typed_proposal_is_dropped_with_a_reason(proposal: Any) -> None:
    told = checked(proposal)
    assert added(told) == []
    assert len(told.dropped) == 1


def test_what_is_denied_or_supposed_is_dropped() -> None:
    denied = at("Nobody says that Craig Murray won Blackburn", "won", who="Craig Murray", seat="Blackburn")
    supposed = at("Craig Murray would have loved 7,105", "votes", who="Craig Murray", value="7,105")
    told = checked(supposed)
    assert added(told) == []
    assert "deny, suppose or ask" in told.dropped[0]
    assert all(one.judgement.verdict is not Verdict.REFUTED for one in added(checked(denied)))


def test_a_quotation_is_not_judged_though_it_is_proposed() -> None:
    story = (
        "Adnan Hussain won Blackburn. “I was always sure of my 10,386 good friends, Kate Hollern,” he said."
    )
    one = at("10,386 good friends, Kate Hollern", "votes", story, who="Kate Hollern", value="10,386")
    verdicts = {each.judgement.verdict for each in added(checked(one, story=story))}
    assert verdicts <= {Verdict.NOT_JUDGED}


def test_a_claim_that_a_pattern_found_is_not_told_again() -> None:
    story = "Adnan Hussain won Blackburn with 10,518 votes."
    plain = check(story, RECORD, DAY)
    again = at("Adnan Hussain won Blackburn", "won", story, who="Adnan Hussain")
    number = at("Adnan Hussain won Blackburn with 10,518 votes", "majority", story, value="10,518")
    told = checked(again, number, story=story)
    assert told.claims == plain.claims
    assert len(told.dropped) == 2


def test_of_two_proposals_of_one_number_the_first_is_kept() -> None:
    other = at("132 people was what it came to", "rejected", value="132")
    told = checked(MAJORITY, other)
    assert [one.claim.type for one in added(told)] == [ClaimType.MAJORITY]
    assert len(told.dropped) == 1


def test_a_proposal_alone_never_refutes() -> None:
    story = "In Blackburn it was Adnan Hussain and Kate Hollern, and 10,386 was what it came to."
    one = at("10,386 was what it came to", "majority", story, value="10,386")
    wrong = at("In Blackburn it was Adnan Hussain", "lost", story, who="Adnan Hussain", seat="Blackburn")
    told = checked(one, wrong, story=story)
    assert [each.judgement.verdict for each in added(told)] == [Verdict.NOT_CHECKABLE] * len(added(told))
    assert added(told)


def test_the_same_proposals_give_the_same_report() -> None:
    assert checked(MAJORITY, LOST) == checked(MAJORITY, LOST)


def test_no_more_than_so_many_proposals_are_looked_at() -> None:
    told = checked(*[None] * (MOST + 50))
    assert len(told.dropped) == MOST


SLOTS = st.sampled_from(
    ["", "Adnan Hussain", "Kate Hollern", "Blackburn", "10,518", "7,105", "\0", "x" * 500]
)
PROPOSALS = st.builds(
    Proposal,
    st.sampled_from([*(one.value for one in ClaimType), "nonsense"]),
    st.integers(-50, 400),
    st.integers(-50, 400),
    SLOTS,
    SLOTS,
    SLOTS,
    SLOTS,
    SLOTS,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PROPOSALS, max_size=8))
def test_whatever_is_proposed_no_claim_of_the_patterns_changes_and_nothing_is_refuted(
    proposals: list[Proposal],
) -> None:
    plain, told = check(STORY, RECORD, DAY), checked(*proposals)
    ours = [one for one in told.claims if one.claim.passage.rule != RULE]
    assert ours == list(plain.claims)
    assert not any(one.judgement.verdict is Verdict.REFUTED for one in added(told))
    assert len(added(told)) + len(told.dropped) == len(proposals)
