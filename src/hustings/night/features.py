"""Features of a seat for one party's change of share, in named groups that share a variance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hustings.night.seats import COLUMNS, COVARIATES, SCOTLAND, WALES, Floats, Ints, SeatTable

FREQUENCIES = 60
"""Random Fourier features: a Gaussian process over prior shares and covariates."""


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """matrix: (seats, features); groups: the group's name of each feature."""

    matrix: Floats
    groups: tuple[str, ...]


@dataclass(slots=True)
class _Columns:
    columns: list[Floats] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def add(self, group: str, columns: Iterable[NDArray[np.generic]]) -> None:
        for column in columns:
            self.columns.append(np.asarray(column, dtype=float))
            self.groups.append(group)


def ranks(base: Floats) -> Ints:
    """Return each party's place in each seat of the baseline, 0 for first; level shares by column."""
    order = np.argsort(-base, axis=1, kind="stable")
    out = np.empty_like(order)
    np.put_along_axis(out, order, np.broadcast_to(np.arange(base.shape[1]), base.shape), axis=1)
    return out


def design(table: SeatTable, party: int) -> Design:
    """Return the features that explain one party's change of share.

    Dummies are scaled so that a coefficient of 0.03 matters in every group.
    """
    kept = _Columns()
    _shares(kept, table, party)
    _contest(kept, table, party)
    _places(kept, table, party)
    _who_stands(kept, table, party)
    _people(kept, table, party)
    own = table.base[:, party]
    kept.add("census", table.covariates.T)
    kept.add("census_own", (3 * own * column for column in table.covariates.T))
    kept.add("surface", 0.3 * surface(table).T)
    return Design(np.stack(kept.columns, axis=1), tuple(kept.groups))


def _shares(kept: _Columns, table: SeatTable, party: int) -> None:
    base, own = table.base, table.base[:, party]
    kept.add("one", [np.ones(len(own))])
    kept.add("own", [own])
    bends = [2 * own**2, np.sqrt(own) - own, 2 * np.maximum(own - 0.4, 0), 2 * np.maximum(0.1 - own, 0)]
    kept.add("curve", bends)
    kept.add("new", [~table.stood[:, party]])
    kept.add("bases", (base[:, q] for q in _others(party)))


def _contest(kept: _Columns, table: SeatTable, party: int) -> None:
    base, own, place = table.base, table.base[:, party], ranks(table.base)
    first, second = place == 0, place == 1
    top = np.sort(base, axis=1)[:, ::-1]
    close = np.exp(-(top[:, 0] - top[:, 1]) / 0.1)
    mine = place[:, party]
    kept.add("winner", (0.1 * first[:, q] for q in range(len(COLUMNS))))
    kept.add("rank", (0.1 * (mine == k) for k in (0, 1, 2)))
    kept.add("tactic", (0.1 * (first[:, q] & second[:, party]) for q in range(7) if q != party))
    pairs = ((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (5, 1), (5, 0), (1, 5), (0, 5))
    kept.add("tactic", (0.1 * (first[:, q] & second[:, s]) for q, s in pairs if party not in (q, s)))
    kept.add("tactic", (0.1 * close * seat for seat in (mine == 0, mine == 1, mine > 1)))
    kept.add("tactic", [own * (mine > 1), own * (mine == 1)])
    kept.add("tactic", (base[:, q] * first[:, q] * (mine == 1) for q in (0, 1)))


def _places(kept: _Columns, table: SeatTable, party: int) -> None:
    base, own, region = table.base, table.base[:, party], table.region
    scottish, welsh = region == SCOTLAND, region == WALES
    kept.add("nation", [scottish, welsh])
    kept.add("nation_own", [scottish * own, welsh * own])
    kept.add("nation_bases", (base[:, q] * scottish for q in range(6) if q != party))
    kept.add("nation_bases", (base[:, q] * welsh for q in (0, 1, 2, 3, 6) if q != party))
    kept.add("region", (region == k for k in range(SCOTLAND)))
    kept.add("region_own", ((region == k) * own for k in range(SCOTLAND)))
    kept.add("borough", [0.1 * table.borough * ~(scottish | welsh), 0.1 * table.borough * scottish])


def _who_stands(kept: _Columns, table: SeatTable, party: int) -> None:
    base, stands, stood = table.base, table.stands, table.stood
    named = [q for q in range(7) if q != party]
    kept.add("absent", (base[:, q] * ~stands[:, q] for q in named))
    kept.add("arrived", (stands[:, q] & ~stood[:, q] for q in named))
    kept.add("stands", (0.3 * stands[:, q] for q in named if q >= 2))
    kept.add("stands", [0.1 * np.log1p(table.others), table.speaker])


def _people(kept: _Columns, table: SeatTable, party: int) -> None:
    sitting, again = table.sitting, table.again[:, party]
    held, mine = table.base_winner == party, table.sitting[:, party]
    kept.add("person", [0.1 * mine, 0.1 * (held & ~mine), again, 0.1 * (again > 0), 0.1 * (mine & ~held)])
    rivals = [q for q in (0, 1, 2, 5) if q != party]
    kept.add("person", (0.1 * (sitting[:, q] & (table.base_winner == q)) for q in rivals))
    kept.add("star", [table.other_best, table.other_sitting])
    if party == COLUMNS.index("other"):
        known = table.other_best > 0.05
        kept.add("star", [table.base[:, party] * ~known, 0.3 * known])


def surface(table: SeatTable) -> Floats:
    """Return (seats, FREQUENCIES) random Fourier features of prior shares and covariates.

    A smooth surface with a length of about three standard deviations; the
    frequencies are fixed, so that nights can be compared.
    Source: Rahimi and Recht, Random features for large-scale kernel machines (2007).
    """
    names = ("leave_2016", "muslim", "degree", "aged_65_up", "white", "density")
    census = table.covariates[:, [COVARIATES.index(name) for name in names]]
    space = np.concatenate([table.base[:, :6] / 0.12, 7 * census], axis=1)
    rng = np.random.default_rng(5)
    frequencies = rng.normal(size=(space.shape[1], FREQUENCIES)) / 3
    phases = rng.uniform(0, 2 * np.pi, FREQUENCIES)
    return np.asarray(np.cos(space @ frequencies + phases) * np.sqrt(2 / FREQUENCIES))


def _others(party: int) -> list[int]:
    return [q for q in range(len(COLUMNS)) if q != party]
