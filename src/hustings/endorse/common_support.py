"""Common support: endorsed seats that no unendorsed seat resembles are trimmed, and named."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.counterfactual import standardised
from hustings.endorse.differences import only
from hustings.endorse.matching import whitened
from hustings.endorse.propensity import propensity
from hustings.endorse.study import Floats, Study

RIDGE = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """A study within common support. outside: the names of endorsed seats trimmed, with the reason."""

    study: Study
    outside: tuple[tuple[str, str], ...]


def trimmed(study: Study) -> Support:
    """Return the study without endorsed units outside the support of the others.

    Outside is one that was likelier to be endorsed than any unendorsed unit,
    or lies farther (Mahalanobis) from its nearest unendorsed unit than any of
    these lies from its own nearest. Controls all stay.
    Source: Dehejia and Wahba (1999), Crump et al. (2009), on limited overlap.
    """
    treated = study.treated
    scaled = standardised(study.covariates)
    chance = propensity(scaled, treated, straight=RIDGE)
    space = whitened(scaled)
    of_controls = distances(space[~treated], space[~treated], same=True).max(initial=0)
    far = np.zeros(len(study), dtype=bool)
    far[treated] = distances(space[treated], space[~treated]) > of_controls
    likely = treated & (chance > chance[~treated].max(initial=0))
    reasons = [
        (study.names[i], "like no unendorsed seat" if far[i] else "likelier endorsed than any left out")
        for i in np.flatnonzero(far | likely)
    ]
    return Support(only(study, ~(far | likely)), tuple(reasons))


def distances(of: Floats, among: Floats, same: bool = False) -> Floats:
    """Return (n,) the distance of each to its nearest in `among`; same: the rows are the same units."""
    gaps = (of**2).sum(axis=1)[:, None] - 2 * of @ among.T + (among**2).sum(axis=1)
    if same:
        np.fill_diagonal(gaps, np.inf)
    return np.asarray(np.sqrt(np.maximum(gaps.min(axis=1), 0)))
