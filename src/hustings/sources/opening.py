"""Opening an election by name: obtained, checked, kept on the shelf, and ready to be asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from hustings.errors import ElectionError, SourceError
from hustings.record.baseline import (
    Base,
    Baseline,
    BaselineKind,
    Labels,
    NotionalResult,
    actual_base,
    notional_base,
)
from hustings.record.election import Election
from hustings.record.history import HistoricalResult
from hustings.record.lineage import Lineage, Measure
from hustings.record.party import Party
from hustings.record.tabulation import tabulate
from hustings.sources import cache, elsewhere, past, places, shelf
from hustings.sources.catalogue import Dataset, dataset
from hustings.sources.census import SeatCensus, read_census
from hustings.sources.example import example
from hustings.sources.fetch import Progress, mirror_folder, obtain
from hustings.sources.geography import Geography
from hustings.sources.geography_file import read_geography
from hustings.sources.history_file import read_history
from hustings.sources.mapping import mapping_text, own_mapping
from hustings.sources.official import official_ledger
from hustings.sources.overlaps import read_overlaps
from hustings.sources.reader import PARLIAMENTS, read_dataset, read_notional_dataset, source_of
from hustings.sources.results import Results

T = TypeVar("T")
_NO_ELECTION = {
    "notional": "a set of notional results, not an election; it serves as a baseline",
    "history": "results by party block, not an election; `hustings records` shows what follows from them",
    "overlaps": "the overlaps of old and new seats, not an election; names of old seats are found by it",
    "census": "census figures of seats, not an election",
    "geography": "boundaries and hexagons of seats, not an election; maps are drawn from them",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files come from: a local mirror, or their publishers; and who is told of progress.

    mirror: as named, or None for HUSTINGS_MIRROR; looked at only when a file is needed.
    """

    mirror: Path | str | None = None
    progress: Progress | None = None

    def load(self, name: str) -> Election:
        """Return an election by its short name, as `hustings.load` does."""
        name = name.strip().casefold()
        if name == "example":
            return example()
        own = elsewhere.kept(name)
        if own is not None:
            return own
        wanted = dataset(name)
        if wanted.kind in _NO_ELECTION:
            raise ElectionError(f"{wanted.name} is {_NO_ELECTION[wanted.kind]}")
        results = self.results(wanted)
        baseline = self.baseline(wanted, results)
        countermands = {}
        for one in wanted.postponed:
            if wanted.day is not None:
                countermands[one.seat] = (wanted.day, one.reason)
        ledger = official_ledger(
            results.contests, results.declarations, wanted.publisher, _source(wanted), countermands
        )
        has_times = all(declaration.declared_at for declaration in results.declarations.values())
        of_times = [file.attribution for file in wanted.files if file.role == "times" and has_times]
        return Election(
            wanted.name,
            wanted.title,
            ledger,
            results.parties,
            wanted.day,
            wanted.seats,
            baseline,
            has_times,
            (wanted.attribution, *filter(None, of_times)),
            has_deposits=True,
            published=results.published,
        )

    def results(self, wanted: Dataset) -> Results:
        """Return a dataset's results, read from the shelf, or from its files and put on the shelf."""
        return self._shelved(
            wanted, lambda files: read_dataset(wanted, files), shelf.save_results, shelf.saved_results
        )

    def notional(self, wanted: Dataset) -> dict[str, NotionalResult]:
        """Return a dataset's notional results, by seat code."""
        return self._shelved(
            wanted,
            lambda files: read_notional_dataset(wanted, files),
            shelf.save_notional,
            shelf.saved_notional,
        )

    def history(self) -> tuple[HistoricalResult, ...]:
        """Return results by constituency and party block since 1918."""
        wanted = dataset("uk-history")

        def read(files: dict[str, Path]) -> tuple[HistoricalResult, ...]:
            return read_history(files["results"], wanted.file("results").path)

        return self._shelved(wanted, read, past.save_history, past.saved_history)

    def lineages(self) -> dict[Measure, Lineage]:
        """Return which seats of 2010 the seats of 2024 were made from, by measure."""
        wanted = dataset("uk-overlaps")

        def read(files: dict[str, Path]) -> dict[Measure, Lineage]:
            return read_overlaps(source_of(wanted, files, "overlaps"))

        return self._shelved(wanted, read, past.save_lineages, past.saved_lineages)

    def census(self) -> dict[str, SeatCensus]:
        """Return census figures by seat code of 2024, for Great Britain."""
        wanted = dataset("uk-census")

        def read(files: dict[str, Path]) -> dict[str, SeatCensus]:
            return read_census(source_of(wanted, files, "census"))

        return self._shelved(wanted, read, past.save_census, past.saved_census)

    def geography(self) -> Geography:
        """Return boundaries and hexagons by seat code of 2024."""
        wanted = dataset("uk-geography")

        def read(files: dict[str, Path]) -> Geography:
            named = {role: (path, wanted.file(role).path) for role, path in files.items()}
            return read_geography(named, wanted.name)

        found = self._shelved(wanted, read, places.save_geography, places.saved_geography)
        return replace(found, attribution=(wanted.attribution,))

    def baseline(self, wanted: Dataset, results: Results) -> Baseline | None:
        """Return what the dataset's contests are compared with; None where there is nothing."""
        if wanted.mapping is None:
            return None
        labels = _labels(wanted, results.parties)
        if wanted.kind == "by-elections":
            return self._last_general_elections(results, labels)
        if wanted.baseline is None:
            return None
        before = dataset(wanted.baseline)
        if before.kind == "notional":
            notional = {seat: notional_base(result, labels) for seat, result in self.notional(before).items()}
            return Baseline(before.name, BaselineKind.NOTIONAL, notional)
        return Baseline(before.name, BaselineKind.ACTUAL, _actual(self.results(before), labels))

    def _last_general_elections(self, results: Results, labels: Labels) -> Baseline:
        bases: dict[str, Base] = {}
        generals = sorted((dataset(name) for name in PARLIAMENTS.values()), key=lambda d: str(d.day))
        for general in generals:
            before = _actual(self.results(general), labels)
            for key, contest in results.contests.items():
                if general.day is not None and contest.day > general.day:
                    bases.pop(key, None)
                    if contest.seat.code in before:
                        bases[key] = before[contest.seat.code]
        return Baseline("the general election before", BaselineKind.ACTUAL, bases)

    def _shelved(
        self,
        wanted: Dataset,
        read: Callable[[dict[str, Path]], T],
        save: Callable[[T, Path], None],
        saved: Callable[[Path], T],
    ) -> T:
        whole = _unharmed(saved, cache.stored(wanted.name, mark(wanted)))
        if whole is not None:
            return whole
        roles = [file.role for file in wanted.files if not file.optional]
        needed = _unharmed(saved, cache.stored(wanted.name, mark(wanted, roles)))
        try:
            files = obtain(wanted, mirror_folder(self.mirror), progress=self.progress)
        except SourceError:
            if needed is None:
                raise
            return needed
        if needed is not None and len(files) < len(wanted.files):
            return needed
        found = read(files)
        cache.store(wanted.name, mark(wanted, files), lambda folder: save(found, folder))
        return found


