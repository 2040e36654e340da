"""How undeclared seats differ from declared ones: learnt from earlier nights, checked on tonight's own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from hustings.night.seats import REGIONS, Bools, Floats, SeatTable
from hustings.night.surges import Sides, reaches
from hustings.night.swing_model import Posterior, held_to_one

TIERS = 3
LEANING = 1.0
"""A forecast that rests wholly on the prior is widened by this much: few nights taught its variances."""
CHECKS = 2.0
"""How many of tonight's checks the learnt width of common errors counts for, as of so many nights."""
PARTY_CHECK = 0.5
"""How much of a check one party's errors are: shares sum to one, so no party errs alone."""
CHECK_CELLS = 150
"""How many of tonight's checked shares the learnt width of seats' own errors counts for."""


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    """Learnt from replays of earlier nights only.

    nation, region, tier: scale of what undeclared seats share beyond what the
    declared show, in units of a seat's own scale. noise: (parties,) factor on
    a seat's own scale. common: factor on all common errors. star: scale of
    "other" where a person of known support stands. correlation: (parties,
    parties) of seats' own deviations. rise, fall: (parties, 2) the two sides
    of those deviations, as in `Sides`.
    """

    nation: float
    region: float
    tier: float
    noise: Floats
    common: float
    star: float
    correlation: Floats
    rise: Floats
    fall: Floats

    @property
    def sides(self) -> Sides:
        """The two sides of seats' own deviations."""
        return Sides(self.rise, self.fall)

    @property
    def reach(self) -> Floats:
        """How far they reach up and down, (2, parties)."""
        return reaches(self.sides)


@dataclass(frozen=True, slots=True, eq=False)
class Widening:
    """What tonight's check changes: factors on common errors and on seats' own, and how far it is known."""

    common: float = 1.0
    noise: float = 1.0
    checks: float = CHECKS


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """A forecast's means and the parts of its error, over chosen seats.

    mean: (seats, parties) shares that sum to one. factors: by party (seats,
    rank), common errors. scale: (seats, parties) of a seat's own Student
    error. variance: (seats, parties) of both together. reach: (2, parties) how
    far a seat's own error reaches up and down in nine cases of ten, in scales;
    None where it is even.
    """

    mean: Floats
    factors: tuple[Floats, ...]
    scale: Floats
    variance: Floats
    tails: Floats
    reach: Floats | None = None


def tail_variance(tails: Floats) -> Floats:
    """Return the variance of Student's distribution of scale one; at most 3, as it may be infinite."""
    return np.minimum(tails / np.maximum(tails - 2, 1e-9), 3.0)


def spread(post: Posterior, table: SeatTable, drift: Drift, seats: Bools, widening: Widening) -> Spread:
    """Return the forecast of the chosen seats with every source of error."""
    own = post.scale[seats].copy()
    star = table.has_star[seats]
    own[star, -1] = np.maximum(own[star, -1], drift.star / np.sqrt(tail_variance(post.tails)[-1]))
    grouping = groups(table, seats) * drift_scales(drift)
    ahead = widening.common * drift.common * (1 + LEANING * post.leaning[seats])
    plain = widening.common * drift.common
    factors = tuple(
        np.concatenate([factor[seats] * ahead[:, [p]], plain * own[:, [p]] * grouping], axis=1)
        for p, factor in enumerate(post.factors)
    )
    common = np.stack([np.einsum("ij,ij->i", factor, factor) for factor in factors], axis=1)
    own = own * drift.noise * widening.noise
    variance = common + own**2 * tail_variance(post.tails)
    mean = held_to_one(post.mean[seats], variance, table.stands[seats])
    return Spread(mean, factors, own, variance, post.tails, drift.reach)


def groups(table: SeatTable, seats: Bools) -> Floats:
    """Return (seats, 1 + regions + tiers) membership: the nation, its regions, who won last time."""
    region = table.region[seats][:, None] == np.arange(len(REGIONS))
    tier = table.tier[seats][:, None] == np.arange(TIERS)
    return np.concatenate([np.ones((int(seats.sum()), 1)), region, tier], axis=1).astype(float)


