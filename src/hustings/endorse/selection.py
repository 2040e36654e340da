"""Part of a study: some of its units, in any order, as often as wanted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hustings.endorse.study import Bools, Ints, Study


def selected(study: Study, rows: Bools | Ints) -> Study:
    """Return the study of those rows: a mask (n,), or row numbers, which may repeat."""
    numbers = np.flatnonzero(rows) if rows.dtype == bool else rows
    return Study(
        seats=tuple(study.seats[row] for row in numbers),
        names=tuple(study.names[row] for row in numbers),
        labels=tuple(study.labels[row] for row in numbers),
        treated=study.treated[numbers],
        outcome=study.outcome[numbers],
        margin=study.margin[numbers],
        covariates=study.covariates[numbers],
        covariate_names=study.covariate_names,
        strata=study.strata[numbers],
        region=study.region[numbers],
        electorate=study.electorate[numbers],
        has_base=study.has_base[numbers],
    )


def without(study: Study, row: int) -> Study:
    """Return the study less one unit."""
    return selected(study, np.delete(np.arange(len(study)), row))


def relabelled(study: Study, treated: Bools) -> Study:
    """Return the study as if those units had been the endorsed ones."""
    return replace(study, treated=treated)
