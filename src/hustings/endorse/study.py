"""What an effect is estimated from: endorsed and unendorsed candidacies of the same labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Bools = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Units of comparison, one a label in a seat; n units, k covariates.

    seats: contest keys; names: seats' names; labels: the label compared in
    each. treated: (n,) endorsed or not. outcome: (n,) change in the label's
    share since the baseline, or the share itself where has_base is False;
    fractions of 1. margin: (n,) change in its lead over the strongest rival.
    covariates: (n, k), known before the poll. strata, region: (n,) group
    numbers; electorate: (n,).
    Never chosen by result: of a shared label, all its candidacies of a seat
    are one unit.
    """

    seats: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    treated: Bools
    outcome: Floats
    margin: Floats
    covariates: Floats
    covariate_names: tuple[str, ...]
    strata: Ints
    region: Ints
    electorate: Floats
    has_base: Bools

    def __len__(self) -> int:
        return len(self.seats)
