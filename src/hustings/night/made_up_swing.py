"""The truth of a rehearsal: the swings it is made from, and the votes they give in each seat."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from hustings.night.scene import Ground, Scene

_NATIONAL, _REGIONAL, _LOCAL = 0.10, 0.035, 0.05
"""Standard deviations of swings, for a party's mean share m in parts of the root of m(1 - m)."""
_TAILS = 5
"""Degrees of freedom of local swings: now and then a seat goes its own way."""
_LEAST = 0.002
"""The smallest share anybody gets."""
_STRONG = 0.012
"""The part of seats, at least one, where an independent is strong."""
_WEAK = 0.009


@dataclass(frozen=True, slots=True)
class Swings:
    """What moved the made-up votes; changes of share, as fractions of 1.

    national: by party, for a seat where it had its mean share. regional: by
    region and party, on top of it. means: each party's mean share before, where it
    stood. entrants: mean share of parties that
    stood nowhere before. government: the party that won most seats before;
    tactical: the part of their votes that its lower-placed opponents lose, in
    seats it held, to the best-placed one. turnout: its national change.
    independents: shares aimed at by the strong ones, by contest key.
    """

    national: Mapping[str, float]
    regional: Mapping[str, Mapping[str, float]]
    means: Mapping[str, float]
    entrants: Mapping[str, float]
    government: str | None
    tactical: float
    turnout: float
    independents: Mapping[str, float]


def made_up_swings(scene: Scene, seed: int) -> Swings:
    """Return swings drawn for a seed."""
    rng = Random(f"hustings swings {seed}")
    means = _mean_shares(scene)
    standing = {
        one.party
        for ground in scene.grounds
        for one in ground.candidacies
        if one.key not in ground.independents
    }
    entrants = {label: rng.uniform(0.07, 0.16) for label in sorted(standing - set(means))}
    regions = dict.fromkeys(ground.seat.region for ground in scene.grounds)
    held = [ground.base.winner for ground in scene.grounds if ground.base]
    some = sorted(set(held), key=lambda label: (-held.count(label), label))
    shares = {**means, **entrants}
    return Swings(
        national={label: rng.gauss(0, _NATIONAL * _spread(means[label])) for label in sorted(means)},
        regional={
            region: {label: rng.gauss(0, _REGIONAL * _spread(shares[label])) for label in sorted(shares)}
            for region in regions
        },
        means=means,
        entrants=entrants,
        government=some[0] if some else None,
        tactical=rng.uniform(0.1, 0.3),
        turnout=rng.gauss(0, 0.03),
        independents=_strong_independents(scene, rng),
    )


def made_up_votes(ground: Ground, swings: Swings, seed: int) -> dict[str, int]:
    """Return whole votes by candidacy key, never level at the top."""
    rng = Random(f"hustings votes {seed} {ground.seat.code}")
    shares = {one.key: _share(ground, one.key, one.party, swings, rng) for one in ground.candidacies}
    _vote_tactically(shares, ground, swings)
    strong = swings.independents.get(ground.seat.code)
    if strong is not None:
        key = ground.independents[0]
        rest = sum(shares.values()) - shares[key]
        shares[key] = rest * strong / (1 - strong)
    turnout = min(0.9, max(0.3, ground.turnout + swings.turnout + rng.gauss(0, 0.012)))
    return _whole_votes(shares, int(ground.electorate * turnout))


def _mean_shares(scene: Scene) -> dict[str, float]:
    """Return each party's mean share over the seats where it stood before, independents left out."""
    seen: dict[str, list[float]] = {}
    for ground in scene.grounds:
        for one in ground.candidacies:
            share = ground.before[one.key]
            if share is not None and one.key not in ground.independents:
                seen.setdefault(one.party, []).append(share)
    return {label: sum(shares) / len(shares) for label, shares in seen.items()}


def _spread(mean: float) -> float:
    return math.sqrt(mean * (1 - mean))


def _strong_independents(scene: Scene, rng: Random) -> dict[str, float]:
    codes = [ground.seat.code for ground in scene.grounds if ground.independents]
    wanted = min(len(codes), max(1, int(_STRONG * len(scene.grounds))))
    return {code: rng.uniform(0.2, 0.48) for code in sorted(rng.sample(codes, wanted))}


def _share(ground: Ground, key: str, party: str, swings: Swings, rng: Random) -> float:
    """Return the share before tactical votes: what there was, the swings, and the seat's own way."""
    own_way = rng.gauss(0, 1) / math.sqrt(rng.gammavariate(_TAILS / 2, 2 / _TAILS))
    before = ground.before[key]
    if key in ground.independents:
        return max(_LEAST, (before or _WEAK) * math.exp(0.5 * own_way))
    mean = swings.means.get(party) or swings.entrants[party]
    regional = swings.regional[ground.seat.region][party]
    if before is None:
        place = math.exp(0.3 * own_way - 0.35 * ground.urban)
        return max(_LEAST, (mean + swings.national.get(party, 0.0) + regional) * place)
    # A swing is partly the same everywhere and partly in proportion to what there was.
    uneven = 0.5 + 0.5 * min(2.0, before / mean)
    change = uneven * (swings.national[party] + regional)
    return max(_LEAST, before + change + _LOCAL * _spread(before) * own_way)


def _vote_tactically(shares: dict[str, float], ground: Ground, swings: Swings) -> None:
    """Move votes between the government's opponents in a seat it held, to the one placed best before."""
    if ground.base is None or ground.base.winner != swings.government:
        return
    against = {
        one.key: ground.before[one.key] or 0.0
        for one in ground.candidacies
        if one.party != swings.government
        and one.key not in ground.independents
        and ground.before[one.key] is not None
    }
    if len(against) < 2:
        return
    best = max(sorted(against), key=lambda key: against[key])
    for key in against:
        if key != best:
            moved = swings.tactical * shares[key]
            shares[key] -= moved
            shares[best] += moved


def _whole_votes(shares: Mapping[str, float], valid_votes: int) -> dict[str, int]:
    """Return whole votes that add up, by largest remainder, with one winner."""
    whole = sum(shares.values())
    exact = {key: valid_votes * share / whole for key, share in shares.items()}
    votes = {key: int(value) for key, value in exact.items()}
    left = valid_votes - sum(votes.values())
    for key in sorted(exact, key=lambda key: (votes[key] - exact[key], key))[:left]:
        votes[key] += 1
    first, *rest = sorted(votes, key=lambda key: (-votes[key], key))
    if rest and votes[first] == votes[rest[0]]:
        votes[first] += 1
        votes[rest[0]] -= 1
    return votes
