"""What is known of every seat before the count, as arrays: what stood, who stands, where it lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

COLUMNS = ("Con", "Lab", "LD", "RUK", "Green", "SNP", "PC", "other")
REGIONS = (
    "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
    "East of England", "London", "South East", "South West", "Scotland", "Wales",
)  # fmt: skip
SCOTLAND, WALES = REGIONS.index("Scotland"), REGIONS.index("Wales")
COVARIATES = (
    "leave_2016", "scottish_yes_2014", "muslim", "hindu_or_sikh", "degree", "student", "aged_65_up", "white",
    "higher_managerial", "routine", "owner", "density", "aged_20_to_34",
)  # fmt: skip
KNOWN_SINCE = {"leave_2016": 2016, "scottish_yes_2014": 2014}
"""Referendums: unknown, so zero, on nights before them."""


@dataclass(frozen=True, slots=True, eq=False)
class SeatTable:
    """Great Britain's seats before the count; rows are seats, columns are COLUMNS.

    base: (seats, parties) shares of the baseline, 0 where the party did not
    stand (see stood); base_winner: (seats,) column that won it. sitting: the
    party's candidate is a member at dissolution; again: the share the same
    person won last time for the same column. others: how many candidacies are
    summed in "other"; other_best: the best share any of them won last time;
    other_sitting: one of them is a member. covariates: (seats, COVARIATES),
    a tenth of a standard deviation within England and Wales or Scotland, 0
    where unknown. moved: (seats,) part of the electorate that boundary changes
    since the baseline moved in or out, from 0 to 1; 0 where unknown.
    """

    base: Floats
    stood: Bools
    stands: Bools
    base_winner: Ints
    region: Ints
    borough: Bools
    speaker: Bools
    sitting: Bools
    again: Floats
    others: Floats
    other_best: Floats
    other_sitting: Bools
    covariates: Floats
    moved: Floats

    @property
    def tier(self) -> Ints:
        """Return by seat who won it last time: 0 Con, 1 Lab, 2 anyone else."""
        return np.minimum(self.base_winner, 2)

    @property
    def has_star(self) -> Bools:
        """Whether a member, or a person once well supported, stands outside the named parties."""
        return (self.other_sitting | (self.other_best > 0.10)) & ~self.speaker


def standardised(covariates: Floats, region: Ints, year: int) -> Floats:
    """Return raw census and referendum figures as SeatTable wants them.

    Per cent in; square roots of small communities and logarithms of skewed
    figures are taken first. Figures a night could not know become 0.
    """
    raw = covariates.copy()
    for name in ("muslim", "hindu_or_sikh"):
        raw[:, COVARIATES.index(name)] = np.sqrt(raw[:, COVARIATES.index(name)] / 100)
    raw[:, COVARIATES.index("student")] = np.log(raw[:, COVARIATES.index("student")])
    raw[:, COVARIATES.index("density")] = np.log(raw[:, COVARIATES.index("density")] + 0.1)
    out = np.zeros_like(raw)
    scottish = region == SCOTLAND
    for part in (scottish, ~scottish):
        known = ~np.isnan(raw[part]).all(axis=0)
        block = raw[np.ix_(part, known)]
        scaled = (block - np.nanmean(block, axis=0)) / np.maximum(np.nanstd(block, axis=0), 1e-9)
        out[np.ix_(part, known)] = np.nan_to_num(scaled) / 10
    for name, since in KNOWN_SINCE.items():
        if year < since:
            out[:, COVARIATES.index(name)] = 0
    return out
