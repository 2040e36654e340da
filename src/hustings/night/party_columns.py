"""The columns that parties are scored in: a few by name, all others as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hustings.night.moment import Truth

OTHER = "other"
_NAMED = (("Con",), ("Lab",), ("LD",), ("RUK", "BRX", "UKIP"), ("Green",), ("SNP",), ("PC",))
"""By column, labels that are one place on the ballot paper at different elections."""
_APART = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class Columns:
    """Parties with a column of their own; left_out: regions whose seats are not scored.

    In Northern Ireland, where hardly any of the named stand, every party of a
    seat has its own column: one column of others would always be right.
    """

    named: tuple[str, ...]
    left_out: frozenset[str] = frozenset()

    @property
    def all(self) -> tuple[str, ...]:
        """The columns of seat totals, that of all others last."""
        return (*self.named, OTHER)

    def of(self, party: str, region: str) -> str:
        """Return the column of a party in a seat of that region."""
        return party if party in self.named or region == _APART else OTHER

    def totals(self, by_party: Mapping[str, float]) -> NDArray[np.float64]:
        """Return (columns,) sums of what is given by party."""
        named = [by_party.get(party, 0) for party in self.named]
        return np.array([*named, sum(by_party.values()) - sum(named)], dtype=np.float64)

    def draws(self, draws: NDArray[np.integer], parties: tuple[str, ...]) -> NDArray[np.int64]:
        """Return (draws, columns) seats from (draws, parties)."""
        out = np.zeros((len(draws), len(self.all)), dtype=np.int64)
        for n, party in enumerate(parties):
            out[:, self.all.index(party if party in self.named else OTHER)] += draws[:, n]
        return out


def columns_of(truth: Truth, left_out: Collection[str] = ()) -> Columns:
    """Return the columns for an election.

    In the United Kingdom, of the labels that share a column, the one with most
    votes is named, so that UKIP in 2019 counts among the others. Where those
    labels have less than half of the votes, as in another country or a
    rehearsal, as many parties as there with most votes: else one column of
    all others would always be right.
    """
    named = tuple(_most_voted(truth, labels) for labels in _NAMED)
    if 2 * sum(truth.votes.get(label, 0.0) for label in named) < sum(truth.votes.values()):
        named = tuple(sorted(truth.votes, key=lambda label: (-truth.votes[label], label))[: len(_NAMED)])
    return Columns(named, frozenset(left_out))


def _most_voted(truth: Truth, labels: Iterable[str]) -> str:
    return max(labels, key=lambda label: truth.votes.get(label, 0.0))
