"""Simulated Houses: a forecast's means and errors to winners, seat totals and vote totals. Arrays only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from hustings.night.drift import Spread, half_widths
from hustings.night.seats import Bools, Floats

Singles = NDArray[np.float32]
BLOCKS = 8
BANK = 1 << 14
OUT_OF_REACH = 7.0


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Fixed noise, so that a forecast does not flicker from one declaration to the next.

    common: (draws, columns) normals for common errors. width: (draws,)
    factor for how far their size is itself known. own: (BANK, parties)
    correlated Student deviations. offsets: (seats,) where each seat starts
    to read them, by its code, so that the order of seats does not matter.
    """

    common: Singles
    width: Singles
    own: Singles
    offsets: NDArray[np.int64]
    votes: Singles


@dataclass(frozen=True, slots=True, eq=False)
class Houses:
    """What was simulated.

    won: (seats, parties) chance of winning, over the chosen seats. totals:
    (houses, parties) seats, declared ones included; rows sum to the House.
    votes: (draws, parties) shares of all votes. low, high: (seats, parties)
    90% interval of the share, NaN where the party does not stand.
    """

    won: Floats
    totals: NDArray[np.int64]
    votes: Floats
    low: Floats
    high: Floats


def bank(rng: np.random.Generator, codes: list[str], tails: Floats, correlation: Floats, draws: int) -> Bank:
    """Return the night's fixed noise; made once, before the first declaration."""
    parties = len(tails)
    common = rng.standard_normal(((draws + 1) // 2, 128 * parties), dtype=np.float32)
    own = rng.standard_normal((BANK, parties)) @ np.linalg.cholesky(correlation).T
    own *= np.sqrt(tails / rng.chisquare(tails, (BANK, parties)))
    width = rng.standard_normal((draws, 16)).astype(np.float32)
    offsets = np.array([_offset(code) for code in codes])
    votes = rng.standard_normal((draws, parties), dtype=np.float32)
    return Bank(np.concatenate([common, -common])[:draws], width, own.astype(np.float32), offsets, votes)


def _offset(code: str) -> int:
    number = 0
    for letter in code:
        number = (number * 131 + ord(letter)) % 1_000_003
    return number * 7919 % BANK


def houses(
    ahead: Spread, stands: Bools, fixed: Bank, seats_chosen: Bools, settled: tuple[Floats, Floats, Floats],
    checks: float, each: int = 10,
) -> Houses:  # fmt: skip
    """Return simulated Houses.

    stands: (seats, parties) of the chosen seats. settled: seats already won
    by party, votes already cast by party, and (seats,) votes expected in the
    chosen seats. checks: degrees of freedom of the common errors' size. each:
    Houses made from one draw of common errors.
    """
    common = common_errors(ahead, stands, fixed, checks)
    return houses_of(common, ahead, stands, fixed, seats_chosen, settled, each)


def houses_of(
    common: Singles, ahead: Spread, stands: Bools, fixed: Bank, seats_chosen: Bools,
    settled: tuple[Floats, Floats, Floats], each: int = 10,
) -> Houses:  # fmt: skip
    """Return simulated Houses from common errors already drawn, (parties, seats, draws)."""
    won_already, cast, weights = settled
    means, scales = ahead.mean.astype(np.float32), ahead.scale.astype(np.float32)
    offsets = fixed.offsets[seats_chosen]
    won, totals = _elect(common, means, scales, contenders(ahead, stands), fixed.own, offsets, each)
    votes = _vote_totals(common, ahead, stands, cast, weights, fixed)
    low, high = intervals(ahead, stands)
    totals = totals + np.asarray(won_already, dtype=np.int64)
    return Houses(won / (common.shape[2] * each), totals, votes, low, high)


def common_errors(ahead: Spread, stands: Bools, fixed: Bank, checks: float) -> Singles:
    """Return (parties, seats, draws) common errors, which sum to zero over the parties of a seat."""
    variance = np.where(stands, ahead.variance, 0)
    give = variance / variance.sum(axis=1, keepdims=True)
    # Making the parts sum to zero narrows each; widened first, they keep their own variance.
    kept = np.where(stands, 1 / np.sqrt(1 - np.minimum(give, 0.6)), 0)
    out = np.empty((stands.shape[1], len(stands), len(fixed.width)), dtype=np.float32)
    for p, factor in enumerate(ahead.factors):
        start = 128 * p
        normals = fixed.common[:, start : start + factor.shape[1]]
        np.matmul((factor * kept[:, [p]]).astype(np.float32), normals.T, out=out[p])
    width = np.sqrt(checks / _chisquare(fixed.width, checks)).astype(np.float32)
    _sum_to_zero(out, give.T.astype(np.float32).copy(), width)
    return out


def _chisquare(normals: Singles, freedom: float) -> Floats:
    """Return draws of chi-squared from fixed normals (Wilson and Hilferty), for any degrees of freedom."""
    z = normals[:, 0].astype(float)
    part = 2 / (9 * freedom)
    return np.asarray(freedom * np.maximum(1 - part + z * np.sqrt(part), 0.05) ** 3)


@njit(parallel=True, cache=True, fastmath=True)
def _sum_to_zero(errors, give, width):
    parties, seats, draws = errors.shape
    for i in prange(seats):
        for s in range(draws):
            total = np.float32(0)
            for p in range(parties):
                total += errors[p, i, s]
            for p in range(parties):
                errors[p, i, s] = (errors[p, i, s] - give[p, i] * total) * width[s]


@njit(parallel=True, cache=True, fastmath=True)
def _elect(common, mean, scale, contenders, own, offsets, each):
    parties, seats, draws = common.shape
    width = contenders.shape[1]
    won = np.zeros((BLOCKS, seats, parties), np.int64)
    totals = np.zeros((draws * each, parties), np.int64)
    for block in prange(BLOCKS):
        level = np.empty(parties, np.float32)
        first, last = block * draws // BLOCKS, (block + 1) * draws // BLOCKS
        for i in range(seats):
            count = 0
            while count < width and contenders[i, count] >= 0:
                count += 1
            if count == 1:
                won[block, i, contenders[i, 0]] += (last - first) * each
                for row in range(first * each, last * each):
                    totals[row, contenders[i, 0]] += 1
                continue
            for s in range(first, last):
                for c in range(count):
                    level[c] = mean[i, contenders[i, c]] + common[contenders[i, c], i, s]
                for h in range(each):
                    row = (offsets[i] + (s * each + h) * 37) & (BANK - 1)
                    best, top = 0, np.float32(-9.0)
                    for c in range(count):
                        p = contenders[i, c]
                        value = level[c] + scale[i, p] * own[row, p]
                        if value > top:
                            best, top = p, value
                    won[block, i, best] += 1
                    totals[s * each + h, best] += 1
    return won.sum(axis=0), totals


def contenders(ahead: Spread, stands: Bools) -> NDArray[np.int64]:
    """Return (seats, parties) columns that could win, most likely first, then -1.

    Left out: parties further behind than OUT_OF_REACH standard errors.
    """
    mean = np.where(stands, ahead.mean, -1)
    best = mean.argmax(axis=1)
    rows = np.arange(len(mean))
    behind = mean[rows, best][:, None] - mean
    apart = np.sqrt(ahead.variance + ahead.variance[rows, best][:, None])
    possible = stands & ((behind < OUT_OF_REACH * apart) | (behind == 0))
    order = np.argsort(np.where(possible, behind, 9), axis=1, kind="stable")
    return np.where(np.take_along_axis(possible, order, axis=1), order, -1)


def _vote_totals(
    common: Singles, ahead: Spread, stands: Bools, cast: Floats, weights: Floats, fixed: Bank
) -> Floats:
    share = weights / (cast.sum() + weights.sum())
    centre = cast / (cast.sum() + weights.sum()) + share @ np.where(stands, ahead.mean, 0)
    moved = np.stack([share.astype(np.float32) @ errors for errors in common], axis=1)
    own = np.sqrt((share[:, None] ** 2 * np.where(stands, ahead.scale**2 * 2, 0)).sum(axis=0))
    votes = np.clip(centre + moved + own * fixed.votes, 0, None)
    return np.asarray(votes / votes.sum(axis=1, keepdims=True))


def intervals(ahead: Spread, stands: Bools) -> tuple[Floats, Floats]:
    """Return the ends of 90% intervals of shares; NaN where the party does not stand."""
    common, own = half_widths(ahead)
    half = np.sqrt(common**2 + own**2)
    low, high = np.clip(ahead.mean - half, 0, 1), np.clip(ahead.mean + half, 0, 1)
    return np.where(stands, low, np.nan), np.where(stands, high, np.nan)
