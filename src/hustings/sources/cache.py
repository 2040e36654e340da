"""The kept copies on this machine: raw files, and datasets already parsed and checked."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from hustings.errors import SourceError

_STALE = 3600
"""Seconds after which what no load is using any more may be swept."""


def home() -> Path:
    """Return the folder of all kept copies: HUSTINGS_HOME, else the user's cache folder."""
    if chosen := os.environ.get("HUSTINGS_HOME"):
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_cache_path("hustings")


def folder(name: str) -> Path:
    """Return the folder of the parsed dataset of that short name; it may not exist yet.

    Inside: one folder for each stored version, and the file `current`, which
    holds the name of the one in use.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise SourceError(f"{name!r} is not a short name, want lower-case letters, digits and '-'")
    return home() / "parsed" / name


def fingerprint(checksums: Iterable[str], tables: int) -> str:
    """Return what tells one stored version from another.

    checksums: SHA-256 of every raw file, in the catalogue's order.
    tables: version of the format of the parsed tables.
    """
    return hashlib.sha256("\n".join([f"tables {tables}", *checksums]).encode()).hexdigest()[:32]


def stored(name: str, fingerprint: str) -> Path | None:
    """Return the folder of the stored dataset; None where missing or of another fingerprint."""
    current = _current(folder(name))
    if current is None or current.name.partition(".")[0] != _checked(fingerprint):
        return None
    return current


def store(name: str, fingerprint: str, write: Callable[[Path], None]) -> Path:
    """Store a parsed dataset by calling `write` on an empty folder; return that folder.

    Nobody sees it before `write` returns: until then, and whenever this is
    interrupted, what was stored before stays in use. Of two stores at once the
    later one is in use; the other's folder still lasts long enough to be read.
    Raises SourceError where the cache cannot be written.
    """
    place = folder(name)
    try:
        place.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{_checked(fingerprint)}.", dir=place))
    except OSError as error:
        raise SourceError(
            f"cannot write in {place}: {error.strerror}; set HUSTINGS_HOME elsewhere"
        ) from error
    try:
        write(fresh)
        for path in fresh.rglob("*"):
            if path.is_file():
                _settle(path)
        _retire(_current(place))
        _point(place, fresh)
    except BaseException as error:
        # An interruption may come after the folder went into use.
        if _current(place) != fresh:
            shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, OSError):
            raise SourceError(
                f"cannot write in {place}: {error.strerror}; what was there is as before"
            ) from error
        raise
    sweep(place, beside=fresh, keep=_current(place))
    return fresh


def sweep(place: Path, beside: Path, keep: Path | None = None) -> None:
    """Remove what interrupted loads left in a folder, an hour or more older than `beside`.

    Only names that a load makes are removed: stored versions and `.part` files.
    """
    with contextlib.suppress(OSError):
        before = beside.stat().st_mtime - _STALE
        for path in place.iterdir():
            if path in (keep, beside) or not re.search(r"^[0-9a-f]{32}\.|\.part$", path.name):
                continue
            with contextlib.suppress(OSError):
                if path.stat().st_mtime > before:
                    continue
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()


def _checked(fingerprint: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{32}", fingerprint):
        raise ValueError(f"{fingerprint!r} is not a fingerprint, want 32 hexadecimal digits")
    return fingerprint


def _current(place: Path) -> Path | None:
    try:
        name = (place / "current").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    if not re.fullmatch(r"[0-9a-f]{32}\.\w+", name):
        return None
    found = place / name
    return found if found.is_dir() else None


def _retire(old: Path | None) -> None:
    # Another process may be reading it: its hour starts now.
    if old is not None:
        with contextlib.suppress(OSError):
            os.utime(old)


def _point(place: Path, fresh: Path) -> None:
    handle, name = tempfile.mkstemp(prefix="current.", suffix=".part", dir=place)
    pointer = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(fresh.name)
        _settle(pointer)
        os.replace(pointer, place / "current")
    finally:
        pointer.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    # Else a power cut could leave the pointer on disk and the tables not.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
