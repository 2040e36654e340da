"""Learning the drift from replays of earlier nights in their real order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from hustings.night.drift import (
    TIERS,
    Drift,
    Spread,
    Widening,
    covering_factor,
    groups,
    half_widths,
    spread,
    tail_variance,
)
from hustings.night.seats import REGIONS, Bools, Floats, SeatTable
from hustings.night.surges import Sides, even, learn_sides
from hustings.night.swing_model import Posterior, held_to_one

GUESS = np.log([0.15, 0.15, 0.15])
GUESS_SCALE = 0.7
"""Before any replay: drift of about a seventh of a seat's own scale, within a factor of two."""
LEAST_NOISE = 0.85
STAR_GUESS, STAR_WEIGHT = 0.10, 5.0
_FEW = 5
"""Fewer seats of a tier have no middle to speak of."""


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """One moment of an earlier night: what was forecast, and what came.

    forward: whether the forecast used earlier nights only.
    """

    table: SeatTable
    declared: Bools
    shares: Floats
    forecast: Posterior
    moments: int
    forward: bool


def learn_drift(replays: Sequence[Replay], tails: Floats) -> Drift:
    """Return the drift that earlier nights' replays teach.

    tails: (parties,) Student's degrees of the next night's own deviations.
    Scales of drift come from all replays; whatever is sensitive to having
    seen the night (noise, star, sides) from replays that were forward.
    """
    parties = replays[0].shares.shape[1]
    nation, region, tier = _scales(replays)
    forward = [replay for replay in replays if replay.forward]
    correlation = _correlation(replays)
    same = even(tails)
    plain = Drift(nation, region, tier, np.ones(parties), 1.0, STAR_GUESS, correlation, same.rise, same.fall)
    noise = np.ones(parties) if not forward else _noise(forward, plain)
    sides = _sides(forward, replace(plain, noise=noise), tails) if forward else same
    return replace(plain, noise=noise, star=_star(forward), rise=sides.rise, fall=sides.fall)


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    error: Floats
    known: Floats
    parts: tuple[Floats, Floats, Floats]
    weight: float


def _scales(replays: Sequence[Replay]) -> tuple[float, float, float]:
    cells = [cell for replay in replays for cell in _replay_cells(replay)]

    def loss(logs: Floats) -> float:
        squares = np.exp(2 * logs)
        fit = sum(_surprise(cell, squares) * cell.weight for cell in cells)
        return float(fit + 0.5 * np.sum(((logs - GUESS) / GUESS_SCALE) ** 2))

    found = minimize(
        loss, GUESS, method="Nelder-Mead", options={"maxiter": 200, "xatol": 0.03, "fatol": 0.05}
    )
    nation, region, tier = np.exp(found.x)
    return float(nation), float(region), float(tier)


def _surprise(cell: _Cells, squares: Floats, tails: float = 8.0) -> float:
    """Return minus the log of Student's density: one odd replay must not set the scale."""
    size = len(cell.error)
    covariance = cell.known + sum(s * part for s, part in zip(squares, cell.parts, strict=True))
    lower = np.linalg.cholesky(covariance + 1e-7 * np.eye(size))
    z = np.linalg.solve(lower, cell.error)
    return float((tails + size) / 2 * np.log1p(z @ z / tails) + np.log(np.diag(lower)).sum())


def _replay_cells(replay: Replay) -> list[_Cells]:
    """Return, by party, mean errors by region and tier and by fifths of the share before."""
    post, stands, out = replay.forecast, replay.table.stands, []
    common = np.stack([np.einsum("ij,ij->i", factor, factor) for factor in post.factors], axis=1)
    means = held_to_one(post.mean, post.scale**2 * tail_variance(post.tails) + common, stands)
    for p in range(stands.shape[1]):
        seats = ~replay.declared & stands[:, p]
        if seats.sum() < 5:
            continue
        rows = _averages(replay.table, seats, p)
        own = post.scale[seats, p]
        grouped = (rows * own) @ groups(replay.table, seats)
        ends = np.cumsum([0, 1, len(REGIONS), 3])
        parts = [grouped[:, a:b] @ grouped[:, a:b].T for a, b in zip(ends, ends[1:], strict=False)]
        wide = rows @ post.factors[p][seats]
        noise = (rows * own) @ (rows * own).T * tail_variance(post.tails)[p]
        error = rows @ (replay.shares[seats, p] - means[seats, p])
        out.append(_Cells(error, wide @ wide.T + noise, (parts[0], parts[1], parts[2]), 1 / replay.moments))
    return out


