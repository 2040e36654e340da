"""How lopsided seats' own deviations are: a party surges in one seat further than it falls in any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import stdtrit
from scipy.stats import t as student

from hustings.night.seats import Floats

_SCALE_GUESS, _TAILS_GUESS, _LEAST_TAILS = 0.3, 0.5, 1.2
"""Before any replay: a side is like the other within a third, and its tails within a factor of 1.6."""


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The two sides of parties' own deviations about their middle, each half of a Student's distribution.

    rise, fall: (parties, 2) scale, in units of a seat's own scale, and degrees
    of freedom. Their 90% interval is as wide as that of the even distribution
    they stand for: width is learnt apart, as noise.
    """

    rise: Floats
    fall: Floats


def even(tails: Floats) -> Sides:
    """Return sides that are alike."""
    both = np.stack([np.ones(len(tails)), tails], axis=1)
    return Sides(both, both)


def learn_sides(deviations: Sequence[Floats], tails: Floats, moments: int) -> Sides:
    """Return the sides of each party's deviations.

    deviations: by party, in units of a seat's own scale, from the middle;
    tails: (parties,) of the even distribution. moments: how many replayed
    moments show the same seats, so that none counts for more than one.
    """
    rise, fall = [], []
    for own, freedom in zip(deviations, tails, strict=True):
        up = _half(own[own > 0], freedom, moments)
        down = _half(-own[own < 0], freedom, moments)
        width = (_reach(up) + _reach(down)) / (2 * student.ppf(0.95, freedom))
        rise.append([up[0] / width, up[1]])
        fall.append([down[0] / width, down[1]])
    return Sides(np.array(rise), np.array(fall))


def reaches(sides: Sides) -> Floats:
    """Return (2, parties) how far nine in ten deviations reach up and down, in a seat's own scale."""
    both = np.stack([sides.rise, sides.fall])
    return np.asarray(both[:, :, 0] * stdtrit(both[:, :, 1], 0.95))


def lopsided(noise: NDArray[np.float32], tails: Floats, sides: Sides) -> NDArray[np.float32]:
    """Return even Student deviations, (parties, any number), put on each party's sides; signs stay."""
    out = np.empty_like(noise)
    for p, freedom in enumerate(tails):
        rare = student.sf(np.abs(noise[p]), freedom)
        up, down = (side[p, 0] * student.isf(rare, side[p, 1]) for side in (sides.rise, sides.fall))
        out[p] = np.where(noise[p] > 0, up, -down)
    return out


def _reach(side: Sequence[float] | Floats) -> float:
    return float(side[0] * student.ppf(0.95, side[1]))


def _half(sizes: Floats, freedom: float, moments: int) -> tuple[float, float]:
    """Return the scale and degrees of freedom of one side: penalised maximum likelihood."""

    def surprise(logs: Floats) -> float:
        size, tails = np.exp(logs)
        fit = -float((student.logpdf(sizes / size, tails) - logs[0]).sum()) / moments
        strayed = [logs[0] / _SCALE_GUESS, (logs[1] - np.log(freedom)) / _TAILS_GUESS]
        return fit + 0.5 * float(np.sum(np.square(strayed)))

    found = np.exp(minimize(surprise, [0.0, np.log(freedom)], method="Nelder-Mead").x)
    return float(found[0]), max(_LEAST_TAILS, float(found[1]))
