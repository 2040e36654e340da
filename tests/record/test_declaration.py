"""Declarations: a wrong one cannot be built, and blank is not 0."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest

from hustings.errors import DeclarationError
from hustings.record.declaration import Declaration, fit

from .made_up import contest, figures


@pytest.mark.parametrize("wrong", [-1, True, False, 1.0, 1.5, "7", None, Fraction(1, 1)])
def test_only_whole_numbers_are_votes(wrong: Any) -> None:
    with pytest.raises(DeclarationError, match="oak"):
        Declaration("ayton", {"oak": wrong, "elm": 1}, 1)


@pytest.mark.parametrize("wrong", [-1, True, 2.0, "7"])
@pytest.mark.parametrize("name", ["rejected", "electorate", "none_of_the_above"])
def test_other_counts_are_whole_numbers_or_blank(name: str, wrong: Any) -> None:
    with pytest.raises(DeclarationError, match=name.replace("_", " ")):
        figures("Ayton", oak=1, more={name: wrong})


def test_valid_votes_must_be_announced() -> None:
    with pytest.raises(DeclarationError, match="valid votes"):
        Declaration("ayton", {"oak": 1}, None)  # type: ignore[arg-type]


def test_every_wrong_count_is_told_with_its_name() -> None:
    with pytest.raises(DeclarationError) as refused:
        Declaration("ayton", {"oak": -3, "elm": 1.5, "ash": 2}, 2, rejected=-1)  # type: ignore[dict-item]
    told = str(refused.value)
    assert all(part in told for part in ("oak", "-3", "elm", "1.5", "rejected", "-1"))
    assert "ash" not in told


def test_every_wrong_sum_is_told_at_once() -> None:
    with pytest.raises(DeclarationError) as refused:
        Declaration(
            "ayton",
            {"oak": 60, "elm": 40},
            valid_votes=101,
            rejected=5,
            electorate=90,
            declared_at=datetime(2031, 5, 2, 3, 0),
            rejected_by_reason={"no mark": 1, "two marks": 3},
            line_votes={"oak": {"Oak": 50, "Ash": 9}},
        )
    told = str(refused.value)
    assert "no zone" in told
    assert "votes add up to 100, the valid votes announced are 101" in told
    assert "106 papers from an electorate of 90" in told
    assert "by reason add up to 4, announced 5" in told
    assert "lines of oak add up to 59, not 60" in told


def test_no_votes_for_anybody_is_refused() -> None:
    with pytest.raises(DeclarationError, match="no votes for anybody"):
        Declaration("ayton", {}, 0)


def test_a_reason_for_rejection_needs_the_rejected_total() -> None:
    with pytest.raises(DeclarationError, match="announced None"):
        figures("Ayton", oak=1, more={"rejected_by_reason": {"no mark": 2}})


def test_rejected_papers_by_reason_that_add_up_are_kept() -> None:
    reasons = {"no official mark": 1, "more than one vote": 2, "void for uncertainty": 0}
    kept = figures("Ayton", oak=9, more={"rejected": 3, "rejected_by_reason": reasons})
    assert kept.rejected_by_reason == reasons


def test_blank_electorate_leaves_turnout_unknown() -> None:
    blank = figures("Ayton", oak=1, more={"rejected": 0})
    assert (blank.electorate, blank.turnout, blank.ballot_box_turnout) == (None, None, None)


def test_blank_rejected_papers_are_unknown_and_not_none_at_all() -> None:
    blank = figures("Ayton", oak=50, more={"electorate": 100})
    zero = figures("Ayton", oak=50, more={"electorate": 100, "rejected": 0})
    assert blank.rejected is None
    assert blank.ballot_box_turnout is None
    assert blank.turnout == Fraction(1, 2)
    assert zero.ballot_box_turnout == Fraction(1, 2)
    assert blank != zero


def test_the_two_turnouts_differ_by_the_rejected_papers() -> None:
    both = figures("Ayton", oak=50, more={"electorate": 100, "rejected": 10})
    assert (both.turnout, both.ballot_box_turnout) == (Fraction(50, 100), Fraction(60, 100))


def test_every_elector_may_vote_but_not_one_more() -> None:
    assert figures("Ayton", oak=98, more={"rejected": 2, "electorate": 100}).ballot_papers == 100
    with pytest.raises(DeclarationError, match="101 papers from an electorate of 100"):
        figures("Ayton", oak=98, more={"rejected": 3, "electorate": 100})


def test_none_of_the_above_stands_outside_the_valid_votes() -> None:
    counted = figures(
        "Ayton", oak=40, elm=10, more={"none_of_the_above": 30, "electorate": 100, "rejected": 0}
    )
    assert counted.valid_votes == 50
    assert counted.turnout == Fraction(50, 100)
    assert counted.ballot_papers == 80
    with pytest.raises(DeclarationError, match="80 papers from an electorate of 79"):
        figures("Ayton", oak=40, elm=10, more={"none_of_the_above": 30, "electorate": 79})


def test_a_seat_without_a_poll_has_no_votes_and_no_turnout() -> None:
    unopposed = Declaration("ayton", {}, 0, electorate=100, rejected=0, unopposed="oak")
    assert (unopposed.turnout, unopposed.ballot_box_turnout, unopposed.is_tied) == (None, None, False)
    with pytest.raises(DeclarationError, match="unopposed, yet there are votes"):
        Declaration("ayton", {"oak": 1}, 1, unopposed="oak")


@pytest.mark.parametrize(
    ("votes", "tied"),
    [
        ({"oak": 2, "elm": 2, "ash": 1}, True),
        ({"oak": 2, "elm": 1, "ash": 1}, False),
        ({"oak": 0, "elm": 0}, True),
        ({"oak": 0}, False),
    ],
)
def test_only_the_top_can_tie(votes: dict[str, int], tied: bool) -> None:
    assert Declaration("ayton", votes, sum(votes.values())).is_tied is tied


def test_a_declaration_fits_exactly_the_candidacies_of_its_contest() -> None:
    ayton = contest("Ayton", "Oak", "Elm")
    fit(figures("Ayton", oak=2, elm=0), ayton)
    with pytest.raises(DeclarationError) as refused:
        fit(figures("Beeford", oak=2, ash=1, yew=1), ayton)
    told = str(refused.value)
    assert "is for beeford" in told
    assert "no votes for elm" in told
    assert "nobody here called ash, yew" in told


def test_nobody_is_unopposed_where_two_stand() -> None:
    with pytest.raises(DeclarationError, match="no votes for elm"):
        fit(Declaration("ayton", {}, 0, unopposed="oak"), contest("Ayton", "Oak", "Elm"))
