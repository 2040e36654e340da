"""Measure the forecast: past nights replayed forward, beside uniform swing and ridge regression.

Definitions: share error, mean absolute error in points over cells (undeclared
seat, column standing); coverage of 90% intervals; Brier over columns. Great
Britain's seats, eight columns. Pooled figures treat a night as one cluster.
2024 was known when the model was made: a development night.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.night_peers import ridge, swing
from hustings.night.drift import Widening, spread, tonight
from hustings.night.forecast import Settings, forecast
from hustings.night.great_britain import Britain
from hustings.night.order import reordered, safest_first
from hustings.night.preparing import NIGHTS, past_nights, prepared
from hustings.night.scoring import coverage, crps, mean_width, share_error
from hustings.night.seats import Bools, Floats
from hustings.night.simulation import Houses, houses
from hustings.night.swing_model import posterior
from hustings.night.teaching import STAGES, PastNight
from hustings.night.turnout import expected_votes
from hustings.record.state import state
from hustings.sources.fetch import mirror_folder
from hustings.sources.opening import Desk

TWO_THIRDS = 2 / 3


@dataclass(frozen=True)
class Cell:
    """One night at one stage, one method: the measures of night forecasts; NaN where a method has none."""

    night: str
    stage: float
    share_error: float
    winners: float
    seat_error: float
    brier: float = np.nan
    seat_votes: float = np.nan
    seat_votes_width: float = np.nan
    totals: float = np.nan
    totals_width: float = np.nan
    totals_crps: float = np.nan
    votes: float = np.nan
    votes_width: float = np.nan


def main() -> None:
    """Replay every night and print the tables."""
    desk = Desk(mirror_folder(None))
    nights = past_nights(desk, NIGHTS)
    rows: dict[str, list[Cell]] = {"uniform swing": [], "ridge": [], "hustings": []}
    hardest: list[Cell] = []
    thirds: list[Cell] = []
    for night in track(nights[1:], "Replaying", console=Console(stderr=True)):
        ready = prepared(desk.load(night.name), desk, Settings()).britain
        assert ready is not None
        for stage in STAGES:
            declared = night.declared(stage)
            rows["uniform swing"].append(_point(night, stage, declared, swing(night, declared)))
            rows["ridge"].append(_point(night, stage, declared, ridge(night, declared)))
            rows["hustings"].append(_cell(ready, night, stage, declared, night.order))
        thirds.append(_cell(ready, night, TWO_THIRDS, night.declared(TWO_THIRDS), night.order))
        for column in (0, 1):
            order = _safest(night, column)
            for stage in STAGES:
                first = np.zeros(len(order), dtype=bool)
                first[order[: round(stage * len(order))]] = True
                hardest.append(_cell(ready, night, stage, first, order))
    _print(rows, hardest, thirds)
    _speed(desk)


def _cell(ready: Britain, night: PastNight, stage: float, declared: Bools, order: np.ndarray) -> Cell:
    table, seen = night.ground.table, np.where(declared[:, None], night.shares, np.nan)
    post = posterior(ready.parties, table.stands, declared, seen)
    first = np.zeros(len(order), dtype=bool)
    first[order[: int(declared.sum()) // 2]] = True
    early = posterior(ready.parties, table.stands, first, seen)
    widening = (
        tonight(early, table, ready.learnt.drift, declared & ~first, seen) if first.any() else Widening()
    )
    ahead = spread(post, table, ready.learnt.drift, ~declared, widening)
    expected = expected_votes(table, night.ground.base_votes, declared, np.where(declared, night.votes, 0))
    won = np.bincount(night.shares[declared].argmax(axis=1), minlength=8).astype(float)
    cast = (night.shares[declared] * night.votes[declared, None]).sum(axis=0)
    stands = table.stands[~declared]
    made = houses(
        ahead, stands, ready.fixed, ~declared, (won, cast, expected[~declared]), widening.checks, 10
    )
    point = _point(night, stage, declared, ahead.mean)
    return _scored(point, night, declared, made)


def _scored(point: Cell, night: PastNight, declared: Bools, made: Houses) -> Cell:
    actual, winner = night.shares[~declared], night.shares[~declared].argmax(axis=1)
    totals = np.bincount(night.shares.argmax(axis=1), minlength=8)
    votes = (night.shares * night.votes[:, None]).sum(axis=0) / night.votes.sum()
    low, high = np.quantile(made.totals, [0.05, 0.95], axis=0, method="inverted_cdf")
    few, many = np.quantile(made.votes, [0.05, 0.95], axis=0)
    won = np.eye(8)[winner]
    return Cell(
        point.night,
        point.stage,
        point.share_error,
        point.winners,
        point.seat_error,
        float(((made.won - won) ** 2).sum(axis=1).mean()),
        coverage(made.low, made.high, np.where(night.ground.table.stands[~declared], actual, np.nan)),
        100 * mean_width(made.low, made.high),
        float(((totals >= low) & (totals <= high)).mean()),
        float((high - low).mean()),
        float(np.mean(crps(made.totals, totals))),
        float(((votes >= few) & (votes <= many)).mean()),
        100 * float((many - few).mean()),
    )


def _point(night: PastNight, stage: float, declared: Bools, shares: Floats) -> Cell:
    actual = night.shares[~declared]
    stands = night.ground.table.stands[~declared]
    whole = night.shares.copy()
    whole[~declared] = shares
    totals = np.bincount(whole.argmax(axis=1), minlength=8) - np.bincount(
        night.shares.argmax(axis=1), minlength=8
    )
    return Cell(
        night.name,
        stage,
        100 * share_error(np.where(stands, shares, np.nan), np.where(stands, actual, np.nan)),
        float((shares.argmax(axis=1) == actual.argmax(axis=1)).mean()),
        float(np.abs(totals).sum()),
    )


def _safest(night: PastNight, column: int) -> np.ndarray:
    base = night.ground.table.base
    others = np.delete(base, column, axis=1).max(axis=1)
    return np.argsort(others - base[:, column], kind="stable")


def _print(rows: dict[str, list[Cell]], hardest: Sequence[Cell], thirds: Sequence[Cell]) -> None:
    out = Console(width=110)
    table = Table(title="Share error in points / winners right / sum of seat errors", box=None)
    for name in ("Night", "Declared", *rows):
        table.add_column(name)
    for cells in zip(*rows.values(), strict=True):
        shown = [f"{c.share_error:.2f} / {c.winners:.2f} / {c.seat_error:.0f}" for c in cells]
        table.add_row(cells[0].night, f"{cells[0].stage:.0%}", *shown)
    out.print(table)
    targets = {
        "share_error": "2.4", "brier": "0.13", "seat_votes": "0.88-0.92", "seat_votes_width": "",
        "totals": "0.85-0.95", "totals_width": "", "totals_crps": "", "votes": "0.85-0.95", "votes_width": "",
        "seat_error": "",
    }  # fmt: skip
    pooled = Table(
        title="hustings, pooled over nights (± 95%, a night is one cluster) and by night", box=None
    )
    for name in ("Measure", "Target", "Pooled", *NIGHTS[1:], "uniform swing", "ridge"):
        pooled.add_column(name)
    for field, target in targets.items():
        by_night = [_mean(rows["hustings"], field, night) for night in NIGHTS[1:]]
        reach = 3.182 * statistics.stdev(by_night) / 2
        peers = [_mean(rows[peer], field, None) for peer in ("uniform swing", "ridge")]
        figures = [f"{value:.3f}" for value in (*by_night, *peers)]
        pooled.add_row(field, target, f"{statistics.mean(by_night):.3f} ± {reach:.3f}", *figures)
    out.print(pooled)
    cover, width = _mean(hardest, "totals", None), _mean(hardest, "totals_width", None)
    out.print(
        f"Hardest order (safest seats of one party first): seat totals covered {cover:.3f}, width {width:.0f}"
    )
    last = thirds[-1]
    out.print(
        f"{last.night} at two thirds, no exit poll: sum of seat errors {last.seat_error:.0f} (target 29)"
    )


def _mean(cells: Sequence[Cell], field: str, night: str | None) -> float:
    return statistics.mean(getattr(cell, field) for cell in cells if night in (None, cell.night))


def _speed(desk: Desk) -> None:
    election = desk.load("uk-2024")
    night = prepared(election, desk, Settings())
    moments = [state(election.ledger.until(count)) for count in range(20, 650, 15)]
    forecast(night, moments[0])
    seconds = [_timed(lambda now=now: forecast(night, now)) for now in moments]  # type: ignore[misc]
    fifty, ninety_five = np.quantile(seconds, [0.5, 0.95]) * 1000
    whole = reordered(election, safest_first(election, "Lab"))
    hard = forecast(prepared(whole, desk, Settings()), state(whole.ledger.until(33)))
    print(f"One update, 650 seats, 10,000 Houses: median {fifty:.0f} ms (target 60),")
    print(f"95th percentile {ninety_five:.0f} ms (target 100)")
    print("Warning under the hardest order:", hard.warnings[0] if hard.warnings else "MISSING")


def _timed(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


if __name__ == "__main__":
    if "HUSTINGS_MIRROR" not in os.environ:
        beside = Path(__file__).parents[2] / "shared" / "data"
        if not beside.is_dir():
            sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR")
        os.environ["HUSTINGS_MIRROR"] = str(beside)
    main()
