"""An organisation that endorses: who it is, and what the law wants printed with its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from hustings.sources.lines import bytes_of, name_of
from hustings.sources.toml_file import from_toml


class OrganisationKind(StrEnum):
    """What sort of organisation endorses; nothing is decided by it."""

    UNION = "union"
    NEWSPAPER = "newspaper"
    TACTICAL = "tactical voting site"
    COMMUNITY = "community group"
    CAMPAIGN = "campaign"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who endorses.

    short: the name on the command line. imprint: who publishes and where, as
    the law wants on election material (Elections Act 2022, Part 6); blank
    where it was not given, which `endorse check` asks about. notice: further
    legal words to print. bloc: organisations that act together share one name,
    so that two endorsements in one seat can be told; blank where none.
    is_made_up: an example, marked so wherever it is shown. is_gathered: what is
    held of it was gathered from sources, and may not be all it published.
    """

    name: str
    short: str
    kind: OrganisationKind
    site: str = ""
    imprint: str = ""
    notice: str = ""
    bloc: str = ""
    is_made_up: bool = False
    is_gathered: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    short: str
    kind: OrganisationKind
    site: str = ""
    imprint: str = ""
    notice: str = ""
    bloc: str = ""
    made_up: bool = False


def read_organisation(path: Path) -> Organisation:
    """Return the organisation of an organisation.toml; FaultsError where it is none."""
    told = from_toml(bytes_of(path, name_of(path)), name_of(path), _File)
    return Organisation(
        told.name, told.short, told.kind, told.site, told.imprint, told.notice, told.bloc, told.made_up
    )