def load(name: str, mirror: Path | str | None = None, progress: Progress | None = None) -> Election:
    """Return an election by its short name, such as uk-2024, or Democracy Club's identifier.

    Reads the checked copy kept on this machine; where there is none, obtains
    the publisher's files (or those of a mirror), verifies, reads and keeps
    them. mirror: a local copy of the files; HUSTINGS_MIRROR names one too.
    Raises NameNotFoundError, SourceError, or FaultsError for a file with faults.
    """
    return Desk(mirror, progress).load(name)


def load_history(mirror: Path | str | None = None) -> tuple[HistoricalResult, ...]:
    """Return results by constituency and party block since 1918, obtained as `load` does."""
    return Desk(mirror).history()


def load_lineage(mirror: Path | str | None = None, measure: Measure = Measure.POPULATION) -> Lineage:
    """Return which seats of 2010 the seats of 2024 were made from, obtained as `load` does."""
    return Desk(mirror).lineages()[measure]


def load_geography(mirror: Path | str | None = None) -> Geography:
    """Return boundaries and hexagons of the seats of 2024, obtained as `load` does."""
    return Desk(mirror).geography()


def keep(wanted: Dataset, mirror: Path | None = None, progress: Progress | None = None) -> str:
    """Obtain, check and keep a dataset; return in words what it holds."""
    desk = Desk(mirror, progress)
    if wanted.kind == "notional":
        return f"{len(desk.notional(wanted))} notional results, estimates"
    if wanted.kind == "history":
        return f"{len(desk.history())} results by party block"
    if wanted.kind == "census":
        return f"{len(desk.census())} seats with census figures"
    if wanted.kind == "geography":
        return f"{len(desk.geography().boundaries)} seats with boundary and hexagon"
    if wanted.kind == "overlaps":
        return f"{len(desk.lineages()[Measure.POPULATION].overlaps)} overlaps of seats"
    election = desk.load(wanted.name)
    now = election.state()
    candidacies = sum(len(standing.contest.candidacies) for standing in now.contests.values())
    counts = f"{len(now.contests)} contests, {candidacies} candidacies, {len(now.declared)} declared"
    return counts + (f", {len(now.tied)} tied and waiting for a lot" if now.tied else "")


def _unharmed(saved: Callable[[Path], T], folder: Path | None) -> T | None:
    """Return what a stored copy holds; None where there is none, or it can no longer be read."""
    if folder is None:
        return None
    from polars.exceptions import PolarsError

    try:
        return saved(folder)
    except (OSError, PolarsError, msgspec.MsgspecError, ElectionError, KeyError, TypeError, ValueError):
        return None


def is_kept(name: str) -> bool:
    """Whether a checked copy of a dataset is kept on this machine, so that it opens without a connection."""
    wanted = dataset(name)
    roles = [file.role for file in wanted.files if not file.optional]
    return any(cache.stored(name, mark(wanted, those)) is not None for those in (None, roles))


def mark(wanted: Dataset, roles: Collection[str] | None = None) -> str:
    """Return what tells a stored copy made of files of these roles, all where None, from any other."""
    rules = repr((wanted.errata, wanted.postponed, _mapping_text(wanted)))
    used = [file.sha256 for file in wanted.files if roles is None or file.role in roles]
    return cache.fingerprint([*used, rules], shelf.TABLES)


def _actual(results: Results, labels: Labels) -> dict[str, Base]:
    counted = {key: tabulate(results.contests[key], one) for key, one in results.declarations.items()}
    elected = frozenset(one.winner.person.mnis for one in counted.values() if one.winner.person.mnis)
    return {key: actual_base(one, labels, elected) for key, one in counted.items()}


def _labels(wanted: Dataset, parties: Mapping[str, Party]) -> Labels:
    shared = frozenset(label for label, party in parties.items() if party.is_shared_label)
    return Labels(shared, own_mapping(wanted.mapping or "").parties.renamed)


def _mapping_text(wanted: Dataset) -> str:
    return mapping_text(wanted.mapping) if wanted.mapping else ""


def _source(wanted: Dataset) -> str:
    return next((file.path for file in wanted.files if file.role.startswith("candidacies")), wanted.name)
