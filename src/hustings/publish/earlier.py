"""What was before an election: the general elections, newest first, and everything else the record has."""

from __future__ import annotations

from contextlib import suppress

from hustings.errors import SourceError
from hustings.publish.past import NO_PAST, Past
from hustings.publish.publication import Earlier
from hustings.record.baseline import Base, BaselineKind, Labels, actual_base
from hustings.record.election import Election
from hustings.record.history import HistoricalResult
from hustings.record.lineage import Lineage, Measure
from hustings.sources.catalogue import dataset, datasets
from hustings.sources.mapping import own_mapping
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


def past_of(election: Election, earlier: tuple[Earlier, ...], desk: Desk) -> Past:
    """Return what else the record has of the time before; nothing of an election the catalogue does not list.

    earlier: as of `earlier_elections`. By-elections, or results since 1918,
    that cannot be obtained are left out.
    """
    if not any(one.name == election.name and one.kind == "general" for one in datasets()):
        return NO_PAST
    by_elections: Election | None = None
    results: tuple[HistoricalResult, ...] = ()
    with suppress(SourceError):
        by_elections = desk.load("uk-by-elections")
    with suppress(SourceError):
        results = desk.history()
    return Past(by_elections, results, _actual(election, earlier))


def _actual(election: Election, earlier: tuple[Earlier, ...]) -> dict[str, Base]:
    """Return what the seats of the general election before declared, where the baseline is an estimate."""
    baseline = election.baseline
    if baseline is None or baseline.kind is not BaselineKind.NOTIONAL or not earlier:
        return {}
    then = earlier[0].election
    shared = frozenset(label for label, party in election.parties.items() if party.is_shared_label)
    labels = Labels(shared, own_mapping(dataset(election.name).mapping or "").parties.renamed)
    found = [one for key in then.state().contests if (one := then.tabulation(key)) is not None]
    elected = frozenset(one.winner.person.mnis for one in found if one.winner.person.mnis)
    return {one.contest.seat.code: actual_base(one, labels, elected) for one in found}


def _has_its_seats(earlier: Election, election: Election) -> bool:
    codes = {standing.contest.seat.code for standing in election.state().contests.values()}
    same = codes & {standing.contest.seat.code for standing in earlier.state().contests.values()}
    return 2 * len(same) > len(codes)
