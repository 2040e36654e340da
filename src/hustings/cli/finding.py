"""The contest that a typed seat name means, in one election."""

from __future__ import annotations

from pathlib import Path

from hustings.record.election import Election
from hustings.record.finding import Gazetteer, Named


def contest_named(election: Election, typed: str, mirror: Path | None = None) -> str:
    """Return the key of the contest that a typed name or code means.

    Names that a seat's main predecessors had before a boundary change are
    tried where no present name fits. Raises NameNotFoundError or
    AmbiguousNameError.
    """
    contests = [standing.contest for standing in election.state().contests.values()]
    seats = [
        Named(
            contest.key,
            contest.seat.name,
            hint=contest.seat.region if contest.key == contest.seat.code else str(contest.day),
        )
        for contest in contests
    ]
    return Gazetteer(seats, "seat").find(typed).key
