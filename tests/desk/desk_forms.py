"""Forms of the desk filled as a person fills them, for its tests."""

from __future__ import annotations

from uuid import uuid4

import hustings
from hustings.night.rejected_papers import UK_REASONS
from hustings.record.contest import Contest

EXAMPLE = hustings.load("example")
ROCHDALE, BLACKBURN, ISLINGTON = "E14001446", "E14001102", "E14001305"


def filled(contest: str, **changed: str) -> dict[str, str]:
    """Return the form of a contest with the figures declared in 2024; changed: boxes by name."""
    declared = EXAMPLE.contest(contest).declaration
    if declared is None:
        raise ValueError(contest)
    return {
        "form": str(uuid4()),
        **{f"votes:{key}": f"{votes:,}" for key, votes in declared.votes.items()},
        "valid_votes": f"{declared.valid_votes:,}",
        **{f"rejected:{reason.key}": "-" for reason in UK_REASONS},
        "rejected": str(declared.rejected),
        "electorate": str(declared.electorate),
        "verified": "-",
        "source": "read out at the count",
        "declared_at": "0412",
        **changed,
    }


def candidacies(contest: str) -> Contest:
    return EXAMPLE.contest(contest).contest
