"""A replay in the terminal: a live screen at the night's own pace, or one line a declaration."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hustings.cli.printing import console, say

if TYPE_CHECKING:
    from hustings.night.calls_file import MadeCall
    from hustings.night.forecast import Night
    from hustings.night.replay import Step
    from hustings.night.replay_screen import ReplayScreen, Told
    from hustings.record.state import State

_LONGEST_PAUSE = 5.0
"""Seconds; the small hours of a Saturday would be long otherwise."""


def play(night: Night, until: int | None, speed: float | None, made: Sequence[MadeCall] = ()) -> None:
    """Show a night declaration by declaration; speed None: without pauses, a line each.

    made: an editor's calls, told in their turn. Ctrl-C leaves the last screen
    standing and says how far the night had come.
    """
    from hustings.night.replay import at_stages

    count = at_stages(night, [1.0])[-1] if until is None else until
    shown: list[ReplayScreen] = []
    try:
        if speed is None:
            _lines(_screens(night, count, made), shown)
        else:
            _live(_screens(night, count, made), shown, speed)
    except KeyboardInterrupt:
        told = sum(not one.is_call for one in shown[0].told) if shown else 0
        say(f"stopped after {told} of {count} declarations")
        raise


def _lines(screens: Iterable[tuple[float, ReplayScreen]], shown: list[ReplayScreen]) -> None:
    """Print a line a screen; shown: holds the last one."""
    from hustings.night.replay_screen import replay_line

    for _, screen in screens:
        shown[:] = [screen]
        print(replay_line(screen), flush=True)


def _live(screens: Iterable[tuple[float, ReplayScreen]], shown: list[ReplayScreen], speed: float) -> None:
    """Draw each screen over the one before, at the night's own pace; shown: holds the last one."""
    from rich.live import Live

    before = None
    with Live(console=console(), auto_refresh=False, screen=False) as live:
        for at, screen in screens:
            if before is not None:
                time.sleep(min(max(at - before, 0) / speed, _LONGEST_PAUSE))
            before, shown[:] = at, [screen]
            live.update(screen, refresh=True)


def _screens(night: Night, count: int, made: Sequence[MadeCall]) -> Iterator[tuple[float, ReplayScreen]]:
    """Yield the moment in seconds and the screen after each declaration, and each of an editor's calls."""
    from hustings.night.replay import steps
    from hustings.night.replay_screen import called, told
    from hustings.record.state import state

    said: list[Told] = []
    last: Step | None = None
    waiting = list(made)
    for step in steps(night, range(1, count + 1)):
        # A call stands before the declarations that came after it.
        while waiting and waiting[0].word.entry < step.state.as_at_entry:
            word = waiting[0].word
            ledger = night.election.ledger.prefix(word.entry)
            said.append(called(waiting.pop(0), night.election))
            at = word.at or (ledger.entries[-1].at if ledger.entries else step.at)
            yield at.timestamp(), _screen(night, state(ledger), said, last, made[: len(made) - len(waiting)])
        before = last.simulated.forecast if last and last.simulated else None
        said.append(told(step.contest, night.election, before))
        last = step
        yield step.at.timestamp(), _screen(night, step.state, said, step, made[: len(made) - len(waiting)])


def _screen(
    night: Night, now: State, said: Sequence[Told], last: Step | None, made: Sequence[MadeCall]
) -> ReplayScreen:
    """Return the screen at a state, with the forecast of the last declaration and the calls made so far."""
    from hustings.night.calls import calls_of, with_calls
    from hustings.night.calls_file import in_force
    from hustings.night.replay_screen import ReplayScreen
    from hustings.record.house import house

    forecast = last.simulated.forecast if last and last.simulated else None
    if forecast is not None and made:
        forecast = with_calls(forecast, calls_of(forecast, in_force(made, now.as_at_entry)))
    return ReplayScreen(
        night.election.title,
        house(night.election, now),
        tuple(said),
        forecast,
        said[-1].at if said[-1].is_call else last.at if last else None,
        night.election.zone,
        last.why_none if last else "nothing is declared yet",
        night.election.is_test,
    )
