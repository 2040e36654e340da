"""The contest that a typed seat name means, in one election."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from hustings.errors import NameNotFoundError, SourceError
from hustings.record.finding import Gazetteer, Named

if TYPE_CHECKING:
    from hustings.record.contest import Contest
    from hustings.record.election import Election

_SUBSTANTIAL = Fraction(1, 4)
"""The share of an old seat, or of a new one, from which on the old name still means the new seat."""


def contest_named(election: Election, typed: str, mirror: Path | None = None) -> str:
    """Return the key of the contest that a typed name or code means.

    Where no present name fits, names that seats had before their boundaries
    changed are tried. Raises NameNotFoundError or AmbiguousNameError.
    """
    contests = [standing.contest for standing in election.state().contests.values()]
    try:
        return _gazetteer(contests, {}).find(typed).key
    except NameNotFoundError:
        former = _former_names(mirror)
        if not any(contest.seat.code in former for contest in contests):
            raise
        return _gazetteer(contests, former).find(typed).key


def _gazetteer(contests: list[Contest], former: dict[str, tuple[str, ...]]) -> Gazetteer:
    return Gazetteer(
        [
            Named(
                contest.key,
                contest.seat.name,
                former.get(contest.seat.code, ()),
                contest.seat.region if contest.key == contest.seat.code else str(contest.day),
            )
            for contest in contests
        ],
        "seat",
    )


def _former_names(mirror: Path | None) -> dict[str, tuple[str, ...]]:
    from hustings.sources.opening import load_lineage

    try:
        lineage = load_lineage(mirror)
    except SourceError:
        return {}
    names: dict[str, tuple[str, ...]] = {}
    for overlap in lineage.overlaps:
        if max(overlap.of_old, overlap.of_new) >= _SUBSTANTIAL and overlap.old_name != overlap.new_name:
            names[overlap.new_code] = (*names.get(overlap.new_code, ()), overlap.old_name)
    return names
