"""Measure the speed and memory of the check: one table, each figure beside its target.

Speed is processor time, the median of several runs: on a machine that does
nothing else about what one waits, and the same on a busy one. The story is put
together from the stories for development. Needs the official files: a mirror
in HUSTINGS_MIRROR or in ../shared/data.
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
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.__main__ import MIB, Measure
from benchmarks.asked import asked_for
from benchmarks.check import ELECTIONS
from benchmarks.story_files import read_story, story_paths

if TYPE_CHECKING:
    from hustings.check.record import Record

WORDS, MANY_WORDS = 600, 50_000
DAY = date(2024, 7, 5)
NAMES = {
    "story": f"a story of {WORDS} words, once loaded",
    "command": "hustings check of it from the shelf, whole process",
    "memory": "memory of hustings check of it",
    "long": f"a story of {MANY_WORDS:,} words, once loaded",
    "memory-long": f"memory of hustings check of {MANY_WORDS:,} words",
    "endless": f"{MANY_WORDS:,} words without a sentence's end",
}


def main() -> None:
    """Take the measures asked for and print the table; exit 1 where a target is missed."""
    asked = asked_for("benchmarks.check_speed", __doc__, NAMES)
    mirror = mirror_named()
    if mirror is None:
        sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR, or put a mirror in ../shared/data")
    os.environ["HUSTINGS_MIRROR"] = str(mirror)
    table = Table("Measure", "Figure", "Target", "", title="The speed of the check", box=None)
    missed = False
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUSTINGS_HOME"] = home
        for one in measures(Path(home)):
            if one.name not in asked:
                continue
            figure = one.take()
            missed = missed or figure > one.target
            met = "" if figure <= one.target else "MISSED"
            table.add_row(one.what, f"{figure:,.0f} {one.unit}", f"{one.target:,.0f} {one.unit}", met)
    Console(width=100).print(table)
    sys.exit(missed)


def measures(home: Path) -> Iterator[Measure]:
    """Yield every measure that the check has a target for; the order warms the shelf."""
    story, long = home / "story.txt", home / "long.txt"
    story.write_text(text_of(WORDS), encoding="utf-8")
    long.write_text(text_of(MANY_WORDS), encoding="utf-8")
    _load()
    yield _measure("story", 300, "ms", lambda: once_loaded(WORDS))
    yield _measure("command", 1500, "ms", lambda: whole(story))
    yield _measure("memory", 300, "MB", lambda: memory(story))
    yield _measure("long", 30_000, "ms", lambda: once_loaded(MANY_WORDS))
    yield _measure("memory-long", 300, "MB", lambda: memory(long))
    yield _measure("endless", 30_000, "ms", endless)


def _measure(name: str, target: float, unit: str, take: Callable[[], float]) -> Measure:
    return Measure(name, NAMES[name], target, unit, take)


def text_of(count: int) -> str:
    """Return about so many words: the stories for development one after the other, over again."""
    texts = [read_story(path).text for path in story_paths(held_out=False)]
    every = " \n\n ".join(texts).split(" ")
    found = (every * (count // len(every) + 1))[:count]
    return " ".join(found) + "."


def once_loaded(count: int) -> float:
    """Return milliseconds of a check where every election has been opened already."""
    from hustings.check.check import check

    text, record = text_of(count), _record()
    check(text, record, DAY)
    return _median_ms(lambda: check(text, record, DAY), runs=9 if count <= WORDS else 1)


def endless() -> float:
    """Return milliseconds of one sentence that never ends."""
    from hustings.check.check import check

    text, record = "the majority was 15 and " * (MANY_WORDS // 5), _record()
    return _median_ms(lambda: check(text, record, DAY), runs=1)


def whole(story: Path) -> float:
    """Return milliseconds of the whole process, from the shelf."""
    runs = [_usage(story) for _ in range(9)]
    return statistics.median(one.ru_utime + one.ru_stime for one in runs) * 1000


def memory(story: Path) -> float:
    """Return the highest resident memory of the process, in MiB."""
    return _usage(story).ru_maxrss / MIB


def _usage(story: Path) -> resource.struct_rusage:
    child = subprocess.Popen(_command(story), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"hustings check ended with status {status}")
    return usage


def _load() -> None:
    command = Path(sys.executable).with_name("hustings")
    wanted = [*ELECTIONS, "uk-history", "uk-overlaps"]
    subprocess.run([str(command), "load", *wanted], check=True, capture_output=True)


def _record() -> Record:
    from hustings.check.reading_once import ReadingOnce
    from hustings.check.record import Record

    return Record(ReadingOnce())


def _command(story: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("hustings")), "check", str(story), "--date", DAY.isoformat()]


def _median_ms(job: Callable[[], object], runs: int) -> float:
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        job()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds) * 1000


def mirror_named() -> Path | None:
    """Return the local copy of the official files, named or beside the project; None where there is none."""
    named = os.environ.get("HUSTINGS_MIRROR")
    beside = Path(__file__).parents[2] / "shared" / "data"
    return Path(named).absolute() if named else beside if beside.is_dir() else None


if __name__ == "__main__":
    main()
