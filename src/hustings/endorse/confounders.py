"""The confounders that an effect is held against: as strong as what is measured, and half as strong again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hustings.endorse.sensitivity import Confounder, benchmark
from hustings.endorse.study import Study
from hustings.errors import ElectionError

TIMES: tuple[float, ...] = (1, 2, 3)
OVER_ALL: tuple[float, ...] = (1, 1.5)
"""One that equals all measured together lies on the border of the bounds; half as much again leaves room."""
ALL = "all that is measured"


@dataclass(frozen=True, slots=True)
class Confounders:
    """Imagined confounders, and the names of those so strong that they cannot be."""

    imagined: tuple[Confounder, ...]
    impossible: tuple[str, ...]


def confounders(study: Study, groups: Mapping[str, Sequence[int]]) -> Confounders:
    """Return one to three times each group of covariate columns, and up to one and a half times all of them.

    Bounds over all of them hold the truth in 95% of made-up elections where
    what is unmeasured counts as much as all that is measured, with the
    endorser and with voters; they do not where it counts for more.
    """
    every = tuple(range(study.covariates.shape[1]))
    wanted = [(name, tuple(columns), times) for name, columns in groups.items() for times in TIMES]
    return _imagined(study, wanted + [(ALL, every, times) for times in OVER_ALL])


def as_strong(study: Study, groups: Mapping[str, Sequence[int]]) -> Confounders:
    """Return one as strong as each group: what an effect must survive for level 2."""
    return _imagined(study, [(name, tuple(columns), 1) for name, columns in groups.items()])


def one_by_one(study: Study) -> dict[str, tuple[int, ...]]:
    """Return each covariate as a group of its own."""
    return {name: (column,) for column, name in enumerate(study.covariate_names)}


def _imagined(study: Study, wanted: Sequence[tuple[str, tuple[int, ...], float]]) -> Confounders:
    found, impossible = [], []
    for name, columns, times in wanted:
        try:
            found.append(benchmark(study, name, columns, times))
        except ElectionError:
            impossible.append(f"{times} times {name}")
    return Confounders(tuple(found), tuple(impossible))
