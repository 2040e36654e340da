"""Changes of party of members between elections: facts typed in, each with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from hustings.record.member import PartyChange


class _Typed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    changes: tuple[PartyChange, ...]


@cache
def typed_changes() -> tuple[PartyChange, ...]:
    """Return the changes of party that hustings brings along as facts."""
    text = (files("hustings.sources") / "party_changes.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _Typed).changes
