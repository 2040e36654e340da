"""The candidacies of all seats in one line: what they polled, how they divide what their columns get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress

import numpy as np

from hustings.night.outlook import CandidacyOutlook, SeatOutlook
from hustings.night.part import open_seat
from hustings.night.seats import COLUMNS, Bools, Floats, Ints
from hustings.night.seats_before import Ground
from hustings.night.simulation import Houses
from hustings.record.contest import Candidacy
from hustings.record.election import Election


@dataclass(frozen=True, slots=True, eq=False)
class Crowds:
    """Candidacies, seat after seat in the table's order.

    seat, column, label: (candidacies,) positions. share, chance: each one's
    part of its column's share and chance. first: (seats + 1,) where a seat's
    candidacies begin.
    """

    seat: Ints
    column: Ints
    label: Ints
    share: Floats
    chance: Floats
    first: tuple[int, ...]
    keys: tuple[str, ...]
    names: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OpenCrowd:
    """The candidacies of open seats: (candidacies,) label and column by position, chance of winning."""

    label: Ints
    column: Ints
    win: Floats
    seats: tuple[SeatOutlook, ...]


def crowds(election: Election, ground: Ground, labels: Sequence[str]) -> Crowds:
    """Return how candidacies divide their columns: by who sits and each label's share before."""
    place = {label: i for i, label in enumerate(labels)}
    standing = [one for contest in ground.contests for one in contest.candidacies]
    sizes = [len(contest.candidacies) for contest in ground.contests]
    seat = np.repeat(np.arange(len(sizes)), sizes)
    column = np.array([ground.columns[one.party] for one in standing], dtype=np.int64)
    weights = np.array(
        [
            _weight(one, base.share(one.party) if (base := election.base(contest)) else None)
            for contest in ground.contests
            for one in contest.candidacies
        ]
    )
    cell = seat * len(COLUMNS) + column
    return Crowds(
        seat,
        column,
        np.array([place[one.party] for one in standing], dtype=np.int64),
        weights / np.bincount(cell, weights)[cell],
        weights**2 / np.bincount(cell, weights**2)[cell],
        (0, *np.cumsum(sizes).tolist()),
        tuple(one.key for one in standing),
        tuple(one.person.name for one in standing),
        tuple(one.party for one in standing),
    )


def _weight(one: Candidacy, before: Fraction | None) -> float:
    return 0.02 + float(before or 0) + (0.2 if one.sitting else 0.0)


def polled(among: Crowds, votes: Mapping[int, Mapping[str, int]]) -> tuple[Floats, Floats]:
    """Return shares (seats, columns) and valid votes (seats,); NaN and 0 where there was no poll.

    votes: by the seat's position, votes by candidacy key.
    """
    seats = len(among.first) - 1
    counts = np.zeros(len(among.keys))
    for i, counted in votes.items():
        if counted:
            own = slice(among.first[i], among.first[i + 1])
            counts[own] = [counted[key] for key in among.keys[own]]
    valid = np.asarray(np.bincount(among.seat, counts, minlength=seats), dtype=np.float64)
    shares = counts / np.where(valid > 0, valid, 1)[among.seat]
    table = np.bincount(among.seat * len(COLUMNS) + among.column, shares, minlength=seats * len(COLUMNS))
    return np.where(valid[:, None] > 0, table.reshape(seats, -1), np.nan), valid


def open_crowd(among: Crowds, ground: Ground, open_seats: Bools, means: Floats, made: Houses) -> OpenCrowd:
    """Return open seats by candidacy. means: (open seats, columns) shares; made: Houses of the open seats."""
    here = open_seats[among.seat]
    row = (np.cumsum(open_seats) - 1)[among.seat[here]]
    at, share = (row, among.column[here]), among.share[here]
    raw = made.won[at] * among.chance[here]
    win = raw / np.bincount(row, raw)[row]
    bounds = (np.nan_to_num(made.low), np.nan_to_num(made.high))
    figures = [(table[at] * share).tolist() for table in (means, *bounds)]
    told = [compress(words, here) for words in (among.keys, among.names, among.parties)]
    standing = list(map(CandidacyOutlook, *told, *figures, win.tolist()))
    ends = np.cumsum(np.bincount(row)).tolist()
    contests = compress(ground.contests, open_seats)
    seats = tuple(
        open_seat(contest, tuple(standing[start:end]))
        for contest, start, end in zip(contests, [0, *ends[:-1]], ends, strict=True)
    )
    return OpenCrowd(among.label[here], among.column[here], win, seats)
