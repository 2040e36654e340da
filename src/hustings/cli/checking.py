"""Commands that check: verify a ledger, corrections between releases, differences from the publisher."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated, Any

import typer

from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say

RELEASES = {"uk-2024": "uk-2024-first"}
"""An earlier release of the same election, by short name."""

_SHOWN = 20
"""Faults of a ledger that are printed; of the others, how many there are."""
_SIGNS = (b'"payload_hash":', b'"previous":', b'"head":')
"""What stands in some line of every ledger."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(epilog="Example: hustings verify uk-2024.ledger.jsonl")(verify)
    app.command(epilog="Example: hustings corrections uk-2024")(corrections)
    app.command(epilog="Example: hustings differences uk-2024")(differences)


def verify(
    file: Annotated[Path, typer.Argument(help="A ledger file, or - for standard input.")],
    head: Annotated[str | None, typer.Option("--head", help="The hash the ledger should close with.")] = None,
    key: Annotated[
        str | None, typer.Option("--key", help="The signer's public key, or a file that holds it.")
    ] = None,
    signature: Annotated[
        Path | None, typer.Option("--signature", help="The signed head that the file came with.")
    ] = None,
) -> None:
    """Check a ledger file, also against a signed head."""
    import sys

    from hustings.record.verifier import check

    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as wrong:
        raise typer.BadParameter(f"{file} cannot be read: {wrong.strerror}", param_hint="file") from None
    faults = check(raw) if signature is None and key is None else _beside_signature(raw, key, signature)
    wanted = head.strip().casefold() if head is not None else None
    if faults and not any(sign in raw for sign in _SIGNS):
        faults = [f"{file}: this is no ledger"]
    elif not faults and wanted is not None and f'"head":"{wanted}"'.encode() not in raw.split(b"\n")[-2]:
        faults = [f"whole in itself, but it does not close with {wanted}"]
    for fault in faults[:_SHOWN]:
        print(fault)
    if len(faults) > _SHOWN:
        print(f"and {len(faults) - _SHOWN:,} more")
    if faults:
        raise typer.Exit(1)
    signed = "" if signature is None else "; it begins as was signed"
    say(f"{file}: whole, {raw.count(bytes([10])) - 1} entries{signed}")


def _beside_signature(raw: bytes, key: str | None, signature: Path | None) -> list[str]:
    from hustings.cli.signing import refuse_without_cryptography
    from hustings.record.signing import verify_release

    if key is None or signature is None:
        raise typer.BadParameter("a signature is checked with both --key and --signature")
    refuse_without_cryptography()
    try:
        public = Path(key).read_text(encoding="utf-8") if Path(key).is_file() else key
        signed = signature.read_bytes()
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(f"{key} or {signature} cannot be read") from None
    return verify_release(raw, signed, public)


def corrections(
    election: Annotated[
        str, typer.Argument(help="Short name, such as uk-2024, or a ledger file.")
    ] = "uk-2024",
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Show what was corrected by a publisher, or in a ledger."""
    if Path(election).is_file():
        _register(Path(election), form)
        return
    from hustings.record.corrections import corrections as between
    from hustings.sources.catalogue import dataset

    name = dataset(election).name
    if name not in RELEASES:
        raise typer.BadParameter(f"two releases are known of {', '.join(RELEASES)} only")
    first, second = opened(RELEASES[name], mirror), opened(name, mirror)
    found = between(first, second)
    rows: list[dict[str, Any]] = [
        {
            "code": one.contest.seat.code,
            "seat": one.contest.seat.name,
            "what": one.what,
            "candidacy": one.candidacy,
            "old": one.old,
            "new": one.new,
            "source": one.source,
        }
        for one in found
    ]

    def screen() -> Any:
        from hustings.tell.past_screens import corrections_screen

        return corrections_screen(found, first, second)

    attribution = list(dict.fromkeys((*second.attribution, *first.attribution)))

    def plain() -> dict[str, Any]:
        about = {"election": name, "from": first.title, "to": second.title}
        return {**about, "corrections": rows, "attribution": attribution}

    emit(form, screen, plain, lambda: rows, attribution)


def _register(file: Path, form: Format) -> None:
    from hustings.record.chain import read
    from hustings.record.register import register
    from hustings.tell.register_told import COLUMNS, register_json, register_rows

    found = register(read(file))

    def screen() -> Any:
        from hustings.tell.register_told import register_screen

        return register_screen(found, file.name)

    def plain() -> dict[str, Any]:
        return {"ledger": file.name, "corrections": register_json(found)}

    emit(form, screen, plain, lambda: register_rows(found), header=lambda: COLUMNS)


def differences(
    names: Annotated[
        list[str] | None, typer.Argument(help="Short names, notional ones too; none: all.")
    ] = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Compare every figure with the publisher's own."""
    from hustings.cli.progress import Obtaining
    from hustings.record.published import Difference
    from hustings.sources.catalogue import dataset
    from hustings.sources.comparison import COMPARED, compared

    with Obtaining() as progress:
        found = [compared(name, mirror, progress.tell) for name in names or COMPARED]
    rows = [asdict(one) for comparison in found for one in comparison.differences]
    counts = {one.election: sum(one.compared.values()) for one in found}
    attribution = list(dict.fromkeys(dataset(name).attribution for name in names or COMPARED))

    def screen() -> Any:
        from hustings.tell.past_screens import differences_screen

        every = [one for part in found for one in part.differences]
        return differences_screen(counts, every, attribution)

    def plain() -> dict[str, Any]:
        return {"compared": counts, "differences": rows, "attribution": attribution}

    emit(form, screen, plain, lambda: rows, attribution, lambda: [field.name for field in fields(Difference)])
