"""What earlier nights teach: how far coefficients of each group stray, from marginal likelihood by EM.

A coefficient of a night is a lasting part, shared by all nights, and a part
of that night alone. Both have a variance for each group of features; a
party's variances are drawn towards those of all parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from hustings.night.seats import Floats

LEVELS = np.linspace(-0.4, 1.4, 37)
TAILS = np.array([2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0])
POOLED = 4.0
"""How many coefficients the pooled variance of a group counts for."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """One party on one earlier night, seats where it stood: features, change of share, share before.

    blur: (seats,) variance of the share before, where it is notional.
    """

    matrix: Floats
    groups: tuple[str, ...]
    change: Floats
    base: Floats
    blur: Floats


@dataclass(frozen=True, slots=True)
class Variances:
    """Learnt for one party: variances by group and the law of its noise.

    lasting, nightly: variance of a coefficient's two parts. noise: squared
    scale of a seat's own deviation where the party has about a tenth; level:
    power of the share by which that scale grows; tails: Student's degrees.
    """

    lasting: Mapping[str, float]
    nightly: Mapping[str, float]
    noise: float
    level: float
    tails: float


@dataclass(frozen=True, slots=True, eq=False)
class PartyPrior:
    """What is expected of one party's coefficients on a night not yet counted."""

    mean: Floats
    covariance: Floats
    noise: float
    level: float
    tails: float


def scale(base: Floats, fitted: Floats, level: float) -> Floats:
    """Return how large a seat's own deviation is, against a seat where the party has about a tenth."""
    return np.asarray((_level(base, fitted) + 0.01) / 0.1) ** level


def _level(base: Floats, fitted: Floats) -> Floats:
    return np.clip((base + np.clip(fitted, 0, 1)) / 2, 0, 0.6)


class _Party:
    """One party's EM: its evidence, and what is learnt so far."""

    def __init__(self, nights: Sequence[Evidence], start: Variances | None = None) -> None:
        self.nights = nights
        self.names = list(dict.fromkeys(nights[0].groups))
        self.index = np.array([self.names.index(group) for group in nights[0].groups])
        self.count = np.bincount(self.index)
        self.nightly = np.full(len(self.names), 0.01)
        self.lasting = np.full(len(self.names), 0.005)
        self.noise, self.level, self.tails = 0.03**2, 0.4, 5.0
        if start is not None:
            self.nightly = np.array([start.nightly[name] for name in self.names])
            self.lasting = np.array([start.lasting[name] for name in self.names])
            self.noise, self.level, self.tails = start.noise, start.level, start.tails
        self.weights = [np.ones(len(night.change)) for night in nights]
        self.fitted = [night.base.copy() for night in nights]

    def expect(self) -> None:
        """Update the lasting coefficients, and the moments of what is left."""
        own = 1 / self.nightly[self.index]
        precision, pull, parts = np.diag(1 / self.lasting[self.index]), np.zeros(len(own)), []
        for night, weights, fitted in zip(self.nights, self.weights, self.fitted, strict=True):
            size = np.sqrt(scale(night.base, fitted, self.level) ** 2 + night.blur / self.noise)
            w = weights / (self.noise * size**2)
            gram, target = (night.matrix * w[:, None]).T @ night.matrix, night.matrix.T @ (w * night.change)
            spread: Floats = np.asarray(np.linalg.inv(gram + np.diag(own)), dtype=float)
            precision += gram - gram @ spread @ gram
            pull += target - gram @ (spread @ target)
            parts.append((gram, target, spread, size))
        self.covariance = np.linalg.inv(precision)
        self.mean = self.covariance @ pull
        self.strayed = np.zeros(len(own))
        self.moments: list[tuple[Floats, Floats]] = []
        for i, (gram, target, spread, size) in enumerate(parts):
            self._one_night(i, (gram, target, spread), size, own)

    def _one_night(self, i: int, parts: tuple[Floats, Floats, Floats], size: Floats, own: Floats) -> None:
        night, (gram, target, spread) = self.nights[i], parts
        beta = spread @ (target + own * self.mean)
        carried, shifted = spread * own[None], spread @ gram
        covariance = spread + carried @ self.covariance @ carried.T
        strayed = np.diag(spread) + np.einsum("ij,jk,ik->i", shifted, self.covariance, shifted)
        self.strayed += (beta - self.mean) ** 2 + strayed
        change = night.matrix @ beta
        self.fitted[i] = night.base + change
        moment = (night.change - change) ** 2 + np.einsum("ij,ij->i", night.matrix @ covariance, night.matrix)
        self.weights[i] = (self.tails + 1) / (self.tails + moment / (self.noise * size**2))
        own = 1 - night.blur / (self.noise * size**2)
        self.moments.append((moment * own, _level(night.base, self.fitted[i])))

    def maximise(self, pooled: Mapping[str, tuple[float, float]]) -> None:
        """Update the variances; pooled: nightly and lasting variance of each group, in units of noise."""
        moments, levels = (np.concatenate(part) for part in zip(*self.moments, strict=True))
        self.noise, self.level, self.tails = _noise_law(moments, levels, self.noise, self.tails)
        lasting = np.bincount(self.index, self.mean**2 + np.diag(self.covariance))
        nightly = np.bincount(self.index, self.strayed)
        t, k = np.array([pooled[name] for name in self.names]).T * self.noise * POOLED
        self.lasting = (lasting + k) / (self.count + POOLED)
        self.nightly = (nightly + t) / (self.count * len(self.nights) + POOLED)

    def prior(self) -> PartyPrior:
        covariance = self.covariance + np.diag(self.nightly[self.index])
        return PartyPrior(self.mean, covariance, self.noise, self.level, self.tails)

    def vague(self) -> PartyPrior:
        both = np.diag((self.nightly + self.lasting)[self.index])
        return PartyPrior(np.zeros(len(both)), both, self.noise, self.level, self.tails)

    def variances(self) -> Variances:
        lasting = {name: float(v) for name, v in zip(self.names, self.lasting, strict=True)}
        nightly = {name: float(v) for name, v in zip(self.names, self.nightly, strict=True)}
        return Variances(lasting, nightly, float(self.noise), float(self.level), float(self.tails))


