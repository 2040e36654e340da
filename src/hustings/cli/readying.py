"""A night made ready for its commands: whether it may be shown yet, in what order, what an editor tells."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.progress import working

if TYPE_CHECKING:
    from hustings.night.calls_file import MadeCall
    from hustings.night.forecast import Night, Settings
    from hustings.record.election import Election
    from hustings.record.state import State

DECLARED = "declared"
"""The night's own order."""
OrderOption = Annotated[
    str, typer.Option("--order", help="declared, random:SEED, safest:PARTY, or a file of contest keys.")
]
PriorOption = Annotated[
    Path | None, typer.Option("--prior", help="A TOML file with an exit poll or a seat forecast.")
]
CallsOption = Annotated[
    Path | None, typer.Option("--calls", help="A CSV file with an editor's calls and un-calls.")
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same bytes.")]
DrawsOption = Annotated[int, typer.Option("--draws", help="Houses to simulate.")]
UntilOption = Annotated[int | None, typer.Option("--until", min=0, help="After so many declarations.")]


def refuse_without_parts() -> None:
    """Refuse where the optional parts that a forecast is computed with are not installed."""
    try:
        import_module("hustings.night.forecast")
    except ModuleNotFoundError as missing:
        told = f"the forecast needs {missing.name}: install hustings[night]"
        raise typer.BadParameter(told) from None


def settings_of(election: Election, prior: Path | None, seed: int, draws: int) -> Settings:
    """Return how forecasts are made, with what a prior file tells."""
    refuse_without_parts()
    from hustings.night.forecast import Settings
    from hustings.night.outside_file import read_outside

    outside = read_outside(prior, election) if prior is not None else None
    return Settings(draws=draws, seed=seed, outside=outside)


def prepared_night(election: Election, settings: Settings, mirror: Path | None) -> Night:
    """Return the night, ready to be forecast."""
    from hustings.night.preparing import prepared
    from hustings.sources.fetch import mirror_folder
    from hustings.sources.opening import Desk

    with working(f"Preparing {election.name} from earlier nights"):
        return prepared(election, Desk(mirror_folder(mirror)), settings)


def in_order_asked(election: Election, order: str) -> Election:
    """Return the election with its declarations in the order asked for; its title says which."""
    if order == DECLARED:
        return election
    from dataclasses import replace

    from hustings.night.order import reordered

    return replace(reordered(election, _keys(election, order)), title=f"{election.title}, order {order}")


def order_in_words(order: str) -> tuple[str, ...]:
    """Return a warning that seats do not stand in the night's own order; none where they do."""
    return () if order == DECLARED else (f"Not the order of the night: seats declare by {order}.",)


def _keys(election: Election, order: str) -> tuple[str, ...]:
    """Return contest keys in an order: random:SEED, safest:PARTY, or a file of them."""
    from hustings.night.order import order_from, random_order, safest_first

    kind, _, rest = order.partition(":")
    if kind == "random":
        if not rest.isdigit():
            raise typer.BadParameter("a random order wants a seed: random:7", param_hint="--order")
        return random_order(election, int(rest))
    if kind == "safest":
        if rest not in election.parties:
            raise typer.BadParameter(f"no party {rest!r} in {election.name}", param_hint="--order")
        return safest_first(election, rest)
    return order_from(Path(order), election)


def state_asked(election: Election, until: int | None, as_at: str | None) -> State:
    """Return what stood after so many declarations or at an hour, or stands at the end."""
    from hustings.record.clock import moment
    from hustings.record.state import state

    if until is not None:
        refuse_beyond(election, until)
        return state(election.ledger.until(until))
    if as_at is None:
        return election.state()
    if not election.has_times:
        raise typer.BadParameter(f"{election.name} has no declaration times", param_hint="--as-at")
    return election.state(moment(as_at, election.day, election.zone))


def hour_of(election: Election, now: State) -> datetime | None:
    """Return the hour of a state: the one asked for, or its last entry's; None where none are on record."""
    if not election.has_times or not now.as_at_entry:
        return now.as_at
    return now.as_at or election.ledger.entries[now.as_at_entry - 1].at


def calls_in(path: Path | None, election: Election, now: State | None = None) -> tuple[MadeCall, ...]:
    """Return an editor's calls in a file, those that fit; none without a file."""
    if path is None:
        return ()
    from hustings.night.calls_file import read_calls

    return read_calls(path, election, now)


def refuse_beyond(election: Election, until: int) -> None:
    """Refuse more declarations than there were."""
    from hustings.night.order import declared_order

    count = len(declared_order(election))
    if until > count:
        raise typer.BadParameter(f"only {count} were declared in {election.name}", param_hint="--until")


def refuse_before_close(election: Election) -> None:
    """Refuse before the close of poll (Representation of the People Act 1983, s. 66A); never a rehearsal."""
    from hustings.errors import EmbargoError
    from hustings.record.clock import close_of_poll

    days = [standing.contest.day for standing in election.state().contests.values()]
    if election.is_test or not (days or election.day):
        return
    closes = close_of_poll(max([*days, *filter(None, [election.day])]), election.zone)
    if datetime.now(UTC) < closes:
        raise EmbargoError(f"nothing is forecast before the close of poll, {closes:%Y-%m-%d %H:%M} UTC")
