"""Simulated Houses: a forecast's means and errors to winners, seat totals and vote totals. Arrays only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from hustings.night.drift import Spread, ends
from hustings.night.seats import Bools, Floats

Singles = NDArray[np.float32]
Draw = Callable[[slice], Singles]
BLOCK = 1000
"""Draws of common errors that are gone through at a time."""
AT_A_TIME = 24
"""Seats that are simulated together."""
BANK = 1 << 14
LEAST = np.float32(-1e30)
"""Less than any share."""
OUT_OF_REACH = 7.0


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Fixed noise, so that a forecast does not flicker from one declaration to the next.

    common: (columns, half the draws) normals for common errors; the other
    half are their mirror images. width: (draws,) factor for how far their size
    is itself known. own: (parties, BANK + BLOCK) correlated Student deviations,
    the first of them again at the end. offsets: (seats,) where each seat starts
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
    common = rng.standard_normal(((draws + 1) // 2, 128 * parties), dtype=np.float32).T.copy()
    own = rng.standard_normal((BANK, parties)) @ np.linalg.cholesky(correlation).T
    own *= np.sqrt(tails / rng.chisquare(tails, (BANK, parties)))
    round_again = np.concatenate([own, own[:BLOCK]]).T.astype(np.float32, order="C")
    width = rng.standard_normal((draws, 16)).astype(np.float32)
    offsets = np.array([_offset(code) for code in codes])
    votes = rng.standard_normal((draws, parties), dtype=np.float32)
    return Bank(common, width, round_again, offsets, votes)


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
    draw = _drawing(ahead, stands, fixed, checks)
    return _houses(draw, ahead, stands, fixed, seats_chosen, settled, each)


def houses_of(
    common: Singles, ahead: Spread, stands: Bools, fixed: Bank, seats_chosen: Bools,
    settled: tuple[Floats, Floats, Floats], each: int = 10,
) -> Houses:  # fmt: skip
    """Return simulated Houses from common errors already drawn, (parties, seats, draws)."""

    def drawn(seats: slice) -> Singles:
        return np.ascontiguousarray(common[:, seats])

    return _houses(drawn, ahead, stands, fixed, seats_chosen, settled, each)


def common_errors(ahead: Spread, stands: Bools, fixed: Bank, checks: float) -> Singles:
    """Return (parties, seats, draws) common errors, which sum to zero over the parties of a seat."""
    draw = _drawing(ahead, stands, fixed, checks)
    return np.concatenate([draw(seats) for seats in _slices(len(stands))], axis=1)


def _slices(seats: int) -> list[slice]:
    """Return the seats in parts small enough for what is drawn of one to stay in the cache."""
    return [slice(first, min(first + AT_A_TIME, seats)) for first in range(0, seats, AT_A_TIME)]


def _drawing(ahead: Spread, stands: Bools, fixed: Bank, checks: float) -> Draw:
    """Return what draws the common errors of some seats, (parties, those seats, draws)."""
    variance = np.where(stands, ahead.variance, 0)
    give = variance / variance.sum(axis=1, keepdims=True)
    # Making the parts sum to zero narrows each; widened first, they keep their own variance.
    kept = np.where(stands, 1 / np.sqrt(1 - np.minimum(give, 0.6)), 0)
    factors = [(one * kept[:, p, None]).astype(np.float32) for p, one in enumerate(ahead.factors)]
    normals = [fixed.common[128 * p : 128 * p + one.shape[1]] for p, one in enumerate(factors)]
    width = np.sqrt(checks / _chisquare(fixed.width, checks)).astype(np.float32)
    gives = give.astype(np.float32)

    def draw(seats: slice) -> Singles:
        half = np.stack([one[seats] @ those for one, those in zip(factors, normals, strict=True)])
        out = np.empty((*half.shape[:2], len(width)), dtype=np.float32)
        _sum_to_zero(half, gives[seats], width, out)
        return out

    return draw


def _houses(
    draw: Draw, ahead: Spread, stands: Bools, fixed: Bank, seats_chosen: Bools,
    settled: tuple[Floats, Floats, Floats], each: int,
) -> Houses:  # fmt: skip
    won_already, cast, weights = settled
    share = weights / (cast.sum() + weights.sum())
    mean, scale, part = (one.astype(np.float32) for one in (ahead.mean, ahead.scale, share))
    able, offsets, draws = contenders(ahead, stands), fixed.offsets[seats_chosen], len(fixed.width)
    won, parties = np.zeros(stands.shape), stands.shape[1]
    by_party = np.zeros((parties, each, draws), dtype=np.int32)
    moved = np.zeros((parties, draws), dtype=np.float32)
    for i in _slices(len(stands)):
        errors = draw(i)
        _elect(errors, mean[i], scale[i], able[i], fixed.own, offsets[i], won[i], by_party)
        moved += part[i] @ errors
    totals = by_party.transpose(2, 1, 0).reshape(-1, parties).astype(np.int64)
    totals += np.asarray(won_already, dtype=np.int64)
    votes = _vote_totals(moved.T, ahead, stands, cast, share, fixed)
    return Houses(won / len(totals), totals, votes, *intervals(ahead, stands))


def _chisquare(normals: Singles, freedom: float) -> Floats:
    """Return draws of chi-squared from fixed normals (Wilson and Hilferty), for any degrees of freedom."""
    z = normals[:, 0].astype(float)
    part = 2 / (9 * freedom)
    return np.asarray(freedom * np.maximum(1 - part + z * np.sqrt(part), 0.05) ** 3)


@njit(nogil=True, cache=True, fastmath=True)
def _sum_to_zero(half, give, width, out):
    parties, seats, count = half.shape
    total = np.empty(count, np.float32)
    for i in range(seats):
        total[:] = 0
        for p in range(parties):
            _add(total, half[p, i], np.float32(1))
        for p in range(parties):
            _add(half[p, i], total, -give[i, p])
            _stretch(half[p, i], width[:count], np.float32(1), out[p, i, :count])
            _stretch(half[p, i], width[count:], np.float32(-1), out[p, i, count:])


@njit(nogil=True, cache=True, fastmath=True)
def _add(total, errors, part):
    for s in range(len(total)):
        total[s] += part * errors[s]


@njit(nogil=True, cache=True, fastmath=True)
def _stretch(errors, width, sign, out):
    for s in range(len(out)):
        out[s] = sign * errors[s] * width[s]


@njit(nogil=True, cache=True, fastmath=True)
def _elect(common, mean, scale, contenders, own, offsets, won, totals):
    each, draws = totals.shape[1:]
    for i in range(len(mean)):
        able = contenders[i, : (contenders[i] >= 0).sum()]
        for first in range(0, draws, BLOCK):
            last = min(first + BLOCK, draws)
            top, best = np.empty(last - first, np.float32), np.empty(last - first, np.int32)
            for h in range(each):
                at = (offsets[i] + h * draws + first) % BANK
                top[:], best[:] = LEAST, -1
                for p in able:
                    errors, noise = common[p, i, first:last], own[p, at : at + last - first]
                    _challenge(top, best, mean[i, p], errors, scale[i, p], noise, p)
                for p in able:
                    won[i, p] += _count(best, p, totals[p, h, first:last])


@njit(nogil=True, cache=True, fastmath=True)
def _challenge(top, best, mean, errors, scale, noise, party):
    for s in range(len(top)):
        share = mean + errors[s] + scale * noise[s]
        best[s] = np.int32(party) if share > top[s] else best[s]
        top[s] = max(share, top[s])


@njit(nogil=True, cache=True, fastmath=True)
def _count(best, party, totals):
    held = np.int32(0)
    for s in range(len(best)):
        won = np.int32(1) if best[s] == np.int32(party) else np.int32(0)
        totals[s] += won
        held += won
    return held


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
    moved: Singles, ahead: Spread, stands: Bools, cast: Floats, share: Floats, fixed: Bank
) -> Floats:
    """Return (draws, parties) shares of all votes; share: (seats,) each open seat's part of them."""
    centre = cast * ((1 - share.sum()) / max(cast.sum(), 1)) + share @ np.where(stands, ahead.mean, 0)
    own = np.sqrt((share[:, None] ** 2 * np.where(stands, ahead.scale**2 * 2, 0)).sum(axis=0))
    votes = np.clip(centre + moved + own * fixed.votes, 0, None)
    return np.asarray(votes / votes.sum(axis=1, keepdims=True))


def intervals(ahead: Spread, stands: Bools) -> tuple[Floats, Floats]:
    """Return the ends of 90% intervals of shares; NaN where the party does not stand."""
    low, high = ends(ahead)
    return np.where(stands, low, np.nan), np.where(stands, high, np.nan)
