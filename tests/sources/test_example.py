"""The bundled example: six seats, never a House, and the same figures as the official files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hustings.record.election import Election, counted
from hustings.record.house import house
from hustings.sources.example import example


def test_the_example_is_six_seats_and_no_house() -> None:
    six = example()
    found = house(six)
    assert six.seats is None
    assert (found.seats, found.declared, found.is_whole_house, found.overall_majority) == (6, 6, False, None)
    assert six.note == "An example of six seats, not a whole House."


def test_the_facts_of_the_six_seats() -> None:
    told = {}
    for standing in example().state().contests.values():
        tabulation = counted(standing)
        assert tabulation is not None
        figures = tabulation.declaration
        told[standing.contest.seat.name] = (
            tabulation.winner.person.name,
            tabulation.majority,
            figures.electorate,
            figures.valid_votes,
            figures.rejected,
        )
    assert told == {
        "Islington North": ("Jeremy Corbyn", 7247, 72852, 49006, 189),
        "Blackburn": ("Adnan Hussain", 132, 73263, 38887, 163),
        "Leicester South": ("Shockat Adam", 979, 70867, 41837, 158),
        "Dewsbury and Batley": ("Iqbal Mohamed", 6934, 71685, 38070, 131),
        "Rochdale": ("Paul Waugh", 1440, 72507, 39688, 95),
        "Birmingham Perry Barr": ("Ayoub Khan", 507, 76350, 37476, 211),
    }


def test_paul_waugh_stood_for_labour_and_co_operative() -> None:
    winner = example().tabulation("E14001446")
    assert winner is not None
    assert (winner.winner.party, winner.winner.is_joint) == ("Lab", True)


def test_the_example_agrees_with_the_official_files(official: Callable[[str], Election]) -> None:
    uk_2024 = official("uk-2024")
    for key, own in example().state().contests.items():
        official = uk_2024.contest(key)
        assert own.declaration is not None
        assert own.declaration == replace(
            official.declaration or own.declaration, votes=own.declaration.votes
        )
        by_name = {one.person.name: one for one in official.contest.candidacies}
        for one in own.contest.candidacies:
            other = by_name.pop(one.person.name)
            assert (one.party, one.adjunct, one.sitting) == (other.party, other.adjunct, other.sitting)
            assert own.declaration.votes[one.key] == official.declaration.votes[other.key]  # type: ignore[union-attr]
        assert not by_name
        mine, theirs = example().base(own.contest), uk_2024.base(official.contest)
        assert mine is not None
        assert theirs is not None
        assert (mine.winner, dict(mine.votes), mine.majority) == (
            theirs.winner,
            dict(theirs.votes),
            theirs.majority,
        )
