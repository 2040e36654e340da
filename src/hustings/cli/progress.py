"""The progress bar of files being obtained, on stderr, only where someone watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_UNSAID = 2.0
"""Seconds that anything may take before it is said how far it is."""


class Obtaining:
    """Shows each file's bytes as they come; silent where nothing is downloaded or nobody watches."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Obtaining:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, file: str, done: int, total: int) -> None:
        """Show that so many of a file's bytes are here."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}", markup=False), BarColumn(20), DownloadColumn())
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
        if file not in self._tasks:
            self._tasks[file] = self._bar.add_task("/".join(file.split("/")[-3:]), total=total)
        self._bar.update(self._tasks[file], completed=done)


class Counting:
    """Shows how many of many are done, once it has taken two seconds; silent where nobody watches."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Counting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, done: int, total: int) -> None:
        """Show that so many are done."""
        if self._bar is None:
            if not sys.stderr.isatty() or time.monotonic() - self._began < _UNSAID:
                return
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}", markup=False), BarColumn(20), MofNCompleteColumn())
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
            self._task = self._bar.add_task(self._words, total=total)
        if self._task is not None:
            self._bar.update(self._task, completed=done)


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show on stderr that something longer is under way; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield
