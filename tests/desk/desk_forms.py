"""Forms of the desk filled as a person fills them, for its tests."""

from __future__ import annotations

import re
from uuid import uuid4

from django.test import Client

import hustings
from hustings.night.rejected_papers import UK_REASONS
from hustings.record.contest import Contest

_ASKED = re.compile(r'name="seen:([a-z_]+)" value="([^"]+)"')
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


def answered(client: Client, address: str, form: dict[str, str]) -> dict[str, str]:
    """Send a form and answer what is warned of; return the form as it was taken, or as it stands refused."""
    answer = client.post(address, form)
    asked = _ASKED.findall(answer.text) if answer.status_code == 422 else []
    if asked:
        form = form | {f"seen:{guard}": seen for guard, seen in asked}
        form |= {f"reason:{guard}": "the notice says so" for guard, _ in asked}
        client.post(address, form)
    return form


def candidacies(contest: str) -> Contest:
    return EXAMPLE.contest(contest).contest
