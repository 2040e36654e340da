"""Commands of the night: forecast, replay, score, teach."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from hustings.cli.asking import AsAtOption, ElectionArgument
from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say
from hustings.cli.readying import (
    CallsOption,
    DrawsOption,
    OrderOption,
    PriorOption,
    SeedOption,
    UntilOption,
    calls_in,
    hour_of,
    in_order_asked,
    order_in_words,
    prepared_night,
    refuse_before_close,
    refuse_beyond,
    settings_of,
    state_asked,
)
from hustings.cli.scoring import score, teach


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
    calls: CallsOption = None,
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Forecast the House from the seats declared so far."""
    if until is not None and as_at is not None:
        raise typer.BadParameter("--until or --as-at, not both")
    asked = in_order_asked(opened(election, mirror), order)
    refuse_before_close(asked)
    settings, now = settings_of(asked, prior, seed, draws), state_asked(asked, until, as_at)
    editors = calls_in(calls, asked, now)
    from hustings.night.calls import calls_of
    from hustings.night.calls_file import in_force
    from hustings.night.forecast import forecast as forecast_of
    from hustings.night.forecast_plain import forecast_json, forecast_rows

    made = forecast_of(prepared_night(asked, settings, mirror), now)
    made = replace(made, warnings=(*order_in_words(order), *made.warnings))
    said = calls_of(made, in_force(editors, now.as_at_entry), settings.rule)

    def screen() -> Any:
        from hustings.night.forecast_screen import Setting, forecast_screen

        setting = Setting(asked.title, hour_of(asked, now), asked.zone, asked.attribution)
        return forecast_screen(made, setting, said)

    def plain() -> dict[str, Any]:
        return {**forecast_json(made, said), "attribution": list(asked.attribution)}

    emit(form, screen, plain, lambda: forecast_rows(made, said), asked.attribution)


def replay(
    election: ElectionArgument = "uk-2024",
    until: UntilOption = None,
    order: OrderOption = "declared",
    prior: PriorOption = None,
    calls: CallsOption = None,
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    speed: Annotated[float, typer.Option("--speed", min=1, help="How much faster than the night was.")] = 60,
    fast: Annotated[bool, typer.Option("--fast", help="One line a declaration, without pauses.")] = False,
    mirror: MirrorOption = None,
) -> None:
    """Play a night again, with a forecast after each declaration."""
    from hustings.cli.playing import play

    asked = in_order_asked(opened(election, mirror), order)
    refuse_before_close(asked)
    if until is not None:
        refuse_beyond(asked, until)
    settings, made = settings_of(asked, prior, seed, draws), calls_in(calls, asked)
    say(*order_in_words(order))
    play(prepared_night(asked, settings, mirror), until, None if fast else speed, made)
    say(*asked.attribution)
