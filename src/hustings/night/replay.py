"""Replays: a night played again, with a forecast after each declaration or at chosen ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hustings.errors import ElectionError
from hustings.night.calls_file import MadeCall, in_force
from hustings.night.forecast import Night, Simulated, simulated
from hustings.night.moment import Moment
from hustings.night.uniform_swing import uniform_swing
from hustings.record.declaration import Declaration
from hustings.record.entry import Kind
from hustings.record.state import ContestState, State, state


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One declaration of a replay: the state after it, the contest it is of, and the forecast.

    simulated: None where the forecast declines; why_none says why.
    """

    number: int
    at: datetime
    state: State
    contest: ContestState
    simulated: Simulated | None
    why_none: str = ""


def steps(night: Night, numbers: Sequence[int] | None = None) -> Iterator[Step]:
    """Yield a step a declaration, in the order of the ledger. numbers: only these, from 1 on."""
    entered = [
        (position, entry.at, entry.payload.contest)
        for position, entry in enumerate(night.election.ledger, start=1)
        if isinstance(entry.payload, Declaration)
    ]
    wanted = range(1, len(entered) + 1) if numbers is None else numbers
    for number in wanted:
        if not 1 <= number <= len(entered):
            raise ElectionError(f"declaration {number}: {night.election.name} has {len(entered)}")
        position, at, key = entered[number - 1]
        now = state(night.election.ledger.prefix(position))
        contest = now.contests[key]
        try:
            yield Step(number, at, now, contest, simulated(night, now))
        except ElectionError as why:
            yield Step(number, at, now, contest, None, str(why))


def at_stages(night: Night, stages: Sequence[float]) -> list[int]:
    """Return how many declarations there are at parts of the night, such as 0.05 for a twentieth."""
    count = sum(entry.kind is Kind.ENTER for entry in night.election.ledger)
    return sorted({max(1, int(part * count + 1e-9)) for part in stages})


def moments(night: Night, numbers: Sequence[int], calls: Sequence[MadeCall] = ()) -> Iterator[Moment]:
    """Yield the desk's own forecasts of a replay, and an editor's calls then in force, ready to be scored."""
    for step in steps(night, numbers):
        if step.simulated is not None:
            made = step.simulated
            editors = in_force(calls, step.state.as_at_entry, step.at)
            name, forecast = night.election.name, made.forecast
            yield Moment(name, forecast.declared, step.at, forecast, made.totals, made.labels, editors)


def uniform_moments(night: Night, numbers: Sequence[int]) -> Iterator[Moment]:
    """Yield uniform swing's forecasts at the same declarations: points, without draws."""
    import numpy as np

    for number in numbers:
        ledger = night.election.ledger.until(number)
        plain = uniform_swing(night.election, state(ledger))
        made = replace(plain, is_rehearsal=night.election.is_test)
        labels = tuple(made.house)
        none = np.zeros((0, len(labels)), dtype=np.int64)
        yield Moment(night.election.name, made.declared, ledger.entries[-1].at, made, none, labels)
