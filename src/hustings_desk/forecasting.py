"""The desk's forecast: a night prepared once, and what it says at an entry."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from hustings.errors import ElectionError, SourceError
from hustings.night.alerts import Chances, chances_of
from hustings.night.forecast import Night, Settings, forecast
from hustings.night.outlook import Forecast
from hustings.night.preparing import prepared
from hustings.record.state import State, state
from hustings.sources.opening import Desk
from hustings_desk.archive import Book, book
from hustings_desk.working import Say

_KEPT = 4


class Forecaster:
    """Forecasts the House at an entry; prepared at its first use, for several threads at once.

    mirror: a local copy of the official files that earlier nights are read
    from. Where they cannot be had, there is no forecast, which is said once.
    """

    def __init__(self, say: Say, mirror: Path | None = None, settings: Settings | None = None) -> None:
        self._say, self._mirror = say, mirror
        self._settings = settings or Settings()
        self._night: Night | None = None
        self._is_without = False
        self._kept: OrderedDict[int, Forecast | None] = OrderedDict()
        self._lock = Lock()

    def prepare(self, held: Book) -> None:
        """Prepare the night, where that was not done yet."""
        with self._lock:
            self._prepare(held)

    def at(self, held: Book, entry: int) -> Forecast | None:
        """Return the forecast as at an entry; None where there is none, as before the first declaration."""
        with self._lock:
            if entry in self._kept:
                return self._kept[entry]
            night = self._prepare(held)
            made = None
            if night is not None:
                now = held.now if entry == held.entries else state(held.election.ledger.prefix(entry))
                made = _made(night, now) if now.declared else None
            self._kept[entry] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return made

    def chances(self, entry: int) -> Chances:
        """Return every undeclared seat's chances as at an entry; empty where there is no forecast."""
        made = self.at(book(), entry)
        return {} if made is None else chances_of(made)

    def _prepare(self, held: Book) -> Night | None:
        if self._night is None and not self._is_without:
            try:
                self._night = prepared(held.election, Desk(self._mirror), self._settings)
            except SourceError as wrong:
                self._is_without = True
                self._say(f"No forecast: {str(wrong).splitlines()[0]}")
        return self._night


def no_chances(entry: int) -> Chances:
    """Return no chances at all, for a desk without a forecast."""
    return {}


def _made(night: Night, now: State) -> Forecast | None:
    try:
        return forecast(night, now)
    except ElectionError:
        return None
