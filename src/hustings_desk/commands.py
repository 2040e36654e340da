"""The commands of the desk: `hustings desk …`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from hustings.record.clock import UK
from hustings_desk import commands_demo, commands_imports, commands_running, commands_working
from hustings_desk.readying import ready

app = typer.Typer(
    name="hustings desk",
    help="The desk: declarations keyed by two people, guarded, corrected in the open.",
    epilog="Example: hustings desk init uk-2024 --rehearsal",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def run(words: Sequence[str]) -> None:
    """Run one command of the desk from its words; typer.Exit where it ends otherwise than well."""
    ended = app(list(words), standalone_mode=False, prog_name="hustings desk")
    if isinstance(ended, int) and ended:
        raise typer.Exit(ended)


@app.command(epilog="Example: hustings desk init uk-2024 --rehearsal")
def init(
    election: Annotated[
        str, typer.Argument(help="Short name, such as uk-2024; a new one with --candidates.")
    ],
    rehearsal: Annotated[bool, typer.Option("--rehearsal", help="Mark every entry test.")] = False,
    administrator: Annotated[
        str, typer.Option("--administrator", help="Name of the first account.")
    ] = "admin",
    mirror: Annotated[
        Path | None, typer.Option("--mirror", help="A local copy of the official files.")
    ] = None,
    candidates: Annotated[
        Path | None,
        typer.Option("--candidates", help="A candidates' list (CSV) that the election is made of."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="With --candidates: the election in words.")] = "",
    day: Annotated[str, typer.Option("--day", help="With --candidates: polling day, 2031-05-01.")] = "",
    seats: Annotated[
        int | None, typer.Option("--seats", min=1, help="With --candidates: seats of the whole House.")
    ] = None,
    deposits: Annotated[
        bool, typer.Option("--deposits", help="With --candidates: the UK's rule on lost deposits holds.")
    ] = False,
    zone: Annotated[str, typer.Option("--zone", help="With --candidates: the local time.")] = UK,
) -> None:
    """Set the desk up for an election: its database, contests, candidacies and the first account."""
    from hustings.cli.printing import opened, say
    from hustings.sources.nominations import Poll, election_of_candidates
    from hustings_desk import whereabouts

    if candidates is None:
        asked = opened(election, mirror)
    else:
        poll = Poll(election, title or election, _day(day), seats, deposits, zone)
        asked = election_of_candidates(candidates, poll)
    file = whereabouts.write_environment()
    ready()
    from hustings_desk.founding import found_desk

    made = found_desk(asked, rehearsal, administrator)
    say(f"{made.title}: {made.contests} contests, {made.candidacies} candidacies nominated")
    say(f"Database: {made.database}; settings: {file}")
    say(f"Sign in as {made.administrator} with this password, shown once:")
    print(made.password)
    say("Next: hustings desk serve")


def _day(typed: str) -> date | None:
    """Return a day as typed; None where none is."""
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise typer.BadParameter(f"{typed!r} is no day such as 2031-05-01", param_hint="--day") from None


@app.command(epilog="Example: hustings desk account anna --role keyer")
def account(
    name: Annotated[str, typer.Argument(help="Name to sign in with.")],
    role: Annotated[
        str, typer.Option("--role", help="keyer, editor or administrator; keyer for a new account.")
    ] = "",
) -> None:
    """Make an account, or give one that is there a fresh password."""
    from hustings.cli.printing import say

    ready()
    from hustings_desk.founding import make_account

    password = make_account(name, role)
    say(f"Sign in as {name} with this password, shown once:")
    print(password)


commands_running.add_to(app)
commands_imports.add_to(app)
commands_working.add_to(app)
commands_demo.add_to(app)
