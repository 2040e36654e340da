"""Difference in differences: the change at the poll less the change before it, endorsed against not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hustings.endorse.estimate import Estimate, refuse_too_few
from hustings.endorse.ols import ols
from hustings.endorse.study import Bools, Floats, Study

NAME = "difference in differences"


def differences(study: Study, earlier: Floats) -> Estimate:
    """Return the effect where each seat's own earlier trend is taken off first.

    earlier: (n,) change of the same label's share between the two elections
    before, a fraction of 1; NaN where there is none, and such units are left
    out, as are those without a base. Holds if the endorsed would have departed
    from their own trend as the others did. HC2 with Bell-McCaffrey df.
    Source: Angrist and Pischke, Mostly Harmless Econometrics (2009), 5.2.
    """
    known = np.isfinite(earlier) & study.has_base
    part = only(study, known)
    refuse_too_few(part, 2, 2)
    part = replace(
        part, outcome=part.outcome - earlier[known], covariates=np.zeros((len(part), 0)), covariate_names=()
    )
    left = len(study) - len(part)
    note = f"{left} units without two earlier elections left out" if left else ""
    return replace(ols(part), name=NAME, note=note)


def only(study: Study, kept: Bools) -> Study:
    """Return the study of some of its units."""
    places = np.flatnonzero(kept)
    return replace(
        study,
        seats=tuple(study.seats[i] for i in places),
        names=tuple(study.names[i] for i in places),
        labels=tuple(study.labels[i] for i in places),
        **{name: getattr(study, name)[kept] for name in PER_UNIT},
    )


PER_UNIT = ("treated", "outcome", "margin", "covariates", "strata", "region", "electorate", "has_base")
