"""Great Britain's seats before the count, from the record: what stood, who stands again, the census."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hustings.night.boundaries import moved
from hustings.night.seats import COLUMNS, COVARIATES, REGIONS, Floats, SeatTable, standardised
from hustings.record.baseline import Base
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.lineage import Lineage
from hustings.record.party import Standing
from hustings.record.person import Person
from hustings.sources.census import SeatCensus

OTHER = COLUMNS.index("other")
_ONE_AFTER_ANOTHER = ("RUK", "BRX", "UKIP")
"""Labels that share a column, one at a time: of those that stood, the first here; the others are "other"."""

Before = Mapping[str, Sequence[tuple[float, int, str]]]
"""By a person's name and number: share, column and seat code at the general election before."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The contests a table is of, in its order, and the column of each candidacy."""

    contests: tuple[Contest, ...]
    columns: Mapping[str, int]
    table: SeatTable
    base_votes: Floats

    @property
    def keys(self) -> list[str]:
        """Contest keys, in the table's order."""
        return [contest.key for contest in self.contests]


def ground(
    election: Election,
    earlier: Election | None,
    census: Mapping[str, SeatCensus],
    lineage: Lineage | None = None,
) -> Ground:
    """Return the seats of Great Britain that have a baseline, sorted by code.

    earlier: the general election before, for people who stood then; census:
    by seat code, on this election's boundaries; a seat without is at the mean.
    lineage: of the boundary change that made the baseline notional.
    """
    contests = tuple(map(by_key, modelled(election)))
    known = people_before(earlier)
    same_seats = (
        earlier is not None and election.baseline is not None and election.baseline.name == earlier.name
    )
    columns, before = _columns(election.parties), _columns(_labels_before(election))
    rows = []
    for contest in contests:
        row = _Row(election.base(contest), before)
        for one in contest.candidacies:
            prior = known.get(_name(one.person), ())
            here = [found for found in prior if not same_seats or found[2] == contest.seat.code]
            is_speaker = election.parties[one.party].standing is Standing.SPEAKER
            row.stand(one, columns[one.party], here, is_speaker)
        rows.append(row)
    year = election.day.year if election.day else 0
    region = np.array([REGIONS.index(_region(contest)) for contest in contests], dtype=np.int64)
    table = SeatTable(
        base=np.array([row.base for row in rows]),
        stood=np.array([row.stood for row in rows]),
        stands=np.array([row.stands for row in rows]),
        base_winner=np.array([row.winner for row in rows], dtype=np.int64),
        region=region,
        borough=np.array([contest.seat.kind in ("Borough", "Burgh") for contest in contests]),
        speaker=np.array([row.speaker for row in rows]),
        sitting=np.array([row.sitting for row in rows]),
        again=np.array([row.again for row in rows]),
        others=np.array([row.others for row in rows], dtype=float),
        other_best=np.array([row.other_best for row in rows]),
        other_sitting=np.array([row.other_sitting for row in rows]),
        covariates=standardised(_census(contests, census), region, year),
        moved=moved([contest.seat.code for contest in contests], lineage),
    )
    votes = np.array([row.valid_votes for row in rows], dtype=float)
    return Ground(contests, columns, table, votes)


def shares(where: Ground, votes: Mapping[str, Mapping[str, int]]) -> tuple[Floats, Floats]:
    """Return declared shares (seats, parties) and valid votes (seats,); NaN and 0 where undeclared.

    votes: by contest key, votes by candidacy key.
    """
    out = np.full((len(where.contests), len(COLUMNS)), np.nan)
    valid = np.zeros(len(where.contests))
    for i, contest in enumerate(where.contests):
        counted = votes.get(contest.key)
        if counted:
            valid[i] = sum(counted.values())
            out[i] = 0
            for candidacy in contest.candidacies:
                out[i, where.columns[candidacy.party]] += counted[candidacy.key] / valid[i]
    return out, valid


def by_key(contest: Contest) -> Contest:
    """Return the contest with candidacies in the order of their keys, on which no sum shall depend."""
    return replace(contest, candidacies=tuple(sorted(contest.candidacies, key=lambda one: one.key)))


