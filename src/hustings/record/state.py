"""The state: what stands in each contest after a prefix of the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from hustings.errors import DeclarationError, LedgerError
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration, fit, rekeyed
from hustings.record.entry import (
    Blanked,
    Blanking,
    Confirmation,
    Correction,
    Countermand,
    Endorsement,
    Entry,
    Kind,
    Lot,
    Recount,
    Renomination,
    Retraction,
    Rush,
)
from hustings.record.ledger import Ledger


class Status(StrEnum):
    """How far a contest has come."""

    NOMINATED = "nominated"
    RECOUNT = "recount"
    RUSHED = "rushed"
    ENTERED = "entered"
    CONFIRMED = "confirmed"
    RETRACTED = "retracted"
    COUNTERMANDED = "countermanded"


@dataclass(frozen=True, slots=True)
class ContestState:
    """One contest at one moment: its latest figures and the entries behind them.

    entry: the number of the entry that the figures stand on. corrected: the
    declarations that stood before, oldest first, with the reason each was
    replaced. rushed: the winner first announced. lot: who a tie went to.
    """

    contest: Contest
    status: Status = Status.NOMINATED
    declaration: Declaration | None = None
    entry: int | None = None
    rushed: str | None = None
    lot: str | None = None
    corrected: tuple[tuple[Declaration, str], ...] = ()
    reason: str | None = None

    @property
    def is_declared(self) -> bool:
        """Whether figures stand."""
        return self.declaration is not None

    @property
    def is_confirmed(self) -> bool:
        """Whether a second person checked the figures that stand."""
        return self.status is Status.CONFIRMED

    @property
    def is_decided(self) -> bool:
        """Whether figures stand and name one winner: declared, and any tie settled by lot."""
        return self.declaration is not None and (not self.declaration.is_tied or self.lot is not None)


_About = (
    Declaration | Correction | Confirmation | Lot | Rush | Recount | Retraction | Countermand | Renomination
)


@dataclass(frozen=True, slots=True)
class State:
    """All contests at one moment, by contest key, and every endorsement made so far.

    as_at: the moment asked for, in UTC; None where it is the whole of a ledger.
    """

    as_at_entry: int
    contests: Mapping[str, ContestState]
    endorsements: tuple[Endorsement, ...] = ()
    as_at: datetime | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        return (
            f"<State as at entry {self.as_at_entry}: {len(self.declared)} of {len(self.contests)} declared>"
        )

    @property
    def declared(self) -> tuple[ContestState, ...]:
        """The contests whose figures stand."""
        return tuple(contest for contest in self.contests.values() if contest.is_declared)

    @property
    def tied(self) -> tuple[ContestState, ...]:
        """The contests whose figures stand and wait for a lot."""
        return tuple(contest for contest in self.declared if not contest.is_decided)


def state(ledger: Ledger) -> State:
    """Return what stands after the whole of the ledger; LedgerError where an entry does not follow.

    Where payloads were removed by order of law, the entries that rested on
    them are passed over. That an entry says why is the chain's to check: at an
    earlier moment it is not there yet.
    """
    contests: dict[str, ContestState] = {}
    endorsements: list[Endorsement] = []
    removed = False
    for n, entry in enumerate(ledger, start=1):
        payload = entry.payload
        if isinstance(payload, Blanked):
            removed = removed or entry.kind is not Kind.ENDORSE
        elif isinstance(payload, Endorsement):
            endorsements.append(payload)
        elif not isinstance(payload, Blanking):
            try:
                if isinstance(payload, Confirmation):
                    _refuse_own(ledger.entries[: n - 1], payload, entry.by)
                _apply(contests, payload, n)
            except (LedgerError, DeclarationError) as wrong:
                if not removed:
                    raise LedgerError(f"entry {n} ({entry.kind}): {wrong}") from None
    return State(len(ledger), MappingProxyType(contests), tuple(endorsements))


def _apply(contests: dict[str, ContestState], payload: Contest | _About, n: int) -> None:
    if isinstance(payload, Contest):
        if payload.key in contests:
            raise LedgerError(f"{payload.seat.name} is nominated already")
        contests[payload.key] = ContestState(payload)
    elif payload.contest not in contests:
        raise LedgerError(f"no contest {payload.contest!r} was nominated")
    else:
        contests[payload.contest] = _after(contests[payload.contest], payload, n)


def _after(now: ContestState, payload: _About, n: int) -> ContestState:
    """Return the contest after one entry about it."""
    match payload:
        case Declaration():
            return _entered(now, payload, n)
        case Correction():
            return _corrected(now, payload, n)
        case Confirmation():
            return _confirmed(now, payload)
        case Lot():
            return _drawn(now, payload)
        case Rush(candidacy=key):
            now.contest.candidacy(key)
            _refuse(now.is_declared, now, "is declared already")
            return replace(now, status=Status.RUSHED, rushed=key)
        case Recount():
            _refuse(now.is_declared, now, "is declared already; retract first")
            return replace(now, status=Status.RECOUNT, rushed=None)
        case Retraction(reason=reason):
            _refuse(not now.is_declared and now.rushed is None, now, "has nothing to retract")
            old = ((now.declaration, reason),) if now.declaration else ()
            return ContestState(now.contest, Status.RETRACTED, corrected=now.corrected + old, reason=reason)
        case Countermand(reason=reason):
            _refuse(now.is_declared, now, "is declared already")
            return replace(now, status=Status.COUNTERMANDED, rushed=None, reason=reason)
        case Renomination(nomination=contest, keys=keys):
            return _renominated(now, contest, keys)


def _refuse(wrong: bool, now: ContestState, why: str) -> None:
    if wrong:
        raise LedgerError(f"{now.contest.seat.name} {why}")


def _entered(now: ContestState, declaration: Declaration, n: int) -> ContestState:
    _refuse(now.is_declared, now, "is declared already; correct or retract it")
    fit(declaration, now.contest)
    return replace(now, status=Status.ENTERED, declaration=declaration, entry=n, reason=None)


def _corrected(now: ContestState, correction: Correction, n: int) -> ContestState:
    if now.declaration is None:
        raise LedgerError(f"{now.contest.seat.name} has nothing to correct")
    fit(correction.declaration, now.contest)
    corrected = (*now.corrected, (now.declaration, correction.reason))
    return ContestState(
        now.contest,
        Status.ENTERED,
        correction.declaration,
        n,
        now.rushed,
        corrected=corrected,
        reason=correction.reason,
    )


def _renominated(now: ContestState, contest: Contest, keys: dict[str, str]) -> ContestState:
    def renamed(key: str | None) -> str | None:
        return None if key is None else keys.get(key, key)

    declaration = now.declaration
    if declaration is not None:
        declaration = rekeyed(declaration, keys)
        fit(declaration, contest)
    rushed = renamed(now.rushed)
    if rushed is not None:
        contest.candidacy(rushed)
    return replace(now, contest=contest, declaration=declaration, rushed=rushed, lot=renamed(now.lot))


def _confirmed(now: ContestState, confirmation: Confirmation) -> ContestState:
    _refuse(now.entry is None, now, "has nothing to confirm")
    _refuse(now.entry != confirmation.entry, now, f"stands on entry {now.entry}, not {confirmation.entry}")
    return replace(now, status=Status.CONFIRMED)


def _refuse_own(before: Sequence[Entry], confirmation: Confirmation, by: str) -> None:
    if 1 <= confirmation.entry <= len(before) and before[confirmation.entry - 1].by == by:
        raise LedgerError(f"{by} made entry {confirmation.entry}; a second person confirms it")


def _drawn(now: ContestState, lot: Lot) -> ContestState:
    if now.declaration is None or not now.declaration.is_tied:
        raise LedgerError(f"{now.contest.seat.name} is no tie; no lot is drawn")
    _refuse(now.lot is not None, now, "has its lot already; correct or retract the figures first")
    top = max(now.declaration.votes.values())
    if now.declaration.votes.get(lot.candidacy) != top:
        raise LedgerError(f"{now.contest.seat.name}: {lot.candidacy} is not among the tied")
    return replace(now, lot=lot.candidacy)
