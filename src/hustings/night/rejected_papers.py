"""Why ballot papers are rejected: the reasons that a UK returning officer's statement lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RejectionReason:
    """One statutory reason. key: the word in the ledger and in the names of boxes; words: for people.

    source: the rule that has it.
    """

    key: str
    words: str
    source: str


_RULE = "RPA 1983 Sch. 1 r. 47(4)"
UK_REASONS: tuple[RejectionReason, ...] = (
    RejectionReason("no-official-mark", "want of an official mark", f"{_RULE}(a)"),
    RejectionReason("too-many-votes", "voting for more than one candidate", f"{_RULE}(b)"),
    RejectionReason(
        "voter-identifiable", "writing or mark by which the voter could be identified", f"{_RULE}(c)"
    ),
    RejectionReason("unmarked-or-uncertain", "unmarked or void for uncertainty", f"{_RULE}(d)"),
)
"""Reasons at an election to the House of Commons, in the order of the returning officer's statement."""

REJECTED_IN_PART = RejectionReason(
    "rejected-in-part",
    "rejected in part",
    "Local Elections (Principal Areas) (England and Wales) Rules 2006 Sch. 2, rejected ballot papers",
)
"""One more where a voter has several votes, as at many local elections; never at one of a single member."""