def modelled(election: Election) -> list[Contest]:
    """Return the contests that the model of Great Britain is for, sorted by key."""
    contests = (standing.contest for standing in election.state().contests.values())
    return sorted((one for one in contests if _is_modelled(election, one)), key=lambda one: one.key)


def _is_modelled(election: Election, contest: Contest) -> bool:
    """Whether the seat lies in Great Britain and its baseline says what parties had there.

    A seat that a Speaker leaves does not: the main parties had not stood.
    """
    base = election.base(contest)
    if _region(contest) not in REGIONS or base is None:
        return False
    speakers = {label for label, party in election.parties.items() if party.standing is Standing.SPEAKER}
    return base.winner not in speakers or any(one.party in speakers for one in contest.candidacies)


class _Row:
    """One seat's cells in the making."""

    def __init__(self, base: Base | None, before: Mapping[str, int]) -> None:
        width = len(COLUMNS)
        self.base, self.stood, self.stands = np.zeros(width), np.zeros(width, bool), np.zeros(width, bool)
        self.sitting, self.again = np.zeros(width, bool), np.zeros(width)
        self.others, self.other_best, self.other_sitting, self.speaker = 0, 0.0, False, False
        self.winner, self.valid_votes = OTHER, 0
        if base is not None:
            self.valid_votes = base.valid_votes
            self.winner = before.get(base.winner, OTHER)
            for label, count in base.votes.items():
                column = before.get(label, OTHER)
                self.base[column] += count / base.valid_votes
                self.stood[column] = True

    def stand(
        self, one: Candidacy, column: int, prior: Sequence[tuple[float, int, str]], is_speaker: bool
    ) -> None:
        """Add a candidacy; prior: what the same person had last time, where that counts."""
        self.stands[column] = True
        self.sitting[column] |= bool(one.sitting)
        best = max((share for share, stood, _ in prior if stood == column), default=0.0)
        self.again[column] = max(self.again[column], best)
        if column == OTHER:
            self.others += 1
            anywhere = max((share for share, _, _ in prior), default=0.0)
            self.other_best = max(self.other_best, anywhere)
            self.other_sitting |= bool(one.sitting)
            self.speaker |= is_speaker


def people_before(earlier: Election | None) -> Before:
    """Return by name and number the shares people had; a feature, never a proof of identity."""
    found: dict[str, list[tuple[float, int, str]]] = {}
    if earlier is None:
        return found
    columns = _columns(earlier.parties)
    for standing in earlier.state().contests.values():
        if standing.declaration is None or not standing.declaration.valid_votes:
            continue
        for candidacy in standing.contest.candidacies:
            share = standing.declaration.votes[candidacy.key] / standing.declaration.valid_votes
            entry = (share, columns[candidacy.party], standing.contest.seat.code)
            for name in {_name(candidacy.person), candidacy.person.name.casefold()}:
                found.setdefault(name, []).append(entry)
    return found


def _columns(labels: Collection[str]) -> dict[str, int]:
    """Return the column of every label of an election."""
    standing = [label for label in _ONE_AFTER_ANOTHER if label in labels]
    shared = {standing[0]: COLUMNS.index("RUK")} if standing else {}
    own = {label: COLUMNS.index(label) for label in labels if label in COLUMNS[:OTHER]}
    return {label: OTHER for label in labels} | own | shared


def _labels_before(election: Election) -> set[str]:
    bases = election.baseline.bases.values() if election.baseline else ()
    return {label for base in bases for label in base.votes}


def _name(person: Person) -> str:
    return f"mnis {person.mnis}" if person.mnis else person.name.casefold()


def _region(contest: Contest) -> str:
    return contest.seat.region if contest.seat.region in REGIONS else contest.seat.country


def _census(contests: Sequence[Contest], census: Mapping[str, SeatCensus]) -> Floats:
    out = np.full((len(contests), len(COVARIATES)), np.nan)
    for i, contest in enumerate(contests):
        found = census.get(contest.seat.code)
        if found is not None:
            out[i] = [
                np.nan if figure is None else figure for figure in (found.figures[n] for n in COVARIATES)
            ]
    return out