def learn(parties: Sequence[Sequence[Evidence]], rounds: int = 15) -> list[Variances]:
    """Return each party's variances from earlier nights: parties x nights of evidence."""
    running = [_Party(nights) for nights in parties]
    names = {name for party in running for name in party.names}
    pooled = {name: (0.01 / 0.03**2, 0.005 / 0.03**2) for name in names}
    for _ in range(rounds):
        for party in running:
            party.expect()
            party.maximise(pooled)
        pooled = {name: _pooled(name, running) for name in names}
    return [party.variances() for party in running]


def carry_over(nights: Sequence[Evidence], variances: Variances, rounds: int = 4) -> PartyPrior:
    """Return a party's prior for the next night from earlier ones, its variances being known."""
    party = _Party(nights, variances)
    for _ in range(rounds):
        party.expect()
    return party.prior()


def first_night(nights: Sequence[Evidence], variances: Variances) -> PartyPrior:
    """Return a prior without a lasting part, for replaying the night where learning starts."""
    return _Party(nights, variances).vague()


def _pooled(name: str, running: Sequence[_Party]) -> tuple[float, float]:
    own = [(party, party.names.index(name)) for party in running if name in party.names]
    nightly = np.mean([np.log(party.nightly[j] / party.noise) for party, j in own])
    lasting = np.mean([np.log(party.lasting[j] / party.noise) for party, j in own])
    return float(np.exp(nightly)), float(np.exp(lasting))


def _noise_law(moments: Floats, levels: Floats, noise: float, tails: float) -> tuple[float, float, float]:
    logs, level = np.log((levels + 0.01) / 0.1), 0.4
    for _ in range(2):
        tried = [(*_fitted_noise(moments, np.exp(2 * g * logs), noise, tails), g) for g in LEVELS]
        _, noise, level = max((fit - 0.5 * ((g - 0.4) / 0.3) ** 2, s, g) for fit, s, g in tried)
        sizes = np.exp(2 * level * logs)
        tried = [(*_fitted_noise(moments, sizes, noise, nu), nu) for nu in TAILS]
        _, noise, tails = max((fit - 0.5 * (np.log(nu / 5) / 0.5) ** 2, s, nu) for fit, s, nu in tried)
    return float(noise), float(level), float(tails)


def _fitted_noise(moments: Floats, sizes: Floats, noise: float, tails: float) -> tuple[float, float]:
    for _ in range(4):
        noise = float(np.mean((tails + 1) / (tails + moments / (noise * sizes)) * moments / sizes))
    spread = tails * noise * sizes
    each = gammaln((tails + 1) / 2) - gammaln(tails / 2) - 0.5 * np.log(spread)
    return float(np.sum(each - (tails + 1) / 2 * np.log1p(moments / spread))), noise
