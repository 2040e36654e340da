"""A rehearsal: a made-up night with known truth, every entry of it marked test."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random

from hustings.errors import ElectionError
from hustings.night.borrowed_house import borrowed_house
from hustings.night.made_up_house import made_up_house
from hustings.night.made_up_night import (
    Happenings,
    chosen_happenings,
    declared_at,
    made_up_ledger,
    made_up_order,
)
from hustings.night.made_up_swing import Swings, made_up_swings, made_up_votes
from hustings.night.scene import Ground, Scene
from hustings.record.baseline import Baseline, BaselineKind
from hustings.record.clock import UK
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election

DAY = date(2099, 7, 2)
"""Polling day of every rehearsal: a Thursday in summer time that no real night is mistaken for."""
_NAME = re.compile(r"rehearsal-(0|[1-9]\d*)(?:-from-(.+))?")


@dataclass(frozen=True, slots=True)
class MadeUpTruth:
    """What a rehearsal was made from, for those who score a forecast of it.

    shares: of valid votes as they stand at the end, by contest and candidacy
    key, from 0 to 1; the postponed contest has none.
    """

    shares: Mapping[str, Mapping[str, Fraction]]
    swings: Swings
    happenings: Happenings


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A made-up election, which answers as a real one does, and its truth."""

    election: Election
    truth: MadeUpTruth


def rehearsal(seed: int, like: Election | None = None) -> Rehearsal:
    """Return the made-up night of a seed; the same seed gives the same ledger, byte for byte.

    like: an election whose seats, parties and zone are followed, and whose
    result is the baseline; the people are made up. By default the House is
    made up too: 650 seats. Raises ElectionError for a seed below 0 and for an
    election that has no night to follow.
    """
    if seed < 0:
        raise ElectionError(f"seed {seed}: want a whole number from 0 on")
    scene = made_up_house(seed) if like is None else borrowed_house(like, seed)
    name = f"rehearsal-{seed}" if like is None else f"rehearsal-{seed}-from-{like.name}"
    zone = UK if like is None else like.zone
    contests = {
        ground.seat.code: Contest(ground.seat.code, name, ground.seat, DAY, ground.candidacies)
        for ground in scene.grounds
    }
    swings = made_up_swings(scene, seed)
    declarations, happenings = _night(scene, swings, seed, zone)
    election = Election(
        name,
        f"REHEARSAL {seed}: made-up election" + (f" on the seats of {like.name}" if like else ""),
        made_up_ledger(contests, declarations, happenings, seed, zone),
        scene.parties,
        DAY,
        like.seats if like else len(contests),
        _baseline(scene, name, like),
        has_times=True,
        attribution=_attribution(seed, like),
        note="REHEARSAL: for practice only, never to be published as a result.",
        has_deposits=like is None or like.has_deposits,
        zone=zone,
    )
    return Rehearsal(election, MadeUpTruth(_shares(declarations, happenings), swings, happenings))


def rehearsal_named(name: str, opened: Callable[[str], Election]) -> Rehearsal | None:
    """Return the rehearsal of a name such as rehearsal-7 or rehearsal-7-from-uk-2024; None for any other.

    opened: opens the election that is followed, by its short name.
    """
    named = _NAME.fullmatch(name)
    if named is None:
        return None
    return rehearsal(int(named[1]), opened(named[2]) if named[2] else None)


def _night(scene: Scene, swings: Swings, seed: int, zone: str) -> tuple[dict[str, Declaration], Happenings]:
    """Return the right figures of every contest, by key, with what happened on the way."""
    minutes = made_up_order(scene.grounds, seed)
    votes = {ground.seat.code: made_up_votes(ground, swings, seed) for ground in scene.grounds}
    happenings = chosen_happenings(votes, list(minutes), seed)
    votes[happenings.tie] = _level(votes[happenings.tie])
    minutes[happenings.recount] += 90
    declarations = {
        ground.seat.code: _declaration(ground, votes[ground.seat.code], minutes[ground.seat.code], seed, zone)
        for ground in scene.grounds
    }
    return declarations, happenings


def _declaration(ground: Ground, votes: dict[str, int], minutes: int, seed: int, zone: str) -> Declaration:
    rng = Random(f"hustings papers {seed} {ground.seat.code}")
    valid = sum(votes.values())
    rejected = int(valid * rng.uniform(0.001, 0.006))
    at = declared_at(minutes, DAY, zone)
    return Declaration(ground.seat.code, votes, valid, rejected, ground.electorate, at)


def _level(votes: dict[str, int]) -> dict[str, int]:
    """Return the votes with the first two level; an odd vote between them goes."""
    first, second = sorted(votes, key=lambda key: (-votes[key], key))[:2]
    each = (votes[first] + votes[second]) // 2
    return {**votes, first: each, second: each}


def _shares(
    declarations: Mapping[str, Declaration], happenings: Happenings
) -> dict[str, dict[str, Fraction]]:
    return {
        key: {one: Fraction(votes, right.valid_votes) for one, votes in right.votes.items()}
        for key, right in declarations.items()
        if key != happenings.postponed
    }


def _baseline(scene: Scene, name: str, like: Election | None) -> Baseline:
    bases = {ground.seat.code: ground.base for ground in scene.grounds if ground.base is not None}
    return Baseline(like.name if like else f"{name}-before", BaselineKind.ACTUAL, bases)


def _attribution(seed: int, like: Election | None) -> tuple[str, ...]:
    if like is None:
        return (f"REHEARSAL. Made up by hustings, seed {seed}: no figure here is of a real election",)
    made_up = (
        f"REHEARSAL. Made up by hustings, seed {seed}: seats and candidates' parties follow {like.name}, "
        "every person and every vote declared is made up"
    )
    return (made_up, *(f"From {like.name}: {line}" for line in like.attribution))
