"""A desk that reads each set of results once, and waits for a network that does not answer only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from hustings.errors import OfflineError, SourceError
from hustings.record.baseline import NotionalResult
from hustings.record.history import HistoricalResult
from hustings.record.lineage import Lineage, Measure
from hustings.sources.catalogue import Dataset
from hustings.sources.opening import Desk
from hustings.sources.results import Results

T = TypeVar("T")
# A mirror without any official file: what is kept opens, and nothing is downloaded.
_NOWHERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ReadingOnce(Desk):
    """A desk for many elections in a row, each of which is another's baseline."""

    _read: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _down: list[OfflineError] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def has_nothing(self) -> bool:
        """Whether nothing that was asked for could be had."""
        return not self._read

    def results(self, wanted: Dataset) -> Results:
        """Return a dataset's results, as every desk does."""
        return self._once(wanted.name, lambda desk: Desk.results(desk, wanted))

    def notional(self, wanted: Dataset) -> dict[str, NotionalResult]:
        """Return a dataset's notional results, as every desk does."""
        return self._once(wanted.name, lambda desk: Desk.notional(desk, wanted))

    def history(self) -> tuple[HistoricalResult, ...]:
        """Return results by constituency and party block since 1918, as every desk does."""
        return self._once("uk-history", Desk.history)

    def lineages(self) -> dict[Measure, Lineage]:
        """Return which seats of 2010 the seats of 2024 were made from, as every desk does."""
        return self._once("uk-overlaps", Desk.lineages)

    def _once(self, name: str, ask: Callable[[Desk], T]) -> T:
        if name not in self._read:
            self._read[name] = self._asked(name, ask)
        return cast("T", self._read[name])

    def _asked(self, name: str, ask: Callable[[Desk], T]) -> T:
        if not self._down:
            try:
                return ask(self)
            except OfflineError as wrong:
                self._down.append(wrong)
                raise
        try:
            return ask(Desk(_NOWHERE))
        except SourceError:
            raise OfflineError(f"no network, and {name} is not kept here") from self._down[0]


@dataclass(frozen=True, slots=True)
class NoFiles(Desk):
    """A desk that has no official file and asks for none: of a record that is all there already."""

    def results(self, wanted: Dataset) -> Results:
        """Refuse."""
        raise self._refusal()

    def history(self) -> tuple[HistoricalResult, ...]:
        """Refuse."""
        raise self._refusal()

    def lineages(self) -> dict[Measure, Lineage]:
        """Refuse."""
        raise self._refusal()

    def _refusal(self) -> SourceError:
        return SourceError("not asked for, only the bundled example is")
