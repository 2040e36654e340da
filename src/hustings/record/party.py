"""A party, and the descriptions that are not parties: independents, the Speaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a description on the ballot paper stands for."""

    PARTY = "party"
    INDEPENDENT = "independent"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Party:
    """A label that votes and seats are totalled by.

    abbreviation is the publisher's and is the key everywhere. Independents
    share one label for totals but are individuals: nothing is compared
    between two of them, see `is_shared_label`.
    """

    abbreviation: str
    name: str
    standing: Standing = Standing.PARTY

    @property
    def is_shared_label(self) -> bool:
        """Whether the label is shared by people who do not stand together."""
        return self.standing is Standing.INDEPENDENT
