"""Measure the desk's pace: the busiest minutes of real nights, keyed twice through the real forms.

58 declarations in ten minutes and 12 in one minute are the peaks of 2015 and
2019; each is played as it was and ten times as fast, on SQLite and PostgreSQL,
with simulated keyers over HTTP and the site published beside. `--full` plays
the ten minutes whole; otherwise their first two.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.own_desk import ENGINES, POSTGRESQL, OwnDesk, end, own_desk, served
from benchmarks.private_postgres import missing
from hustings.night.keyed import Keyed
from hustings.night.rehearsal import rehearsal
from hustings_desk.simulated_keyer import SimulatedKeyer, Taken

NIGHT, PAIRS = "rehearsal-1", 4
AVAILABLE, ANSWERED = 2.0, 0.150
"""Targets in seconds, of 95 in 100: second key to public figure, and a form to its answer."""
ENTRIES = """
import json
from hustings_desk.archive import book
ledger = book().election.ledger
told = {entry.payload.contest: n for n, entry in enumerate(ledger, 1) if entry.kind == "confirm"}
print(json.dumps([told, len(book().now.declared)]))
"""


@dataclass(frozen=True)
class Peak:
    """So many declarations in so many seconds, so many times as fast."""

    declarations: int
    seconds: float
    speed: int

    def __str__(self) -> str:
        return f"{self.declarations} in {self.seconds / 60:.0f} min, {self.speed}x"


@dataclass
class Played:
    """What was measured: keys taken, when each second key was sent, when every page was of which entry.

    second_sent: by the clock that never goes back, and by that of files.
    """

    keys: list[Taken] = field(default_factory=list)
    second_sent: dict[str, tuple[float, float]] = field(default_factory=dict)
    public: list[tuple[float, int]] = field(default_factory=list)
    lost: int = 0
    late: float = 0.0


def peaks(is_full: bool) -> list[Peak]:
    quick = [Peak(12, 60, 10), Peak(58, 600, 10), Peak(12, 60, 1)]
    return [*quick, Peak(58, 600, 1) if is_full else Peak(12, 124, 1)]


def main() -> None:
    """Play every peak on every engine and print the table; exit 1 where a target is missed."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.desk_pace", description=__doc__)
    asked.add_argument("--full", action="store_true", help="play the ten minutes whole")
    asked.add_argument("--engine", choices=ENGINES, help="one engine alone")
    chosen = asked.parse_args()
    table = Table(
        *(
            "Engine",
            "Peak",
            "Declared",
            "Lost",
            "Form p95",
            "Form and page p95",
            "Public median",
            "Public p95",
            "All pages p95",
            "",
        ),
        title="The desk's pace",
        box=None,
    )
    missed = False
    for engine in [chosen.engine] if chosen.engine else ENGINES:
        if engine == POSTGRESQL and (why := missing()):
            print(f"PostgreSQL is left out: {why}")
            continue
        for peak in peaks(chosen.full):
            row, is_met = _measured(engine, peak)
            missed = missed or not is_met
            table.add_row(*row)
            print("; ".join(filter(None, row)), file=sys.stderr, flush=True)
    Console(width=130).print(table)
    print(f"Targets: no entry lost; form p95 under {ANSWERED * 1000:.0f} ms; second key to public figure p95")
    print(f"under {AVAILABLE:.0f} s: the site has the file of the seat's figures. All pages are of the")
    print("entry a little later, for each open seat's forecast is new.")
    print(f"{os.cpu_count()} cores, load of the machine now {os.getloadavg()[0]:.1f}.")
    if not chosen.full:
        print("The ten minutes at their own speed: their first two alone; --full plays them whole.")
    raise SystemExit(missed)


def _measured(engine: str, peak: Peak) -> tuple[list[str], bool]:
    with tempfile.TemporaryDirectory() as folder, own_desk(engine, Path(folder) / "desk", NIGHT) as desk:
        played = _played(desk, peak)
        entries, declared = json.loads(desk.python(ENTRIES))
        files = list(_of_the_file(desk, played, entries))
    waits = [
        min((at for at, entry in played.public if entry >= number), default=float("inf"))
        - played.second_sent[key][0]
        for key, number in entries.items()
    ]
    form = quantile([one.answered for one in played.keys], 0.95)
    page = quantile([one.seconds for one in played.keys], 0.95)
    public = quantile(files, 0.95)
    lost = peak.declarations - declared + played.lost
    is_met = not lost and form < ANSWERED and public < AVAILABLE
    row = [engine, str(peak), str(declared), str(lost), f"{form * 1000:.0f} ms", f"{page * 1000:.0f} ms"]
    row += [f"{quantile(files, 0.5):.2f} s", f"{public:.2f} s", f"{quantile(waits, 0.95):.2f} s"]
    row.append("" if is_met else "MISSED")
    return row, is_met


