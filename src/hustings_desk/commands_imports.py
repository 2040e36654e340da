"""The commands for what comes in from elsewhere: files, and programs with a token."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.printing import say
from hustings.errors import ElectionError
from hustings_desk.importing.what import What
from hustings_desk.readying import ready

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from hustings_desk.models import Account

TOKEN = "HUSTINGS_DESK_TOKEN"
As = Annotated[str, typer.Option("--as", help="The account that does it.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the desk's command line."""
    example = "Example: hustings desk import candidates list.csv --as anna"
    app.command(name="import", epilog=example)(take_in)
    app.command(epilog="Example: hustings desk rehearsed rehearsal-site/record/ledger.jsonl")(rehearsed)
    app.command(epilog="Example: hustings desk token wire --machine --scope key")(token)
    app.command(epilog="Example: hustings desk revoke wire")(revoke)
    app.command(epilog="Example: hustings desk feed results.jsonl --to https://desk.example.org")(feed)


def take_in(
    what: Annotated[What, typer.Argument(help="What the file holds.")],
    file: Annotated[Path, typer.Argument(help="A CSV file.")],
    account: As,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and stop.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why who stands changes, for readers.")] = "",
    endorser: Annotated[
        str, typer.Option("--endorser", help="Who endorses, in a file of endorsements.")
    ] = "",
) -> None:
    """Take a file in, whole or not at all; the same file twice changes nothing."""
    ready()
    from hustings_desk.importing.taking import Wanted, take

    wanted = Wanted(what, file, _account(account), reason, endorser)
    with _Watched() as watched:
        taken = take(wanted, dry_run, watched.tell)
    changes = taken.changes
    for line in changes.words:
        print(line)
    say(*(f"Left: {line}" for line in changes.left))
    if taken.is_again:
        say(f"{taken.file} was taken in before; nothing changes")
        return
    done = "would change" if dry_run else "changed"
    left = f", {len(changes.left)} left: send the file again" if changes.left else ""
    say(f"{changes.rows} {done}, {changes.same} known alike{left}")


def rehearsed(
    file: Annotated[Path, typer.Argument(help="The ledger file of a rehearsal, as it is published.")],
) -> None:
    """Tell a live desk what a rehearsal keyed; whoever keys one of these figures again is warned."""
    ready()
    from hustings_desk.rehearsed import tell_rehearsal

    told = tell_rehearsal(file)
    say(f"{told.fresh} declarations to be warned of, {told.known} known before")
    if told.elsewhere:
        say(f"{told.elsewhere} passed over, of contests that this desk does not know")


def token(
    name: Annotated[str, typer.Argument(help="What the token is for; the machine's name with --machine.")],
    account: Annotated[str, typer.Option("--as", help="The account whose token it is.")] = "",
    machine: Annotated[bool, typer.Option("--machine", help="Make it for a machine source.")] = False,
    scope: Annotated[list[str] | None, typer.Option("--scope", help="read, key or edit; repeat it.")] = None,
) -> None:
    """Make a token for a program; it is printed once, on stdout, and is not kept."""
    if machine == bool(account):
        raise typer.BadParameter("name an account with --as, or say --machine")
    ready()
    from hustings_desk import tokens

    holder = tokens.machine(name) if machine else _account(account)
    secret = tokens.make_token(holder, name, scope or [tokens.READ])
    say(f"Token {name} of {holder.username}, shown once:")
    print(secret)


def revoke(
    name: Annotated[str, typer.Argument(help="What the token is for, as it was named.")],
) -> None:
    """Make every token of a name worthless, at once."""
    ready()
    from hustings_desk import tokens
    from hustings_desk.models import Token

    found = list(Token.objects.filter(name=name, revoked_at=None).select_related("account"))
    if not found:
        raise ElectionError(f"no token named {name!r} is in use")
    for one in found:
        tokens.revoke(one, None)
    say(f"{len(found)} revoked: {name}")


def feed(
    file: Annotated[str, typer.Argument(help="JSON lines, one contest each; - is stdin.")],
    to: Annotated[str, typer.Option("--to", help="Address of the desk.")] = "http://127.0.0.1:8000",
) -> None:
    """Send a machine's declarations to a desk as one of the two keys; the token is in HUSTINGS_DESK_TOKEN."""
    from hustings_desk.feeding import send

    secret = os.environ.get(TOKEN, "")
    if not secret:
        raise ElectionError(f"set {TOKEN} to a token with the scope key")
    if file == "-":
        fed = send(sys.stdin, to, secret, say)
    else:
        try:
            with Path(file).open(encoding="utf-8") as lines:
                fed = send(lines, to, secret, say)
        except (OSError, UnicodeDecodeError) as wrong:
            raise ElectionError(f"{file}: cannot be read: {wrong}") from None
    say(f"{fed.kept} kept, {fed.refused} refused")
    if fed.refused:
        raise typer.Exit(1)


def _account(name: str) -> Account:
    from hustings_desk.models import Account

    found = Account.objects.filter(username__iexact=name).first()
    if found is None:
        raise ElectionError(f"no account is called {name!r}")
    return found


class _Watched:
    """Shows how far a file has come, on stderr, once that takes longer than two seconds."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *wrong: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, done: int, of: int) -> None:
        """Show that so many of all are done."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < 2:
            return
        if self._bar is None or self._task is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True))
            self._task = self._bar.add_task("contests", total=of)
            self._bar.start()
        self._bar.update(self._task, completed=done)
