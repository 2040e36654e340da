"""An election as loaded: its ledger, its parties, what it is compared with, whose figures it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property

from hustings.errors import ElectionError, LedgerError
from hustings.record.baseline import Base, Baseline
from hustings.record.clock import UK
from hustings.record.contest import Contest
from hustings.record.ledger import Ledger
from hustings.record.party import Party
from hustings.record.published import Published
from hustings.record.state import ContestState, State, state
from hustings.record.tabulation import Tabulation, tabulate


@dataclass(frozen=True, eq=False)
class Election:
    """One election, or a set of by-elections, ready to be asked.

    seats: how many the whole House has; None where the election fills no
    House (by-elections, an example). day: polling day; None where contests
    have days of their own. has_times: whether declarations carry times.
    attribution: what must be shown wherever its figures are. has_deposits:
    whether the UK's rule on lost deposits holds. zone: the local
    time in which hours are typed and shown.
    """

    name: str
    title: str
    ledger: Ledger
    parties: Mapping[str, Party]
    day: date | None = None
    seats: int | None = None
    baseline: Baseline | None = None
    has_times: bool = False
    attribution: tuple[str, ...] = ()
    note: str | None = None
    has_deposits: bool = False
    zone: str = UK
    published: Mapping[str, Published] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Election {self.name}: {self.title}; {len(self.ledger)} entries>"

    @property
    def is_test(self) -> bool:
        """Whether its entries are marked test: a rehearsal, never to be shown as a real night."""
        return any(entry.mode == "test" for entry in self.ledger)

    def state(self, as_at: datetime | None = None) -> State:
        """Return what stood at a moment, or stands at the end; LedgerError without times."""
        if as_at is None:
            return self._final
        if not self.has_times:
            raise LedgerError(f"{self.name} has no declaration times, so there is no state as at {as_at}")
        return replace(state(self.ledger.as_at(as_at)), as_at=as_at.astimezone(UTC))

    @cached_property
    def _final(self) -> State:
        return state(self.ledger)

    def base(self, contest: Contest) -> Base | None:
        """Return what the contest is compared with; None where there is nothing."""
        return None if self.baseline is None else self.baseline.bases.get(contest.key)

    def contest(self, key: str) -> ContestState:
        """Return what stands in the contest at the end."""
        try:
            return self._final.contests[key]
        except KeyError:
            raise ElectionError(f"{self.name} has no contest {key!r}{self._right_key(key)}") from None

    def _right_key(self, typed: str) -> str:
        named = [one.contest for one in self._final.contests.values()]
        named.sort(key=lambda one: one.seat.name.casefold() != typed.casefold())
        if not named:
            return ""
        kind = "code" if named[0].key == named[0].seat.code else "code and day"
        return f"; a key is a seat's {kind}, such as {named[0].key}"

    def tabulation(self, key: str) -> Tabulation | None:
        """Return the contest counted; None where it is undeclared or a tie waits for its lot."""
        return counted(self.contest(key))


def counted(standing: ContestState) -> Tabulation | None:
    """Return the contest counted; None where it is undeclared or a tie waits for its lot."""
    if standing.declaration is None or not standing.is_decided:
        return None
    return tabulate(standing.contest, standing.declaration, standing.lot)
