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
from hustings.check.reading_once import NoFiles, ReadingOnce
from hustings.check.record import Record
from hustings.check.report_plain import report_json, report_rows, said_in
from hustings.errors import SourceError
from hustings.sources.catalogue import Dataset
from hustings.sources.example import example
from hustings.sources.results import Results

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


def uses(checked: Checked) -> dict[tuple[int, int], list[str]]:
    """Return the place of every number, with the types of the claims that state it."""
    found: dict[tuple[int, int], list[str]] = {}
    for one in checked.claims:
        told = (getattr(one.claim, name, None) for name in ("said_from", "limit"))
        for stated in (said_in(one.claim), *told):
            if stated is not None:
                found.setdefault(stated.span, []).append(one.claim.type.value)
    for left in checked.not_understood:
        found.setdefault(left.span, []).append("not understood")
    return found


def is_figure_and_its_change(kinds: list[str]) -> bool:
    """Whether "63.6%, down from 65.2%" states the figure itself and how it changed."""
    return len(kinds) == 2 and {f"{kinds[0]}_change", f"{kinds[1]}_change"} & set(kinds) != set()


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
    found = uses(six(text))
    assert {
        where: kinds
        for where, kinds in found.items()
        if len(kinds) > 1 and not is_figure_and_its_change(kinds)
    } == {}


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


class Without(ReadingOnce):
    """A desk that cannot have one election."""

    def results(self, wanted: Dataset) -> Results:
        if wanted.name == "uk-2024":
            raise SourceError("not in this mirror")
        return ReadingOnce.results(self, wanted)


def test_a_story_is_never_judged_by_an_election_before_the_one_it_may_mean(official: Record) -> None:
    earlier = {name: official.election(name) for name in ("uk-2010", "uk-2015", "uk-2017", "uk-2019")}
    record = Record(Without(), {name: one for name, one in earlier.items() if one})
    text = (
        "Kate Hollern held Blackburn at the election in 2019. Adnan Hussain beat Kate Hollern by 132 votes."
    )
    checked = check(text, record, DAY)
    assert checked.claims
    assert {one.judgement.verdict for one in checked.claims} == {Verdict.NOT_CHECKABLE}
    then = check("Jeremy Corbyn won Islington North by 26,188 votes.", record, date(2019, 12, 13))
    assert {one.judgement.verdict for one in then.claims} == {Verdict.SUPPORTED}


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
