"""The command `hustings`: its groups of commands, and what an error means for the exit status."""

from __future__ import annotations

import sys

import typer

from hustings.cli import asking, checking, looking, obtaining, touring
from hustings.errors import (
    AmbiguousNameError,
    ElectionError,
    FaultsError,
    LedgerError,
    SourceError,
)

FAULT, MISUSE = 1, 2

app = typer.Typer(
    name="hustings",
    help="An open election desk: official results in, exact figures out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for group in (obtaining, asking, looking, checking, touring):
    group.add_to(app)


def main() -> None:
    """Run the command line. Exit 0: fine; 1: a fault in the data; 2: misuse."""
    try:
        app(standalone_mode=True)
    except ElectionError as wrong:
        print(told(wrong), file=sys.stderr)
        sys.exit(FAULT if isinstance(wrong, (FaultsError, SourceError, LedgerError)) else MISUSE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def told(wrong: ElectionError) -> str:
    """Return an error in lines for the person at the terminal."""
    if isinstance(wrong, AmbiguousNameError):
        choices = [f"  {choice}" for choice in wrong.choices]
        return "\n".join([f"hustings: {wrong.name!r} may be any of these:", *choices])
    return f"hustings: {wrong}"
