"""The commands that keep a desk running: serve, upgrade, backup, restore."""

from __future__ import annotations

from typing import Annotated

import typer

from hustings.cli.printing import say
from hustings_desk.readying import ready


def add_to(app: typer.Typer) -> None:
    """Add these commands to the desk's command line."""
    app.command(epilog="Example: hustings desk serve --port 8000")(serve)
    app.command(epilog="Example: hustings desk upgrade")(upgrade)


def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="Processes, each of four threads.")
    ] = 2,
) -> None:
    """Serve the desk's pages, on this machine alone unless HUSTINGS_HTTPS is set."""
    ready()
    from hustings_desk.serving import serve as serve_pages

    serve_pages(host, port, workers, say)


def upgrade() -> None:
    """Bring the database and the static files to this version; sessions and leases stay."""
    ready()
    from hustings_desk.founding import make_tables

    make_tables()
    say("The database and the static files are those of this version.")
