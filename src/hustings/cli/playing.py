"""A replay in the terminal: a live screen at the night's own pace, or one line a declaration."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hustings.cli.printing import console

if TYPE_CHECKING:
    from hustings.night.forecast import Night
    from hustings.night.replay_screen import ReplayScreen

_LONGEST_PAUSE = 5.0
"""Seconds; the small hours of a Saturday would be long otherwise."""


def play(night: Night, until: int | None, speed: float | None) -> None:
    """Show a night declaration by declaration; speed None: without pauses, a line each."""
    if speed is None:
        from hustings.night.replay_screen import replay_line

        for _, screen in _screens(night, until):
            print(replay_line(screen), flush=True)
        return
    from rich.live import Live

    before = None
    with Live(console=console(), auto_refresh=False, screen=False) as live:
        for at, screen in _screens(night, until):
            if before is not None:
                time.sleep(min((at - before) / speed, _LONGEST_PAUSE))
            before = at
            live.update(screen, refresh=True)


def _screens(night: Night, until: int | None) -> Iterator[tuple[float, ReplayScreen]]:
    """Yield the moment in seconds and the screen after each declaration."""
    from hustings.night.replay import at_stages, steps
    from hustings.night.replay_screen import ReplayScreen, told
    from hustings.record.house import house

    count = at_stages(night, [1.0])[-1] if until is None else until
    said, forecast = [], None
    for step in steps(night, range(1, count + 1)):
        said.append(told(step.contest, night.election, forecast))
        forecast = step.simulated.forecast if step.simulated else None
        yield (
            step.at.timestamp(),
            ReplayScreen(
                night.election.title,
                house(night.election, step.state),
                tuple(said),
                forecast,
                step.at,
                night.election.zone,
                step.why_none,
            ),
        )
