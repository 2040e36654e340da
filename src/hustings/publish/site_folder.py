"""The folder of a site: one publisher at a time, files replaced whole, and what is there of ours known."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from hustings.errors import ElectionError, SourceError

MARK, LOCK, PART = ".hustings-site.json", ".hustings-site.lock", ".hustings-part"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the folder says of itself. files: addresses that a later publication may remove."""

    election: str
    is_rehearsal: bool
    entry: int = 0
    files: tuple[str, ...] = ()

    def refuse(self, other: Mark, folder: Path, may_go_back: bool) -> None:
        """Raise ElectionError where the other may not be published over this one."""
        if self.is_rehearsal != other.is_rehearsal:
            kind, wanted = (
                ("a rehearsal", "a real election")
                if self.is_rehearsal
                else ("a real election", "a rehearsal")
            )
            raise ElectionError(f"{folder} holds {kind}; {wanted} wants a folder of its own")
        if self.election != other.election:
            raise ElectionError(f"{folder} holds {self.election}; {other.election} wants a folder of its own")
        if other.entry < self.entry and not may_go_back:
            raise ElectionError(
                f"{folder} is as at entry {self.entry}; entry {other.entry} would take its readers back"
            )


class SiteFolder:
    """A folder that holds one site and nothing else."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        self._root = str(self.path)
        self._put: dict[str, bytes] = {}

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder against every other publisher; SourceError where one is at work."""
        self._refuse_file()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._refuse_foreign()
            with (self.path / LOCK).open("a+b") as file:
                self._hold(file)
                yield
        except OSError as wrong:
            raise SourceError(f"cannot write {self.path}: {wrong.strerror or wrong}") from wrong

    def _refuse_file(self) -> None:
        for one in (self.path, *self.path.parents):
            if one.exists() and not one.is_dir():
                raise SourceError(f"{one} is a file; a site wants a folder, new or published before")

    def _refuse_foreign(self) -> None:
        inside = sorted(one.name for one in self.path.iterdir())
        if inside and not {MARK, LOCK} & set(inside):
            raise SourceError(f"{self.path} holds {inside[0]}, which is no site's; want a folder of its own")

    def _hold(self, file: IO[bytes]) -> None:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SourceError(f"{self.path}: another publisher is at work here") from None

    def mark(self) -> Mark | None:
        """Return what the folder says of itself; None where it is new."""
        try:
            read = json.loads((self.path / MARK).read_bytes())
            return Mark(read["election"], read["is_rehearsal"], read["entry"], _listed(read["files"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as wrong:
            raise SourceError(f"{self.path / MARK} cannot be read: {wrong}") from wrong

    def put_mark(self, mark: Mark) -> None:
        """Write what the folder says of itself."""
        said = {"election": mark.election, "is_rehearsal": mark.is_rehearsal, "entry": mark.entry}
        whole = said | {"files": _by_kind(mark.files)}
        self.put(MARK, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())

    def put(self, address: str, content: bytes) -> bool:
        """Put a file in its place, whole; return whether its bytes changed.

        What it put itself it knows by a digest, and does not read again.
        """
        digest = hashlib.blake2b(content, digest_size=16).digest()
        folder, _, name = f"{self._root}/{address}".rpartition("/")
        where, beside = f"{folder}/{name}", f"{folder}/.{name}{PART}"
        known = self._put.pop(address, None)
        if known is None and self._is_there(where, content):
            self._put[address] = digest
            return False
        if known != digest:
            self._write(beside, content)
            os.replace(beside, where)
        self._put[address] = digest
        return known != digest

    def _is_there(self, where: str, content: bytes) -> bool:
        try:
            if os.stat(where).st_size != len(content):
                return False
            return Path(where).read_bytes() == content
        except FileNotFoundError:
            os.makedirs(os.path.dirname(where), exist_ok=True)
            return False

    def _write(self, beside: str, content: bytes) -> None:
        try:
            with open(beside, "wb") as file:
                file.write(content)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise

    def remove(self, addresses: Collection[str]) -> None:
        """Take files away, and folders left empty by it; what is gone already is passed over."""
        for address in addresses:
            where = self.path / PurePosixPath(address)
            self._put.pop(address, None)
            where.unlink(missing_ok=True)
            for folder in where.parents:
                if folder == self.path or any(folder.iterdir()):
                    break
                folder.rmdir()

    def sweep(self) -> None:
        """Take away what a publisher that was killed left half written."""
        for left in self.path.rglob(f".*{PART}"):
            left.unlink(missing_ok=True)


def _by_kind(addresses: Collection[str]) -> dict[str, list[str]]:
    """Return addresses without what they have in common: of "people/a.html", "a" below "people/*.html"."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        folder, slash, name = address.rpartition("/")
        stem, dot, ending = name.rpartition(".")
        found.setdefault(f"{folder}{slash}*{dot}{ending}", []).append(stem)
    return found


def _listed(files: Mapping[str, Collection[str]] | list[str]) -> tuple[str, ...]:
    """Return the addresses again; a mark of an older site lists them whole."""
    if isinstance(files, list):
        return tuple(files)
    return tuple(kind.replace("*", stem, 1) for kind, stems in files.items() for stem in stems)
