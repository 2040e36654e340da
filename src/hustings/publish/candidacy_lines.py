"""Candidacies with what became of them, as lists of a party, a person or a place show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hustings.publish.edition import Edition
from hustings.publish.words import Words
from hustings.record.change import share_change
from hustings.record.contest import Candidacy
from hustings.record.measures import Placed
from hustings.record.state import ContestState
from hustings.tell.columns import CANDIDACIES, Row
from hustings.tell.csv_text import as_csv
from hustings.tell.rows import candidacy_rows, ranks


@dataclass(frozen=True, slots=True)
class Line:
    """One candidacy: where, whose, and its figures, None where there are none yet."""

    standing: ContestState
    candidacy: Candidacy
    votes: int | None = None
    share: Fraction | None = None
    change: Fraction | None = None
    place: int | None = None
    deposit_lost: bool = False

    @property
    def is_elected(self) -> bool:
        """Whether the candidacy won."""
        return self.place == 1


def line(edition: Edition, standing: ContestState, candidacy: Candidacy) -> Line:
    """Return a candidacy with its figures, as far as they are declared."""
    counted, declared = edition.tabulations.get(standing.contest.key), standing.declaration
    if counted is None:
        return Line(standing, candidacy, declared.votes.get(candidacy.key) if declared else None)
    return Line(
        standing,
        candidacy,
        declared.votes.get(candidacy.key) if declared else None,
        counted.share(candidacy) if candidacy.key in counted.declaration.votes else None,
        share_change(counted, edition.base(counted.contest), candidacy),
        ranks(counted).get(candidacy.key)
        if not counted.declaration.unopposed
        else _unopposed(counted.winner, candidacy),
        edition.election.has_deposits
        and not counted.declaration.unopposed
        and counted.loses_deposit(candidacy),
    )


def _unopposed(winner: Candidacy, candidacy: Candidacy) -> int | None:
    return 1 if winner.key == candidacy.key else None


def by_share(lines: Iterable[Line]) -> list[Line]:
    """Return the elected first, then by share, then those without figures by seat."""
    return sorted(
        lines,
        key=lambda one: (
            not one.is_elected,
            -(one.share or -1),
            one.standing.contest.seat.name,
            one.candidacy.key,
        ),
    )


def told(edition: Edition, one: Line, words: Words) -> dict[str, Any]:
    """Return a line as a template shows it."""
    contest, person = one.standing.contest, one.candidacy.person
    return {
        "seat": words.seat(contest.seat),
        "page": edition.seat_page(contest.key),
        "name": person.name,
        "person_page": edition.directory.person_page(contest.key, one.candidacy),
        "party": one.candidacy.party,
        "description": one.candidacy.description,
        "votes": one.votes,
        "share": one.share,
        "change": one.change,
        "place": one.place,
        "elected": one.is_elected,
        "deposit_lost": one.deposit_lost,
        "is_declared": one.standing.is_declared,
    }


class KeptRows:
    """Candidacies in the columns of CANDIDACIES, worked out anew only where a contest's state changed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, tuple[Row, ...]]] = {}

    def of(self, edition: Edition, standings: Iterable[ContestState], party: str) -> Iterator[Row]:
        """Yield one party's candidacies in some contests."""
        election = edition.election
        for standing in standings:
            key, base = standing.contest.key, edition.base(standing.contest)
            ground = (election.name, election.has_deposits, standing, base)
            grounds, rows = self._kept.get(key, (None, ()))
            if grounds != ground:
                rows = tuple(candidacy_rows(election, standing))
                self._kept[key] = (ground, rows)
            yield from (row for row in rows if row["party"] == party)


def rows_csv(rows: Iterable[Row]) -> bytes:
    """Return such rows as the bytes of a CSV file."""
    return as_csv(list(rows), tuple(CANDIDACIES)).encode()


def placed_line(edition: Edition, one: Placed, words: Words) -> dict[str, Any]:
    """Return a contest of an order as lists of seats show it."""
    contest = one.tabulation.contest
    return {
        "seat": words.seat(contest.seat),
        "page": edition.seat_page(contest.key),
        "party": one.tabulation.winner.party,
        "second": one.tabulation.second.party if one.tabulation.second else None,
        "outcome": words.outcome(one.tabulation, one.base),
        "majority": one.tabulation.majority,
        "value": one.value,
    }
