"""Calls: our statement that an undeclared seat is decided, by the model or by an editor, kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hustings.errors import ElectionError
from hustings.night.outlook import SeatOutlook, SeatStatus


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
    """An editor's word on a seat: a call for a candidacy; or None, which holds the model's call back."""

    candidacy: str | None
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Call:
    """What is said of one seat, by whom; the model's own view stays beside an editor's."""

    contest: str
    word: Word
    candidacy: str | None
    by: str
    model: str | None


def call(seat: SeatOutlook, like_declared: int, rule: Rule, editor: EditorCall | None = None) -> Call:
    """Return what is said of a seat. like_declared: seats of its kind declared so far.

    A declared seat is never called. An editor's word stands above the model's
    and is shown as the editor's.
    """
    leader = seat.leader
    if seat.status is SeatStatus.DECLARED:
        return Call(seat.contest, Word.DECLARED, leader.candidacy, "declaration", None)
    sure = leader.win >= rule.threshold and like_declared >= rule.like_seats
    model = leader.candidacy if sure else None
    if editor is not None:
        word = Word.CALLED if editor.candidacy is not None else Word.NO_CALL
        return Call(seat.contest, word, editor.candidacy, editor.by, model)
    if model is not None:
        return Call(seat.contest, Word.CALLED, model, "model", model)
    word = Word.TOO_CLOSE if leader.win < rule.close else Word.NO_CALL
    return Call(seat.contest, word, None, "model", None)


def wrong_calls(calls: Mapping[str, Call], winners: Mapping[str, str]) -> tuple[str, ...]:
    """Return the contests that were called for somebody who did not win."""
    return tuple(
        key
        for key, made in calls.items()
        if made.word is Word.CALLED and key in winners and made.candidacy != winners[key]
    )
