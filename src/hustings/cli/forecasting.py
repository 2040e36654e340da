"""Commands of the night: forecast, replay, score, teach."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.asking import AsAtOption, ElectionArgument
from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say
from hustings.cli.progress import working

if TYPE_CHECKING:
    from hustings.night.forecast import Night, Settings
    from hustings.record.election import Election
    from hustings.record.state import State

_POINTS = 20
"""Moments of a night that are scored, beside the stages."""
OrderOption = Annotated[
    str, typer.Option("--order", help="declared, random:SEED, safest:PARTY, or a file of contest keys.")
]
PriorOption = Annotated[
    Path | None, typer.Option("--prior", help="A TOML file with an exit poll or a seat forecast.")
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same bytes.")]
DrawsOption = Annotated[int, typer.Option("--draws", help="Houses to simulate.")]
UntilOption = Annotated[int | None, typer.Option("--until", min=0, help="After so many declarations.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(epilog="Example: hustings forecast uk-2019 --until 100")(forecast)
    app.command(epilog="Example: hustings replay uk-2019 --speed 60")(replay)
    app.command(epilog="Example: hustings score uk-2019")(score)
    app.command(epilog="Example: hustings teach --to learnt.json")(teach)


def forecast(
    election: ElectionArgument = "uk-2024",
    until: UntilOption = None,
    as_at: AsAtOption = None,
    order: OrderOption = "declared",
    prior: PriorOption = None,
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Forecast the House from the seats declared so far."""
    if until is not None and as_at is not None:
        raise typer.BadParameter("--until or --as-at, not both")
    asked = _ordered(opened(election, mirror), order)
    _refuse_before_close(asked)
    night = _prepared(asked, _settings(asked, prior, seed, draws), mirror)
    now = _moment(asked, until, as_at)
    from hustings.night.forecast import forecast as forecast_of
    from hustings.night.forecast_plain import forecast_json, forecast_rows

    made = forecast_of(night, now)

    def screen() -> Any:
        from hustings.night.forecast_screen import forecast_screen

        return forecast_screen(made, asked.title, notes=asked.attribution)

    def plain() -> dict[str, Any]:
        return {**forecast_json(made), "attribution": list(asked.attribution)}

    emit(form, screen, plain, lambda: forecast_rows(made), asked.attribution)


def replay(
    election: ElectionArgument = "uk-2024",
    until: UntilOption = None,
    order: OrderOption = "declared",
    prior: PriorOption = None,
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    speed: Annotated[float, typer.Option("--speed", min=1, help="How much faster than the night was.")] = 60,
    fast: Annotated[bool, typer.Option("--fast", help="One line a declaration, without pauses.")] = False,
    mirror: MirrorOption = None,
) -> None:
    """Play a night again, with a forecast after each declaration."""
    from hustings.cli.playing import play

    asked = _ordered(opened(election, mirror), order)
    _refuse_before_close(asked)
    if until is not None:
        _refuse_beyond(asked, until)
    night = _prepared(asked, _settings(asked, prior, seed, draws), mirror)
    play(night, until, None if fast else speed)
    say(*asked.attribution)


