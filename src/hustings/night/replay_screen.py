"""The night on a terminal: the clock, declarations in words, the House so far beside the forecast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from hustings.figures import signed, whole
from hustings.night.call_words import editors_call_in_words, names_of
from hustings.night.calls_file import MadeCall
from hustings.night.chances import (
    FORECAST,
    REHEARSAL,
    chance_in_words,
    chances_in_words,
    seats_in_words,
    share_in_words,
)
from hustings.night.forecast_plain import parties_in_order
from hustings.night.forecast_screen import HouseTable, clock_in_words, to_watch, warnings_text, watch_table
from hustings.night.outlook import Forecast, SeatStatus
from hustings.record.clock import UK
from hustings.record.election import Election, counted
from hustings.record.house import House
from hustings.record.state import ContestState, Status
from hustings.tell.wording import majority_in_words, result_in_words

UPSET = 0.1
"""A winner whose chance was below this before the declaration is an upset."""
CALL = "CALL, no declaration:"
"""Stands before an editor's call wherever it is told among declarations."""
_USUAL_HEIGHT = 24
_BAR = 12


@dataclass(frozen=True, slots=True)
class Told:
    """One declaration as the screen tells it.

    chance_before: the winner's chance in the forecast before it; None where
    there was none, or the seat had been declared already. is_call: whether it
    is no declaration but an editor's call, told among them in order of time.
    """

    at: datetime | None
    seat: str
    words: str
    chance_before: float | None = None
    is_call: bool = False

    @property
    def is_upset(self) -> bool:
        """Whether the forecast gave the winner a chance of less than UPSET."""
        return self.chance_before is not None and self.chance_before < UPSET


def told(standing: ContestState, election: Election, before: Forecast | None = None) -> Told:
    """Return a contest's latest entry in words, such as "Ind gain from Lab, majority 132".

    before: the forecast made before that entry.
    """
    tabulation, seat = counted(standing), standing.contest.seat.name
    at = standing.declaration.declared_at if standing.declaration else None
    if tabulation is None:
        word = "poll countermanded" if standing.status is Status.COUNTERMANDED else standing.status.value
        return Told(at, seat, "tied, waiting for a lot" if standing.declaration else word)
    words = result_in_words(tabulation, election.base(standing.contest))
    words += " (corrected)" if standing.corrected else ""
    return Told(at, seat, words, _chance(before, standing.contest.key, tabulation.winner.key))


def called(made: MadeCall, election: Election) -> Told:
    """Return an editor's call or un-call in words."""
    contest = election.contest(made.contest).contest
    words = editors_call_in_words(made.word, names_of(contest), when=False)
    return Told(made.word.at, contest.seat.name, f"{CALL} {words}", is_call=True)


def _chance(before: Forecast | None, contest: str, winner: str) -> float | None:
    for seat in before.seats if before else ():
        if seat.contest == contest and seat.status is not SeatStatus.DECLARED:
            return next((one.win for one in seat.candidacies if one.candidacy == winner), None)
    return None


@dataclass(frozen=True, slots=True)
class ReplayScreen:
    """The screen at one moment, as high as the terminal lets it be.

    told: declarations so far, and an editor's calls among them, latest last.
    forecast: None until there is one; why_none says why.
    """

    title: str
    house: House
    told: tuple[Told, ...] = ()
    forecast: Forecast | None = None
    at: datetime | None = None
    zone: str = UK
    why_none: str = "too little is declared"
    is_rehearsal: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it shows a rehearsal, with a forecast or before there is one."""
        return self.is_rehearsal or bool(self.forecast and self.forecast.is_rehearsal)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # A live screen higher than its terminal cannot be drawn over, so lists give way.
        more = max(0, console.size.height - _USUAL_HEIGHT)
        yield from self._head()
        latest = self.told[::-1][: 3 + more // 3]
        calls = ", and an editor's calls" if any(one.is_call for one in latest) else ""
        yield Text(f"Last declared{calls}", style="bold")
        yield from _listed(latest, len(latest))
        yield from self._middle(5 + more // 3, 2 + more // 6)
        upsets = [one for one in self.told if one.is_upset]
        if upsets:
            below = f"winners who were given less than {share_in_words(UPSET, 0)}"
            yield Text(f"Upsets: {len(upsets)} so far, {below}", style="bold")
            yield from _listed(reversed(upsets), 2 + more // 6)

    def _head(self) -> Iterable[RenderableType]:
        if self.is_marked:
            yield Text(REHEARSAL, style="bold reverse")
        house, row = self.house, Text(no_wrap=True, overflow="ellipsis")
        done = _BAR * house.declared // house.seats if house.seats else 0
        row.append(clock_in_words(self.at, self.zone), style="bold")
        row.append(f"  {house.declared} of {house.seats} declared  ")
        row.append("█" * done).append("░" * (_BAR - done), style="dim")
        yield row.append(f"  {self.title}")

    def _middle(self, parties: int, seats: int) -> Iterable[RenderableType]:
        if self.forecast is None:
            yield Text("House so far (declared)", style="bold")
            yield _declared_table(self.house, parties)
            yield Text(majority_in_words(self.house))
            yield Text(f"No forecast yet: {self.why_none}")
            return
        yield Text(f"House so far, and {FORECAST}", style="bold")
        yield HouseTable(self.forecast, self.house, parties)
        yield Text(chances_in_words(self.forecast)[0])
        yield from warnings_text(self.forecast, 1)
        watched = to_watch(self.forecast, seats)
        if watched:
            yield watch_table(watched)


def replay_line(screen: ReplayScreen) -> str:
    """Return the latest declaration or call, and the forecast after it, as one line."""
    last = screen.told[-1] if screen.told else None
    said = f"{last.seat}: {_words(last)}" if last else "nothing declared"
    counted_so_far = f"{screen.house.declared}/{screen.house.seats}"
    clock = clock_in_words(last.at if last else screen.at, screen.zone)
    mark = f"{REHEARSAL} | " if screen.is_marked else ""
    line = f"{mark}{clock}  {counted_so_far}  {said}"
    if last and last.is_call:
        return line
    if screen.forecast is None:
        return f"{line} | no forecast yet: {screen.why_none}"
    first = parties_in_order(screen.forecast)[:3]
    seats = [f"{one.party} {whole(int(one.median))} ({seats_in_words(one.p5, one.p95)})" for one in first]
    return f"{line} | forecast: {', '.join(seats)}"


def _listed(told: Iterable[Told], most: int) -> Iterable[Text]:
    for _, one in zip(range(most), told, strict=False):
        style = "bold" if one.is_upset else ""
        yield Text(f"  {one.seat}: {_words(one)}", style, no_wrap=True, overflow="ellipsis")


def _words(one: Told) -> str:
    if not one.is_upset or one.chance_before is None:
        return one.words
    return f"{one.words} (upset, had {chance_in_words(one.chance_before)})"


def _declared_table(house: House, most: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Party")
    for name in ("Declared", "+/−"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in house.parties[:most]:
        table.add_row(one.party.abbreviation, whole(one.seats), signed(one.change))
    return table
