"""How a command prints: data on stdout as text, JSON or CSV, words on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from hustings.record.election import Election


class Format(StrEnum):
    """How a reading command prints."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
MirrorOption = Annotated[
    Path | None,
    typer.Option(
        "--mirror",
        help="Read official files from this local copy, not from their publishers (or set HUSTINGS_MIRROR).",
        show_default=False,
    ),
]


def emit(
    form: Format,
    text: Callable[[], RenderableType],
    plain: Callable[[], Any],
    rows: Callable[[], Sequence[dict[str, Any]]],
    attribution: Sequence[str] = (),
    header: Callable[[], Sequence[str]] = tuple,
) -> None:
    """Print in the form asked for. Only that form is made.

    Attribution is inside text and JSON; beside CSV it goes to stderr. header:
    the columns of CSV, needed where there may be no rows.
    """
    if form is Format.TEXT:
        console().print(text())
    elif form is Format.JSON:
        import json

        is_utf8 = sys.stdout.encoding.casefold().startswith("utf")
        print(json.dumps(plain(), ensure_ascii=not is_utf8, indent=2))
    else:
        from hustings.tell.csv_text import as_csv

        print(as_csv(rows(), header()), end="")
        say(*attribution)


def say(*words: str) -> None:
    """Print words for the person at the terminal, on stderr."""
    from hustings.sources.lines import plain

    for line in words:
        print(plain(line), file=sys.stderr)


def console() -> Console:
    """Return the console for stdout; names are shown as they are, never as markup."""
    from hustings.cli.screen import Screen

    # A pipe has no width of its own: 100, or what COLUMNS asks for.
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal() else 100
    return Screen(markup=False, highlight=False, emoji=False, width=width, soft_wrap=False)


def opened(name: str, mirror: Path | None) -> Election:
    """Open an election or a rehearsal by name, with a progress bar on stderr while files are obtained."""
    from hustings.cli.progress import Obtaining
    from hustings.sources.opening import load

    name = name.strip().casefold()
    with Obtaining() as progress:
        if name.startswith("rehearsal"):
            from hustings.night.rehearsal import rehearsal_named

            made_up = rehearsal_named(name, lambda like: load(like, mirror, progress.tell))
            if made_up:
                return made_up.election
        return load(name, mirror, progress.tell)
