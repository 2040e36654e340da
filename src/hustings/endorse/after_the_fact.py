"""What a list compiled after the result invents: some seats as published, and the best results added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hustings.endorse.estimate import Estimate
from hustings.endorse.selection import relabelled, selected
from hustings.endorse.study import Bools, Floats, Study
from hustings.errors import ElectionError


@dataclass(frozen=True, slots=True, eq=False)
class Invented:
    """Effects that a list completed after the result shows where the endorsement was worth nothing.

    dated, added: seats named before, and best results added. effects:
    (draws,), each less what the dated seats alone show.
    """

    dated: int
    added: int
    effects: Floats

    @property
    def mean(self) -> float:
        """The effect invented, on average."""
        return float(self.effects.mean())


def after_the_fact(
    study: Study,
    numbers: tuple[int, int],
    estimator: Callable[[Study], Estimate],
    rng: np.random.Generator,
    draws: int = 200,
) -> Invented:
    """Return what adding the best results to a list drawn by lot does to an estimate.

    numbers: of dated seats, and of best results added. Results are taken as
    they are and the endorsements as worth nothing: the dated are drawn by lot
    among all, then the best of the others follow. ElectionError where there
    are too few units.
    """
    dated, added = numbers
    if len(study) < dated + added + study.covariates.shape[1] + 3:
        raise ElectionError(f"{len(study)} units, want more to draw {dated} and add {added}")
    effects = np.zeros(draws)
    for draw in range(draws):
        listed = np.zeros(len(study), dtype=bool)
        listed[rng.choice(len(study), dated, replace=False)] = True
        before = estimator(relabelled(study, listed)).effect
        others = np.flatnonzero(~listed)
        listed[others[np.argsort(study.outcome[others], kind="stable")[len(others) - added :]]] = True
        effects[draw] = estimator(relabelled(study, listed)).effect - before
    return Invented(dated, added, effects)


def dated_alone(study: Study, dated: Bools, estimator: Callable[[Study], Estimate]) -> Estimate:
    """Return the estimate where only the seats with a day before the poll count as endorsed.

    dated: (n,). The others stay out, neither endorsed nor compared with.
    """
    kept = dated | ~study.treated
    return estimator(relabelled(selected(study, kept), (dated & study.treated)[kept]))
