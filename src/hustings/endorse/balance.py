"""How like the endorsed seats the others are, figure by figure, before and after the primary's weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.study import Floats, Study

APART = 0.25
"""Means farther apart than so many deviations are said to differ.

Source: Imbens and Rubin, Causal Inference (2015), section 14.2."""


@dataclass(frozen=True, slots=True)
class Balanced:
    """Means of the endorsed and the others, in the covariate's units; gaps in deviations of all units.

    gap: of plain means. weighted: once the others count by the primary
    estimate's weights.
    """

    name: str
    endorsed: float
    others: float
    gap: float
    weighted: float


def balance(study: Study, weights: Floats) -> tuple[Balanced, ...]:
    """Return a line for each covariate, the widest gap first.

    weights: (n,) of the outcomes in the primary estimate; they sum to 1 over
    the endorsed and to -1 over the others.
    """
    treated = study.treated
    spread = np.maximum(study.covariates.std(axis=0), 1e-12)
    own, others = study.covariates[treated].mean(axis=0), study.covariates[~treated].mean(axis=0)
    left = weights @ study.covariates
    lines = [
        Balanced(name, float(own[j]), float(others[j]), float(gap), float(left[j] / spread[j]))
        for j, (name, gap) in enumerate(zip(study.covariate_names, (own - others) / spread, strict=True))
    ]
    return tuple(sorted(lines, key=lambda one: (-abs(one.gap), one.name)))