def _played(desk: OwnDesk, peak: Peak) -> Played:
    played = Played()
    names = [f"keyer{number}" for number in range(2 * PAIRS)]
    passwords = [desk.account(name) for name in names]
    desk.python("from hustings_desk.founding import let_given_passwords_stand as let; let()")
    with served(desk) as (address, _), _published(desk, played):
        keyers = [SimulatedKeyer(address, *one) for one in zip(names, passwords, strict=True)]
        for one in keyers:
            one.sign_in()
        free = list(zip(keyers[::2], keyers[1::2], strict=True))
        gap = peak.seconds / peak.declarations / peak.speed
        start = time.monotonic() + 0.5
        with ThreadPoolExecutor(PAIRS) as pool:
            for turn, notice in enumerate(notices(peak.declarations)):
                pool.submit(_keyed_twice, played, free, notice, start + turn * gap)
        _wait_until_public(desk, played)
    return played


def _keyed_twice(
    played: Played, free: list[tuple[SimulatedKeyer, SimulatedKeyer]], notice: Keyed, at: float
) -> None:
    time.sleep(max(at - time.monotonic(), 0))
    played.late = max(played.late, time.monotonic() - at)
    pair = free.pop()
    try:
        played.keys.append(pair[0].key(notice, "a notice (made up)"))
        taken = pair[1].take(notice.contest)
        played.second_sent[notice.contest] = (time.monotonic(), time.time())
        played.keys.append(pair[1].key(notice, "a notice (made up)", taken))
    except Exception as wrong:
        played.lost += 1
        print(f"{notice.contest}: {wrong!r}")
    finally:
        free.append(pair)


@contextmanager
def _published(desk: OwnDesk, played: Played) -> Iterator[None]:
    """Hold the desk published, and note when each entry became public."""
    site = desk.folder.parent / "site"
    worker = desk.start(["-m", "hustings", "desk", "work", str(site)])
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(site / "latest.json", played, ended))
    watcher.start()
    try:
        while not played.public:
            if worker.poll() is not None:
                raise RuntimeError(worker.communicate()[1])
            time.sleep(0.1)
        yield
    finally:
        ended.set()
        watcher.join()
        end(worker)


def _of_the_file(desk: OwnDesk, played: Played, entries: dict[str, int]) -> Iterator[float]:
    """Yield for each contest how long after its second key was sent the site had the file of its figures."""
    folder = desk.folder.parent / "site" / "data" / "seats"
    public = {int(file.stem): file.stat().st_mtime for file in folder.glob("*/*.json")}
    for key, number in entries.items():
        yield public.get(number, float("inf")) - played.second_sent[key][1]


def _watch(file: Path, played: Played, ended: threading.Event) -> None:
    last = -1
    while not ended.wait(0.01):
        try:
            entry = json.loads(file.read_bytes())["entry"]
        except FileNotFoundError:
            continue
        if entry != last:
            played.public.append((time.monotonic(), entry))
            last = entry


def _wait_until_public(desk: OwnDesk, played: Played) -> None:
    entries, _ = json.loads(desk.python(ENTRIES))
    until = time.monotonic() + 30
    while played.public[-1][1] < max(entries.values(), default=0) and time.monotonic() < until:
        time.sleep(0.05)


def notices(count: int) -> Sequence[Keyed]:
    """Return what the notices of a made-up night say, in the order of its declarations."""
    election = rehearsal(1).election
    standing = [one.declaration for one in election.state().declared if one.declaration is not None]
    standing.sort(key=lambda one: (str(one.declared_at), one.contest))
    return [
        Keyed(one.contest, dict(one.votes), one.valid_votes, one.rejected, electorate=one.electorate)
        for one in standing[:count]
    ]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("inf")


if __name__ == "__main__":
    main()
