"""Measure the forecast: past nights replayed forward, beside uniform swing, ridge regression and elex-model.

Every night in four orders at five stages, Great Britain's seats, eight
columns; the measures are defined in night_measures. A night is forecast with
what earlier ones taught. 2024 was known when the model was made: it is a
development night, as are all four for what was chosen by looking at them.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import Future
from itertools import chain
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks import night_desk
from benchmarks.night_elex import Peer
from benchmarks.night_measures import NONE, Cell, Said, Truth, measured
from benchmarks.night_replay import ORDERS, Replay, ours, plain_forecasts, replays
from benchmarks.night_tables import (
    HARDEST,
    Cells,
    Key,
    differences,
    hardest,
    intervals,
    lowest,
    orders,
    points,
    targets,
)
from hustings.night.forecast import BEYOND
from hustings.night.outside_file import Outside
from hustings.night.preparing import NIGHTS, past_nights
from hustings.night.teaching import STAGES
from hustings.sources.fetch import mirror_folder
from hustings.sources.opening import Desk

TWO_THIRDS = 2 / 3
EXIT_POLL = {"Con": 131, "Lab": 410, "LD": 61, "RUK": 13, "SNP": 10, "Green": 2, "PC": 4}
"""Great Britain 2024, by Ipsos for BBC, ITV and Sky at the close of poll."""
WIDTH = 140

Asked = tuple[Key, Truth, Future[Said]]


class Bench:
    """The cells as they come in."""

    def __init__(self, peer: Peer, shown: Progress, names: tuple[str, ...]) -> None:
        count = len(names) * len(NIGHTS[1:]) * len(STAGES)
        self.peer, self.shown, self.names = peer, shown, names
        self.cells: dict[Key, dict[str, Cell]] = {}
        self.asked: list[Asked] = []
        self.warned: list[bool] = []
        self.late: list[str] = []
        self.ours = shown.add_task("hustings, swing, ridge", total=count)
        self.theirs = shown.add_task(f"elex-model {peer.version}", total=count, visible=not peer.missing)

    def play(self, desk: Desk) -> None:
        """Replay every night in every order."""
        for past in past_nights(desk, NIGHTS)[1:]:
            for order, night in replays(desk, past):
                if order not in self.names:
                    continue
                for stage in STAGES:
                    self.cell(Key(past.name, order, stage), night)
                if order == "real":
                    self.two_thirds(night)

    def cell(self, key: Key, night: Replay) -> None:
        """Measure all methods at one stage; elex-model's answer comes later, from its own process."""
        declared = night.declared(key.stage)
        seen, truth = night.seen(declared), night.truth(declared)
        asked = self.peer.ask(seen)
        if asked is not None:
            asked.add_done_callback(lambda _: self.shown.advance(self.theirs))
            self.asked.append((key, truth, asked))
        said, beyond = ours(night, declared)
        plain = plain_forecasts(seen, night.past)
        self.cells[key] = {name: measured(one, truth) for name, one in plain.items()} | {
            "elex-model": Cell(NONE, NONE, NONE),
            "hustings": measured(said, truth),
        }
        if key.order in HARDEST:
            self.warned.append(beyond > BEYOND)
        self.shown.advance(self.ours)

    def two_thirds(self, night: Replay) -> None:
        """Measure seat totals where two thirds are declared; for 2024 with the exit poll too."""
        declared = night.declared(TWO_THIRDS)
        truth, name = night.truth(declared), night.past.name
        without = measured(ours(night, declared)[0], truth).seat_error
        self.late.append(f"{name} at two thirds: sum of seat errors {without:.0f}" + _goal(name, without, 29))
        if name == NIGHTS[-1]:
            told = measured(ours(night, declared, Outside(EXIT_POLL))[0], truth).seat_error
            words = f"{name} at two thirds, exit poll told: sum of seat errors {told:.0f}"
            self.late.append(words + _goal(name, told, 25))

    def collect(self) -> list[str]:
        """Take in elex-model's forecasts; return what went wrong."""
        wrong = []
        for key, truth, asked in self.asked:
            fault = asked.exception()
            if fault is None:
                self.cells[key]["elex-model"] = measured(asked.result(), truth)
            else:
                wrong.append(f"elex-model, {key.night} {key.order} {key.stage:.0%}: {fault}")
        return wrong


def main() -> None:
    """Replay every night and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.night", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="the order of the night alone, none of the made-up ones"
    )
    names = ("real",) if parser.parse_args().quick else tuple(ORDERS)
    _find_mirror()
    start, out = time.perf_counter(), Console(width=WIDTH)
    desk, peer = Desk(mirror_folder(None)), Peer()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        bench = Bench(peer, shown, names)
        bench.play(desk)
        wrong = bench.collect()
    peer.close()
    _print(out, bench, names)
    for line in wrong:
        out.print(line)
    if peer.missing:
        out.print(f"elex-model not installed, its columns are empty: {peer.missing}")
    for line in chain(night_desk.calls(desk, NIGHTS[1:]), night_desk.updates(desk), night_desk.whole_night()):
        out.print(line)
    out.print(f"The night's bench took {time.perf_counter() - start:.0f} s.")


def _print(out: Console, bench: Bench, names: tuple[str, ...]) -> None:
    cells: Cells = bench.cells
    for table in (points(cells), intervals(cells), targets(cells), differences(cells), orders(cells)):
        out.print(table)
        out.print()
    out.print("none: the method has no such thing; a column without an interval is left out of coverage.")
    for line in (*lowest(cells), *bench.late):
        out.print(line)
    if set(HARDEST) <= set(names):
        for line in hardest(cells):
            out.print(line)
        out.print(f"Hardest orders: warned at {sum(bench.warned)} of {len(bench.warned)} moments")


def _goal(name: str, value: float, most: float) -> str:
    return f" (target {most:.0f}): {'yes' if value <= most else 'NO'}" if name == NIGHTS[-1] else ""


def _find_mirror() -> None:
    if "HUSTINGS_MIRROR" not in os.environ:
        beside = Path(__file__).parents[2] / "shared" / "data"
        if not beside.is_dir():
            sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR")
        os.environ["HUSTINGS_MIRROR"] = str(beside)


if __name__ == "__main__":
    main()
