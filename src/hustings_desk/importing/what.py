"""The kinds of file that the desk takes in."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """What a file holds."""

    CANDIDATES = "candidates"
    DECLARATIONS = "declarations"
    ENDORSEMENTS = "endorsements"
