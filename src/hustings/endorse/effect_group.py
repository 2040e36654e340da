"""How a group of people voted: refused, with the bounds that seats' totals allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NoReturn

import numpy as np

from hustings.endorse.accounting import Account
from hustings.endorse.bounds import group_bounds, refuse_group_claim
from hustings.errors import ElectionError, NameNotFoundError
from hustings.sources.census import COLUMNS, SeatCensus

NO_GROUP = ("density",)
"""Census figures that are no part of a population."""
GROUPS = tuple(word for word in COLUMNS if word not in NO_GROUP)


def refuse_group(accounts: Sequence[Account], census: Mapping[str, SeatCensus], group: str) -> NoReturn:
    """Raise ElectionError: how a group voted cannot be told; its words give Duncan and Davis's bounds.

    group: one of GROUPS. The bounds are over the endorsed seats, and take the
    group to be the same part of those who voted as the census has of all.
    NameNotFoundError for any other word.
    """
    if group not in GROUPS:
        raise NameNotFoundError("group of the census", group, GROUPS)
    known = []
    for one in accounts:
        figures = census[one.contest].figures if one.contest in census else {}
        part = figures.get(group)
        if part is not None and one.valid_votes:
            known.append((part / 100, one.votes / one.valid_votes, one.valid_votes))
    if not known:
        raise ElectionError(f"the census at hand has no figure of {group} for any seat endorsed")
    parts, choices, voters = (np.array(column, dtype=float) for column in zip(*known, strict=True))
    whom = f"the census group {group} (if as large a part of those who voted as of all)"
    refuse_group_claim(whom, "those endorsed", group_bounds(parts, choices, voters))
