"""Calls: two conditions for the model, an editor's word above it, a declaration above both."""

from __future__ import annotations

import pytest

from hustings.errors import ElectionError
from hustings.night.calls import Call, EditorCall, Rule, Word, call, wrong_calls
from hustings.night.outlook import CandidacyOutlook, SeatOutlook, SeatStatus


def seat(win: float, status: SeatStatus = SeatStatus.OPEN) -> SeatOutlook:
    candidacies = (
        CandidacyOutlook("a", "Candidate A (made up)", "Oak", 0.5, 0.4, 0.6, win),
        CandidacyOutlook("b", "Candidate B (made up)", "Elm", 0.4, 0.3, 0.5, 1 - win),
    )
    return SeatOutlook("ayton", "Ayton", "North", status, candidacies)


def test_a_call_needs_the_chance_and_like_seats_declared() -> None:
    assert call(seat(0.999), 3, Rule()).word is Word.CALLED
    assert call(seat(0.999), 2, Rule()).word is Word.NO_CALL
    assert call(seat(0.994), 30, Rule()).word is Word.NO_CALL
    assert call(seat(0.995), 30, Rule()).candidacy == "a"


def test_an_even_contest_is_too_close() -> None:
    assert call(seat(0.6), 30, Rule()).word is Word.TOO_CLOSE


def test_a_declared_seat_is_never_called() -> None:
    made = call(seat(1.0, SeatStatus.DECLARED), 30, Rule(), EditorCall("b", "editor", "made up"))
    assert (made.word, made.candidacy, made.by) == (Word.DECLARED, "a", "declaration")


def test_an_editor_calls_and_uncalls_apart_from_the_model() -> None:
    called = call(seat(0.999), 9, Rule(), EditorCall("b", "editor", "made up"))
    assert (called.word, called.candidacy, called.by, called.model) == (Word.CALLED, "b", "editor", "a")
    held = call(seat(0.999), 9, Rule(), EditorCall(None, "editor", "made up"))
    assert (held.word, held.candidacy, held.by, held.model) == (Word.NO_CALL, None, "editor", "a")


@pytest.mark.parametrize("threshold", [0.5, 1.01, -1])
def test_a_rule_that_cannot_be_is_refused(threshold: float) -> None:
    with pytest.raises(ElectionError, match="chance"):
        Rule(threshold)


def test_wrong_calls_are_those_for_somebody_who_lost() -> None:
    calls = {
        "ayton": Call("ayton", Word.CALLED, "a", "model", "a"),
        "beeford": Call("beeford", Word.CALLED, "b", "model", "b"),
        "ceeham": Call("ceeham", Word.NO_CALL, None, "model", None),
    }
    assert wrong_calls(calls, {"ayton": "a", "beeford": "c", "ceeham": "d"}) == ("beeford",)