def _averages(table: SeatTable, seats: Bools, party: int) -> Floats:
    cell = table.region[seats] * 3 + table.tier[seats]
    own = table.base[seats, party]
    fifth = np.searchsorted(np.quantile(own, [0.2, 0.4, 0.6, 0.8]), own)
    rows = [cell[None] == np.unique(cell)[:, None], fifth[None] == np.unique(fifth)[:, None]]
    out = np.concatenate(rows).astype(float)
    return np.asarray(out / out.sum(axis=1, keepdims=True))


def _noise(forward: Sequence[Replay], plain: Drift) -> Floats:
    """Return factors at which 90% intervals of shares would have covered, drawn towards one."""
    ahead = [spread(r.forecast, r.table, plain, ~r.declared, Widening()) for r in forward]
    factors = np.ones(len(plain.noise))
    for p in range(len(factors)):
        parts = [_party_parts(r, a, p) for r, a in zip(forward, ahead, strict=True)]
        error, common, own = (np.concatenate(part) for part in zip(*parts, strict=True))
        seats = len(error) / forward[0].moments
        if seats > 4:
            factor = covering_factor(error, common, own)
            factors[p] = np.exp(seats / (seats + 300) * np.log(factor))
    return np.maximum(factors, LEAST_NOISE)


def _party_parts(replay: Replay, ahead: Spread, party: int) -> tuple[Floats, Floats, Floats]:
    seats = ~replay.declared
    kept = replay.table.stands[seats, party]
    common, own = half_widths(ahead)
    error = replay.shares[seats, party] - ahead.mean[:, party]
    return error[kept], common[kept, party], own[kept, party]


def _sides(forward: Sequence[Replay], drift: Drift, tails: Floats) -> Sides:
    """Return the sides of seats' own deviations from the middle of their tier."""
    deviations: list[list[Floats]] = [[np.zeros(0)] for _ in tails]
    for replay in forward:
        seats = ~replay.declared
        ahead = spread(replay.forecast, replay.table, drift, seats, Widening())
        z = (replay.shares[seats] - ahead.mean) / ahead.scale
        for p, own in enumerate(deviations):
            own += [z[where, p] - np.median(z[where, p]) for where in _tiers(replay.table, seats, p)]
    return learn_sides([np.concatenate(own) for own in deviations], tails, forward[0].moments)


def _tiers(table: SeatTable, seats: Bools, party: int) -> Iterator[Bools]:
    """Yield which of the seats are of each tier, but for known persons', who have a scale of their own."""
    of_parties = table.stands[seats, party]
    if party == table.stands.shape[1] - 1:
        of_parties = of_parties & ~table.has_star[seats]
    for tier in range(TIERS):
        where = of_parties & (table.tier[seats] == tier)
        if where.sum() >= _FEW:
            yield where


def _star(forward: Sequence[Replay]) -> float:
    total, weight = STAR_WEIGHT * STAR_GUESS**2, STAR_WEIGHT
    for replay in forward:
        seats = ~replay.declared & replay.table.has_star
        error = replay.shares[seats, -1] - np.clip(replay.forecast.mean[seats, -1], 0, 1)
        total, weight = total + np.sum(error**2) / replay.moments, weight + seats.sum() / replay.moments
    return float(np.sqrt(total / weight))


def _correlation(replays: Sequence[Replay]) -> Floats:
    parties = replays[0].shares.shape[1]
    products, counts = 20 * np.eye(parties), 20 * np.eye(parties)
    for replay in replays:
        seats = ~replay.declared
        stands = replay.table.stands[seats].astype(float)
        error = (replay.shares[seats] - replay.forecast.mean[seats]) / replay.forecast.scale[seats]
        z = np.clip(error * stands, -4, 4)
        z /= np.sqrt(np.maximum((z**2).sum(axis=0), 1e-9) / np.maximum(stands.sum(axis=0), 1))
        products, counts = products + z.T @ z / replay.moments, counts + stands.T @ stands / replay.moments
    return _as_correlation(products / np.maximum(counts, 30))


def _as_correlation(matrix: Floats) -> Floats:
    for _ in range(2):
        sizes = np.sqrt(np.diag(matrix))
        values, vectors = np.linalg.eigh(matrix / np.outer(sizes, sizes))
        matrix = (vectors * np.maximum(values, 0.02)) @ vectors.T
    sizes = np.sqrt(np.diag(matrix))
    return np.asarray(matrix / np.outer(sizes, sizes))
