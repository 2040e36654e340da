"""A mapping file: which of a publisher's columns hold what, for any first-past-the-post country."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from hustings.errors import Fault, FaultsError
from hustings.sources.reading import Layout


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Our word for a figure, and the publisher's column that holds it; "" where there is none.

    A file of candidacies needs seat and votes, and a name or surname; a file
    of contests needs seat. Figures of a contest may stand in either file.
    """

    seat: str
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
    """The election that a user's file is about."""

    name: str
    title: str
    publisher: str
    licence: str
    day: date | None = None
    seats: int | None = None
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
    try:
        raw = path.read_bytes()
    except OSError as wrong:
        raise FaultsError([Fault(path.name, 1, "", f"cannot be read: {wrong.strerror}")]) from None
    return _mapping(raw, path.name)


@cache
def own_mapping(name: str) -> Mapping:
    """Return a mapping that hustings brings along, by the name of its file."""
    folder = files("hustings.sources") / "mappings"
    return _mapping((folder / f"{name}.toml").read_bytes(), f"{name}.toml")


def _mapping(raw: bytes, file: str) -> Mapping:
    try:
        tree: dict[str, Any] = tomllib.loads(raw.decode())
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise FaultsError([Fault(file, line, "", "is not UTF-8")]) from None
    except tomllib.TOMLDecodeError as wrong:
        raise FaultsError([Fault(file, _line_of(wrong), "", f"is not TOML: {wrong}")]) from None
    try:
        mapping = msgspec.convert(tree, Mapping)
    except msgspec.ValidationError as wrong:
        raise FaultsError([Fault(file, 1, "", str(wrong))]) from None
    problems = list(_problems(mapping))
    if problems:
        raise FaultsError([Fault(file, 1, column, problem) for column, problem in problems])
    return mapping


def _problems(mapping: Mapping) -> list[tuple[str, str]]:
    words, found = mapping.candidacies.words, []
    if not words.votes:
        found.append(("candidacies.words.votes", "name the column with the votes"))
    if not words.name and not words.surname:
        found.append(("candidacies.words.name", "name the column with the name, or the surname"))
    files_named = [("candidacies", mapping.candidacies)]
    files_named += [("contests", mapping.contests)] if mapping.contests else []
    for label, file in files_named:
        if file.columns is not None:
            unknown = [column for column in file.words.columns() if column not in file.columns]
            found += [(f"{label}.columns", f"has no {column!r}, which words names") for column in unknown]
        if len(file.delimiter) != 1:
            found.append((f"{label}.delimiter", "is not one character"))
    return found


def _line_of(wrong: tomllib.TOMLDecodeError) -> int:
    words = str(wrong).replace(",", "").replace(")", "").split()
    return int(words[words.index("line") + 1]) if "line" in words else 1
