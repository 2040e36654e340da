"""Elections as stories name them."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.tag import TagKind

from .reading import DAY, read, tags


def named_in(text: str, day: date = DAY) -> list[str | None]:
    return [tag.name for tag in tags(read(text, day), TagKind.ELECTION)]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Labour won it in 2019.", "uk-2019"),
        ("Labour won it at the 2015 general election.", "uk-2015"),
        ("Labour won it at the May 2015 election.", "uk-2015"),
        ("Labour won it at the last election.", "uk-2019"),
        ("Labour won it at the previous general election.", "uk-2019"),
        ("Labour won it five years ago.", "uk-2019"),
        ("Labour won it at the 2023 by-election.", "uk-by-elections"),
        ("Labour won it at the by-election in 2023.", "uk-by-elections"),
        ("Labour won it at the 1997 election.", "1997"),
    ],
)
def test_an_election_is_known_by_year_or_distance(said: str, name: str) -> None:
    assert named_in(said) == [name]


@pytest.mark.parametrize(
    "said", ["It was 2,019 votes.", "Polling was on 4 July 2024.", "In 1997 it rained.", "last week"]
)
def test_other_numbers_and_days_are_no_election(said: str) -> None:
    assert named_in(said) == []


def test_the_last_election_is_the_latest_once_it_is_no_news() -> None:
    assert named_in("Labour won it at the last election.", date(2024, 12, 1)) == ["uk-2024"]


def test_years_later_are_counted_from_the_election_named_last() -> None:
    assert named_in("She lost in 2010. Five years later she won.") == ["uk-2010", "uk-2015"]


def test_a_hedge_before_years_ago_belongs_to_what_stands_before_it() -> None:
    text = "It has three more than five years ago."
    (tag,) = tags(read(text), TagKind.ELECTION)
    assert (tag.text, text[tag.start : tag.end]) == ("five years ago", "five years ago")


def test_a_year_keeps_its_number() -> None:
    (tag,) = tags(read("He has sat since 2015."), TagKind.ELECTION)
    assert tag.number is not None
    assert tag.number.value == 2015
