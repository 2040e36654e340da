"""Calls: two conditions for the model, an editor's word above it and apart, a declaration above both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.errors import ElectionError
from hustings.night.calls import (
    Call,
    EditorCall,
    Rule,
    Word,
    call,
    calls_of,
    editors_calls,
    with_calls,
    wrong_calls,
)
from hustings.night.outlook import CandidacyOutlook, Forecast, SeatOutlook, SeatStatus

from . import made_up_outlook as made_up

LAB, CON = "pat-lab.lab", "pat-con.con"


def word(candidacy: str | None) -> EditorCall:
    return EditorCall(candidacy, "A. Editor (made up)", "made up")


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
    made = call(seat(1.0, SeatStatus.DECLARED), 30, Rule())
    assert (made.word, made.candidacy, made.by, made.model) == (Word.DECLARED, "a", "declaration", None)


def test_the_model_calls_what_its_forecast_calls_and_nothing_else() -> None:
    """S1 is declared, S2 even, S3 called."""
    calls = calls_of(made_up.three_seats())
    assert {key: one.word for key, one in calls.items()} == {
        "S1": Word.DECLARED,
        "S2": Word.TOO_CLOSE,
        "S3": Word.CALLED,
    }
    assert (calls["S3"].candidacy, calls["S3"].by) == ("ann-bower.ind", "model")


def test_a_sure_seat_that_its_forecast_leaves_open_is_no_call() -> None:
    """As where a member stands outside the parties, of whom the model knows too little."""
    opened = opened_all(made_up.three_seats())
    assert calls_of(opened)["S3"].word is Word.NO_CALL


def opened_all(forecast: Forecast) -> Forecast:
    return replace(forecast, seats=tuple(replace(one, status=SeatStatus.OPEN) for one in forecast.seats))


def test_an_editor_calls_and_uncalls_apart_from_the_model() -> None:
    calls = calls_of(made_up.three_seats(), {"S2": word(CON), "S3": word(None)})
    called, held = calls["S2"], calls["S3"]
    assert (called.word, called.candidacy, called.by, called.model) == (Word.CALLED, CON, "editor", None)
    assert (held.word, held.candidacy, held.by, held.model) == (Word.NO_CALL, None, "editor", "ann-bower.ind")
    assert [one.contest for one in editors_calls(calls)] == ["S2", "S3"]


def test_an_editor_may_call_for_another_than_the_model() -> None:
    made = calls_of(made_up.three_seats(), {"S3": word("sam-hill.ind")})["S3"]
    assert (made.candidacy, made.model, made.status) == ("sam-hill.ind", "ann-bower.ind", SeatStatus.CALLED)


def test_a_declaration_ends_an_editors_call() -> None:
    calls = calls_of(made_up.three_seats(), {"S1": word(CON)})
    assert (calls["S1"].word, calls["S1"].candidacy, calls["S1"].by) == (Word.DECLARED, LAB, "declaration")
    assert editors_calls(calls) == []


def test_a_call_changes_a_seats_status_and_none_of_its_figures() -> None:
    forecast = made_up.three_seats()
    told = with_calls(forecast, calls_of(forecast, {"S2": word(CON), "S3": word(None)}))
    assert [(one.contest, one.status.value) for one in told.seats] == [
        ("S2", "called"),
        ("S1", "declared"),
        ("S3", "open"),
    ]
    assert opened_all(told) == opened_all(forecast)


@pytest.mark.parametrize("threshold", [0.5, 1.01, -1])
def test_a_rule_that_cannot_be_is_refused(threshold: float) -> None:
    with pytest.raises(ElectionError, match="chance"):
        Rule(threshold)


def test_wrong_calls_are_those_for_somebody_who_lost() -> None:
    calls = [
        Call("ayton", Word.CALLED, "a", "a"),
        Call("beeford", Word.CALLED, "b", "b"),
        Call("ceeham", Word.NO_CALL, None),
    ]
    assert wrong_calls(calls, {"ayton": "a", "beeford": "c", "ceeham": "d"}) == ("beeford",)
