"""The commands that keep a desk running: serve, upgrade, backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.printing import say
from hustings_desk.readying import ready


def add_to(app: typer.Typer) -> None:
    """Add these commands to the desk's command line."""
    app.command(epilog="Example: hustings desk serve --port 8000")(serve)
    app.command(epilog="Example: hustings desk upgrade")(upgrade)
    app.command(epilog="Example: hustings desk backup friday.zip")(backup)
    app.command(epilog="Example: hustings desk restore friday.zip")(restore)


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


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it holds password hashes: keep it safe.")],
) -> None:
    """Back the desk up into one file, while it runs."""
    ready()
    from hustings_desk.backup import back_up

    done = back_up(file)
    counts = f"{done.entries:,} entries, {done.rows:,} rows, {done.notices:,} notices"
    say(f"{done.file}: {counts}; {done.size:,} bytes")
    say(f"Head of the ledger: {done.head}")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup made by `hustings desk backup`.")],
) -> None:
    """Restore a backup into an empty desk, on SQLite or PostgreSQL, and verify its chain."""
    from hustings_desk import whereabouts

    whereabouts.write_environment()
    ready()
    from hustings_desk.restoring import restore as restore_desk

    done = restore_desk(file)
    counts = f"{done.entries:,} entries, {done.rows:,} rows, {done.notices:,} notices"
    say(f"{done.title}: {counts}, on {done.engine}")
    say(f"As backed up at {done.taken}. The chain verifies; its head: {done.head}")
