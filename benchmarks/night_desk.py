"""What the desk does with its forecasts: calls, the time of one update, a whole night, memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from hustings.night.forecast import Night, Settings, forecast
from hustings.night.order import reordered, safest_first
from hustings.night.outlook import SeatStatus
from hustings.night.preparing import prepared
from hustings.night.teaching import STAGES
from hustings.record.election import Election, counted
from hustings.record.state import state
from hustings.sources.opening import Desk

MIB = 1024
NIGHT = "uk-2019"
UPDATES = range(20, 650, 15)


def calls(desk: Desk, names: Iterable[str]) -> Iterator[str]:
    """Yield how many calls were wrong at five stages of each night, and over all."""
    all_made = all_wrong = 0
    for name in names:
        made, wrong = _calls(prepared(desk.load(name), desk, Settings()))
        yield f"Calls, {name}: {wrong} of {made:,} wrong"
        all_made, all_wrong = all_made + made, all_wrong + wrong
    met = "yes" if 200 * all_wrong <= all_made else "NO"
    yield f"Calls, all nights: {all_wrong} of {all_made:,} wrong (target 1 in 200): {met}"


def _calls(night: Night) -> tuple[int, int]:
    election = night.election
    final = election.state().contests
    winners = {key: tally.winner.key for key, one in final.items() if (tally := counted(one))}
    made = wrong = 0
    for stage in STAGES:
        count = int(stage * len(winners) + 0.5)
        for seat in forecast(night, state(election.ledger.until(count))).seats:
            if seat.status is SeatStatus.CALLED:
                made += 1
                wrong += winners[seat.contest] != seat.leader.candidacy
    return made, wrong


def updates(desk: Desk) -> Iterator[str]:
    """Yield how long one forecast takes, its fit included, and whether the hardest order is warned of."""
    election = desk.load("uk-2024")
    night = prepared(election, desk, Settings())
    moments = [state(election.ledger.until(count)) for count in UPDATES]
    forecast(night, moments[0])
    seconds = []
    for now in moments:
        start = time.perf_counter()
        forecast(night, now)
        seconds.append(time.perf_counter() - start)
    median, late = np.quantile(seconds, [0.5, 0.95]) * 1000
    yield f"One update, 650 seats, 10,000 Houses, median {median:.0f} ms (target 60): {_met(median, 60)}"
    yield f"One update, 95th percentile {late:.0f} ms (target 100): {_met(late, 100)}"
    words = _warning(election, desk)
    yield f"Warning under the hardest order, 33 declared: {words or 'NO'}"


def _warning(election: Election, desk: Desk) -> str:
    hardest = reordered(election, safest_first(election, "Lab"))
    said = forecast(prepared(hardest, desk, Settings()), state(hardest.ledger.until(33)))
    return " ".join(said.warnings)


def whole_night() -> Iterator[str]:
    """Yield the time and memory of a night replayed with an update a declaration, in a process of its own."""
    command = [str(Path(sys.executable).with_name("hustings")), "replay", NIGHT, "--fast"]
    start = time.perf_counter()
    child = subprocess.Popen(command, env={**os.environ}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = child.stderr.read().decode() if child.stderr else ""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        yield f"A whole night could not be replayed: {complaint.strip().splitlines()[-1:]}"
        return
    assert isinstance(usage, resource.struct_rusage)
    memory = usage.ru_maxrss / MIB
    yield f"{NIGHT} replayed, an update a declaration: {seconds:.0f} s (target 90): {_met(seconds, 90)}"
    yield f"its memory: {memory:.0f} MB (target 500): {_met(memory, 500)}"


def _met(figure: float, most: float) -> str:
    return "yes" if figure <= most else "NO"
