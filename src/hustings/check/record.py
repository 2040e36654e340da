"""The record as the check asks it: elections opened when first needed, contests and people by reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.facts import Fact, Facts, shipped_facts
from hustings.errors import NameNotFoundError, SourceError
from hustings.record.baseline import Base
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.history import HistoricalResult
from hustings.record.house import House, house
from hustings.record.lineage import Lineage, Measure
from hustings.record.tabulation import Tabulation
from hustings.sources.catalogue import dataset
from hustings.sources.opening import Desk
from hustings.sources.reader import PARLIAMENTS

BY_ELECTIONS = "uk-by-elections"


class Record:
    """Everything that a claim may be set against, read at most once.

    elections: already open, by short name; any other of the catalogue is
    opened through the desk when first asked for. What cannot be obtained is
    None, and why stands in `missing`. facts: a user's own, beside those shipped.
    """

    def __init__(
        self,
        desk: Desk | None = None,
        elections: Mapping[str, Election] | None = None,
        facts: Iterable[Fact] = (),
    ) -> None:
        self._desk = desk or Desk()
        self.facts = Facts((*shipped_facts(), *facts))
        self._elections: dict[str, Election | None] = dict(elections or {})
        self._houses: dict[tuple[str, str | None], House | None] = {}
        self.missing: dict[str, str] = {}

    @cached_property
    def generals(self) -> tuple[tuple[str, date], ...]:
        """General elections that can be asked, by short name with polling day, earliest first."""
        catalogued = ((name, dataset(name).day) for name in PARLIAMENTS.values())
        known = {name: day for name, day in catalogued if day is not None}
        opened = {
            name: one.day for name, one in self._elections.items() if one is not None and one.day is not None
        }
        return tuple(sorted((known | opened).items(), key=lambda pair: pair[1]))

    def election(self, name: str) -> Election | None:
        """Return an election by its short name; None where it cannot be obtained."""
        if name not in self._elections:
            try:
                self._elections[name] = self._desk.load(name)
            except SourceError as wrong:
                self._elections[name] = None
                self.missing[name] = str(wrong)
        return self._elections[name]

    def house(self, name: str, region: str | None = None) -> House | None:
        """Return the House of an election, or a part of it; None where there is no such election or place."""
        if (name, region) not in self._houses:
            election = self.election(name)
            try:
                self._houses[name, region] = house(election, region=region) if election else None
            except NameNotFoundError:
                self._houses[name, region] = None
        return self._houses[name, region]

    def before(self, name: str) -> str | None:
        """Return the general election before one of that name; None where the record begins with it."""
        names = [general for general, _ in self.generals]
        at = names.index(name) if name in names else 0
        return names[at - 1] if at else None

    def contest(self, ref: ContestRef) -> Contest | None:
        """Return who stood where; None where the election cannot be obtained or has no such contest."""
        election = self.election(ref.election)
        standing = election.state().contests.get(ref.key) if election else None
        return standing.contest if standing else None

    def candidacy(self, ref: CandidacyRef) -> Candidacy | None:
        """Return one candidacy; None where it is not on record."""
        contest = self.contest(ref.contest)
        found = (one for one in contest.candidacies if one.key == ref.key) if contest else iter(())
        return next(found, None)

    def tabulation(self, ref: ContestRef) -> Tabulation | None:
        """Return a contest counted; None where it is undeclared or not on record."""
        election = self.election(ref.election)
        if election is None or ref.key not in election.state().contests:
            return None
        return election.tabulation(ref.key)

    def base(self, ref: ContestRef) -> Base | None:
        """Return what the publisher compares a contest with, actual or notional."""
        election, contest = self.election(ref.election), self.contest(ref)
        return election.base(contest) if election and contest else None

    @cached_property
    def history(self) -> tuple[HistoricalResult, ...]:
        """Results by constituency and party block since 1918; none where they cannot be obtained."""
        try:
            return self._desk.history()
        except SourceError as wrong:
            self.missing["uk-history"] = str(wrong)
            return ()

    @cached_property
    def lineage(self) -> Lineage | None:
        """Which seats of 2010 the seats of 2024 were made from, by population."""
        try:
            return self._desk.lineages()[Measure.POPULATION]
        except SourceError as wrong:
            self.missing["uk-overlaps"] = str(wrong)
            return None
