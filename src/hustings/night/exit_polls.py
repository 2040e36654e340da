"""How far exit polls of earlier general elections were out, learnt from polls whose figures are sourced."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from scipy.optimize import minimize

from hustings.night.seats import Floats

FILE = "exit_polls.toml"
TAILS = 4.0
"""Student's degrees of freedom of a poll's errors: one poll that fails must not set the scale."""
_GUESS, _GUESS_SCALE = np.array([0.0, 0.5]), np.array([0.7, 0.2])
"""Before any poll: one seat, times the root of seats; within a factor of two, and a fifth of a power."""


@dataclass(frozen=True, slots=True)
class ExitPoll:
    """One poll as published when polls closed, and the result, in seats by party label."""

    day: date
    by: str
    source: str
    said: Mapping[str, int]
    won: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PollError:
    """The scale of an exit poll's error: factor times (1 + seats said) to a power."""

    factor: float
    power: float

    def of(self, seats: Floats) -> Floats:
        """Return the scale in seats; NaN where the poll is silent."""
        return np.asarray(self.factor * (1 + seats) ** self.power)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    poll: tuple[ExitPoll, ...]


@cache
def exit_polls() -> tuple[ExitPoll, ...]:
    """Return the sourced exit polls that come along, in order of time."""
    text = (files("hustings.night") / FILE).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _File).poll


@cache
def poll_error(before: date) -> PollError:
    """Return the scale that the exit polls of earlier days teach; of no poll of that day or later.

    Penalised maximum likelihood, every party of every poll an error of its own
    with Student's tails. Parties of one poll are taken as independent.
    """
    earlier = [poll for poll in exit_polls() if poll.day < before]
    pairs = [(said, poll.won[label]) for poll in earlier for label, said in poll.said.items()]
    said, won = np.array(pairs, dtype=float).reshape(-1, 2).T

    def surprise(tried: Floats) -> float:
        scale = PollError(float(np.exp(tried[0])), float(tried[1])).of(said)
        tails = (TAILS + 1) / 2 * np.log1p(((won - said) / scale) ** 2 / TAILS)
        return float(np.sum(np.log(scale) + tails) + 0.5 * np.sum(((tried - _GUESS) / _GUESS_SCALE) ** 2))

    found = minimize(surprise, _GUESS, method="Nelder-Mead").x
    return PollError(float(np.exp(found[0])), float(found[1]))
