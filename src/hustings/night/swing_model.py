"""The joint regression of every party's change of share: prior of a night, posterior after declarations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import dtrtri

from hustings.night.learning import PartyPrior, scale
from hustings.night.seats import Bools, Floats

KEPT_VARIANCE = 0.999
EARLIER_NOISE = 40.0
"""How many seats the noise learnt on earlier nights counts for."""


@dataclass(frozen=True, slots=True, eq=False)
class PartyNight:
    """One party before the count, its coefficients turned into seats.

    base: (seats,) share before. mean: (seats,) expected change. factor:
    (seats, rank), changes are mean + factor @ standard normals. blur: (seats,)
    variance of the share before, where it is notional; None for nowhere.
    """

    base: Floats
    mean: Floats
    factor: Floats
    noise: float
    level: float
    tails: float
    blur: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """All parties after some declarations.

    mean: (seats, parties) shares, not yet held to sum to one. factors: by
    party (seats, rank). scale: (seats, parties) scale of a seat's own
    deviation. leaning: (seats, parties), from 0 to 1, how much of the prior's
    variance is left: 1 where the declarations say nothing. tails: (parties,).
    """

    mean: Floats
    factors: tuple[Floats, ...]
    scale: Floats
    leaning: Floats
    tails: Floats


def party_night(base: Floats, matrix: Floats, prior: PartyPrior) -> PartyNight:
    """Return a party's night, rank reduced to what holds all but a thousandth of the prior variance."""
    half = matrix @ np.linalg.cholesky(prior.covariance)
    left, values, _ = np.linalg.svd(half, full_matrices=False)
    share = np.cumsum(values**2) / np.sum(values**2)
    rank = int(np.searchsorted(share, KEPT_VARIANCE)) + 1
    factor = left[:, :rank] * values[:rank]
    return PartyNight(base, matrix @ prior.mean, factor, prior.noise, prior.level, prior.tails)


def posterior(parties: Sequence[PartyNight], stands: Bools, declared: Bools, shares: Floats) -> Posterior:
    """Return all parties' posterior.

    declared: (seats,); shares: (seats, parties) fractions of the valid vote,
    read only where declared and standing.
    """
    fits = [
        _fit(party, declared & stands[:, p], shares[:, p] - party.base) for p, party in enumerate(parties)
    ]
    leaning = [
        np.einsum("ij,ij->i", fit[1], fit[1]) / np.einsum("ij,ij->i", party.factor, party.factor)
        for fit, party in zip(fits, parties, strict=True)
    ]
    return Posterior(
        np.stack([fit[0] for fit in fits], axis=1),
        tuple(fit[1] for fit in fits),
        np.stack([fit[2] for fit in fits], axis=1),
        np.clip(np.stack(leaning, axis=1), 0, 1),
        np.array([party.tails for party in parties]),
    )


def _fit(party: PartyNight, seen: Bools, change: Floats, rounds: int = 3) -> tuple[Floats, Floats, Floats]:
    """Return mean share, factor and scale by seat: reweighted least squares with Student's weights."""
    rows, base = party.factor[seen], party.base[seen]
    left = change[seen] - party.mean[seen]
    noise, weights = party.noise, np.ones(len(left))
    blur = np.zeros(len(party.base)) if party.blur is None else party.blur
    one = root = np.eye(party.factor.shape[1])
    fitted, knowing = np.zeros(len(left)), np.zeros(len(root))
    for _ in range(rounds if len(left) else 0):
        size = scale(base, base + party.mean[seen] + fitted, party.level) ** 2 + blur[seen] / noise
        known = weights / (noise * size)
        rooted = rows * np.sqrt(known)[:, None]
        lower = np.linalg.cholesky(one + rooted.T @ rooted)
        root = np.asarray(dtrtri(lower, lower=1)[0]).T
        knowing = root @ (root.T @ (rows.T @ (known * left)))
        fitted, spread = rows @ knowing, rows @ root
        moment = ((left - fitted) ** 2 + np.einsum("ij,ij->i", spread, spread)) / size
        weights = (party.tails + 1) / (party.tails + moment / noise)
        noise = (EARLIER_NOISE * party.noise + float(weights @ moment)) / (EARLIER_NOISE + len(left))
    mean = party.base + party.mean + party.factor @ knowing
    own = noise * scale(party.base, mean, party.level) ** 2 + blur
    return mean, party.factor @ root, np.sqrt(own)


def held_to_one(mean: Floats, variance: Floats, stands: Bools) -> Floats:
    """Return means that sum to one in each seat, the least certain parties giving way most.

    Zero where a party does not stand; never below zero.
    """
    weight = np.where(stands, variance, 0)
    clipped = np.where(stands, np.clip(mean, 0, None), 0)
    weight = weight / weight.sum(axis=1, keepdims=True)
    moved = np.clip(clipped - (clipped.sum(axis=1, keepdims=True) - 1) * weight, 0, None)
    return np.asarray(moved / moved.sum(axis=1, keepdims=True))
