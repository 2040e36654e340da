"""Made-up elections for the doubts: no effect, something unmeasured, placebos that see it, close seats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.effect_worlds import EFFECT, LEANING, NOISE, Drawn, World, drawn
from hustings.endorse.flips import Polled, from_all_rivals, without_it
from hustings.endorse.placebos import (
    Kind,
    Placebo,
    earlier_elections,
    other_parties,
    part_of_the_rest,
    unendorsed,
)
from hustings.endorse.study import Bools, Floats, Ints, Study

FOUR = 0.04
PERSISTING = 0.5
"""How much of what is unmeasured was there already at each earlier election."""
EARLIER = ("two elections ago", "three elections ago")
COLUMNS = 4


def study_of(world: Drawn, strata: Ints | None = None) -> Study:
    """Return a made-up election as a study, one region."""
    count = len(world.treated)
    same = np.zeros(count, dtype=np.int64)
    keys = tuple(f"seat-{number}" for number in range(count))
    names = tuple(f"measured {number}" for number in range(world.covariates.shape[1]))
    return Study(
        keys,
        keys,
        ("Label",) * count,
        world.treated,
        world.outcome,
        world.outcome,
        world.covariates,
        names,
        same if strata is None else strata,
        same,
        np.full(count, 70_000.0),
        np.ones(count, dtype=bool),
    )


def worth_nothing(world: World, by_lot: bool, rng: np.random.Generator) -> Study:
    """Return an election in which the endorsement is worth nothing; strata by the first mark.

    by_lot: the list is drawn within strata; else it is the endorser's, who
    prefers seats by what is measured.
    """
    one = drawn(world, rng)
    strata = one.covariates[:, 6].astype(np.int64)
    outcome = one.outcome - EFFECT * one.treated
    treated = one.treated
    if by_lot:
        treated = treated.copy()
        for stratum in (0, 1):
            rows = np.flatnonzero(strata == stratum)
            treated[rows] = rng.permutation(treated[rows])
    return study_of(Drawn(one.covariates, treated, outcome), strata)


def one_unmeasured(world: World, rng: np.random.Generator) -> Study:
    """Return an election with one of its eight figures, by lot, unknown to whoever studies it."""
    one = drawn(world, rng)
    kept = np.delete(one.covariates, rng.integers(one.covariates.shape[1]), axis=1)
    return study_of(Drawn(kept, one.treated, one.outcome))


def four_unmeasured(world: World, rng: np.random.Generator, measured: float = 1.0) -> Study:
    """Return an election in which a mood nobody measured puts the endorsed four points ahead.

    measured: how much the endorser minds all that is measured, beside the
    mood; below 1 the mood is the stronger.
    """
    one, mood = drawn(world, rng), rng.normal(size=world.seats)
    plain = one.outcome - EFFECT * one.treated
    design = np.column_stack([np.ones(world.seats), one.covariates])
    known = design @ np.linalg.lstsq(design, plain, rcond=None)[0]
    known = (known - known.mean()) / known.std()
    liking = LEANING * (measured * known + mood) + rng.gumbel(size=world.seats)
    treated = np.zeros(world.seats, dtype=bool)
    treated[np.argsort(-liking)[: world.treated]] = True
    gap = mood[treated].mean() - mood[~treated].mean()
    return study_of(Drawn(one.covariates, treated, plain + FOUR * mood / gap + EFFECT * treated))


def four_overwhelming(world: World, rng: np.random.Generator) -> Study:
    """Return the same where the mood moves the endorser four times as much as all that is measured."""
    return four_unmeasured(world, rng, 0.25)


@dataclass(frozen=True, slots=True)
class Endorser:
    """How many seats it endorsed, was neutral in and withdrew from; how many earlier elections there are."""

    treated: int
    neutral: int
    withdrawn: int
    earlier: int
    seats: int = 300


def placebos_of(endorser: Endorser, confounding: float, rng: np.random.Generator) -> tuple[Placebo, ...]:
    """Return all placebos of an election in which every seat the endorser looked at is that far ahead anyway.

    Half of it shows at each earlier election, and a main rival loses half of
    it; level errors make successive changes depend on one another.
    """
    looked_at = endorser.treated + endorser.neutral + endorser.withdrawn
    one = drawn(World(looked_at, endorser.seats, "linear"), rng)
    chosen = rng.permutation(np.flatnonzero(one.treated))
    parts = np.split(chosen, [endorser.treated, endorser.treated + endorser.neutral])
    treated, neutral, withdrawn = (_mask(part, endorser.seats) for part in parts)
    ahead = confounding * one.treated
    plain = one.outcome - EFFECT * one.treated
    study = study_of(Drawn(one.covariates, treated, plain + ahead + EFFECT * treated))
    found = [*unendorsed(study, Kind.NEUTRAL, neutral), *unendorsed(study, Kind.WITHDRAWN, withdrawn)]
    found += earlier_elections(study, _earlier(endorser, one, ahead, rng))
    share = np.clip(0.2 + study.outcome, 0, 0.9)
    rival = np.clip(0.4 * (1 - share) - ahead / 2 + rng.normal(0, NOISE, len(study)), 0, 1)
    found += other_parties(study, {"main rival": part_of_the_rest(rival, share)})
    return tuple(found)


def seats_polled(count: int, rng: np.random.Generator, effect: float, seat_sd: float) -> tuple[Polled, Bools]:
    """Return seats as counted, endorsed column 0, and whether each would have gone to another without it."""
    raw = rng.dirichlet((6.0, 7.0, 3.0, 1.5), size=count)
    worth = effect + seat_sd * rng.normal(size=count)
    endorsed = np.zeros(count, dtype=np.int64)
    shares = raw - worth[:, None] * from_all_rivals(raw, endorsed)
    shares[:, 0] = raw[:, 0] + worth
    polled = Polled(tuple(map(str, range(count))), shares, endorsed, from_all_rivals(shares, endorsed))
    before = [without_it(shares[i], polled.sources[i], 0, worth[i : i + 1])[0] for i in range(count)]
    return polled, (np.array(before) != 0) & (shares.argmax(axis=1) == 0)


def _earlier(endorser: Endorser, one: Drawn, ahead: Floats, rng: np.random.Generator) -> dict[str, Floats]:
    errors = rng.normal(0, NOISE / np.sqrt(2), (endorser.earlier + 1, endorser.seats))
    return {
        name: PERSISTING * ahead + errors[at] - errors[at + 1]
        for at, name in enumerate(EARLIER[: endorser.earlier])
    }


def _mask(rows: Ints, count: int) -> Bools:
    mask = np.zeros(count, dtype=bool)
    mask[rows] = True
    return mask
