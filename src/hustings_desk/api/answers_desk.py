"""What the interface answers about the desk's work: the ledger's lines, the register, calls, keys."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from hustings_desk.api.answers import Answer, SeatName


class Listed(Answer):
    """A candidacy as nominated."""

    contest: str
    seat: SeatName
    key: str
    name: str
    party: str
    description: str
    sitting: bool | None


class Candidates(Answer):
    """Part of the list of candidacies, by seat. total: how many the whole list has."""

    total: int
    offset: int
    candidacies: list[Listed]


class Line(Answer):
    """One line of the chain, as the ledger's file has it; payload is null once removed by order of law."""

    n: int
    kind: str
    at: str
    by: str
    source: str
    mode: str
    payload: dict[str, Any] | None
    salt: str | None
    payload_hash: str
    previous: str
    hash: str


class Lines(Answer):
    """Lines after an entry. entries, head: of the whole ledger; next: what to ask after then."""

    entries: int
    head: str
    next: int
    lines: list[Line]


class ChangeSaid(Answer):
    """One figure or word as declared and as corrected; null where there was none, or is none any more."""

    what: str
    candidacy: str | None
    key: str | None
    as_declared: int | str | None
    as_corrected: int | str | None


class CorrectedSaid(Answer):
    """One line of the public register of corrections. by: a role, never who it was."""

    entry: int
    at: datetime
    kind: str
    contest: str
    seat: str
    reason: str
    source: str
    by: str
    corrects: int | None
    confirmed: int | None
    changes: list[ChangeSaid]


class CallSaid(Answer):
    """An editor's word on an undeclared seat. candidacy: null is an un-call."""

    contest: str
    candidacy: str | None
    reason: str
    entry: int
    at: datetime | None


class Keys(Answer):
    """How far the keying of a contest has come; never what anybody keyed.

    keys: how many of the two are in. differ: the boxes that differ, once both
    are in. settlement: the figures proposed last, for those who may agree.
    """

    contest: str
    purpose: Literal["declaration", "correction"] | None
    keys: int
    is_mine: bool
    being_keyed: int
    differ: list[str]
    settlement: Proposed | None


class Proposed(Answer):
    """Figures proposed where two keys differ. agreed: how many stand behind them so far."""

    number: int
    is_mine: bool
    agreed: int
    boxes: dict[str, int | None]


class OutcomeSaid(Answer):
    """What became of a key or a settlement. entry: the ledger's, once two people stand behind the figures."""

    outcome: Literal["waits", "confirmed", "differs"]
    contest: str
    entry: int | None


class Entered(Answer):
    """The number of the entry that was made, or that said the same before."""

    contest: str
    entry: int


class Opened(Answer):
    """A correction that two keys are awaited for."""

    contest: str
    purpose: Literal["correction"]
    reason: str


class Done(Answer):
    """What was done, in a word."""

    contest: str
    done: Literal["set aside", "called", "un-called"]