def drift_scales(drift: Drift) -> Floats:
    """Return the scale of each column of `groups`."""
    return np.repeat([drift.nation, drift.region, drift.tier], [1, len(REGIONS), TIERS])


def tonight(earlier: Posterior, table: SeatTable, drift: Drift, since: Bools, shares: Floats) -> Widening:
    """Return how tonight's earlier forecast did on the seats declared since.

    earlier: the posterior from the first half of tonight's declarations;
    since: the seats of the second half. Only ever widens: late seats are
    harder than early ones, so a good start promises nothing.
    """
    if not since.any():
        return Widening()
    ahead = spread(earlier, table, drift, since, Widening())
    errors = np.where(table.stands[since], shares[since] - ahead.mean, np.nan)
    noise = _noise_factor(errors, ahead)
    total, checks = _common_factor(errors, ahead, table, since)
    common = max(1.0, (CHECKS + total) / (CHECKS + checks))
    return Widening(float(np.sqrt(common)), max(1.0, noise), CHECKS + checks)


def covering_factor(errors: Floats, common: Floats, own: Floats, target: float = 0.90) -> float:
    """Return the factor on seats' own half-widths at which intervals cover the target.

    errors, common, own: any shape; half-widths of 90% intervals of the two
    parts, which add as squares do. NaN errors are left out.
    """
    kept = ~np.isnan(errors)
    low, high = 0.3, 5.0
    for _ in range(30):
        middle = (low + high) / 2
        covered = np.abs(errors[kept]) < np.sqrt(common[kept] ** 2 + (middle * own[kept]) ** 2)
        low, high = (middle, high) if covered.mean() < target else (low, middle)
    return middle


def half_widths(ahead: Spread) -> tuple[Floats, Floats]:
    """Return half-widths of 90% intervals: of the common part and of the seats' own."""
    common = np.stack([np.einsum("ij,ij->i", factor, factor) for factor in ahead.factors], axis=1)
    return 1.645 * np.sqrt(common), ahead.scale * student.ppf(0.95, ahead.tails)


def ends(ahead: Spread) -> tuple[Floats, Floats]:
    """Return the ends of 90% intervals of shares, (seats, parties), from 0 to 1."""
    common, own = half_widths(ahead)
    up, down = (own, own) if ahead.reach is None else (ahead.scale * side for side in ahead.reach)
    low, high = ahead.mean - np.sqrt(common**2 + down**2), ahead.mean + np.sqrt(common**2 + up**2)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _noise_factor(errors: Floats, ahead: Spread) -> float:
    cells = int((~np.isnan(errors)).sum())
    factor = covering_factor(errors, *half_widths(ahead))
    return float(np.exp(cells / (cells + CHECK_CELLS) * np.log(factor)))


def _common_factor(errors: Floats, ahead: Spread, table: SeatTable, since: Bools) -> tuple[float, float]:
    """Return the sum of squared standardised errors of parties' national and tier means, and of checks."""
    tier = table.tier[since]
    wheres = [np.ones(len(tier), bool), *(tier == k for k in range(TIERS))]
    total = checks = 0.0
    for p in range(errors.shape[1]):
        squares = [_squared(errors[:, p], ahead, p, where) for where in wheres]
        found = [min(z, 25.0) for z in squares if z is not None]
        if found:
            total, checks = total + PARTY_CHECK * float(np.mean(found)), checks + PARTY_CHECK
    return total, checks


def _squared(errors: Floats, ahead: Spread, party: int, where: Bools) -> float | None:
    where = where & ~np.isnan(errors)
    if where.sum() < 5:
        return None
    common = ahead.factors[party][where].mean(axis=0)
    own = tail_variance(ahead.tails)[party] * np.sum(ahead.scale[where, party] ** 2) / where.sum() ** 2
    return float(errors[where].mean() ** 2 / (common @ common + own))