def score(
    elections: Annotated[list[str] | None, typer.Argument(help="Short names; none: every night.")] = None,
    order: OrderOption = "declared",
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with pictures, too.")] = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Score past forecasts against what happened."""
    from hustings.night.moment import truth_of
    from hustings.night.preparing import NIGHTS
    from hustings.night.replay import at_stages, moments, uniform_moments
    from hustings.night.score_plain import score_json, score_rows
    from hustings.night.score_sheet import MODEL, STAGES, score_sheet

    nights = []
    for name in elections or NIGHTS[1:]:
        asked = _ordered(opened(name, mirror), order)
        _refuse_before_close(asked)
        nights.append(_prepared(asked, _settings(asked, None, seed, draws), mirror))
    parts = sorted({*STAGES, *(step / _POINTS for step in range(1, _POINTS))})
    numbers = {night.election.name: at_stages(night, parts) for night in nights}
    made = {
        MODEL: (one for night in nights for one in moments(night, numbers[night.election.name])),
        "uniform swing": (one for n in nights for one in uniform_moments(n, numbers[n.election.name])),
    }
    words = dict.fromkeys(words for night in nights for words in night.election.attribution)
    notes = ("2024 was known when the model was made: a development night.", *words)
    truths = {night.election.name: truth_of(night.election) for night in nights}
    with working("Replaying and scoring"):
        sheet = score_sheet(made, truths, notes=notes)
    if html is not None:
        from hustings.night.score_page import score_page

        html.write_text(score_page(sheet), encoding="utf-8")
        say(f"{html}: the page with pictures")

    def screen() -> Any:
        from hustings.night.score_screen import score_screen

        return score_screen(sheet)

    emit(form, screen, lambda: score_json(sheet), lambda: score_rows(sheet))


def teach(
    to: Annotated[Path, typer.Option("--to", help="The file to write.")] = Path("learnt.json"),
    mirror: MirrorOption = None,
) -> None:
    """Learn the forecast's variances from past nights anew."""
    from hustings.night.learnt import write_learnt
    from hustings.night.preparing import NIGHTS, past_nights
    from hustings.night.teaching import teach as taught_by
    from hustings.sources.fetch import mirror_folder
    from hustings.sources.opening import Desk

    with working("Learning from five nights, in order of time"):
        write_learnt(taught_by(past_nights(Desk(mirror_folder(mirror)), NIGHTS)), to)
    print(to)


def _settings(election: Election, prior: Path | None, seed: int, draws: int) -> Settings:
    try:
        from hustings.night.forecast import Settings
        from hustings.night.outside_file import read_outside
    except ModuleNotFoundError as missing:
        told = f"the forecast needs {missing.name}: install hustings[night]"
        raise typer.BadParameter(told) from None
    outside = read_outside(prior, election) if prior is not None else None
    return Settings(draws=draws, seed=seed, outside=outside)


def _prepared(election: Election, settings: Settings, mirror: Path | None) -> Night:
    from hustings.night.preparing import prepared
    from hustings.sources.fetch import mirror_folder
    from hustings.sources.opening import Desk

    with working(f"Preparing {election.name} from earlier nights"):
        return prepared(election, Desk(mirror_folder(mirror)), settings)


def _ordered(election: Election, order: str) -> Election:
    if order == "declared":
        return election
    from hustings.night.order import order_from, random_order, reordered, safest_first

    kind, _, rest = order.partition(":")
    if kind == "random":
        if not rest.isdigit():
            raise typer.BadParameter("a random order wants a seed: random:7", param_hint="--order")
        return reordered(election, random_order(election, int(rest)))
    if kind == "safest":
        if rest not in election.parties:
            raise typer.BadParameter(f"no party {rest!r} in {election.name}", param_hint="--order")
        return reordered(election, safest_first(election, rest))
    return reordered(election, order_from(Path(order), election))


def _moment(election: Election, until: int | None, as_at: str | None) -> State:
    from hustings.record.clock import moment
    from hustings.record.state import state

    if until is not None:
        _refuse_beyond(election, until)
        return state(election.ledger.until(until))
    if as_at is None:
        return election.state()
    if not election.has_times:
        raise typer.BadParameter(f"{election.name} has no declaration times", param_hint="--as-at")
    return election.state(moment(as_at, election.day, election.zone))


def _refuse_beyond(election: Election, until: int) -> None:
    from hustings.night.order import declared_order

    count = len(declared_order(election))
    if until > count:
        raise typer.BadParameter(f"only {count} were declared in {election.name}", param_hint="--until")


def _refuse_before_close(election: Election) -> None:
    """Refuse before the close of poll (Representation of the People Act 1983, s. 66A); never a rehearsal."""
    from hustings.errors import EmbargoError
    from hustings.record.clock import close_of_poll

    days = [standing.contest.day for standing in election.state().contests.values()]
    if election.is_test or not (days or election.day):
        return
    closes = close_of_poll(max([*days, *filter(None, [election.day])]), election.zone)
    if datetime.now(UTC) < closes:
        raise EmbargoError(f"nothing is forecast before the close of poll, {closes:%Y-%m-%d %H:%M} UTC")
