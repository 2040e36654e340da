"""Calls in words: how many are the model's, and each of an editor's with what the model says beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hustings.figures import whole
from hustings.night.calls import Call, Calls, EditorCall, Word, editors_calls
from hustings.night.calls_file import UNCALL
from hustings.night.chances import chance_in_words
from hustings.night.outlook import CandidacyOutlook, Forecast, SeatOutlook
from hustings.record.clock import UK
from hustings.record.contest import Contest
from hustings.tell.wording import hour_in_words

EDITORS = "The editor's calls, which are neither declarations nor the model's"
"""Stands above an editor's calls."""


def models_calls_in_words(calls: Calls) -> str:
    """Return how many undeclared seats the model calls, an editor's word left aside."""
    undeclared = [one for one in calls.values() if one.word is not Word.DECLARED]
    called = sum(one.model is not None for one in undeclared)
    words = Counter(one.word for one in undeclared if one.editor is None)
    told = f"Called by the model: {whole(called)} of {whole(len(undeclared))} undeclared seats"
    return f"{told}; too close: {whole(words[Word.TOO_CLOSE])}"


def editors_calls_in_words(forecast: Forecast, calls: Calls, zone: str = UK) -> Iterable[str]:
    """Yield a line for each of an editor's calls and un-calls, by contest key."""
    seats = {seat.contest: seat for seat in forecast.seats}
    for one in editors_calls(calls):
        if one.editor is not None:
            seat = seats[one.contest]
            said = editors_call_in_words(one.editor, {c.candidacy: _whom(c) for c in seat.candidacies}, zone)
            yield f"{seat.name}: {said} (the model: {_model_in_words(one, seat)})"


def editors_call_in_words(word: EditorCall, whom: dict[str, str], zone: str = UK, when: bool = True) -> str:
    """Return one call, such as "called for Ann Bower (Ind) by A. Editor, Fri 02:15: her lead is seen".

    whom: names by candidacy key. when: whether the hour or entry is told.
    """
    done = f"{UNCALL}ed" if word.candidacy is None else f"called for {whom[word.candidacy]}"
    at = f"after entry {whole(word.entry)}" if word.at is None else hour_in_words(word.at, zone)
    return f"{done} by {word.by}{', ' + at if when else ''}: {word.reason}"


def names_of(contest: Contest) -> dict[str, str]:
    """Return the names that a contest's candidacies are called by, by key."""
    return {one.key: f"{one.person.name} ({one.party})" for one in contest.candidacies}


def _whom(one: CandidacyOutlook) -> str:
    return f"{one.name} ({one.party})"


def _model_in_words(said: Call, seat: SeatOutlook) -> str:
    leader = seat.leader
    call = "called for" if said.model is not None else "no call,"
    return f"{call} {_whom(leader)}, {chance_in_words(leader.win)}"
