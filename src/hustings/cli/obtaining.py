"""Commands that bring elections in and take them out: elections, load, export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say

if TYPE_CHECKING:
    from hustings.record.election import Election
    from hustings.sources.catalogue import Dataset

ElectionsArgument = Annotated[
    list[str] | None, typer.Argument(help="Short names, or with --mapping one results file.")
]


class ExportForm(StrEnum):
    """What kind of file an export is."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    LEDGER = "ledger"


_ENDINGS = {
    **{f".{form.value}": form for form in ExportForm},
    **{".jsonl": ExportForm.LEDGER, ".xls": ExportForm.XLSX, ".db": ExportForm.SQLITE},
}
"""The form that the ending of a name tells."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(epilog="Example: hustings elections")(elections)
    app.command(epilog="Example: hustings load uk-2024 uk-2019")(load)
    app.command(epilog="Example: hustings export uk-2024 --as xlsx")(export)


def elections(form: FormatOption = Format.TEXT) -> None:
    """List what can be loaded, and what is kept on this machine."""
    from hustings.sources.known import known

    rows: list[dict[str, Any]] = [
        {
            "name": one.name,
            "title": one.title,
            "kept": one.is_kept,
            "publisher": one.publisher,
            "kind": one.kind,
        }
        for one in known()
    ]

    def screen() -> Any:
        from hustings.tell.screens import plain_table

        shown = [(row["name"], "kept" if row["kept"] else "", row["kind"], row["title"]) for row in rows]
        return plain_table(("Name", "Here", "Kind", "What"), shown)

    emit(form, screen, lambda: rows, lambda: rows)


def load(
    names: ElectionsArgument = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="A mapping file: load your own results by it.")
    ] = None,
    contests: Annotated[
        Path | None, typer.Option("--contests", help="With --mapping: the file of contests, if separate.")
    ] = None,
    errata: Annotated[
        bool, typer.Option("--errata", help="Show the publisher's known slips and what is taken instead.")
    ] = False,
    mirror: MirrorOption = None,
) -> None:
    """Obtain, check and keep official results, or your own."""
    if mapping is not None:
        from hustings.sources.elsewhere import load_mapped

        if len(names or []) != 1:
            raise typer.BadParameter("with --mapping name one results file", param_hint="names")
        found = load_mapped(mapping, Path((names or [""])[0]), contests)
        say(f"{found.name}: {found.title}; {_counted(found)}; try: hustings house {found.name}")
        return
    from hustings.sources.catalogue import dataset

    if not names:
        raise typer.BadParameter("name an election, such as uk-2024; `hustings elections` lists them")
    done: list[str] = []
    try:
        for name in names:
            if name.strip().casefold() == "example":
                say("example: six seats of 2024; bundled, nothing to obtain")
                continue
            wanted = dataset(name)
            _load(wanted, errata, mirror)
            done.append(wanted.name)
    except KeyboardInterrupt:
        say(f"Interrupted. Loaded and kept: {', '.join(done) or 'none of these yet'}.")
        say("Files that had come whole are kept too; the same command goes on from there.")
        raise


def _load(wanted: Dataset, errata: bool, mirror: Path | None) -> None:
    from hustings.cli.progress import Obtaining
    from hustings.sources.opening import keep

    with Obtaining() as progress:
        said = keep(wanted, mirror, progress.tell)
    say(f"{wanted.name}: {wanted.title}; {said}")
    say(f"  {wanted.attribution}")
    for slip in wanted.errata if errata else ():
        place = f"{slip.file}:{slip.line} {slip.column}".rstrip()
        print(f"{place}: published {slip.published!r}, taken {slip.taken!r}. {slip.cause}")
    if wanted.errata and not errata:
        count = len(wanted.errata)
        say(f"  {count} known slip{'s' if count > 1 else ''} of the publisher mended; --errata shows them")


def export(
    election: Annotated[str, typer.Argument(help="Short name, such as uk-2024.")],
    form: Annotated[
        ExportForm | None,
        typer.Option("--as", help="What kind of file; none: by the ending of --to, else csv."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="File or folder to write; none: named after it.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over what is there.")] = False,
    mirror: MirrorOption = None,
) -> None:
    """Write an election to files, or its ledger."""
    from hustings.tell.export import export as export_to

    chosen = _form(form, to)
    asked = opened(election, mirror)
    folders = (ExportForm.CSV, ExportForm.PARQUET)
    ending = "ledger.jsonl" if chosen is ExportForm.LEDGER else chosen.value
    target = to or Path(f"{asked.name}-{ending}" if chosen in folders else f"{asked.name}.{ending}")
    if chosen is ExportForm.LEDGER:
        from hustings.record.chain import write
        from hustings.tell.placing import place

        place(target, lambda path: write(asked.ledger, path), replace=replace)
    else:
        export_to(asked, chosen.value, target, replace=replace)
    print(target)
    say(*asked.attribution)


def _form(asked: ExportForm | None, to: Path | None) -> ExportForm:
    """Return the form asked for, else that of the ending; misuse where the two are not the same."""
    meant = _ENDINGS.get(to.suffix.casefold()) if to else None
    if asked and meant and asked is not meant:
        raise typer.BadParameter(f"{to} ends like {meant.value}, --as says {asked.value}", param_hint="--to")
    return asked or meant or ExportForm.CSV


def _counted(election: Election) -> str:
    now = election.state()
    tied = f", {len(now.tied)} tied and waiting for a lot" if now.tied else ""
    return f"{len(now.contests)} contests, {len(now.declared)} declared{tied}"
