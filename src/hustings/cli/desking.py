"""The command `desk`: hands over to the web desk, where it is installed."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Annotated

import typer

GROUP = "hustings.desk"


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    settings = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
    app.command(epilog="Example: hustings desk init uk-2024 --rehearsal", context_settings=settings)(desk)


def desk(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="init, serve, account, publish and more: see `hustings desk --help`."),
    ] = None,
) -> None:
    """Run the desk where declarations are keyed by two people."""
    found = next(iter(entry_points(group=GROUP)), None)
    try:
        run = found.load() if found else None
    except ModuleNotFoundError as missing:
        raise typer.BadParameter(f"the desk needs {missing.name}: install hustings[desk]") from None
    if run is None:
        raise typer.BadParameter("the desk is not installed: install hustings[desk]")
    run(words or [])
