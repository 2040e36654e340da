"""The general elections before one, newest first, each with the way from its seats to the present ones."""

from __future__ import annotations

from hustings.publish.publication import Earlier
from hustings.record.election import Election
from hustings.record.lineage import Lineage, Measure
from hustings.sources.catalogue import datasets
from hustings.sources.opening import Desk


def earlier_elections(election: Election, desk: Desk) -> tuple[Earlier, ...]:
    """Return every general election of the catalogue before this one; none of an election it does not list.

    Where most seats have other codes than before, boundaries changed and
    results come by lineage, by population.
    """
    listed = {one.name: one for one in datasets() if one.kind == "general"}
    if election.name not in listed or election.day is None:
        return ()
    before = sorted((one.day, one.name) for one in listed.values() if one.day and one.day < election.day)
    lineage: Lineage | None = None
    found = []
    for _, name in reversed(before):
        one = desk.load(name)
        if not _has_its_seats(one, election):
            lineage = lineage or desk.lineages()[Measure.POPULATION]
            found.append(Earlier(one, lineage))
        else:
            found.append(Earlier(one))
    return tuple(found)


def _has_its_seats(earlier: Election, election: Election) -> bool:
    codes = {standing.contest.seat.code for standing in election.state().contests.values()}
    same = codes & {standing.contest.seat.code for standing in earlier.state().contests.values()}
    return 2 * len(same) > len(codes)
