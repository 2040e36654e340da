"""What the record says to a claim: a verdict, the reason, the figures and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hustings.check.claim import Claim


class Verdict(StrEnum):
    """How a claim stands against the record."""

    SUPPORTED = "supported"
    IMPRECISE = "imprecise"
    REFUTED = "refuted"
    NOT_CHECKABLE = "not checkable"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands.

    source: the publisher or the fact's source; file and row: in the
    publisher's files, counted from 1, None where there is no such file;
    figure: what stands there, in words ("votes of Jeremy Corbyn: 24,120").
    """

    source: str
    figure: str
    file: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its path.

    reason: one sentence that a reader can repeat from the evidence. actual:
    the record's figure in words, None where there is none. notes: what else
    a careful editor would want to know.
    """

    verdict: Verdict
    reason: str
    actual: str | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its judgement."""

    claim: Claim
    judgement: Judgement
