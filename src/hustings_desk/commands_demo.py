"""The command that shows the desk at work: demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.printing import MirrorOption, opened, say


def add_to(app: typer.Typer) -> None:
    """Add this command to the desk's command line."""
    app.command(epilog="Example: hustings desk demo --speed 120")(demo)


def demo(
    election: Annotated[str, typer.Argument(help="Whose night is played, such as uk-2024.")] = "",
    speed: Annotated[float, typer.Option("--speed", min=1, help="So many times as fast as it was.")] = 60,
    folder: Annotated[Path | None, typer.Option("--folder", help="Keep the desk in this folder.")] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of the desk.")] = 8000,
    until: Annotated[int | None, typer.Option("--until", min=0, help="Declarations at most.")] = None,
    stay: Annotated[bool, typer.Option(help="Whether the desk stays once the night is over.")] = True,
    mirror: MirrorOption = None,
) -> None:
    """Set up a desk, play a night through its forms, and publish it beside."""
    from hustings.errors import SourceError
    from hustings_desk.demonstrating import Played, demonstrate

    try:
        night = opened(election or "uk-2024", mirror)
    except SourceError:
        if election:
            raise
        say("The night of 2024 cannot be had now; a made-up one is played.")
        night = opened("rehearsal-1", mirror)
    declared = demonstrate(Played(night, speed, port, until, stay), folder, say)
    say(f"{declared} contests were declared.")
