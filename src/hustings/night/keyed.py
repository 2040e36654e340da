"""What one person typed from a notice, box by box, before it is a declaration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from hustings.errors import DeclarationError
from hustings.record.declaration import Declaration

_DASHES = frozenset("-–—−")
_APART = ", \u00a0\u2009\u202f'’"
"""What people set thousands apart with: comma, blanks of every width, apostrophe."""
_GROUPED = re.compile(rf"\d{{1,3}}([{_APART}])\d{{3}}(?:\1\d{{3}})*", re.ASCII)
_MOST_DIGITS = 9


class NotAnnounced(Enum):
    """What a dash in a box means: the notice does not say, which is neither blank nor 0."""

    DASH = "–"


def figure_typed(text: str) -> int | None | NotAnnounced:
    """Return what is typed into a box: a whole number, None where it is blank, or NotAnnounced.DASH.

    "12,345" and "12 345" are 12345; a hyphen or dash alone is not announced.
    Raises DeclarationError, in words for who typed it, where it is none of these.

    >>> figure_typed(" 12,345 "), figure_typed(""), figure_typed("–")
    (12345, None, <NotAnnounced.DASH: '–'>)
    """
    typed = text.strip()
    if not typed:
        return None
    if typed in _DASHES:
        return NotAnnounced.DASH
    digits = re.sub(r"\D", "", typed, flags=re.ASCII) if _GROUPED.fullmatch(typed) else typed
    if re.fullmatch(r"\d+", digits, re.ASCII):
        if len(digits) > _MOST_DIGITS:
            raise DeclarationError(f"{typed!r} is too long for a number of votes")
        return int(digits)
    raise DeclarationError(f"{typed!r} is no whole number of votes: {_what_is_wrong(typed)}")


def _what_is_wrong(typed: str) -> str:
    if typed[0] in _DASHES:
        return "it is below 0; for not announced type a dash alone"
    if re.fullmatch(r"\d+\.\d*|\d*\.\d+", typed, re.ASCII):
        return "it has a point; votes are whole, and thousands are set apart by a comma or a blank"
    if re.fullmatch(rf"[\d{_APART}]+", typed, re.ASCII):
        return "thousands are set apart by threes, as in 12,345"
    return "type digits only, or a dash where it was not announced"


@dataclass(frozen=True, slots=True)
class Keyed:
    """The boxes of one contest as one person typed them.

    votes: by candidacy key; None is a box left blank, which is not 0.
    valid_votes: the total as typed, never computed. verified: ballot papers
    verified. not_announced: boxes marked as not announced, with a dash.
    """

    contest: str
    votes: Mapping[str, int | None]
    valid_votes: int | None = None
    rejected: int | None = None
    rejected_by_reason: Mapping[str, int] = field(default_factory=dict)
    electorate: int | None = None
    verified: int | None = None
    declared_at: datetime | None = None
    not_announced: frozenset[str] = frozenset()

    def boxes(self) -> dict[str, int | None]:
        """Return every box by its name, such as "votes:KEY", "valid_votes" or "rejected:REASON"."""
        return {
            **{f"votes:{key}": votes for key, votes in self.votes.items()},
            "valid_votes": self.valid_votes,
            "rejected": self.rejected,
            **{f"rejected:{reason}": papers for reason, papers in self.rejected_by_reason.items()},
            "electorate": self.electorate,
            "verified": self.verified,
        }

    def with_figure(self, box: str, figure: int | None) -> Keyed:
        """Return the same with another figure in one box; DeclarationError where there is no such box."""
        if box not in self.boxes():
            raise DeclarationError(f"{self.contest}: no box called {box!r}")
        kind, _, which = box.partition(":")
        if kind == "votes":
            return replace(self, votes={**self.votes, which: figure})
        if which:
            others = {reason: papers for reason, papers in self.rejected_by_reason.items() if reason != which}
            papers = {which: figure} if figure is not None else {}
            return replace(self, rejected_by_reason={**others, **papers})
        figures = {
            name: getattr(self, name) for name in ("valid_votes", "rejected", "electorate", "verified")
        }
        return replace(self, **{**figures, kind: figure})

    def declaration(self) -> Declaration:
        """Return the figures as a declaration; DeclarationError where they cannot be one."""
        blank = sorted(key for key, votes in self.votes.items() if votes is None)
        if blank or self.valid_votes is None:
            raise DeclarationError(f"{self.contest}: blank is not 0: {', '.join(blank) or 'valid votes'}")
        votes = {key: count for key, count in self.votes.items() if count is not None}
        return Declaration(
            self.contest,
            votes,
            self.valid_votes,
            self.rejected,
            self.electorate,
            self.declared_at,
            dict(self.rejected_by_reason),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A box that two people filled differently; None is blank, or a box that one of them did not have."""

    box: str
    first: int | None
    second: int | None


def differences(first: Keyed, second: Keyed) -> tuple[Difference, ...]:
    """Return the boxes that differ, in the order of the notice; the hour of declaration is not one."""
    a, b = first.boxes(), second.boxes()
    return tuple(Difference(box, a.get(box), b.get(box)) for box in {**a, **b} if a.get(box) != b.get(box))
