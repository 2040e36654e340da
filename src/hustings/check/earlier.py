"""The earlier results that a change may be measured from: notional, actual, by-election."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from hustings.check.case import contest_in_words
from hustings.check.claim import BaseSaid, CandidacyRef, ContestRef
from hustings.check.evidence import Row
from hustings.check.record import BY_ELECTIONS, Record
from hustings.errors import NameNotFoundError, SourceError
from hustings.figures import whole
from hustings.record.baseline import Base, BaselineKind, Labels, actual_base
from hustings.record.contest import Contest
from hustings.record.tabulation import Tabulation
from hustings.sources.catalogue import dataset
from hustings.sources.mapping import own_mapping


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier result of a seat, or of what it was made from.

    ref and counted: None of an estimate. convention: in words, where it is
    not the publisher's own base.
    """

    name: str
    base: Base
    source: str
    ref: ContestRef | None = None
    counted: Tabulation | None = None
    convention: str = ""

    @property
    def is_estimate(self) -> bool:
        """Whether it is a notional result."""
        return self.base.kind is BaselineKind.NOTIONAL

    def rows(self, parties: tuple[str, ...] = ()) -> tuple[Row, ...]:
        """Return the rows of the parties named, or of its first two; of an estimate its file alone."""
        if self.ref is None or self.counted is None:
            told = "".join(f"; {party}: {whole(self.base.votes.get(party))}" for party in parties)
            majority = f"majority {whole(self.base.majority)}"
            return (Row(self.source, f"{self.name}, an estimate: {majority}{told}"),)
        named = [one for one in self.counted.ranking if one.party in parties] or self.counted.ranking[:2]
        votes = self.counted.declaration.votes
        return tuple(
            Row(
                CandidacyRef(self.ref, one.key),
                f"{self.name}: votes of {one.person.name}: {whole(votes[one.key])}",
            )
            for one in named
            if one.key in votes
        )


def earlier_results(record: Record, ref: ContestRef, said: BaseSaid = BaseSaid.UNSTATED) -> Iterator[Earlier]:
    """Yield what a change in a contest may be measured from, likeliest first, opened when reached.

    Unstated: the publisher's base, then the actual result of the last general
    election in the seat (of its main predecessor where boundaries changed),
    then a by-election since, then an old seat of the same name. Last general
    election: actual first. Notional: the estimate alone, where there is one.
    At dissolution: a by-election since comes first.
    """
    kept = _KNOWN.setdefault(record, {})
    if (ref, said) in kept:
        yield from kept[ref, said]
        return
    found: list[Earlier] = []
    for one in _measured_from(record, ref, said):
        found.append(one)
        yield one
    kept[ref, said] = tuple(found)


def earlier_contests(record: Record, ref: ContestRef) -> Iterator[ContestRef]:
    """Yield every earlier contest of a seat, or of what it was made from, back to the first on record."""
    waiting, known = [ref], {ref}
    while waiting:
        for earlier in earlier_results(record, waiting.pop(0)):
            if earlier.ref is not None and earlier.ref not in known:
                known.add(earlier.ref)
                waiting.append(earlier.ref)
                yield earlier.ref


_KNOWN: WeakKeyDictionary[Record, dict[tuple[ContestRef, BaseSaid], tuple[Earlier, ...]]] = (
    WeakKeyDictionary()
)
"""What has been found once, for as long as the record lives: one story asks for one contest many times."""


def _measured_from(record: Record, ref: ContestRef, said: BaseSaid) -> Iterator[Earlier]:
    contest = record.contest(ref)
    if contest is None:
        return
    official = _official(record, ref, contest)
    is_estimate = official is not None and official.is_estimate
    match said:
        case BaseSaid.NOTIONAL if official:
            yield official
        case BaseSaid.LAST_TIME if is_estimate and official:
            yield from _actual(record, contest, official)
            yield official
        case BaseSaid.DISSOLUTION:
            yield from _by_elections(record, contest)
            yield from (official,) if official and not is_estimate else _actual(record, contest, official)
            yield from (official,) if official and is_estimate else ()
        case _:
            yield from (official,) if official else ()
            yield from _actual(record, contest, official) if official is None or is_estimate else ()
            yield from _by_elections(record, contest) if said is BaseSaid.UNSTATED else ()


