"""Measure the record: one table, each figure beside its target.

Every figure is the median of several runs on this machine, now. Needs the
official files: a mirror in HUSTINGS_MIRROR or in ../shared/data.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.asked import asked_for

GENERAL = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024")
MIB = 1024
LOAD, PEER, PEER_WHAT = (
    "load",
    "polars",
    "reading and checking, beside Polars splitting the same files into cells",
)


@dataclass(frozen=True)
class Measure:
    """One figure: its name, what it is of, its target and unit, and how it is taken."""

    name: str
    what: str
    target: float
    unit: str
    take: Callable[[], float]


def main() -> None:
    """Take the measures asked for and print the table; exit 1 where a target is missed."""
    every = list(measures())
    asked = asked_for("benchmarks", __doc__, {one.name: one.what for one in every} | {PEER: PEER_WHAT})
    mirror = _mirror()
    if mirror is None:
        sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR, or put a mirror in ../shared/data")
    os.environ["HUSTINGS_MIRROR"] = str(mirror)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUSTINGS_HOME"] = home
        if LOAD not in asked:
            _run(["load", *GENERAL])
        wanted = [one for one in every if one.name in asked]
        taken = [(one, one.take()) for one in track(wanted, "Measuring", console=Console(stderr=True))]
        peer = parse_against_peer() if PEER in asked else None
    table = Table("Measure", "Figure", "Target", "", title="The record and the count", box=None)
    for one, figure in taken:
        met = "" if figure <= one.target else "MISSED"
        table.add_row(one.what, f"{figure:,.1f} {one.unit}", f"{one.target:,.0f} {one.unit}", met)
    if taken:
        Console(width=100).print(table)
    if peer is not None:
        parse_alone, with_checks = peer
        ratio = with_checks / parse_alone
        print(f"Reading and checking the five elections takes {ratio:.1f} times as long as Polars takes to")
        print("split the same files into cells, without reading a number or checking anything.")
    sys.exit(any(figure > one.target for one, figure in taken))


def measures() -> Iterator[Measure]:
    """Yield every measure that the record has a target for; the order warms the cache."""
    yield Measure(LOAD, "five general elections, read and checked cold, whole process", 3000, "ms", load_cold)
    yield Measure("house", "hustings house uk-2024 from cache, whole process", 500, "ms", house_command)
    yield Measure(
        "tour", "hustings tour from cache, whole process (second make run)", 2000, "ms", tour_command
    )
    yield Measure("memory-house", "memory of hustings house uk-2024", 200, "MB", memory_of_house)
    yield Measure("memory-load", "memory of loading the five elections", 200, "MB", memory_of_load)
    yield Measure("import", "import hustings", 150, "ms", import_time)
    yield Measure("tabulate", "tabulate 650 seats", 20, "ms", tabulate_all)
    yield Measure(
        "states", "state of the night as at any minute, median", 5, "ms", lambda: statistics.median(states())
    )
    yield Measure(
        "states-slowest", "state of the night as at any minute, slowest", 5, "ms", lambda: max(states())
    )
    yield Measure("house-of-state", "the House from a state", 20, "ms", house_from_state)


def load_cold() -> float:
    """Return milliseconds of loading five general elections into an empty cache."""
    seconds = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as home:
            seconds.append(_run(["load", *GENERAL], home=home))
    _run(["load", *GENERAL])
    return statistics.median(seconds) * 1000


def house_command() -> float:
    """Return milliseconds of the whole process, from the cache."""
    return statistics.median(_run(["house", "uk-2024"]) for _ in range(11)) * 1000


def tour_command() -> float:
    """Return milliseconds of the main job, from the cache."""
    return statistics.median(_run(["tour"]) for _ in range(5)) * 1000


def memory_of_house() -> float:
    """Return the highest resident memory of the process, in MiB."""
    return _memory(["house", "uk-2024"])


def memory_of_load() -> float:
    """Return the highest resident memory of loading five elections cold, in MiB."""
    with tempfile.TemporaryDirectory() as home:
        return _memory(["load", *GENERAL], home=home)


def import_time() -> float:
    """Return milliseconds that `import hustings` takes in a fresh interpreter."""
    script = "import time; t = time.perf_counter(); import hustings; print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True) for _ in range(11)]
    return statistics.median(float(run.stdout) for run in runs) * 1000


def tabulate_all() -> float:
    """Return milliseconds of counting every contest of 2024."""
    from hustings.record.election import counted
    from hustings.sources.opening import load

    contests = list(load("uk-2024").state().contests.values())
    return _median_ms(lambda: [counted(standing) for standing in contests])


def states() -> list[float]:
    """Return milliseconds of the state as at every tenth minute of the night of 2024."""
    from hustings.record.clock import close_of_poll
    from hustings.sources.opening import load

    election = load("uk-2024")
    assert election.day is not None
    start = close_of_poll(election.day)
    moments = [start + timedelta(minutes=minutes) for minutes in range(0, 900, 10)]
    return [_median_ms(lambda at=moment: election.state(at), runs=5) for moment in moments]  # type: ignore[misc]


def house_from_state() -> float:
    """Return milliseconds of the House of 2024 from its final state."""
    from hustings.record.house import house
    from hustings.sources.opening import load

    election = load("uk-2024")
    now = election.state()
    return _median_ms(lambda: house(election, now))


def parse_against_peer() -> tuple[float, float]:
    """Return milliseconds: Polars reading the ten files alone, and hustings reading and checking them."""
    import polars

    from hustings.sources.catalogue import dataset
    from hustings.sources.fetch import mirror_folder, obtain
    from hustings.sources.reader import read_dataset

    wanted = [(one, obtain(one, mirror_folder(None))) for one in map(dataset, GENERAL)]

    def alone() -> None:
        for _, files in wanted:
            for path in files.values():
                polars.read_csv(path, has_header=False, infer_schema=False, truncate_ragged_lines=True)

    return _median_ms(alone, runs=3), _median_ms(lambda: [read_dataset(*one) for one in wanted], runs=3)


def _median_ms(job: Callable[[], object], runs: int = 9) -> float:
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds) * 1000


def _command(words: list[str]) -> list[str]:
    return [str(Path(sys.executable).with_name("hustings")), *words]


def _run(words: list[str], home: str | None = None) -> float:
    environment = {**os.environ, **({"HUSTINGS_HOME": home} if home else {})}
    start = time.perf_counter()
    subprocess.run(_command(words), check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def _memory(words: list[str], home: str | None = None) -> float:
    environment = {**os.environ, **({"HUSTINGS_HOME": home} if home else {})}
    child = subprocess.Popen(
        _command(words), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(child.pid, 0)
    assert isinstance(usage, resource.struct_rusage)
    return usage.ru_maxrss / MIB


def _mirror() -> Path | None:
    named = os.environ.get("HUSTINGS_MIRROR")
    beside = Path(__file__).parents[2] / "shared" / "data"
    return Path(named) if named else beside if beside.is_dir() else None


if __name__ == "__main__":
    main()
