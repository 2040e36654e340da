"""The test stories are sound: quotes found once, types known, figures on record, twins really changed."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from benchmarks.story_files import KINDS, VERDICTS, read_story, span, story_paths
from benchmarks.story_labels import Label, Twin, render
from benchmarks.story_score import Flag, interval, score
from benchmarks.story_sentences import Made, is_held_out, passages, templates
from benchmarks.story_words import Slot, swapped

from hustings.check.claim import NOT_JUDGED, ClaimType
from hustings.record.election import Election
from hustings.sources.opening import load

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
ELECTIONS = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024", "uk-by-elections")
STORIES = [(path, held_out) for held_out in (False, True) for path in story_paths(held_out)]
TYPES = {str(one) for one in ClaimType}
UNJUDGED = {str(one) for one in NOT_JUDGED}
EXACT = {"votes", "majority", "previous_majority", "majority_change", "valid_votes", "electorate"}
HEDGED = re.compile(r"more than|almost|nearly|over|about|fewer", re.IGNORECASE)
IN_THOUSANDS = re.compile(r"\d{1,3},\d{3}")


def raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


# A failure names the story by number alone where it is held out: its words stay unread.
def named(pair: tuple[Path, bool]) -> str:
    path, held_out = pair
    return f"held-out-{STORIES.index(pair)}" if held_out else path.stem


@pytest.fixture(scope="session")
def elections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Election]]:
    if not MIRROR.is_dir():
        pytest.skip("needs a mirror of the official files: HUSTINGS_MIRROR, or ../shared/data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        yield [load(name, MIRROR.absolute()) for name in ELECTIONS]


@pytest.fixture(scope="session")
def figures(elections: list[Election]) -> set[int]:
    """Every whole number that a contest of the record gives rise to, and leads between its first six."""
    found: set[int] = set()
    for election in elections:
        for key, standing in election.state().contests.items():
            counted = election.tabulation(key)
            if counted is None:
                continue
            base, declared = election.base(standing.contest), counted.declaration
            votes = [counted.votes(one) for one in counted.ranking]
            found |= {*votes, declared.valid_votes, declared.electorate or 0, declared.rejected or 0}
            found |= {one - other for one in votes[:6] for other in votes[:6]}
            if base is not None:
                found |= {base.majority or 0, (counted.majority or 0) - (base.majority or 0)}
    return found


@pytest.mark.parametrize("pair", STORIES, ids=named)
def test_every_quote_and_every_replaced_word_stands_once(pair: tuple[Path, bool]) -> None:
    story = read_story(pair[0])
    assert len(story.labels) >= 8
    assert len(story.twins) >= 4


@pytest.mark.parametrize("pair", STORIES, ids=named)
def test_types_verdicts_and_kinds_are_known(pair: tuple[Path, bool]) -> None:
    told = raw(pair[0])
    assert {one["type"] for one in told["claims"] + told["twins"]} <= TYPES
    assert {one["verdict"] for one in told["claims"]} <= VERDICTS
    assert {one["kind"] for one in told["twins"]} <= KINDS
    assert len({one["kind"] for one in told["twins"]}) >= 3


@pytest.mark.parametrize("pair", STORIES, ids=named)
def test_what_is_not_judged_is_labelled_so(pair: tuple[Path, bool]) -> None:
    for one in raw(pair[0])["claims"]:
        assert (one["type"] in UNJUDGED) == (one["verdict"] == "not judged")


@pytest.mark.parametrize("pair", STORIES, ids=named)
def test_a_twin_is_changed_where_it_says(pair: tuple[Path, bool]) -> None:
    story = read_story(pair[0])
    for twin in story.twins:
        assert twin.text != story.text
        assert any(start < twin.end and twin.start < end for start, end in twin.places) or twin.whole


@pytest.mark.parametrize("pair", STORIES, ids=named)
def test_every_figure_in_thousands_of_a_label_is_on_record(
    pair: tuple[Path, bool], figures: set[int]
) -> None:
    for one in raw(pair[0])["claims"]:
        if one["type"] in EXACT and not HEDGED.search(one["quote"]):
            for text in IN_THOUSANDS.findall(one["quote"]):
                number = int(text.replace(",", ""))
                # Whole thousands are told as rounded, by words that may stand outside the quote.
                assert number % 1000 == 0 or number in figures


def test_there_are_stories_enough_and_at_least_a_third_is_held_out() -> None:
    held = sum(held_out for _, held_out in STORIES)
    assert len(STORIES) >= 66
    assert 1 / 3 < held / len(STORIES) < 1 / 2


def test_a_quote_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="2 times"):
        span("by 10 and by 10", "by 10")


def test_templates_stand_in_the_file_that_the_rule_says() -> None:
    for held_out in (False, True):
        assert all(is_held_out(name) is held_out for name in templates(held_out))
    assert len(templates(False)) + len(templates(True)) >= 150
    assert not templates(False).keys() & templates(True).keys()


def test_passages_are_the_same_for_the_same_seed_and_others_for_another(elections: list[Election]) -> None:
    first, again = (list(passages(elections, 7, 30)) for _ in range(2))
    assert first == again
    assert first != list(passages(elections, 8, 30))


def test_a_passage_differs_from_its_twins_in_what_the_label_covers(elections: list[Election]) -> None:
    for held_out in (False, True):
        for made in passages(elections, 3, 200, held_out):
            assert made.labels
            assert {label.type for label in made.labels} <= TYPES
            assert not re.search(r"[{}<>|\[\]]", made.text)
            for twin in made.twins:
                assert twin.text.casefold() != made.text.casefold()
                assert twin.type in TYPES
                assert any(start < twin.end and twin.start < end for start, end in twin.places)


def test_a_template_is_filled_with_its_claims_marked() -> None:
    facts = {"w": Slot("Ann Ash"), "n": Slot("1,234", (("digits", "1,324"),))}
    made = render("[won|{w} <won>] with [votes|{n} votes].", facts, Random(1))
    assert made.text == "Ann Ash won with 1,234 votes."
    assert [(made.text[one.start : one.end], one.type) for one in made.labels] == [
        ("Ann Ash won", "won"),
        ("1,234 votes", "votes"),
    ]


def test_a_number_with_digits_exchanged_is_another_number() -> None:
    assert all(false != 12_345 for false in swapped(12_345))
    assert swapped(11) != [11]


TRUE = Made("made-up", date(2024, 7, 5), "Ash won by 20.", (Label(8, 13, "majority", "supported"),), (
    Twin("Ash won by 90.", 8, 13, "majority", "digits", False, ((11, 13),)),
))  # fmt: skip


def test_a_check_that_sees_everything_right_scores_full() -> None:
    taken = score(
        [TRUE], lambda text, _: [Flag(8, 13, "majority", "refuted" if "90" in text else "supported")]
    )
    assert taken.found.total() == taken.labelled.total() == taken.caught.total() == 1
    assert taken.refuted_wrong.total() == taken.supported_wrong.total() == taken.flagged_texts == 0


def test_a_check_that_refutes_what_is_true_is_charged_with_it() -> None:
    taken = score(
        [TRUE], lambda text, _: [Flag(8, 13, "majority", "supported" if "90" in text else "refuted")]
    )
    assert taken.refuted_wrong.total() == taken.supported_wrong.total() == taken.flagged_texts == 1


def test_the_interval_of_a_share_lies_around_it_and_narrows_with_more() -> None:
    few, many = interval(9, 1), interval(900, 100)
    assert few[0] < many[0] < 0.9 < many[1] < few[1]
