"""A mapping file: which of a publisher's columns hold what, for any first-past-the-post country."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from hustings.sources.lines import bytes_of, name_of
from hustings.sources.mapping_checks import problems
from hustings.sources.reading import Layout
from hustings.sources.toml_file import from_toml, refuse


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Our word for a figure, and the publisher's column that holds it; "" where there is none.

    A file of candidacies needs seat and votes, and a name or surname; a file
    of contests needs seat. Figures of a contest stand in the file of contests
    where there is one. seat_within: the column of the state or province, where
    a seat's number or name is the seat's own only within it.
    """

    seat: str
    seat_within: str = ""
    seat_name: str = ""
    region: str = ""
    country: str = ""
    county: str = ""
    kind: str = ""
    day: str = ""
    electorate: str = ""
    valid_votes: str = ""
    rejected: str = ""
    declared_at: str = ""
    name: str = ""
    first_name: str = ""
    surname: str = ""
    gender: str = ""
    mnis: str = ""
    democracy_club: str = ""
    party: str = ""
    party_name: str = ""
    adjunct: str = ""
    sitting: str = ""
    former: str = ""
    votes: str = ""
    published_share: str = ""
    published_change: str = ""
    published_label: str = ""
    published_first: str = ""
    published_second: str = ""
    published_majority: str = ""
    published_winner_first_name: str = ""
    published_winner_surname: str = ""

    def columns(self) -> list[str]:
        """Return every column named here."""
        return [column for column in msgspec.structs.astuple(self) if column]


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a publisher: how it is written, and its columns in our words."""

    words: Words
    encoding: str = "utf-8"
    delimiter: str = ","
    columns: tuple[str, ...] | None = None
    spellings: dict[str, str] = {}

    def layout(self, values: Values) -> Layout:
        """Return how the file is written."""
        return Layout(
            self.encoding, self.delimiter, self.columns, self.spellings, values.nothing, values.thousands
        )


class Values(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a publisher writes values: dates as strptime takes them, times in a zone."""

    nothing: tuple[str, ...] = ("",)
    yes: tuple[str, ...] = ("Yes",)
    no: tuple[str, ...] = ("No",)
    day: str = "%Y-%m-%d"
    time: str = "%Y-%m-%d %H:%M"
    zone: str = "UTC"
    thousands: str = ""


class Parties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels that are no party, other spellings, names, and parties renamed since the baseline."""

    independent: tuple[str, ...] = ("Ind",)
    speaker: tuple[str, ...] = ()
    aliases: dict[str, str] = {}
    names: dict[str, str] = {}
    renamed: dict[str, str] = {}


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows that are no candidacy, and candidacies that take several rows.

    none_of_the_above: labels in the party column, or the name where there is
    no party, of papers marked for nobody. unopposed: cells in the votes column
    of a person elected without a poll. fusion: whether one name on several
    rows of a seat is one person on several party lines, whose votes are summed.
    """

    none_of_the_above: tuple[str, ...] = ()
    unopposed: tuple[str, ...] = ()
    fusion: bool = False


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The election that a user's file is about.

    seats: how many the whole House has; None where the file is of no House.
    partial: whether seats of the House may be missing from the file.
    baseline: the short name of the earlier election to compare with, kept here.
    """

    name: str
    title: str
    publisher: str
    licence: str
    day: date | None = None
    seats: int | None = None
    partial: bool = False
    baseline: str | None = None
    note: str | None = None


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to read one publisher's results; see docs/reference/mapping.md."""

    candidacies: File
    contests: File | None = None
    values: Values = Values()
    parties: Parties = Parties()
    rows: Rows = Rows()
    crosswalk: dict[str, str] = {}
    election: About | None = None


def mapping_from(path: Path) -> Mapping:
    """Return the mapping of a TOML file; FaultsError says what is wrong and where."""
    file = name_of(path)
    return _mapping(bytes_of(path, file), file)


@cache
def own_mapping(name: str) -> Mapping:
    """Return a mapping that hustings brings along, by the name of its file."""
    return _mapping(mapping_text(name).encode(), f"{name}.toml")


def mapping_text(name: str) -> str:
    """Return the text of a mapping that hustings brings along."""
    return (files("hustings.sources") / "mappings" / f"{name}.toml").read_text(encoding="utf-8")


def _mapping(raw: bytes, file: str) -> Mapping:
    mapping = from_toml(raw, file, Mapping)
    refuse(file, raw.decode("utf-8"), problems(mapping))
    return mapping
