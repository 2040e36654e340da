"""Past exit polls: sourced, true to the record, and learnt from in order of time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from hustings.night.exit_polls import ExitPoll, exit_polls, poll_error
from hustings.night.preparing import NIGHTS
from hustings.record.election import counted
from hustings.sources.opening import Desk

RENAMED = {"UKIP": "RUK", "BRX": "RUK"}
HUNDREDS = np.array([4.0, 100.0, 400.0])


def polls(error: int, count: int = 5, failed: int = 0) -> tuple[ExitPoll, ...]:
    """Made-up polls that err by so much, up and down, in a party of 300; and some that fail by 200."""
    made = [
        ExitPoll(date(1980 + n, 5, 1), "made up", "made up", {"A": 300}, {"A": 300 + error * (-1) ** n})
        for n in range(count)
    ]
    return tuple(replace(one, won={"A": 500}) if n < failed else one for n, one in enumerate(made))


def learnt(monkeypatch: pytest.MonkeyPatch, known: tuple[ExitPoll, ...], before: date) -> list[float]:
    monkeypatch.setattr("hustings.night.exit_polls.exit_polls", lambda: known)
    scales: list[float] = poll_error.__wrapped__(before).of(HUNDREDS).tolist()
    return scales


def test_every_poll_is_sourced_and_says_of_each_party_what_it_won() -> None:
    known = exit_polls()
    assert [poll.day for poll in known] == sorted(poll.day for poll in known)
    for poll in known:
        assert poll.source
        assert poll.by
        assert poll.said.keys() == poll.won.keys()
        assert {"Con", "Lab", "LD"} <= poll.said.keys()
        assert sum(poll.said.values()) <= 659
        assert min(*poll.said.values(), *poll.won.values()) >= 0


@pytest.mark.parametrize("name", NIGHTS)
def test_the_seats_won_are_those_of_the_record(name: str, desk: Desk) -> None:
    election = desk.load(name)
    made = [counted(standing) for standing in election.state().contests.values()]
    won = Counter(RENAMED.get(one.winner.party, one.winner.party) for one in made if one)
    found = [poll for poll in exit_polls() if poll.day == election.day]
    assert len(found) == 1
    assert dict(found[0].won) == {label: won[label] for label in found[0].said}


def test_a_night_learns_from_polls_of_earlier_days_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    known, night = exit_polls(), date(2019, 12, 12)
    earlier = tuple(poll for poll in known if poll.day < night)
    assert len(earlier) < len(known)
    other = tuple(
        poll if poll in earlier else replace(poll, won=dict.fromkeys(poll.said, 0)) for poll in known
    )
    first = learnt(monkeypatch, earlier, night)
    assert learnt(monkeypatch, other, night) == first
    assert learnt(monkeypatch, other, night + timedelta(days=1)) != first


def test_errors_grow_with_seats_and_with_what_past_polls_erred(monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2000, 1, 1)
    good, bad = (learnt(monkeypatch, polls(error), day) for error in (3, 30))
    assert good == sorted(good)
    assert all(one < other for one, other in zip(good, bad, strict=True))
    assert learnt(monkeypatch, (), day)[2] == pytest.approx(np.sqrt(401), rel=0.01)


def test_one_poll_that_failed_does_not_set_the_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2030, 1, 1)
    none, one = (learnt(monkeypatch, polls(5, 20, failed), day)[2] for failed in (0, 1))
    assert none < one < 2 * none


def test_a_poll_that_is_silent_has_no_scale() -> None:
    assert np.isnan(poll_error(date(2024, 7, 4)).of(np.array([np.nan, 3.0]))).tolist() == [True, False]