def previous_general(record: Record, day: date) -> str | None:
    """Return the short name of the last general election before a day; None where none is on record."""
    return next((name for name, polled in reversed(record.generals) if polled < day), None)


def old_seats(record: Record, contest: Contest, previous: str) -> tuple[tuple[str, str], ...]:
    """Return keys at the general election before that stand for the seat, each with why, likeliest first.

    The seat itself where its code stood then; else its main predecessor by
    population, and an old seat of the same name where that is another.
    """
    election = record.election(previous)
    if election is None:
        return ()
    before, found = election.state().contests, {}
    lineage = record.lineage if contest.seat.code not in before else None
    if contest.seat.code in before:
        found[contest.seat.code] = ""
    elif lineage is not None:
        try:
            main = lineage.main_predecessor(contest.seat.code)
            is_namesake = main.old_name.casefold() == contest.seat.name.casefold()
            found[main.old_code] = (
                "on the old boundaries"
                if is_namesake
                else f"{main.old_name} is the old seat that most of the new one came from"
            )
        except NameNotFoundError:
            pass
    for key, standing in before.items():
        if standing.contest.seat.name.casefold() == contest.seat.name.casefold():
            found.setdefault(key, "the old seat of the same name, on other boundaries")
    return tuple((key, why) for key, why in found.items() if key in before)


def _official(record: Record, ref: ContestRef, contest: Contest) -> Earlier | None:
    base, election = record.base(ref), record.election(ref.election)
    if base is None or election is None or election.baseline is None:
        return None
    previous = previous_general(record, contest.day)
    if base.kind is BaselineKind.NOTIONAL or previous is None:
        name = f"the notional result for {contest.seat.name} ({election.baseline.name})"
        return Earlier(name, base, election.baseline.name)
    before = ContestRef(previous, contest.seat.code)
    counted = record.tabulation(before)
    if counted is None:
        return Earlier(election.baseline.name, base, election.baseline.name)
    return Earlier(contest_in_words(counted.contest), base, previous, before, counted)


def _actual(record: Record, contest: Contest, official: Earlier | None) -> Iterator[Earlier]:
    previous = previous_general(record, contest.day)
    for key, why in old_seats(record, contest, previous) if previous else ():
        ref = ContestRef(previous or "", key)
        counted = record.tabulation(ref)
        if counted is None or (official and official.ref == ref):
            continue
        label = "measured from the actual result at the last general election"
        yield Earlier(
            contest_in_words(counted.contest),
            actual_base(counted, _labels(record, contest.election)),
            ref.election,
            ref,
            counted,
            f"{label} ({why})" if why else label,
        )


def _by_elections(record: Record, contest: Contest) -> Iterator[Earlier]:
    previous = previous_general(record, contest.day)
    polled = dict(record.generals).get(previous or "")
    by_elections = record.election(BY_ELECTIONS)
    if previous is None or polled is None or by_elections is None:
        return
    codes = {contest.seat.code, *(key for key, _ in old_seats(record, contest, previous)[:1])}
    since = [
        standing.contest
        for standing in by_elections.state().contests.values()
        if standing.contest.seat.code in codes and polled < standing.contest.day < contest.day
    ]
    for one in sorted(since, key=lambda held: held.day, reverse=True):
        ref = ContestRef(BY_ELECTIONS, one.key)
        counted = record.tabulation(ref)
        if counted is not None:
            base = actual_base(counted, _labels(record, contest.election))
            told = "measured from the by-election held since the last general election"
            yield Earlier(contest_in_words(one), base, BY_ELECTIONS, ref, counted, told)


def _labels(record: Record, name: str) -> Labels:
    election = record.election(name)
    parties = election.parties if election else {}
    shared = frozenset(label for label, party in parties.items() if party.is_shared_label)
    try:
        mapping = dataset(name).mapping
    except (NameNotFoundError, SourceError):
        return Labels(shared)
    return Labels(shared, own_mapping(mapping).parties.renamed if mapping else {})
