"""A forecast for a terminal of 80 columns: the House, chances, seats to watch, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from hustings.figures import signed, whole
from hustings.night.call_words import EDITORS, editors_calls_in_words, models_calls_in_words
from hustings.night.calls import Calls, calls_of, with_calls
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
from hustings.night.outlook import Forecast, PartyOutlook, SeatOutlook, SeatStatus, VoteOutlook
from hustings.night.whisker import LEGEND, whisker
from hustings.record.clock import UK
from hustings.record.house import House
from hustings.tell.screens import clip, columns_table
from hustings.tell.wording import hour_in_words

_USUAL = 70
"""Columns a screen has at least for whiskers to be drawn."""
_LONGEST = 60
_HARDLY, _MANY = 0.25, 12
"""More parties than this, and those that are hardly expected to win a seat become one row."""
_SHORT = 2
"""Candidacies of a seat that a line has room for."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a forecast on its screen.

    title: the election's, by default its short name. at: the moment of the
    forecast, None where it is not known. notes: attribution and the like.
    """

    title: str = ""
    at: datetime | None = None
    zone: str = UK
    notes: Sequence[str] = ()


def forecast_screen(
    forecast: Forecast, setting: Setting | None = None, calls: Calls | None = None, watch: int = 10
) -> RenderableType:
    """Return the whole screen.

    calls: what is said of every seat, by default the model's calls alone.
    watch: how many seats to list at most.
    """
    setting = setting or Setting()
    said = calls_of(forecast) if calls is None else calls
    parts: list[RenderableType] = [
        *_head(forecast, setting),
        Text(""),
        HouseTable(forecast),
        Text(_legend(forecast), style="dim"),
        *map(Text, chances_in_words(forecast)),
        *_calls(forecast, said, setting.zone),
    ]
    watched = to_watch(with_calls(forecast, said), watch)
    if watched:
        heading = Text("Seats to watch (forecast, an estimate)", style="bold")
        parts += [Text(""), heading, watch_table(watched)]
    return Group(*parts, *([Text("")] if setting.notes else []), *map(Text, setting.notes))


def clock_in_words(at: datetime | None, zone: str) -> str:
    """Return a moment of the night as every screen of it shows it, such as "Fri 02:15 UK time"."""
    if at is None:
        return "time not known"
    return f"{hour_in_words(at, zone)} {'UK' if zone == UK else 'local'} time"


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
            table.add_row(*self._others(rest))
        return table

    def _parties(self) -> tuple[list[PartyOutlook], list[PartyOutlook]]:
        ranked = parties_in_order(self.forecast)
        shown = [one for one in ranked if one.p95 or one.declared]
        if len(shown) > _MANY:
            shown = [one for one in shown if one.p95 > 1 or one.mean >= _HARDLY or one.declared]
        shown = shown[: self.most]
        return shown, [one for one in ranked if one not in shown]

    def _others(self, rest: Sequence[PartyOutlook]) -> list[str]:
        """Return the parties that are not shown as one row; of a forecast, what any one of them may win."""
        most = max(one.p95 for one in rest)
        cells = [
            f"{len(rest)} other{'s' if len(rest) != 1 else ''}",
            whole(sum(one.declared for one in rest)),
        ]
        each = [""] if self.now else []
        return [*cells, *each, "", f"{seats_in_words(0, most)} each"] if most and not self.most else cells

    def _cells(self, one: PartyOutlook) -> list[str]:
        change = [signed(_change(self.now, one.party))] if self.now else []
        votes = self.forecast.votes.get(one.party)
        share = [] if self.now else [_share_interval(votes) if votes else ""]
        seats = [whole(int(one.median)), seats_in_words(one.p5, one.p95)]
        return [clip(one.party, 10), whole(int(one.declared)), *change, *seats, *share]


def _head(forecast: Forecast, setting: Setting) -> Iterable[Text]:
    if forecast.is_rehearsal:
        yield Text(REHEARSAL, style="bold reverse")
    yield Text(f"{FORECAST} · {setting.title or forecast.election}", style="bold")
    total = forecast.declared + forecast.undeclared
    clock = f"{clock_in_words(setting.at, setting.zone)}, " if setting.at else ""
    yield Text(f"{clock}{forecast.declared} of {total} declared; as at entry {whole(forecast.as_at_entry)}")
    yield Text(f"{whole(forecast.draws)} simulated Houses, seed {forecast.seed}")
    yield from warnings_text(forecast)


def _calls(forecast: Forecast, calls: Calls, zone: str) -> Iterable[Text]:
    if forecast.undeclared:
        yield Text(models_calls_in_words(calls))
    told = list(editors_calls_in_words(forecast, calls, zone))
    if told:
        yield Text("")
        yield Text(EDITORS, style="bold")
        yield from map(Text, told)


def _needed(forecast: Forecast) -> int:
    return (forecast.declared + forecast.undeclared) // 2 + 1


def _legend(forecast: Forecast) -> str:
    return (
        f"{LEGEND}\n┊ {_needed(forecast)} seats, an overall majority\n"
        "Forecast is of the whole House, declared seats included; 90%: its interval"
    )


def _share_interval(votes: VoteOutlook) -> str:
    """Return the interval, or one figure where both ends print alike."""
    low, high = share_in_words(votes.p5), share_in_words(votes.p95)
    return high if low == high else shares_in_words(votes.p5, votes.p95)


def _change(now: House | None, party: str) -> int | None:
    return next((one.change for one in now.parties if one.party.abbreviation == party), 0) if now else None


def _gap(seat: SeatOutlook) -> float:
    first, second, *_ = [*sorted((one.win for one in seat.candidacies), reverse=True), 0.0, 0.0]
    return first - second
