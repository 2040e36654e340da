"""The catalogue of official files: publisher, address, licence, checksum and known errata."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from hustings.errors import NameNotFoundError, SourceError

Kind = Literal["general", "notional", "by-elections", "history", "overlaps", "census", "geography"]


@dataclass(frozen=True, slots=True)
class OfficialFile:
    """One file of a publisher, pinned to one version by its checksum.

    path: where it stands in a mirror, parts joined by "/"; never outside it.
    role: what the file is to its dataset, such as "candidacies" or "times".
    url: the publisher's own address, or None where it is not known here; then
        `page` is where a person finds the file.
    optional: True where the dataset can be read without it.
    attribution: what must be shown beside the dataset's own where it is used.
    Raises SourceError for a path that leaves the mirror or a malformed checksum.
    """

    path: str
    url: str | None
    sha256: str
    bytes: int
    role: str
    page: str = ""
    note: str = ""
    optional: bool = False
    attribution: str = ""

    def __post_init__(self) -> None:
        parts = self.path.split("/")
        # A backslash, a colon or a NUL would mean another place on some systems.
        if any(part in ("", ".", "..") for part in parts) or re.search(r"[\\:\x00-\x1f]", self.path):
            raise SourceError(f"{self.path!r} is not a path inside a mirror, want names joined by '/'")
        if not re.fullmatch(r"[0-9a-f]{64}", self.sha256):
            raise SourceError(f"{self.path}: checksum {self.sha256!r}, want 64 hexadecimal digits")
        if self.bytes < 0:
            raise SourceError(f"{self.path}: size {self.bytes}, want a number of bytes")


@dataclass(frozen=True, slots=True)
class Erratum:
    """A known slip in a publisher's file, and what is taken instead.

    line counts from 1 as an editor shows it; column is the name in the
    publisher's header; published and taken are as written in the file.
    """

    file: str
    line: int
    column: str
    published: str
    taken: str
    cause: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """A contest whose poll was countermanded and held on a later day."""

    seat: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """Official files that are loaded together under one short name.

    baseline: the dataset its contests are compared with, or None.
    democracy_club: the identifier used by Democracy Club, or None.
    mapping: how the files are to be read. day: polling day, and seats: how
    many the House has, where there is one of each.
    """

    name: str
    title: str
    kind: Kind
    files: tuple[OfficialFile, ...]
    publisher: str
    licence: str
    attribution: str
    licence_url: str
    baseline: str | None = None
    errata: tuple[Erratum, ...] = ()
    democracy_club: str | None = None
    mapping: str | None = None
    day: date | None = None
    seats: int | None = None
    postponed: tuple[Postponed, ...] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name):
            raise SourceError(f"{self.name!r} is not a short name, want lower-case letters, digits and '-'")
        roles = [file.role for file in self.files]
        if len(set(roles)) < len(roles):
            raise SourceError(f"{self.name}: two files have one role, want a role for each of {roles}")

    def file(self, role: str) -> OfficialFile:
        """Return the file of that role; raises SourceError where there is none."""
        for file in self.files:
            if file.role == role:
                return file
        raise SourceError(f"{self.name} has no file {role!r}, only {', '.join(f.role for f in self.files)}")


def dataset(name: str) -> Dataset:
    """Return the dataset of that short name or Democracy Club identifier, in letters of either case.

    Raises NameNotFoundError with the nearest names.

    >>> dataset("parl.2024-07-04").name
    'uk-2024'
    """
    shelf, typed = _by_name(), name.strip().casefold()
    if typed in shelf:
        return shelf[typed]
    import difflib

    near = difflib.get_close_matches(typed, shelf, n=3, cutoff=0.5)
    raise NameNotFoundError("election", name, near)


def datasets() -> tuple[Dataset, ...]:
    """Return every dataset of the catalogue, in its order."""
    return _catalogue()


@functools.cache
def _catalogue() -> tuple[Dataset, ...]:
    return parse(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))


@functools.cache
def _by_name() -> dict[str, Dataset]:
    named = {found.name: found for found in _catalogue()}
    return named | {found.democracy_club: found for found in _catalogue() if found.democracy_club}


def parse(text: str) -> tuple[Dataset, ...]:
    """Return the datasets of a catalogue in TOML, of the same shape as the one shipped.

    Raises SourceError naming the place of what cannot be read.
    """
    try:
        shelf = msgspec.convert(tomllib.loads(text), _Shelf)
        return tuple(_dataset(entry, shelf.sources) for entry in shelf.datasets)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SourceError(f"catalogue: {error}") from error


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    publisher: str
    licence: str
    licence_url: str
    attribution: str
    page: str
    folder: str = ""
    address: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    path: str
    bytes: int
    sha256: str
    source: str | None = None
    page: str | None = None
    published_as: str | None = None
    note: str = ""
    optional: bool = False
    attribution: str = ""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    title: str
    kind: Kind
    source: str
    files: tuple[_File, ...]
    baseline: str | None = None
    attribution: str | None = None
    errata: tuple[Erratum, ...] = ()
    democracy_club: str | None = None
    mapping: str | None = None
    day: date | None = None
    seats: int | None = None
    postponed: tuple[Postponed, ...] = ()


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sources: dict[str, _Source]
    datasets: tuple[_Entry, ...]


def _dataset(entry: _Entry, sources: dict[str, _Source]) -> Dataset:
    unknown = {entry.source, *(file.source for file in entry.files if file.source)} - sources.keys()
    if unknown:
        raise SourceError(f"catalogue: {entry.name} names {_listed(unknown)}, want one of {_listed(sources)}")
    source = sources[entry.source]
    return Dataset(
        name=entry.name,
        title=entry.title,
        kind=entry.kind,
        files=tuple(_official_file(file, sources[file.source or entry.source]) for file in entry.files),
        publisher=source.publisher,
        licence=source.licence,
        attribution=entry.attribution or source.attribution,
        licence_url=source.licence_url,
        baseline=entry.baseline,
        errata=entry.errata,
        democracy_club=entry.democracy_club,
        mapping=entry.mapping,
        day=entry.day,
        seats=entry.seats,
        postponed=entry.postponed,
    )


def _official_file(file: _File, source: _Source) -> OfficialFile:
    below = file.published_as or file.path.removeprefix(source.folder)
    url = source.address and source.address + below
    page = file.page or source.page
    return OfficialFile(
        path=file.path,
        url=url,
        sha256=file.sha256,
        bytes=file.bytes,
        role=file.role,
        page=page,
        note=file.note,
        optional=file.optional,
        attribution=file.attribution,
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
