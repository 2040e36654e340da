"""Commands that ask the record: house, seat, seats, people, records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened
from hustings.record.measures import Measure

if TYPE_CHECKING:
    from hustings.record.election import Election
    from hustings.record.state import State

ElectionArgument = Annotated[str, typer.Argument(help="Short name; see `hustings elections`.")]
AsAtOption = Annotated[
    str | None,
    typer.Option("--as-at", help="UK time on the night, such as 03:00; or a day too: '2024-07-06 18:00'."),
]
RegionOption = Annotated[str | None, typer.Option("--region", help="Only seats of this region or nation.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(epilog="Example: hustings house uk-2024 --as-at 03:00")(house)
    app.command(epilog='Example: hustings seat "Islington North"')(seat)
    app.command(epilog="Example: hustings seats uk-2024 --sort majority --limit 10")(seats)


def house(
    election: ElectionArgument = "uk-2024",
    as_at: AsAtOption = None,
    region: RegionOption = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Seats and votes by party, now or at a moment of the night."""
    from hustings.record.house import house as house_of
    from hustings.sources.example import example
    from hustings.tell.plain import house_json

    asked = opened(election, mirror)
    found = house_of(asked, _state(asked, as_at), region=_region(asked, region))

    def screen() -> Any:
        from hustings.tell.screens import house_screen

        return house_screen(found, asked)

    def plain() -> dict[str, Any]:
        return house_json(found, asked)

    def header() -> list[str]:
        six = example()
        return list(house_json(house_of(six), six)["parties"][0])

    emit(form, screen, plain, lambda: plain()["parties"], asked.attribution, header)


def seat(
    name: Annotated[str, typer.Argument(help="The seat, as you would type it, or its ONS code.")],
    election: Annotated[str, typer.Option("--election", "-e", help="Short name.")] = "uk-2024",
    as_at: AsAtOption = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """One seat in full: votes, turnout, swings, sitting members."""
    from hustings.cli.finding import contest_named
    from hustings.tell.plain import seat_json

    asked = opened(election, mirror)
    key = contest_named(asked, name, mirror)
    now = _state(asked, as_at)
    if key not in now.contests:
        raise typer.BadParameter(f"{name} was not nominated by then", param_hint="--as-at")

    def screen() -> Any:
        from hustings.tell.screens import seat_screen

        return seat_screen(now.contests[key], asked, as_at=now.as_at)

    def plain() -> dict[str, Any]:
        return seat_json(asked, key, now)

    emit(form, screen, plain, lambda: plain()["candidacies"], asked.attribution)


def seats(
    election: ElectionArgument = "uk-2024",
    sort: Annotated[Measure, typer.Option("--sort", help="What to put them in order by.")] = Measure.MAJORITY,
    party: Annotated[str | None, typer.Option("--party", help="Only seats this party won.")] = None,
    region: RegionOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 20,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other end first.")] = False,
    as_at: AsAtOption = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """List seats in order: closest, safest, biggest swing."""
    from hustings.record.measures import Only, ordered
    from hustings.sources.example import example
    from hustings.tell.listing import placed_json
    from hustings.tell.plain import moment_json

    asked = opened(election, mirror)
    only = Only(_party(asked, party), _region(asked, region))
    now = _state(asked, as_at)
    placed = ordered([(asked, now)], sort, only, reverse=reverse)[:limit]
    if not placed and sort is Measure.DECLARED and not asked.has_times:
        raise typer.BadParameter(f"{asked.name} has no declaration times", param_hint="--sort")

    def screen() -> Any:
        from hustings.tell.screens import seats_screen

        return seats_screen(placed, sort, asked, as_at=now.as_at)

    def rows() -> list[dict[str, Any]]:
        return [placed_json(one, place, sort) for place, one in enumerate(placed, start=1)]

    def plain() -> dict[str, Any]:
        about = {"election": asked.name, "sort": sort.value, "seats": rows()}
        then = {"as_at_entry": now.as_at_entry, "as_at": moment_json(now.as_at)}
        return {**about, **then, "attribution": list(asked.attribution)}

    def header() -> list[str]:
        six = example()
        return list(placed_json(ordered([(six, six.state())], Measure.MAJORITY)[0], 1, Measure.MAJORITY))

    emit(form, screen, plain, rows, asked.attribution, header)


def _state(election: Election, as_at: str | None) -> State:
    if as_at is None:
        return election.state()
    from hustings.record.clock import UK, close_of_poll, moment

    if not election.has_times:
        raise typer.BadParameter(f"{election.name} has no declaration times", param_hint="--as-at")
    at = moment(as_at, election.day, election.zone)
    if election.day and election.zone == UK and at < close_of_poll(election.day):
        from hustings.tell.wording import day_in_words

        close = f"22:00 on {day_in_words(election.day)}"
        raise typer.BadParameter(
            f"before the close of poll nothing is declared: {close}", param_hint="--as-at"
        )
    return election.state(at)


def _region(election: Election, typed: str | None) -> str | None:
    """Return the region as the publisher spells it; misuse where there is none such."""
    from hustings.cli.finding import region_named

    return None if typed is None else region_named(election, typed)


def _party(election: Election, typed: str | None) -> str | None:
    """Return the party's abbreviation, typed so or by name; misuse where there is none such."""
    from hustings.cli.finding import party_named

    return None if typed is None else party_named(election, typed)
