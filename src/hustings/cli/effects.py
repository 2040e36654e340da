"""The command that tells what an endorsement changed: effect."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.guiding import LimitOption
from hustings.cli.printing import Format, MirrorOption, emit, opened
from hustings.cli.readying import SeedOption

if TYPE_CHECKING:
    from hustings.endorse.background import Background
    from hustings.endorse.deciding import Worth
    from hustings.endorse.effect_report import EffectReport
    from hustings.endorse.endorsers import Endorser
    from hustings.record.election import Election

LEAST_DRAWS, MOST_DRAWS = 100, 100_000
SHOWN_AFTER = 2.0
"""Seconds before progress is shown."""
STEPS = 13
"""How often a report that estimates everything tells what is under way."""


class EffectFormat(StrEnum):
    """How an effect is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(epilog="Example: hustings effect uk-2024 --endorser tmv")(effect)


def effect(
    election: Annotated[str, typer.Argument(help="Short name; see `hustings elections`.")] = "uk-2024",
    endorser: Annotated[
        str, typer.Option("--endorser", help="A ready endorser's short name, or the folder of your own.")
    ] = "",
    draws: Annotated[
        int, typer.Option("--draws", min=LEAST_DRAWS, max=MOST_DRAWS, help="Lists and worths to draw.")
    ] = 2_000,
    seed: SeedOption = 1,
    worth: Annotated[
        str, typer.Option("--worth", help="Points it may have been worth: 3, or from 2 to 4 as 2-4.")
    ] = "2-4",
    bloc: Annotated[
        str | None, typer.Option("--bloc", help="Labels whose votes it may have drawn together: Lab,LD.")
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", help="A census group: how it voted is refused, bounds given.")
    ] = None,
    limit: LimitOption = 20,
    form: Annotated[EffectFormat, typer.Option("--format", "-f", help="How to print.")] = EffectFormat.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Tell what an organisation's endorsements changed, as far as can be told."""
    _refuse_without_parts()
    from hustings.endorse.effect import Settings
    from hustings.endorse.effect import effect as effect_of
    from hustings.endorse.embargo import refuse_before_close
    from hustings.endorse.endorsers import endorser_named

    settings = Settings(seed, draws, _worth(worth, bloc))
    named, asked = endorser_named(_named(endorser)), opened(election, mirror)
    refuse_before_close(asked, datetime.now(UTC), "no effect is told")
    _refuse_labels(settings.worth, asked)
    beside = _background(asked, mirror)
    if group is not None:
        _refuse_group(named, asked, beside, group)
    with _progress() as tell:
        report = effect_of(asked, named, settings, beside, tell)
    _print(report, form, limit)


def _print(report: EffectReport, form: EffectFormat, limit: int) -> None:
    from hustings.endorse.effect_plain import SEAT_COLUMNS, effect_json, seat_rows

    if form is EffectFormat.HTML:
        from hustings.endorse.effect_page import effect_page

        print(effect_page(report), end="")
        return

    def screen() -> Any:
        from hustings.endorse.effect_screen import effect_screen

        return effect_screen(report, limit)

    plain, rows = partial(effect_json, report), partial(seat_rows, report)
    emit(Format(form.value), screen, plain, rows, report.attribution, lambda: SEAT_COLUMNS)


def _refuse_group(named: Endorser, election: Election, beside: Background, group: str) -> None:
    from hustings.endorse.accounting import accounted
    from hustings.endorse.effect_group import refuse_group
    from hustings.endorse.picks import standing

    refuse_group(accounted(election, standing(named.picks(election))).accounts, beside.census, group)


def _refuse_without_parts() -> None:
    """Refuse where the optional parts that an effect is computed with are not installed."""
    # Many small matrices: threads would only wait for one another, and could change the last digit.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import_module("numpy")
        import_module("scipy")
    except ModuleNotFoundError as missing:
        told = f"the effect needs {missing.name}: install hustings[effect]"
        raise typer.BadParameter(told) from None


def _named(typed: str) -> str:
    if not typed.strip():
        from hustings.endorse.endorsers import ready

        there = ", ".join(one.organisation.short for one in ready())
        said = f"whose effect? Ready are {there}; or name the folder of your own"
        raise typer.BadParameter(said, param_hint="--endorser")
    return typed


def _worth(typed: str, bloc: str | None) -> Worth:
    from hustings.endorse.deciding import Worth

    low, is_range, high = typed.partition("-")
    try:
        found = Worth(float(low) / 100, float(high if is_range else low) / 100)
    except ValueError:
        found = Worth(-1, -1)
    if not 0 < found.low <= found.high <= 1:
        said = f"{typed!r}, want points such as 3, or from 2 to 4 as 2-4"
        raise typer.BadParameter(said, param_hint="--worth")
    labels = tuple(one.strip() for one in (bloc or "").split(",") if one.strip())
    if bloc is not None and len(labels) < 2:
        raise typer.BadParameter("a bloc is two labels or more, such as Lab,LD", param_hint="--bloc")
    return Worth(found.low, found.high, bloc=labels)


def _refuse_labels(worth: Worth, election: Election) -> None:
    unknown = [label for label in worth.bloc if label not in election.parties]
    if unknown:
        raise typer.BadParameter(f"no party {unknown[0]!r} in {election.name}", param_hint="--bloc")


def _background(election: Election, mirror: Path | None) -> Background:
    from hustings.cli.progress import Obtaining
    from hustings.endorse.background import background
    from hustings.sources.fetch import mirror_folder
    from hustings.sources.opening import Desk

    with Obtaining() as progress:
        return background(election, Desk(mirror_folder(mirror), progress.tell))


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show on stderr what is under way, once it takes longer and only where somebody watches."""
    from rich.console import Console

    console = Console(stderr=True)
    if not sys.stderr.isatty() or not console.is_interactive:
        yield lambda what: None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(20), TextColumn("{task.description}", markup=False))
    bar = Progress(*columns, console=console, transient=True)
    task, started = bar.add_task("", total=STEPS), time.monotonic()

    def tell(what: str) -> None:
        bar.update(task, description=what, advance=1)
        if not bar.live.is_started and time.monotonic() - started > SHOWN_AFTER:
            bar.start()

    try:
        yield tell
    finally:
        if bar.live.is_started:
            bar.stop()
