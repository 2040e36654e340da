"""Figures and facts in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hustings.record.change import sitting_members
from hustings.record.election import Election
from hustings.record.house import House, house
from hustings.sources.example import example
from hustings.tell.wording import (
    baseline_in_words,
    day_in_words,
    hour_in_words,
    majority_in_words,
    member_in_words,
    progress_in_words,
    result_in_words,
    swings_in_words,
)


def result(election: Election, key: str) -> str:
    tabulation = election.tabulation(key)
    assert tabulation is not None
    return result_in_words(tabulation, election.base(tabulation.contest))


def test_a_result_is_one_line(made_up: Election) -> None:
    assert result(example(), "E14001102") == "Ind gain from Lab, majority 132"
    assert result(example(), "E14001446") == "Lab hold, majority 1,440"
    assert result(made_up, "ceeham") == "Ind elected, majority 0 after a lot"
    assert result(made_up, "deeton") == "Oak elected, unopposed"


def test_days_and_hours_are_local() -> None:
    assert day_in_words(date(2024, 7, 4)) == "4 July 2024"
    assert hour_in_words(datetime(2024, 7, 4, 23, 30, tzinfo=UTC), "Europe/London") == "Fri 00:30"
    assert hour_in_words(datetime(2019, 12, 12, 23, 27, tzinfo=UTC), "Europe/London") == "Thu 23:27"


def test_an_estimate_is_never_called_a_result(made_up: Election) -> None:
    assert "an estimate" in baseline_in_words(made_up)
    assert baseline_in_words(replace(made_up, baseline=None)) == "no earlier election to compare with"


def whole_house(declared: int, first: int, seats: int = 5) -> House:
    found = house(example())
    leader = replace(found.parties[1], seats=first)
    return replace(found, parties=(leader,), seats=seats, declared=declared, is_whole_house=True)


@pytest.mark.parametrize(
    ("declared", "first", "said"),
    [
        (5, 3, "Lab has an overall majority of 1"),
        (3, 3, "Lab has an overall majority of 1"),
        (3, 2, "No overall majority so far; 3 seats are needed"),
        (5, 2, "No overall majority: Lab is 1 short of 3"),
        (0, 0, "Nothing is declared yet"),
    ],
)
def test_the_overall_majority_is_said_when_it_is_there(declared: int, first: int, said: str) -> None:
    assert majority_in_words(whole_house(declared, first)) == said


def test_tied_seats_leave_the_majority_open() -> None:
    one_tied = replace(whole_house(5, 2), tied=1)
    assert majority_in_words(one_tied) == "No overall majority so far; 3 seats are needed"
    none_decided = replace(whole_house(1, 0), tied=1)
    assert majority_in_words(none_decided) == "No seat is decided yet"


def test_half_of_an_even_house_is_no_majority() -> None:
    assert majority_in_words(whole_house(4, 2, seats=4)) == "No overall majority: Lab is 1 short of 3"


def test_independents_have_no_overall_majority_together() -> None:
    found = house(example())
    assert found.parties[0].party.abbreviation == "Ind"
    told = majority_in_words(replace(found, is_whole_house=True))
    assert "has an overall majority" not in told


def test_a_tie_is_part_of_the_progress(made_up: Election) -> None:
    assert (
        progress_in_words(house(made_up)) == "4 of 6 declared, 1 tied and waiting for a lot; as at entry 13"
    )


def test_a_swing_is_named_with_both_parties(made_up: Election) -> None:
    tabulation = made_up.tabulation("ayton")
    assert tabulation is not None
    base = made_up.base(tabulation.contest)
    assert base is not None
    # Oak 60 to 30, Elm 40 to 65; of their own votes Elm went from 40 of 100 to 65 of 95.
    assert swings_in_words(tabulation, base) == [
        "Butler swing +27.5 points from Oak to Elm",
        "Steed swing +28.4 points from Oak to Elm",
    ]
    assert [member_in_words(one) for one in sitting_members(tabulation)] == [
        "Madeup of Oak (Oak), a sitting member, was defeated"
    ]
