"""Checking a whole story: laws that hold for any text at all, and clear answers to odd ones."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.check.check import check
from hustings.check.checked import Checked
from hustings.check.claim import ClaimType
from hustings.check.judgement import Verdict
from hustings.check.long_sentences import LONGEST
from hustings.check.reading_once import NoFiles
from hustings.check.record import Record
from hustings.check.report_plain import report_json, report_rows, said_in
from hustings.sources.example import example

DAY = date(2024, 7, 5)
ELECTION = example()
SIX = Record(NoFiles(), {"uk-2024": ELECTION})
WORDS = (
    "Jeremy Corbyn", "Corbyn", "he", "she", "Praful Nargund", "Adnan Hussain", "Kate Hollern", "Labour",
    "the Conservatives", "Greens", "independent", "Islington North", "Blackburn", "Rochdale", "the seat",
    "London", "won", "held", "beat", "lost", "by", "to", "from", "with", "up", "7,247", "132", "49.2%",
    "34 per cent", "24,120", "11.11 points", "two", "third", "half", "1945", "2019", "4 July 2024", "£500",
    "votes", "seats", "majority", "turnout", "swing", "share", "of the vote", "since", "more than",
    "almost", "at least", "halved", "MP", "the exit poll", "deposit", "“", "”", "\"", "'", "(", ")", ",",
    ".", ";", ":", "–", "?", "!", "\n\n", "and", "but", "was", "unseated", "defeated by", "first",
    "closest", "so far", "<p>", "&amp;",
)  # fmt: skip
STORIES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200)


def six(text: str, day: date | None = DAY) -> Checked:
    return check(text, SIX, day)


def numbers(checked: Checked) -> list[tuple[int, int]]:
    """Return the place of every number that a claim states."""
    stated = [said_in(one.claim) for one in checked.claims]
    stated += [getattr(one.claim, "said_from", None) for one in checked.claims]
    stated += [getattr(one.claim, "limit", None) for one in checked.claims]
    return [one.span for one in stated if one is not None]


@settings(max_examples=150, deadline=None)
@given(STORIES)
def test_any_text_ends_in_an_answer_whose_claims_stand_in_it(text: str) -> None:
    checked = six(text)
    read = checked.story.text
    for one in checked.claims:
        passage = one.claim.passage
        assert 0 <= passage.start < passage.end <= len(read)
        assert read[passage.start : passage.end] == passage.text
        start, end = checked.given(passage.start, passage.end)
        assert 0 <= start < end <= len(text)
        assert one.judgement.reason


@settings(max_examples=150, deadline=None)
@given(STORIES)
def test_no_number_is_used_twice_or_both_used_and_not_understood(text: str) -> None:
    checked = six(text)
    used = numbers(checked) + [one.span for one in checked.not_understood]
    assert len(set(used)) == len(used)


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_the_same_story_gives_the_same_report_which_survives_json(text: str) -> None:
    told = report_json(six(text), SIX)
    assert json.loads(json.dumps(told)) == told
    assert report_json(six(text), SIX) == told
    assert len(report_rows(six(text), SIX)) == len(told["claims"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r\n ",
        "\ufeff",
        "工党赢得了大选。",
        "Le parti travailliste a remporté la circonscription.",
        "(((((",
        "…—“”‘’",
    ],
    ids=repr,
)
def test_a_text_that_claims_nothing_has_no_claims(text: str) -> None:
    assert six(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Labour " * 2000, "1," * 4000, "(" * 10_000, "1 to " * 2000, "x" * 30_000, "49% " * 2000, "a-" * 5000,
        "“" * 5000, "<p>" * 3000, "<p>" + "<" * 5000, "<!--" + "-" * 5000, "Mr. " * 3000, "\n" * 10_000,
        "Jeremy Corbyn won Islington North with 24,120 votes and " * 200, "\x1b[2J\x07\x9b" * 500,
        "\u202eJeremy Corbyn won Islington North\u202c " * 50, "\ud800 Jeremy Corbyn won Islington North.",
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_hostile_text_ends_in_an_answer(text: str) -> None:
    checked = six(text)
    assert not checked.is_refuted
    assert all(len(one.text) <= LONGEST for one in checked.story.sentences)


def test_a_sentence_that_never_ends_is_cut_at_blanks_and_nothing_is_lost() -> None:
    text = "won and lost " * 500
    sentences = six(text).story.sentences
    assert len(sentences) > 1
    assert " ".join(one.text for one in sentences).split() == text.split()
    assert all(text[one.start : one.end] == one.text for one in sentences)


def test_a_list_of_two_thousand_people_is_read() -> None:
    everyone = [
        one.person.name for held in ELECTION.state().contests.values() for one in held.contest.candidacies
    ]
    checked = six("\n".join(f"{name} won." for name in everyone * 50))
    winners = [one for one in checked.claims if one.judgement.verdict is Verdict.SUPPORTED]
    assert len(everyone) * 50 > 2000
    assert len(winners) == 6 * 50


def test_numbers_alone_are_listed_as_not_understood() -> None:
    checked = six("12 7,247 49% 1.5 million")
    assert [checked.story.text[one.start : one.end] for one in checked.not_understood] == [
        "12", "7,247", "49%", "1.5 million",
    ]  # fmt: skip


def verdicts(text: str) -> dict[ClaimType, Verdict]:
    return {one.claim.type: one.judgement.verdict for one in six(text).claims}


def test_figures_and_outcomes_are_judged_by_the_record() -> None:
    found = verdicts("Jeremy Corbyn won Islington North with a majority of 7,247.")
    assert found == {ClaimType.WON: Verdict.SUPPORTED, ClaimType.MAJORITY: Verdict.SUPPORTED}
    assert verdicts("Jeremy Corbyn won Islington North with a majority of 7,427.")[ClaimType.MAJORITY] is (
        Verdict.REFUTED
    )


def test_totals_are_never_judged_on_some_seats_of_an_election() -> None:
    checked = six(
        "Labour won 411 seats in the 650-member House of Commons, and turnout across the UK was 60%."
    )
    assert {one.claim.type for one in checked.claims} >= {ClaimType.SEATS, ClaimType.HOUSE_SIZE}
    assert {one.judgement.verdict for one in checked.claims} == {Verdict.NOT_CHECKABLE}


def test_what_could_not_be_obtained_is_told() -> None:
    checked = check("Labour won Rochdale in 2019.", Record(NoFiles()), DAY)
    assert checked.missing
    assert not checked.is_refuted


def test_spans_of_a_page_are_places_in_the_page() -> None:
    page = (
        "<html><body><p>Jeremy Corbyn <b>won</b> Islington&nbsp;North by 7,247 votes.</p><script>9</script>"
    )
    checked = six(page)
    told: Any = report_json(checked, SIX)["claims"]
    spans = {one["type"]: page[slice(*one["span"])] for one in told}
    assert spans["won"] == "won</b> Islington&nbsp;North"
    assert checked.not_understood == ()
