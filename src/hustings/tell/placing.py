"""Putting a finished file or folder in its place: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from hustings.errors import SourceError


def place(
    target: Path, write: Callable[[Path], None], names: Collection[str] | None = None, replace: bool = False
) -> Path:
    """Let `write` make a file or folder beside the target, then put it in the target's place.

    Until `write` returns, and whenever it fails or is interrupted, what stood
    there stays. names: what the folder will hold; None where it is a file. A
    folder that holds anything else is never replaced. Raises SourceError where
    something stands there and replace is not set, or it cannot be written.
    """
    where = target.expanduser().resolve()
    try:
        _refuse(target, where, names, replace)
        work = Path(tempfile.mkdtemp(prefix=".hustings-", suffix=".part", dir=where.parent))
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror or error}") from error
    fresh, aside = work / where.name, work / "before" / where.name
    try:
        aside.parent.mkdir()
        write(fresh)
        _settle(fresh)
        _swap(fresh, where, aside)
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        if where.exists() or not aside.exists():
            shutil.rmtree(work, ignore_errors=True)
    return target


def _refuse(target: Path, where: Path, names: Collection[str] | None, replace: bool) -> None:
    if not where.parent.is_dir():
        raise SourceError(f"cannot write {target}: there is no folder {where.parent}")
    if not where.exists():
        return
    if where.is_dir() != (names is not None):
        there, wanted = ("folder", "file") if where.is_dir() else ("file", "folder")
        raise SourceError(f"{target} is a {there}, want the name of a {wanted}")
    if names is not None and Path.cwd().is_relative_to(where):
        raise SourceError(f"{target} is the folder worked in, want another name")
    inside = {path.name for path in where.iterdir()} if names is not None else set()
    foreign = sorted(inside - set(names or ()))
    if foreign:
        raise SourceError(f"{target} holds {foreign[0]}, which no export made; want a folder of its own")
    if not replace and (inside or (names is None and where.stat().st_size)):
        raise SourceError(f"{target} exists already; --replace (replace=True) writes over it")


def _swap(fresh: Path, where: Path, aside: Path) -> None:
    if not where.is_dir():
        os.replace(fresh, where)
        return
    try:
        os.rename(where, aside)
        os.rename(fresh, where)
    except BaseException:
        if aside.exists() and not where.exists():
            os.rename(aside, where)
        raise


def _settle(fresh: Path) -> None:
    # Else a power cut could leave the name on disk and not what it names.
    for path in fresh.iterdir() if fresh.is_dir() else (fresh,):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
