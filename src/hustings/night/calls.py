"""Calls: our statement that an undeclared seat is decided, by the model or by an editor, kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hustings.errors import ElectionError
from hustings.night.outlook import Forecast, SeatOutlook, SeatStatus


@dataclass(frozen=True, slots=True)
class Rule:
    """When the model calls a seat; both conditions must hold.

    threshold: the chance of winning from which on it does. like_seats: how
    many seats of the same kind (nation and baseline winner) must be declared.
    close: between this chance and its complement a two-way contest is too close.
    """

    threshold: float = 0.995
    like_seats: int = 3
    close: float = 0.75

    def __post_init__(self) -> None:
        if not 0.5 < self.threshold <= 1:
            raise ElectionError(f"a call at a chance of {self.threshold}: want more than 0.5, at most 1")
        if self.like_seats < 0:
            raise ElectionError(f"{self.like_seats} like seats: want none or more")


class Word(StrEnum):
    """What the desk says of a seat."""

    DECLARED = "declared"
    CALLED = "called"
    TOO_CLOSE = "too close"
    NO_CALL = "no call"


@dataclass(frozen=True, slots=True)
class EditorCall:
    """An editor's word on a seat: a call for a candidacy; or None, which holds the model's call back.

    by: who says so. entry: after which entry of the ledger; at: UTC, None
    where no hour was told.
    """

    candidacy: str | None
    by: str
    reason: str
    entry: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """What is said of one seat. model: whom the model calls it for, kept beside an editor's word."""

    contest: str
    word: Word
    candidacy: str | None
    model: str | None = None
    editor: EditorCall | None = None

    @property
    def by(self) -> str:
        """Whose word it is: "declaration", "editor" or "model"."""
        if self.word is Word.DECLARED:
            return "declaration"
        return "model" if self.editor is None else "editor"

    @property
    def status(self) -> SeatStatus:
        """The seat's status with an editor's word taken in."""
        other = {Word.DECLARED: SeatStatus.DECLARED, Word.CALLED: SeatStatus.CALLED}
        return other.get(self.word, SeatStatus.OPEN)


Calls = Mapping[str, Call]
"""What is said of every seat of a forecast, by contest key."""


def call(seat: SeatOutlook, like_declared: int, rule: Rule) -> Call:
    """Return what the model says of a seat; a declared seat is never called.

    like_declared: seats of its kind declared so far.
    """
    if seat.status is SeatStatus.DECLARED:
        return Call(seat.contest, Word.DECLARED, seat.leader.candidacy)
    if seat.leader.win >= rule.threshold and like_declared >= rule.like_seats:
        return Call(seat.contest, Word.CALLED, seat.leader.candidacy, seat.leader.candidacy)
    return _uncalled(seat, rule)


def calls_of(
    forecast: Forecast, editors: Mapping[str, EditorCall] | None = None, rule: Rule | None = None
) -> dict[str, Call]:
    """Return what is said of every seat of a forecast, an editor's word above the model's.

    editors: by contest key, those in force. A declaration ends every call.
    """
    said = {}
    for seat in forecast.seats:
        made = _of_forecast(seat, rule or Rule())
        editor = (editors or {}).get(seat.contest)
        said[seat.contest] = made if editor is None else _overruled(made, editor)
    return said


def with_calls(forecast: Forecast, calls: Calls) -> Forecast:
    """Return the forecast with the status of each seat as it was called, its figures as they were."""
    seats = tuple(replace(seat, status=calls[seat.contest].status) for seat in forecast.seats)
    return replace(forecast, seats=seats)


def editors_calls(calls: Calls) -> list[Call]:
    """Return the calls and un-calls that are an editor's, by contest key."""
    return [calls[key] for key in sorted(calls) if calls[key].by == "editor"]


def wrong_calls(calls: Iterable[Call], winners: Mapping[str, str]) -> tuple[str, ...]:
    """Return the contests that were called for somebody who did not win."""
    return tuple(
        made.contest
        for made in calls
        if made.word is Word.CALLED and made.contest in winners and made.candidacy != winners[made.contest]
    )


def _of_forecast(seat: SeatOutlook, rule: Rule) -> Call:
    """Return what the model said of a seat whose status it has settled already."""
    leader = seat.leader.candidacy
    if seat.status is SeatStatus.DECLARED:
        return Call(seat.contest, Word.DECLARED, leader)
    if seat.status is SeatStatus.CALLED:
        return Call(seat.contest, Word.CALLED, leader, leader)
    return _uncalled(seat, rule)


def _uncalled(seat: SeatOutlook, rule: Rule) -> Call:
    word = Word.TOO_CLOSE if seat.leader.win < rule.close else Word.NO_CALL
    return Call(seat.contest, word, None)


def _overruled(model: Call, editor: EditorCall) -> Call:
    if model.word is Word.DECLARED:
        return model
    word = Word.CALLED if editor.candidacy is not None else Word.NO_CALL
    return Call(model.contest, word, editor.candidacy, model.model, editor)
