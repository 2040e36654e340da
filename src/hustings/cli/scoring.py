"""Commands that look back on forecasts: score, teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say
from hustings.cli.progress import working
from hustings.cli.readying import (
    CallsOption,
    DrawsOption,
    OrderOption,
    SeedOption,
    calls_in,
    in_order_asked,
    order_in_words,
    prepared_night,
    refuse_before_close,
    refuse_without_parts,
    settings_of,
)

if TYPE_CHECKING:
    from hustings.night.calls_file import MadeCall
    from hustings.night.forecast import Night
    from hustings.night.moment import Moment

_POINTS = 20
"""Moments of a night that are scored, beside the stages."""
_DEVELOPMENT = "2024 was known when the model was made: a development night."


def score(
    elections: Annotated[list[str] | None, typer.Argument(help="Short names; none: every night.")] = None,
    order: OrderOption = "declared",
    calls: CallsOption = None,
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with pictures, too.")] = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Score past forecasts against what happened."""
    refuse_without_parts()
    from hustings.night.moment import truth_of
    from hustings.night.preparing import NIGHTS
    from hustings.night.score_plain import score_json, score_rows
    from hustings.night.score_sheet import score_sheet

    _refuse_no_folder(html, "--html")
    if calls is not None and len(elections or ()) != 1:
        raise typer.BadParameter("calls are of one night; name it", param_hint="--calls")
    nights, editors = [], {}
    for name in elections or NIGHTS[1:]:
        asked = in_order_asked(opened(name, mirror), order)
        refuse_before_close(asked)
        settings, editors[asked.name] = settings_of(asked, None, seed, draws), calls_in(calls, asked)
        nights.append(prepared_night(asked, settings, mirror))
    made = _replayed(nights, editors)
    words = dict.fromkeys(words for night in nights for words in night.election.attribution)
    is_real = any(not night.election.is_test for night in nights)
    notes = (*order_in_words(order), *((_DEVELOPMENT,) if is_real else ()), *words)
    truths = {night.election.name: truth_of(night.election) for night in nights}
    with working("Replaying and scoring"):
        sheet = score_sheet(made, truths, notes=notes)
    if html is not None:
        from hustings.night.score_page import score_page
        from hustings.tell.placing import place

        page = score_page(sheet).encode()

        def write(path: Path) -> None:
            path.write_bytes(page)

        place(html, write, replace=True)
        say(f"{html}: the page with pictures")

    def screen() -> Any:
        from hustings.night.score_screen import score_screen

        return score_screen(sheet)

    emit(form, screen, lambda: score_json(sheet), lambda: score_rows(sheet))


def _replayed(
    nights: Sequence[Night], editors: Mapping[str, Sequence[MadeCall]]
) -> dict[str, Iterator[Moment]]:
    """Return the forecasts of every night by method, made as they are asked for."""
    from hustings.night.replay import at_stages, moments, uniform_moments
    from hustings.night.score_sheet import MODEL, STAGES

    parts = sorted({*STAGES, *(step / _POINTS for step in range(1, _POINTS))})
    stops = [(night, at_stages(night, parts)) for night in nights]
    return {
        MODEL: (one for n, numbers in stops for one in moments(n, numbers, editors[n.election.name])),
        "uniform swing": (one for n, numbers in stops for one in uniform_moments(n, numbers)),
    }


def teach(
    to: Annotated[Path, typer.Option("--to", help="The file to write.")] = Path("learnt.json"),
    mirror: MirrorOption = None,
) -> None:
    """Learn the forecast's variances from past nights anew."""
    refuse_without_parts()
    from hustings.night.learnt import write_learnt
    from hustings.night.preparing import NIGHTS, past_nights
    from hustings.night.teaching import teach as taught_by
    from hustings.sources.fetch import mirror_folder
    from hustings.sources.opening import Desk
    from hustings.tell.placing import place

    _refuse_no_folder(to, "--to")
    with working("Learning from five nights, in order of time"):
        taught = taught_by(past_nights(Desk(mirror_folder(mirror)), NIGHTS))
    place(to, lambda path: write_learnt(taught, path), replace=True)
    print(to)


def _refuse_no_folder(path: Path | None, option: str) -> None:
    """Refuse before the work what could not be written after it."""
    if path is not None and not path.expanduser().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}", param_hint=option)
