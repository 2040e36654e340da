"""Forebears: what the results since 1918 have of a seat, found by its name alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hustings.record.finding import folded
from hustings.record.history import HistoricalResult

_UNSOUND = frozenset({"electorate", "total_votes", "turnout"})
_REGIONS = {"Ireland": "Northern Ireland", "Eastern": "East of England"}
"""Regions of the file by their names of today."""


@dataclass(frozen=True, slots=True)
class Leading:
    """The party block with most votes at one old result, or with a member unopposed.

    block: None where blocks are level or nothing is told. votes: None without a
    poll. lead: in votes over the next block; None where either is "oth", which
    adds up several parties, where two members were elected, or without a poll.
    electorate: None where it is not known, or turnout cannot be trusted to it.
    """

    block: str | None
    votes: int | None
    lead: int | None
    valid_votes: int | None
    electorate: int | None

    @property
    def share(self) -> Fraction | None:
        """The block's votes ÷ all; None without a poll."""
        if self.votes is None or not self.valid_votes:
            return None
        return Fraction(self.votes, self.valid_votes)

    @property
    def turnout(self) -> Fraction | None:
        """Valid votes ÷ electorate; None where either is not known or is in doubt."""
        if self.valid_votes is None or not self.electorate:
            return None
        return Fraction(self.valid_votes, self.electorate)


@dataclass(frozen=True, slots=True)
class Span:
    """The years in which one set of boundaries was in force, with a seat's results then, newest first.

    first, last: years of elections. results: empty where no seat had the name.
    """

    first: str
    last: str
    results: tuple[HistoricalResult, ...]


class Forebears:
    """Results since 1918, ready to be asked for one seat after another."""

    def __init__(self, results: Iterable[HistoricalResult]) -> None:
        self._by_name: dict[tuple[str, str], list[HistoricalResult]] = {}
        sets: dict[str, set[str]] = {}
        for one in results:
            sets.setdefault(one.boundary_set, set()).add(one.election)
            if one.region != "University":
                self._by_name.setdefault((one.boundary_set, _words(one.name)), []).append(one)
        self._sets = sorted(sets.items(), key=lambda pair: max(pair[1]), reverse=True)

    @property
    def first(self) -> str | None:
        """The earliest election there is, such as "1918"; None where there are no results."""
        return min((min(elections) for _, elections in self._sets), default=None)

    def of(self, names: Sequence[str], region: str, before: str) -> tuple[Span, ...]:
        """Return a seat's spans before an election, such as "2010", the newest first.

        names: those it goes by, the nearer to the past first; within one set of
        boundaries the first that a seat then had is taken. Names are alike where
        they have the same words, in whatever order. region: decides between
        seats of one name. Spans are joined where the publisher kept the seat's
        number from one set of boundaries to the next, and where both lack the name.
        """
        found = [
            (name, tuple(rows)) for name, rows in self._found(names, region, before) if name[:4] < before[:4]
        ]
        while found and not found[-1][1]:
            found.pop()
        spans: list[list[tuple[str, tuple[HistoricalResult, ...]]]] = []
        for one in found:
            if spans and _go_on(spans[-1][-1], one):
                spans[-1].append(one)
            else:
                spans.append([one])
        return tuple(
            Span(one[-1][0][:4], one[0][0][-4:], tuple(row for _, rows in one for row in rows))
            for one in spans
        )

    def _found(
        self, names: Sequence[str], region: str, before: str
    ) -> Iterator[tuple[str, list[HistoricalResult]]]:
        for boundaries, _ in self._sets:
            rows = next(filter(None, (self._rows(boundaries, name, region) for name in names)), [])
            rows = [one for one in rows if one.election < before]
            yield boundaries, sorted(rows, key=lambda one: one.election, reverse=True)

    def _rows(self, boundaries: str, name: str, region: str) -> list[HistoricalResult]:
        rows = self._by_name.get((boundaries, _words(name)), [])
        if len({one.election for one in rows}) == len(rows):
            return rows
        own = [one for one in rows if _REGIONS.get(one.region, one.region) == region]
        return own if len({one.election for one in own}) == len(own) else []


def leading(result: HistoricalResult) -> Leading:
    """Return the block with most votes in an old result, and its lead where that can be told.

    Not always the winner's: a block can add up several candidates, and "oth" several parties.
    """
    block, total = result.largest_block, result.total_votes
    is_sound = not _UNSOUND & result.doubts.keys() and result.turnout is not None
    electorate = result.electorate if is_sound or result.is_unopposed else None
    if block is None or result.is_unopposed:
        return Leading(block, None, None, total, electorate)
    counts = {name: votes for name, votes in result.votes.items() if votes is not None}
    order = sorted(counts.items(), key=lambda pair: -pair[1])
    is_told = result.seats == 1 and len(order) > 1 and "oth" not in (order[0][0], order[1][0])
    lead = order[0][1] - order[1][1] if is_told else None
    return Leading(block, counts[block], lead, total, electorate)


def same_words(one: str, other: str) -> bool:
    """Whether two names have the same words, in whatever order.

    >>> same_words("Devon North", "North Devon")
    True
    """
    return _words(one) == _words(other)


def _words(name: str) -> str:
    return " ".join(sorted(folded(name).split()))


def _go_on(
    newer: tuple[str, tuple[HistoricalResult, ...]], older: tuple[str, tuple[HistoricalResult, ...]]
) -> bool:
    if not newer[1] or not older[1]:
        return not newer[1] and not older[1]
    one, other = newer[1][-1], older[1][0]
    return one.code is not None and one.code == other.code and same_words(one.name, other.name)
