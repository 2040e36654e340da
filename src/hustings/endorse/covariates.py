"""What was known of a seat before the poll, as columns: the baseline, who stands, the census. No outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import SupportsFloat

import numpy as np

from hustings.endorse.study import Bools, Floats
from hustings.record.baseline import Base
from hustings.record.contest import Contest
from hustings.sources.census import SeatCensus

MAIN = 0.02
"""A party is main where the baseline gives it so much of all votes compared."""
FEWEST = 3
"""A mark that fewer units bear, or lack, tells nothing and is left out."""
REGIONS = 4
CONTROLS_A_COLUMN = 6
"""A column more wants so many unendorsed units more; those that matter most come first."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A label in a contest, and what the contest is compared with."""

    contest: Contest
    label: str
    base: Base


@dataclass(slots=True)
class Columns:
    """Columns as they are gathered, so many at most; one that is all but constant is passed over."""

    most: int
    names: list[str] = field(default_factory=list)
    columns: list[Floats] = field(default_factory=list)

    def add(self, name: str, values: Sequence[float | None]) -> None:
        """Add a column; passed over where a value is missing, too few differ, or there are enough."""
        if len(self.names) >= self.most or any(value is None for value in values):
            return
        column = np.array(values, dtype=float)
        _, counts = np.unique(column, return_counts=True)
        if len(column) - counts.max() >= FEWEST:
            self.names.append(name)
            self.columns.append(column)

    def matrix(self, count: int) -> Floats:
        """Return (count, k)."""
        return np.stack(self.columns, axis=1) if self.columns else np.zeros((count, 0))


def columns(units: Sequence[Unit], treated: Bools, census: Mapping[str, SeatCensus]) -> Columns:
    """Return the columns of the units.

    Those that matter most come first; a small study has no more. Census
    figures count where every unit has them, so an endorser that also works
    where the census is another goes without.
    """
    kept = Columns(int((~treated).sum()) // CONTROLS_A_COLUMN)
    kept.add("own before", [_share(one, one.label) for one in units])
    for label in sorted({one.label for one in units})[1:]:
        kept.add(f"label {label}", [one.label == label for one in units])
    kept.add("stood before", [one.base.share(one.label) is not None for one in units])
    kept.add("margin before", [_float(one.base.majority_share) for one in units])
    for party in main_parties(units):
        kept.add(f"{party} before", [_share(one, party) for one in units])
    kept.add("turnout before", [_float(one.base.turnout) for one in units])
    kept.add("log electorate before", [_log(one.base.electorate) for one in units])
    kept.add("candidacies", [len(one.contest.candidacies) for one in units])
    kept.add("sitting member stands", [any(c.sitting for c in one.contest.candidacies) for one in units])
    kept.add("sitting for the label", [_sits(one) for one in units])
    for region in _regions(units, treated):
        kept.add(region, [one.contest.seat.region == region for one in units])
    _census(kept, units, census)
    return kept


def main_parties(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the labels with MAIN or more of the baseline's votes, most first; shared labels never."""
    totals: dict[str, int] = {}
    for unit in {one.contest.key: one for one in units}.values():
        for label, votes in unit.base.votes.items():
            if label not in unit.base.shared_labels:
                totals[label] = totals.get(label, 0) + votes
    every = sum(totals.values())
    ordered = sorted(totals, key=lambda label: (-totals[label], label))
    return tuple(label for label in ordered if totals[label] >= MAIN * every)


def _regions(units: Sequence[Unit], treated: Bools) -> list[str]:
    """Return the regions with most endorsed units; the rest are one, so that few columns do."""
    counts: dict[str, int] = {}
    for one, endorsed in zip(units, treated, strict=True):
        if endorsed:
            counts[one.contest.seat.region] = counts.get(one.contest.seat.region, 0) + 1
    ordered = sorted(counts, key=lambda region: (-counts[region], region))
    return [region for region in ordered if counts[region] > 1][:REGIONS]


def _census(kept: Columns, units: Sequence[Unit], census: Mapping[str, SeatCensus]) -> None:
    found = [census.get(one.contest.seat.code) for one in units]
    known = [one.figures for one in found if one is not None]
    if len(known) < len(units) or not known:
        return
    for word in known[0]:
        values = [figures.get(word) for figures in known]
        told = [value for value in values if value is not None]
        if len(told) == len(values):
            raw = np.array(told)
            skewed = raw.mean() > 1.25 * np.median(raw)
            kept.add(f"census {word}", list(np.log1p(raw) if skewed else raw))


def _share(unit: Unit, party: str) -> float:
    return _float(unit.base.share(party)) or 0.0


def _sits(unit: Unit) -> bool:
    return any(one.sitting for one in unit.contest.candidacies if one.party == unit.label)


def _float(value: SupportsFloat | None) -> float | None:
    return None if value is None else float(value)


def _log(value: int | None) -> float | None:
    return float(np.log(value)) if value else None
