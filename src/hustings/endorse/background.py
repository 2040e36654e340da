"""What an effect is judged against beside the election: the census, and the elections before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from hustings.endorse.study import Floats, Study
from hustings.errors import SourceError
from hustings.record.baseline import BaselineKind
from hustings.record.election import Election, counted
from hustings.record.lineage import Lineage
from hustings.sources.carried import census_of, lineage_of
from hustings.sources.catalogue import datasets
from hustings.sources.census import SeatCensus
from hustings.sources.opening import Desk

ELECTIONS = 3
"""Elections before that are looked at: two changes, the last of them up to the baseline."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An election before, on the seats of the one studied: shares of 1 by contest key and label."""

    name: str
    title: str
    shares: Mapping[str, Mapping[str, float]]

    def of(self, study: Study) -> Floats:
        """Return (n,) the label's share in each unit then.

        NaN where it did not stand; 0 for a label that many share (a unit
        without a base) which stood somewhere then and not here.
        """
        anywhere = {label for shares in self.shares.values() for label in shares}
        rows = zip(study.seats, study.labels, study.has_base.tolist(), strict=True)
        return np.array([self._share(seat, label, base, anywhere) for seat, label, base in rows])

    def _share(self, seat: str, label: str, has_base: bool, anywhere: set[str]) -> float:
        nothing = float("nan") if has_base or label not in anywhere or seat not in self.shares else 0.0
        return self.shares.get(seat, {}).get(label, nothing)


@dataclass(frozen=True, slots=True)
class Background:
    """census: figures by seat code. earlier: the elections before, oldest first."""

    census: Mapping[str, SeatCensus] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()


def background(election: Election, desk: Desk) -> Background:
    """Return what official files tell beside a general election; nothing for any other, or a rehearsal.

    On new boundaries earlier votes are re-cast by the population that each old
    seat gave; where no file says which, there are no earlier elections.
    """
    generals = {one.name: one for one in datasets() if one.kind == "general"}
    if election.name not in generals or election.day is None or election.is_test:
        return Background()
    lineage = lineage_of(desk, election)
    is_moved = election.baseline is not None and election.baseline.kind is BaselineKind.NOTIONAL
    earlier: list[Earlier] = []
    if lineage is not None or not is_moved:
        before = [one for one in generals.values() if one.day is not None and one.day < election.day]
        last = sorted(before, key=lambda one: str(one.day))[-ELECTIONS:]
        earlier = _obtained(election, desk, [one.name for one in last], lineage)
    return Background(census_of(desk, election), tuple(earlier))


def _obtained(election: Election, desk: Desk, names: list[str], lineage: Lineage | None) -> list[Earlier]:
    keys = set(election.state().contests)
    found: list[Earlier] = []
    for name in names:
        try:
            then = desk.load(name)
        except SourceError:
            continue
        shares = _shares(then) if lineage is None else _recast(then, lineage)
        known = {key: share for key, share in shares.items() if key in keys}
        # Seats of other boundaries than these cannot be compared.
        if 2 * len(known) > len(keys):
            found.append(Earlier(then.name, then.title, known))
    return found


def _votes(election: Election) -> dict[str, dict[str, int]]:
    votes = {}
    for key, standing in election.state().contests.items():
        tabulation = counted(standing)
        if tabulation is not None and tabulation.declaration.valid_votes:
            votes[key] = dict(tabulation.party_votes)
    return votes


def _shares(election: Election) -> dict[str, dict[str, float]]:
    return {key: _parts(votes) for key, votes in _votes(election).items()}


def _recast(election: Election, lineage: Lineage) -> dict[str, dict[str, float]]:
    totals: dict[str, dict[str, float]] = {}
    old = _votes(election)
    for overlap in lineage.overlaps:
        for label, votes in old.get(overlap.old_code, {}).items():
            here = totals.setdefault(overlap.new_code, {})
            here[label] = here.get(label, 0.0) + votes * float(overlap.of_old)
    return {code: _parts(votes) for code, votes in totals.items()}


def _parts(votes: Mapping[str, float]) -> dict[str, float]:
    total = sum(votes.values())
    return {label: count / total for label, count in votes.items()} if total else {}
