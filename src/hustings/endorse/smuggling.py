"""Whether an outcome has been smuggled in among what was known before the poll."""

from __future__ import annotations

import numpy as np

from hustings.endorse.study import Floats, Study
from hustings.errors import ElectionError

TOO_LIKE = 0.98
"""A correlation with a change of share that nothing known before a poll reaches."""
EQUAL = 0.9999
"""A correlation with declared shares that is theirs alone: shares before come near them, and may."""


def smuggled(study: Study, declared: Floats | None = None) -> tuple[str, ...]:
    """Return the names of covariates that are an outcome in disguise.

    declared: (n,) the label's declared shares, where known. Found out are a
    column equal to the outcome, the margin or the declared share but for level
    and scale, and one that gives the outcome away once the others are known
    (a declared share beside the baseline's).
    """
    found = []
    for place, name in enumerate(study.covariate_names):
        column = study.covariates[:, place]
        others = np.delete(study.covariates, place, axis=1)
        changes = (study.outcome, study.margin)
        is_declared = declared is not None and _like(column, declared) > EQUAL
        if is_declared or any(
            _like(column, change) > TOO_LIKE or _given(column, others, change) for change in changes
        ):
            found.append(name)
    return tuple(found)


def refuse_smuggled(study: Study, declared: Floats | None = None) -> None:
    """Raise ElectionError where a covariate is an outcome in disguise."""
    found = smuggled(study, declared)
    if found:
        raise ElectionError(
            f"{', '.join(found)}: follows the outcome so closely that it is one;"
            " want only what was known before the poll"
        )


def _like(one: Floats, other: Floats) -> float:
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return abs(float(a @ b)) / size if size > 0 else 0.0


def _given(column: Floats, others: Floats, outcome: Floats) -> bool:
    """Whether the column tells the outcome once the others are known, and they alone do not."""
    n, k = others.shape
    if n < 3 * (k + 2):
        return False
    design = np.column_stack(
        [np.ones(n), (others - others.mean(axis=0)) / np.maximum(others.std(axis=0), 1e-12)]
    )
    left, sizes, _ = np.linalg.svd(design, full_matrices=False)
    left = left[:, sizes > 1e-8 * sizes[0]]
    own, rest = column - left @ (left.T @ column), outcome - left @ (left.T @ outcome)
    if own @ own < 1e-8 * n * float(column.var()) or rest @ rest < 1e-8 * n * float(outcome.var()):
        return False
    return _like(own, rest) > TOO_LIKE
