"""What the ledger can say: the kinds of entry and what each carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from hustings.errors import LedgerError
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A named endorser backing a candidacy or a party, dated, with a source.

    contest and candidacy are None for a party-wide endorsement; position is
    "endorse", "neutral" or "withdrawn", so that a later entry can take it back.
    """

    endorser: str
    published: date
    source: str
    contest: str | None = None
    candidacy: str | None = None
    party: str | None = None
    position: Literal["endorse", "neutral", "withdrawn"] = "endorse"


@dataclass(frozen=True, slots=True)
class Rush:
    """The winner first, the figures later."""

    contest: str
    candidacy: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A second person checked the standing entry of a contest."""

    contest: str
    entry: int


@dataclass(frozen=True, slots=True)
class Correction:
    """Figures that replace the standing ones, and why."""

    declaration: Declaration
    reason: str

    @property
    def contest(self) -> str:
        """The contest corrected."""
        return self.declaration.contest


@dataclass(frozen=True, slots=True)
class Renomination:
    """A contest as it should have been listed (a name, a party), and why.

    keys: old to new, of candidacies whose key changed with the name.
    """

    nomination: Contest
    keys: dict[str, str]
    reason: str

    @property
    def contest(self) -> str:
        """The contest corrected."""
        return self.nomination.key


@dataclass(frozen=True, slots=True)
class Retraction:
    """The standing figures are withdrawn and nothing stands until new ones come."""

    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class Lot:
    """The lot that settled a tie (RPA 1983 Sch. 1 r. 49)."""

    contest: str
    candidacy: str


@dataclass(frozen=True, slots=True)
class Countermand:
    """The poll is countermanded or abandoned (RPA 1983 Sch. 1 r. 60-65)."""

    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recount:
    """A recount is ordered; nothing is declared yet."""

    contest: str


@dataclass(frozen=True, slots=True)
class Blanking:
    """The payload of an earlier entry is removed by order of law, and why."""

    entry: int
    reason: str


@dataclass(frozen=True, slots=True)
class Blanked:
    """What is left of a removed payload: its hash, which the chain still covers."""

    payload_hash: str


class Kind(StrEnum):
    """The word for an entry, one a payload."""

    NOMINATE = "nominate"
    RENOMINATE = "renominate"
    ENDORSE = "endorse"
    RUSH = "rush"
    ENTER = "enter"
    CONFIRM = "confirm"
    CORRECT = "correct"
    RETRACT = "retract"
    LOT = "lot"
    COUNTERMAND = "countermand"
    RECOUNT = "recount"
    BLANK = "blank"


Payload = (
    Contest
    | Renomination
    | Endorsement
    | Rush
    | Declaration
    | Confirmation
    | Correction
    | Retraction
    | Lot
    | Countermand
    | Recount
    | Blanking
    | Blanked
)

PAYLOADS: dict[Kind, type[Payload]] = {
    Kind.NOMINATE: Contest,
    Kind.RENOMINATE: Renomination,
    Kind.ENDORSE: Endorsement,
    Kind.RUSH: Rush,
    Kind.ENTER: Declaration,
    Kind.CONFIRM: Confirmation,
    Kind.CORRECT: Correction,
    Kind.RETRACT: Retraction,
    Kind.LOT: Lot,
    Kind.COUNTERMAND: Countermand,
    Kind.RECOUNT: Recount,
    Kind.BLANK: Blanking,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: what was said, by whom, when, from which source.

    at: zoned. mode: "test" entries never count in a live record. salt: mixed
    into the payload's hash, so that a blanked payload cannot be guessed back.
    """

    kind: Kind
    payload: Payload
    at: datetime
    by: str
    source: str
    mode: Literal["live", "test"] = "live"
    salt: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise LedgerError(f"{self.kind}: the time {self.at} has no zone")
        if self.mode not in ("live", "test"):
            raise LedgerError(f"{self.kind}: {self.mode!r} is neither live nor test")
        if not isinstance(self.payload, (PAYLOADS[self.kind], Blanked)):
            raise LedgerError(f"{self.kind}: carries a {type(self.payload).__name__}")
