"""A forecast for a terminal of 80 columns: the House, chances, seats to watch, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from hustings.figures import signed, whole
from hustings.night.chances import (
    FORECAST,
    REHEARSAL,
    chance_in_words,
    chances_in_words,
    label_in_words,
    seats_in_words,
    share_in_words,
    shares_in_words,
)
from hustings.night.forecast_plain import candidacies_in_order, parties_in_order
from hustings.night.outlook import Forecast, PartyOutlook, SeatOutlook, SeatStatus
from hustings.night.whisker import LEGEND, whisker
from hustings.record.house import House
from hustings.tell.screens import clip, columns_table

_USUAL = 70
"""Columns a screen has at least for whiskers to be drawn."""
_LONGEST = 60
_SHORT = 2
"""Candidacies of a seat that a line has room for."""


def forecast_screen(
    forecast: Forecast, title: str = "", watch: int = 10, notes: Sequence[str] = ()
) -> RenderableType:
    """Return the whole screen.

    title: the election's, by default its short name. watch: how many seats to
    list at most. notes: attribution and the like, at the foot.
    """
    parts: list[RenderableType] = [
        *_head(forecast, title or forecast.election),
        Text(""),
        HouseTable(forecast),
        Text(_legend(forecast), style="dim"),
        *map(Text, chances_in_words(forecast)),
    ]
    watched = to_watch(forecast, watch)
    if watched:
        heading = Text("Seats to watch (forecast, an estimate)", style="bold")
        parts += [Text(""), heading, watch_table(watched)]
    return Group(*parts, *([Text("")] if notes else []), *map(Text, notes))


def warnings_text(forecast: Forecast, most: int | None = None) -> list[Text]:
    """Return the warnings, a paragraph each; most: the rest are counted instead."""
    told = list(forecast.warnings if most is None else forecast.warnings[:most])
    hidden = len(forecast.warnings) - len(told)
    if hidden and told:
        told[-1] += f" (and {hidden} more: see the forecast)"
    return [Text(f"Warning: {words}", style="bold yellow") for words in told]


def to_watch(forecast: Forecast, most: int) -> tuple[SeatOutlook, ...]:
    """Return undeclared, uncalled seats whose two best chances lie closest; those level by key."""
    undecided = [
        seat for seat in forecast.seats if seat.status is SeatStatus.OPEN and len(seat.candidacies) > 1
    ]
    return tuple(sorted(undecided, key=lambda seat: (_gap(seat), seat.contest))[:most])


def watch_table(seats: Iterable[SeatOutlook]) -> Table:
    """Return a row a seat: the chances and forecast shares of its first two."""
    table = columns_table(("Seat", "left"), ("Chance of winning", "left"), ("Forecast share (90%)", "left"))
    for seat in seats:
        first = candidacies_in_order(seat)[:_SHORT]
        table.add_row(
            clip(seat.name, 26),
            ", ".join(f"{label_in_words(seat, one)} {chance_in_words(one.win)}" for one in first),
            ", ".join(
                f"{share_in_words(one.share_mean, 0)} ({shares_in_words(one.share_p5, one.share_p95, 0)})"
                for one in first
            ),
        )
    return table


@dataclass(frozen=True, slots=True)
class HouseTable:
    """The House by party, declared beside forecast, with whiskers where there is room.

    now: the declared House, to show gains and losses so far; most: parties shown.
    """

    forecast: Forecast
    now: House | None = None
    most: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._table(options.max_width)

    def _table(self, width: int) -> Table:
        columns = [("Party", "left"), ("Declared", "right"), ("Forecast", "right"), ("90%", "right")]
        columns[2:2] = [("+/−", "right")] if self.now else []
        columns += [] if self.now else [("Votes, 90%", "right")]
        table = columns_table(*columns)
        room = min(_LONGEST, width - (49 if self.now else 54)) if width >= _USUAL else 0
        if room:
            table.add_column("", width=room)
        shown, rest = self._parties()
        top = max([one.p95 for one in shown] + [_needed(self.forecast)])
        for one in shown:
            drawn = [whisker(one, top, room, _needed(self.forecast))] if room else []
            table.add_row(*self._cells(one), *drawn)
        if rest:
            table.add_row(
                f"{len(rest)} other{'s' if len(rest) != 1 else ''}", whole(sum(one.declared for one in rest))
            )
        return table

    def _parties(self) -> tuple[list[PartyOutlook], list[PartyOutlook]]:
        ranked = parties_in_order(self.forecast)
        shown = [one for one in ranked if one.p95 or one.declared][: self.most]
        return shown, [one for one in ranked if one not in shown]

    def _cells(self, one: PartyOutlook) -> list[str]:
        change = [signed(_change(self.now, one.party))] if self.now else []
        votes = self.forecast.votes.get(one.party)
        share = [] if self.now else [shares_in_words(votes.p5, votes.p95) if votes else ""]
        seats = [whole(int(one.median)), seats_in_words(one.p5, one.p95)]
        return [clip(one.party, 10), whole(int(one.declared)), *change, *seats, *share]


def _head(forecast: Forecast, title: str) -> Iterable[Text]:
    if forecast.is_rehearsal:
        yield Text(REHEARSAL, style="bold reverse")
    yield Text(f"{FORECAST} · {title}", style="bold")
    total = forecast.declared + forecast.undeclared
    yield Text(f"{forecast.declared} of {total} declared; as at entry {whole(forecast.as_at_entry)}")
    yield Text(f"{whole(forecast.draws)} simulated Houses, seed {forecast.seed}")
    yield from warnings_text(forecast)


def _needed(forecast: Forecast) -> int:
    return (forecast.declared + forecast.undeclared) // 2 + 1


def _legend(forecast: Forecast) -> str:
    return (
        f"{LEGEND}\n┊ {_needed(forecast)} seats, an overall majority\n"
        "Forecast is of the whole House, declared seats included; 90%: its interval"
    )


def _change(now: House | None, party: str) -> int | None:
    return next((one.change for one in now.parties if one.party.abbreviation == party), 0) if now else None


def _gap(seat: SeatOutlook) -> float:
    first, second, *_ = [*sorted((one.win for one in seat.candidacies), reverse=True), 0.0, 0.0]
    return first - second
