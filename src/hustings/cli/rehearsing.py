"""The command that plays a made-up night: rehearse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.asking import AsAtOption, house
from hustings.cli.printing import Format, FormatOption, MirrorOption, opened, say


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(epilog="Example: hustings rehearse --seed 1")(rehearse)


def rehearse(
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed makes the same night.")] = 1,
    like: Annotated[
        str | None, typer.Option("--from", help="On the seats of this election, compared with its result.")
    ] = None,
    as_at: AsAtOption = None,
    to: Annotated[Path | None, typer.Option("--to", help="Write the ledger to this file, too.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over what is there.")] = False,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Make up a night with known truth, for practice."""
    name = f"rehearsal-{seed}" + (f"-from-{like}" if like else "")
    house(name, as_at, form=form, mirror=mirror)
    if to is not None:
        _write(name, as_at, to, replace, mirror)


def _write(name: str, as_at: str | None, to: Path, replace: bool, mirror: Path | None) -> None:
    from hustings.record.chain import write
    from hustings.record.clock import moment
    from hustings.tell.placing import place

    made_up = opened(name, mirror)
    ledger = made_up.ledger
    if as_at is not None:
        ledger = ledger.as_at(moment(as_at, made_up.day, made_up.zone))
    place(to, lambda path: write(ledger, path), replace=replace)
    say(f"{to}: {len(ledger)} entries of {name}, all marked test")
