"""Outside information: a seat forecast with a common bias of its own, and an editor's named persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hustings.night.drift import Spread
from hustings.night.seats import Bools, Floats
from hustings.night.simulation import Bank, Houses, Singles, common_errors, houses_of, intervals
from hustings.night.swing_model import Posterior

STEPS = 6
SURE = 6.0
"""Degrees of freedom of common errors: with fewer, single draws stray so far that they steer the smoother."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An outside forecast, by party.

    seats: left to the open seats, NaN where it is silent. scale: of its error,
    which is that of the whole forecast, however few of its seats are left.
    """

    seats: Floats
    scale: Floats


def with_outside(
    common: Singles, totals: Floats, seats: Floats, error: Floats, noise: Floats
) -> tuple[Singles, Floats]:
    """Return common errors shifted by what was observed from outside, and the source's estimated bias.

    common: (parties, seats, draws) errors before. totals: (draws, parties)
    seat totals that each draw leads to. seats: (parties,) as observed, NaN
    where the source is silent. error: (parties,) scale of the source's own
    error. noise: (draws, parties) fixed standard normals.
    The source's error is one common bias by party for all its seats, so it
    cannot be averaged away, and declared seats correct it as they come: each
    draw is moved by the regression of its errors on its totals (ensemble
    Kalman filter, with perturbed observations).
    """
    told = ~np.isnan(seats)
    centred = totals[:, told] - totals[:, told].mean(axis=0)
    draws = len(centred)
    covariance = centred.T @ centred / draws + np.diag(error[told] ** 2)
    gap = seats[told] + error[told] * noise[:, told] - totals[:, told]
    moved = np.linalg.solve(covariance, gap.T).astype(np.float32)
    slope = centred.T.astype(np.float32)
    out = np.empty_like(common)
    for p, errors in enumerate(common):
        gain = ((errors - errors.mean(axis=1)[:, None]) @ slope.T) / np.float32(draws)
        out[p] = errors + gain @ moved
    bias = np.full(len(seats), np.nan)
    bias[told] = error[told] ** 2 * np.linalg.solve(covariance, seats[told] - totals[:, told].mean(axis=0))
    return out, bias


def shifted(ahead: Spread, common: Singles) -> tuple[Spread, Singles]:
    """Return the forecast with the mean of the common errors taken into its means."""
    mean = common.mean(axis=2).T.astype(float)
    return replace(ahead, mean=np.clip(ahead.mean + mean, 0, None)), common - common.mean(axis=2)[:, :, None]


def told_from_outside(
    plain: Houses, ahead: Spread, stands: Bools, fixed: Bank, seats_chosen: Bools,
    settled: tuple[Floats, Floats, Floats], checks: float, outside: Told, each: int = 10,
) -> tuple[Houses, Spread]:  # fmt: skip
    """Return Houses and means once an outside forecast of seat totals is taken in.

    plain: Houses without it. Seats do not answer to shares in a straight line,
    so the forecast is taken in by steps, each with a part of its weight, and
    totals are counted anew between.
    Source: Emerick and Reynolds, Ensemble smoother with multiple data assimilation (2013).
    """
    moved = common_errors(ahead, stands, fixed, max(checks, SURE))
    told, error = plain, outside.scale * np.sqrt(STEPS)
    if checks < SURE:
        told = houses_of(moved, ahead, stands, fixed, seats_chosen, settled, each)
    draws, rng = moved.shape[2], np.random.default_rng(7)
    for _ in range(STEPS):
        totals = told.totals.reshape(draws, each, -1).mean(axis=1)
        noise = rng.standard_normal((draws, stands.shape[1]))
        moved, _ = with_outside(moved, totals, outside.seats, error, noise)
        told = houses_of(moved, ahead, stands, fixed, seats_chosen, settled, each)
    means, _ = shifted(ahead, moved)
    share = np.where(stands, means.mean, 0)
    held = replace(means, mean=share / share.sum(axis=1, keepdims=True))
    low, high = intervals(held, stands)
    return replace(told, low=low, high=high), held


@dataclass(frozen=True, slots=True)
class Named:
    """A person an editor knows of: seat and party by position, expected share and its scale."""

    seat: int
    party: int
    share: float
    scale: float


def with_named(post: Posterior, named: Sequence[Named]) -> Posterior:
    """Return the posterior with an editor's named persons as expected, wide-tailed and on their own.

    What they gain comes from all others in proportion; declarations elsewhere
    do not move them.
    """
    mean, scale = post.mean.copy(), post.scale.copy()
    factors = tuple(factor.copy() for factor in post.factors)
    for one in named:
        left = 1 - np.clip(mean[one.seat, one.party], 0, 0.9)
        mean[one.seat] *= (1 - one.share) / left
        mean[one.seat, one.party], scale[one.seat, one.party] = one.share, one.scale
        factors[one.party][one.seat] = 0
    return replace(post, mean=mean, scale=scale, factors=factors)
