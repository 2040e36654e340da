"""Commands that sign: make a key, sign a ledger's head. The environment alone holds the private key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from hustings.cli.printing import say

KEY = "HUSTINGS_SIGNING_KEY"
"""The environment's variable that holds the private key."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(epilog="Example: hustings keygen --public desk.pub")(keygen)
    app.command(epilog="Example: hustings sign uk-2024.ledger.jsonl --to uk-2024.head.json")(sign)


def keygen(
    public: Annotated[Path, typer.Option("--public", help="Where to write the public key.")] = Path(
        "hustings.pub"
    ),
) -> None:
    """Make a key to sign with: the private one on stdout, the public one in a file."""
    refuse_without_cryptography()
    from hustings.record.signing import key_id, new_key, public_key

    private = new_key()
    shown = public_key(private)
    try:
        with public.open("x", encoding="utf-8") as file:
            file.write(f"{shown}\n")
    except FileExistsError:
        raise typer.BadParameter(f"{public} is there already", param_hint="--public") from None
    except OSError as wrong:
        raise typer.BadParameter(f"{public}: {wrong.strerror}", param_hint="--public") from None
    print(f"{KEY}={private}")
    say(f"{public}: public key {key_id(shown)}; show it to everybody", "Keep the line on stdout secret.")


def sign(
    file: Annotated[Path, typer.Argument(help="A ledger file.")],
    to: Annotated[Path | None, typer.Option("--to", help="Where to write the signed head.")] = None,
) -> None:
    """Sign the head of a ledger file with the key in HUSTINGS_SIGNING_KEY."""
    refuse_without_cryptography()
    from datetime import UTC, datetime

    from hustings.record.chain import read
    from hustings.record.signing import sign_head

    private = os.environ.get(KEY, "")
    if not private:
        raise typer.BadParameter(f"no key to sign with: set {KEY}")
    if not file.is_file():
        raise typer.BadParameter(f"{file} cannot be read", param_hint="file")
    made = sign_head(read(file), private, datetime.now(UTC))
    if to is None:
        print(made.text(), end="")
        return
    try:
        to.write_text(made.text(), encoding="utf-8")
    except OSError as wrong:
        raise typer.BadParameter(f"{to}: {wrong.strerror}", param_hint="--to") from None
    print(to)
    say(f"signed {made.entries} entries with the key {made.key}")


def refuse_without_cryptography() -> None:
    """Refuse where the optional part that signs and verifies signatures is not installed."""
    from importlib.util import find_spec

    if find_spec("cryptography") is None:
        raise typer.BadParameter("signatures need cryptography: install hustings[signed]")
