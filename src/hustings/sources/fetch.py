"""Obtaining official files, verified: from a mirror, a kept copy or the publisher; the only network."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from hustings.errors import ChecksumError, OfflineError, SourceError
from hustings.sources import cache
from hustings.sources.catalogue import Dataset, OfficialFile

Progress = Callable[[str, int, int], None]
"""Called with a file's path, its bytes so far and its bytes in all."""

_TRIES = 3
_PAUSE = 0.5
"""Seconds before the second try; doubled before each later one."""
_TIMEOUT = (10, 30)
"""Seconds to wait for a connection, and for the next bytes."""

_USE_MIRROR = "or read a local copy with --mirror DIR (HUSTINGS_MIRROR)"


def mirror_folder(option: Path | str | None) -> Path | None:
    """Return the mirror to read: the option, else HUSTINGS_MIRROR, else None.

    Raises SourceError where what is named is not a folder.
    """
    named = "--mirror" if option else "HUSTINGS_MIRROR"
    chosen = option or os.environ.get("HUSTINGS_MIRROR")
    if not chosen:
        return None
    mirror = Path(chosen).expanduser()
    if not mirror.is_dir():
        raise SourceError(f"{named} names {mirror}, want a folder that is there")
    return mirror


def obtain(
    dataset: Dataset,
    mirror: Path | None = None,
    home: Path | None = None,
    progress: Progress | None = None,
) -> dict[str, Path]:
    """Return where each raw file of a dataset lies on this machine, verified, by its role.

    With a mirror, files are read from it where they lie, never copied, and
    nothing is downloaded; HUSTINGS_MIRROR is not looked at (see mirror_folder).
    Without one, a copy kept in `home` (as in cache.home) is used while its
    checksum holds, else the file is downloaded and kept. An optional file
    that cannot be had that way is left out.
    Raises ChecksumError, OfflineError or SourceError; no part of a file stays.
    """
    kept = (home or cache.home()) / "raw"
    found: dict[str, Path] = {}
    for file in dataset.files:
        try:
            path = _mirrored(file, mirror) if mirror else _kept(file, kept / file.path, progress)
        except OfflineError as wrong:
            what = f"no network, and {dataset.name} is not kept here"
            raise OfflineError(f"{what}; try `hustings house example`, or --mirror DIR\n{wrong}") from wrong
        if path:
            found[file.role] = path
    return found


def verify(path: Path, file: OfficialFile) -> None:
    """Raise ChecksumError unless the bytes at `path` are those of the pinned version."""
    if difference := _difference(path, file):
        wanted = f"the pinned version from {file.url or file.page}"
        raise ChecksumError(
            f"{path}: {difference}; the file is cut short or was changed, replace it by {wanted}"
        )


def _difference(path: Path, file: OfficialFile) -> str | None:
    try:
        with path.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
            size = content.tell()
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}") from error
    if found == file.sha256:
        return None
    return f"found sha256 {found} ({size} bytes), expected {file.sha256} ({file.bytes} bytes)"


def _mirrored(file: OfficialFile, mirror: Path) -> Path | None:
    path = mirror / file.path
    if path.exists():
        verify(path, file)
        return path
    if file.optional:
        return None
    raise SourceError(
        f"no {file.path} in the mirror {mirror}; its publisher has it at {file.url or file.page}"
    )


def _kept(file: OfficialFile, path: Path, progress: Progress | None) -> Path | None:
    if path.exists():
        try:
            verify(path, file)
            return path
        except ChecksumError:
            if file.url is None:
                raise
    if file.url is not None:
        _download(file, file.url, path, progress)
        return path
    if file.optional:
        return None
    note = f" {file.note}" if file.note else ""
    raise SourceError(
        f"{file.path}: the publisher's own address of this file is not known here; find it from {file.page} "
        f"and read it from a local copy with --mirror DIR (HUSTINGS_MIRROR), as DIR/{file.path}.{note}"
    )


def _download(file: OfficialFile, url: str, path: Path, progress: Progress | None) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as output:
                _transfer(url, _Arriving(file, output, progress))
            if difference := _difference(part, file):
                raise ChecksumError(
                    f"{url}: {difference}; the download was cut short or the file was changed, "
                    f"and nothing was kept: load again, {_USE_MIRROR}"
                )
            os.replace(part, path)
            cache.sweep(path.parent, beside=path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(
            f"cannot keep {file.path} in {path.parent}: {error.strerror}; set HUSTINGS_HOME elsewhere"
        ) from error


def _transfer(url: str, arriving: _Arriving) -> None:
    """Download to the end, trying again where the connection fails or the server is at fault."""
    import pooch
    import requests

    broken = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
    download = pooch.HTTPDownloader(chunk_size=1 << 16, timeout=_TIMEOUT)
    for tried in range(1, _TRIES + 1):
        arriving.restart()
        try:
            download(url, arriving, None)
            return
        except requests.HTTPError as error:
            status = error.response.status_code if error.response is not None else 0
            if tried == _TRIES or (status < 500 and status != 429):
                problem = f"{url}: the publisher answers {status}"
                raise SourceError(f"{problem}; try again later, {_USE_MIRROR}") from error
        except broken as error:
            if tried == _TRIES:
                far = f"{arriving.done} of {arriving.file.bytes} bytes, {tried} tries"
                problem = f"no connection, or it broke off ({type(error).__name__}, {far})"
                raise OfflineError(f"HUSTINGS_MIRROR names a mirror too; {problem}:\n{url}") from error
        except requests.RequestException as error:
            raise SourceError(f"{url}: cannot be downloaded: {error}") from error
        time.sleep(_PAUSE * 2 ** (tried - 1))


class _Arriving:
    """The file being downloaded: counts bytes and refuses more than the pinned version has."""

    def __init__(self, file: OfficialFile, output: IO[bytes], progress: Progress | None) -> None:
        self.file, self.done = file, 0
        self._output, self._progress = output, progress

    def restart(self) -> None:
        self.done = 0
        self._output.seek(0)
        self._output.truncate()

    def write(self, chunk: bytes) -> None:
        self.done += len(chunk)
        if self.done > self.file.bytes:
            problem = f"{self.file.url}: more than the expected {self.file.bytes} bytes, so it was changed"
            raise ChecksumError(f"{problem}; nothing was kept: try again later, {_USE_MIRROR}")
        self._output.write(chunk)
        if self._progress:
            self._progress(self.file.path, self.done, self.file.bytes)

    def flush(self) -> None:
        self._output.flush()
