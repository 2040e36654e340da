"""What one person typed from a notice, box by box, before it is a declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hustings.errors import DeclarationError
from hustings.record.declaration import Declaration


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
