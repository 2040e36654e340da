"""Figures worked out from two of the record: leads, sums, votes more than before, voters at home."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from hustings.check.case import Case
from hustings.check.earlier import Earlier
from hustings.check.evidence import Row
from hustings.check.figure import Figure, Kind
from hustings.record.contest import Candidacy

_MOST_ADDED = 5
"""Of how many candidates from the top votes are added up."""
_LEAST = 1000
"""Smaller leads and sums are equal to a number by chance too often."""


def figures_between(case: Case) -> Iterator[Figure]:
    """Yield leads of any over any, votes of two together, and what the majority leaves to win."""
    counted, votes = case.counted, case.declaration.votes
    if counted is None or counted.second is None:
        return
    for at, (first, second) in enumerate(combinations(counted.ranking, 2)):
        what = f"the lead of {first.person.name} over {second.person.name} in {case.where}"
        if at and votes[first.key] - votes[second.key] >= _LEAST:
            yield _of(votes[first.key] - votes[second.key], what, case, (first, second))
    for first, second in combinations(counted.ranking[:_MOST_ADDED], 2):
        what = f"the votes of {first.person.name} and {second.person.name} together in {case.where}"
        yield _of(votes[first.key] + votes[second.key], what, case, (first, second))
    yield from _to_win(case)


def _to_win(case: Case) -> Iterator[Figure]:
    counted, electorate = case.counted, case.declaration.electorate
    if counted is None or counted.second is None or counted.majority is None:
        return
    two = (counted.winner, counted.second)
    yield _of(counted.majority + 1, f"one vote more than the majority in {case.where}", case, two)
    for half in {counted.majority // 2, counted.majority // 2 + 1}:
        yield _of(half, f"half of the majority in {case.where}", case, two)
    if electorate is not None:
        what = f"the electors without a valid vote in {case.where}"
        yield _of(electorate - case.declaration.valid_votes, what, case, ())


def votes_changed(case: Case, earlier: Earlier) -> Iterator[Figure]:
    """Yield by how many votes each party, the majority and the valid votes differ from an earlier result."""
    base, votes = earlier.base, case.declaration.votes
    for one in case.contest.candidacies:
        then = base.votes.get(one.party)
        if then is not None and one.key in votes:
            what = f"the change in votes of {one.party} in {case.where} since {earlier.name}"
            yield _of(abs(votes[one.key] - then), what, case, (one,))
    if case.counted is not None and case.counted.majority is not None and base.majority is not None:
        what = f"the change of the majority in {case.where} since {earlier.name}"
        yield _of(abs(case.counted.majority - base.majority), what, case, (case.counted.winner,))


def votes_then(case: Case, earlier: Earlier) -> Iterator[Figure]:
    """Yield the votes of each party in an earlier result."""
    for party, then in earlier.base.votes.items():
        if then is not None:
            what = f"the number of votes of {party} in {earlier.name}"
            yield Figure(Fraction(then), what, Kind.COUNT, earlier.rows((party,)))


def _of(value: int, what: str, case: Case, whose: tuple[Candidacy, ...]) -> Figure:
    rows = tuple(case.row(one) for one in whose) or (Row(case.ref, what),)
    return Figure(Fraction(value), what, Kind.COUNT, rows)
