"""The account of what an endorsement changed: level 0 always, the rest where it can be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hustings.endorse.accounting import Accounts
from hustings.endorse.balance import Balanced
from hustings.endorse.blocks import Blocked
from hustings.endorse.claim_level import Claim
from hustings.endorse.deciding import Deciding
from hustings.endorse.doubting import Doubts
from hustings.endorse.estimate import Estimate
from hustings.endorse.leave_one_out import LeftOut
from hustings.endorse.randomisation import Randomised
from hustings.endorse.side_by_side import Beside


@dataclass(frozen=True, slots=True)
class Compared:
    """Which seats were compared.

    labels: of the endorsed. endorsed, others: units compared, after trimming.
    left_out, outside: endorsed seats that could not be compared, or that no
    other seat is like, each with the reason. new: labels with no share before
    to compare with, as they are new or borne by people who do not stand
    together. dated: endorsed seats compared with a day before the poll.
    """

    labels: tuple[str, ...]
    endorsed: int
    others: int
    left_out: tuple[tuple[str, str], ...]
    outside: tuple[tuple[str, str], ...]
    new: tuple[str, ...]
    dated: int
    covariates: tuple[str, ...]
    balance: tuple[Balanced, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Whether a bloc's votes gathered behind one of its candidacies, endorsed seats beside the others.

    gathered: mean part of the bloc's votes behind its best placed. split: seats
    where it had more votes than the winner, and lost. association: of the
    endorsement with gathered; None where it could not be told.
    """

    bloc: tuple[str, ...]
    endorsed: float
    others: float
    split_endorsed: int
    split_others: int
    association: Estimate | None


@dataclass(frozen=True, slots=True, eq=False)
class Estimated:
    """Everything that goes beyond level 0.

    left_by: the estimator that was made again without each seat. hanging:
    seats without which the effect would change its sign or its word on
    nothing. detectable: the smallest effect that could have shown, in
    fractions of 1, by the primary's standard error, and by lists drawn by lot.
    """

    compared: Compared
    beside: Beside
    randomised: Randomised
    regions: Blocked
    left_by: str
    left: tuple[LeftOut, ...]
    hanging: tuple[str, ...]
    detectable: float
    detectable_by_lists: float
    gathering: Gathering | None
    doubts: Doubts


@dataclass(frozen=True, slots=True)
class Listed:
    """What was endorsed.

    seats: endorsed, those not yet counted too. inferred: seats whose
    endorsement no source states. undated: without a known day before the poll.
    """

    endorser: str
    is_made_up: bool
    is_party_wide: bool
    seats: int
    inferred: tuple[str, ...]
    undated: tuple[str, ...]
    notice: str


@dataclass(frozen=True, slots=True, eq=False)
class EffectReport:
    """What an endorsement changed, as far as can be told.

    estimated: None where the gates let nothing through; refusal says why.
    threshold: the level at which the endorser's own threshold speaks, of seats
    there alone; None where it has none, or it could not be used.
    """

    election: str
    title: str
    day: date | None
    is_test: bool
    seed: int
    draws: int
    listed: Listed
    accounts: Accounts
    claim: Claim
    threshold: Claim | None
    refusal: str
    estimated: Estimated | None
    deciding: Deciding
    attribution: tuple[str, ...]
