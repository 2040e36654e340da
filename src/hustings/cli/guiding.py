"""The command that makes a voter guide: guide."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say

if TYPE_CHECKING:
    from hustings.endorse.guide import Guide
    from hustings.endorse.postcodes import Postcodes
    from hustings.record.election import Election

LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Seats shown as text.")]


def guide(
    election: Annotated[str, typer.Argument(help="Short name; see `hustings elections`.")] = "uk-2024",
    endorser: Annotated[
        str, typer.Option("--endorser", help="A ready endorser's short name, or the folder of your own.")
    ] = "",
    to: Annotated[Path | None, typer.Option("--to", help="Write the guide as a site to this folder.")] = None,
    seat: Annotated[str | None, typer.Option("--seat", help="Only this seat, in full.")] = None,
    postcode: Annotated[str | None, typer.Option("--postcode", help="Only this postcode's seat.")] = None,
    postcodes: Annotated[
        Path | None, typer.Option("--postcodes", help="A CSV file with the columns postcode and seat.")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--day", help="The guide as it stood on a day, such as 2024-06-08.")
    ] = None,
    results: Annotated[
        bool, typer.Option("--results/--no-results", help="What was declared, beside each choice.")
    ] = True,
    replace: Annotated[bool, typer.Option("--replace", help="Write over what is there.")] = False,
    limit: LimitOption = 20,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Make a voter guide: each seat's choice with its reasons and sources."""
    from hustings.cli.finding import contest_named
    from hustings.endorse.endorsers import endorser_named
    from hustings.endorse.guide import guide as guide_of

    _refuse_misfits(endorser, postcode, postcodes, seat, to)
    named, asked = endorser_named(endorser), opened(election, mirror)
    say(*named.unread_in_words())
    made = guide_of(named, asked, _day(day))
    if results:
        made = _with_results(made, asked)
    looked_up = _lookup(postcodes, asked)
    if to is not None:
        _write(made, to, looked_up, replace)
    elif postcode is not None and looked_up is not None:
        _print_seats(made, _seats_of(postcode, looked_up, asked), form)
    elif seat is not None:
        _print_seats(made, [contest_named(asked, seat, mirror)], form)
    else:
        _print(made, form, limit)


def _refuse_misfits(
    endorser: str, postcode: str | None, postcodes: Path | None, seat: str | None, to: Path | None
) -> None:
    if not endorser.strip():
        from hustings.endorse.endorsers import ready

        there = ", ".join(one.organisation.short for one in ready())
        said = f"whose guide? Ready are {there}; or name the folder of your own"
        raise typer.BadParameter(said, param_hint="--endorser")
    if postcode is not None and postcodes is None:
        said = "want --postcodes FILE too, a CSV file with the columns postcode and seat"
        raise typer.BadParameter(said, param_hint="--postcode")
    if sum(one is not None for one in (postcode, seat, to)) > 1:
        raise typer.BadParameter("--to, --seat or --postcode, one of them")


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise typer.BadParameter(f"{typed!r}, want a day such as 2024-06-08", param_hint="--day") from None


def _with_results(made: Guide, election: Election) -> Guide:
    """Return the guide with results where it may have any: from the close of poll on."""
    from hustings.endorse.guide import with_results
    from hustings.errors import EmbargoError

    if made.day is not None and made.polling_day is not None and made.day <= made.polling_day:
        return made
    try:
        return with_results(made, election, datetime.now(UTC))
    except EmbargoError as wrong:
        say(f"Note: {wrong}")
        return made


def _lookup(file: Path | None, election: Election) -> Postcodes | None:
    from hustings.endorse.postcodes import read_postcodes

    return read_postcodes(file, election) if file is not None else None


def _seats_of(typed: str, lookup: Postcodes, election: Election) -> list[str]:
    from hustings.endorse.postcodes import seats_of

    answer = seats_of(typed, lookup, election)
    say(answer.words)
    if not answer.seats:
        raise typer.Exit(2)
    return [contest.key for contest in answer.seats]


def _write(made: Guide, to: Path, lookup: Postcodes | None, replace: bool) -> None:
    from hustings.endorse.guide_page import MOST_POSTCODES
    from hustings.endorse.guide_site import write_guide

    files = write_guide(made, to, lookup, replace)
    print(to / "index.html")
    say(f"{len(files)} files, {len(made.choices)} seats")
    if lookup is not None and len(lookup) > MOST_POSTCODES:
        say(f"{len(lookup):,} postcodes are too many for a page; --postcode asks them here")
    say(*made.attribution)


def _print(made: Guide, form: Format, limit: int) -> None:
    from hustings.endorse.guide_plain import guide_json, guide_rows

    def screen() -> Any:
        from hustings.endorse.guide_screen import guide_screen

        return guide_screen(made, limit)

    emit(form, screen, lambda: guide_json(made), lambda: guide_rows(made), made.attribution)


def _print_seats(made: Guide, keys: list[str], form: Format) -> None:
    from hustings.endorse.guide_plain import choice_json, guide_row

    choices = [made.of(key) for key in keys]

    def screen() -> Any:
        from rich.console import Group

        from hustings.endorse.guide_screen import choice_screen

        return Group(*(choice_screen(one, made) for one in choices))

    def plain() -> Any:
        told = [choice_json(one, made) for one in choices]
        return {"seats": told, "attribution": list(made.attribution)}

    emit(form, screen, plain, lambda: [guide_row(one) for one in choices], made.attribution)
