"""The command `hustings`: its groups of commands, and what an error means for the exit status."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from hustings.cli import (
    asking,
    checking,
    desking,
    effects,
    endorsing,
    forecasting,
    looking,
    obtaining,
    publishing,
    rehearsing,
    signing,
    storying,
    touring,
)
from hustings.cli.printing import say
from hustings.errors import (
    AmbiguousNameError,
    ElectionError,
    FaultsError,
    LedgerError,
    SourceError,
)

FAULT, MISUSE, INTERRUPTED = 1, 2, 130


class Commands(TyperGroup):
    """All commands; a reader who stops reading, or Ctrl-C, ends them without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command named on the line."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _write_no_more()
            raise typer.Exit(0) from None
        except OSError as wrong:
            # A file's fault has the file's name: this is a stream's, such as a full disk under stdout.
            if wrong.filename is not None:
                raise
            _write_no_more()
            say(f"hustings: the output cannot be written: {wrong.strerror or wrong}")
            raise typer.Exit(FAULT) from None
        return found


def _write_no_more() -> None:
    # Else the interpreter's own last flush would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    name="hustings",
    cls=Commands,
    help="An open election desk: official results in, exact figures out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for group in (
    obtaining,
    asking,
    looking,
    checking,
    storying,
    forecasting,
    endorsing,
    effects,
    rehearsing,
    signing,
    desking,
    publishing,
    touring,
):
    group.add_to(app)


def _version(asked: bool) -> None:
    if asked:
        from hustings import __version__

        print(f"hustings {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Hold what stands before a command."""


def main() -> None:
    """Run the command line. Exit 0: fine; 1: a fault in the data; 2: misuse; 130: interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # An election is some hundred thousand objects that all stay: looking for garbage among them is in vain.
    gc.set_threshold(200_000, 20, 20)
    try:
        app(standalone_mode=True)
    except ElectionError as wrong:
        say(*told(wrong).split("\n"))
        sys.exit(FAULT if isinstance(wrong, (FaultsError, SourceError, LedgerError)) else MISUSE)


def told(wrong: ElectionError) -> str:
    """Return an error in lines for the person at the terminal."""
    if isinstance(wrong, AmbiguousNameError):
        choices = [f"  {choice}" for choice in wrong.choices]
        return "\n".join([f"hustings: {wrong.name!r} may be any of these:", *choices])
    return f"hustings: {wrong}"
