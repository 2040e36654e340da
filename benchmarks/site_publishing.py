"""What a publication of the public site takes: seconds, bytes, and whether they are the same again."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np

from hustings.night.forecast import Night, Settings, forecast
from hustings.night.preparing import prepared
from hustings.publish.archive import archive
from hustings.publish.earlier import earlier_elections, past_of
from hustings.publish.landscape import geography_of
from hustings.publish.past import Past
from hustings.publish.publication import Earlier, Face, Publication
from hustings.publish.publisher import Publisher
from hustings.record.election import Election
from hustings.record.entry import Kind
from hustings.record.state import State, state
from hustings.sources.fetch import mirror_folder
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk

ELECTION = "uk-2024"
MB = 1_000_000
_EVERY = 20
"""Every so many declarations of the night, one is timed."""


@dataclass(frozen=True)
class Figure:
    """One figure and its target: at most so much, or at least."""

    what: str
    figure: float
    target: float | None
    unit: str
    is_least: bool = False
    digits: int = 1

    @property
    def is_met(self) -> bool:
        """Whether the target is reached; one without a target always is."""
        if self.target is None:
            return True
        return self.figure >= self.target if self.is_least else self.figure <= self.target

    @property
    def told(self) -> str:
        """The figure with its unit."""
        return f"{self.figure:,.{self.digits}f} {self.unit}"

    @property
    def target_told(self) -> str:
        """The target with its unit; empty where there is none."""
        if self.target is None:
            return ""
        return f"{'at least ' if self.is_least else ''}{self.target:,g} {self.unit}"


@dataclass(frozen=True)
class _Site:
    """All that a publication of the night is made from."""

    election: Election
    night: Night
    earlier: tuple[Earlier, ...]
    past: Past
    geography: Geography | None

    def publication(self, now: State, *, is_forecast: bool = True) -> Publication:
        made = forecast(self.night, now) if is_forecast and now.declared else None
        return Publication(
            self.election,
            now,
            datetime.now(UTC),
            Face(self.election.title),
            made,
            earlier=self.earlier,
            past=self.past,
            geography=self.geography,
            is_live=True,
        )


def whole_publication(work: Path) -> Iterator[Figure]:
    """Yield the seconds of a whole publication, and its size in one language and in two."""
    seconds = _whole_process(work / "whole")
    yield Figure("hustings publish uk-2024, whole process, 650 seats with history", seconds, 20, "s")
    yield _size(work / "whole", "English")
    _whole_process(work / "two", "--language", "en", "--language", "cy")
    yield _size(work / "two", "English and Welsh")


def archive_of_a_night(work: Path) -> Iterator[Figure]:
    """Yield the size of the data of earlier entries."""
    yield Figure("a whole night's archive of earlier entries", _archived(_opened(), work / "old"), None, "MB")


def differing_files(work: Path) -> Iterator[Figure]:
    """Yield how many files differ between one publication and three steps to it."""
    differing = _differing(_opened(), work)
    yield Figure("files that differ, published at once and step by step", differing, 0, "", digits=0)


def middle_of_the_night(work: Path) -> Path:
    """Return the folder of the live site as at the middle of the night, published where it is not yet."""
    folder = work / "live"
    if not folder.exists():
        site = _opened()
        entered = [n for n, entry in enumerate(site.election.ledger, 1) if entry.kind is Kind.ENTER]
        Publisher(folder).publish(site.publication(state(site.election.ledger.prefix(entered[325]))))
    return folder


@cache
def _opened() -> _Site:
    desk = Desk(mirror_folder(None))
    election = desk.load(ELECTION)
    night = prepared(election, desk, Settings())
    earlier = earlier_elections(election, desk)
    return _Site(election, night, earlier, past_of(election, earlier, desk), geography_of(election, desk))


def _whole_process(folder: Path, *options: str) -> float:
    command = [sys.executable, "-m", "hustings", "publish", ELECTION, str(folder), *options]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _size(folder: Path, languages: str) -> Figure:
    files = [one for one in folder.rglob("*") if one.is_file()]
    apart = [one for one in files if one.relative_to(folder).parts[0] in ("data", "cards")]
    whole, old = (sum(one.stat().st_size for one in those) / MB for those in (files, apart))
    what = f"the site in {languages} as at its last entry, without cards and data by entry"
    return Figure(what, whole - old, 60, "MB")


def one_declaration(work: Path) -> Iterator[Figure]:
    """Yield how long one declaration takes to be in every file, its forecast of 10,000 Houses included."""
    site, publisher, taken, worked = _opened(), Publisher(work / "night"), [], []
    entries = [number for number, entry in enumerate(site.election.ledger, 1) if entry.kind is Kind.ENTER]
    for number in entries[1::_EVERY]:
        publisher.publish(site.publication(state(site.election.ledger.prefix(number - 1))))
        start, start_of_work = time.perf_counter(), time.process_time()
        publisher.publish(site.publication(state(site.election.ledger.prefix(number))))
        taken.append(time.perf_counter() - start)
        worked.append(time.process_time() - start_of_work)
    median, late = np.quantile(taken, [0.5, 0.95])
    what = f"one declaration to every file, with its forecast ({len(taken)} of them)"
    yield Figure(f"{what}, median", float(median), None, "s", digits=2)
    yield Figure(f"{what}, 95th percentile", float(late), 2, "s", digits=2)
    busy = float(np.quantile(worked, 0.95))
    yield Figure("the same in processor time, whatever else the machine does", busy, None, "s", digits=2)


def _archived(site: _Site, folder: Path) -> float:
    publisher = Publisher(folder, (archive,))
    for number, entry in enumerate(site.election.ledger, start=1):
        if entry.kind is Kind.ENTER:
            now = state(site.election.ledger.prefix(number))
            publisher.publish(site.publication(now, is_forecast=False))
    return sum(one.stat().st_size for one in (folder / "data").rglob("*") if one.is_file()) / MB


def _differing(site: _Site, work: Path) -> float:
    """Return how many files of the present state differ between one publication and three steps to it."""
    at = datetime.now(UTC)
    ledger = site.election.ledger
    steps = [len(ledger) - 40, len(ledger) - 1, len(ledger)]
    for folder, numbers in ((work / "once", steps[-1:]), (work / "steps", steps)):
        publisher = Publisher(folder)
        for number in numbers:
            made = site.publication(state(ledger.prefix(number)))
            publisher.publish(replace(made, at=at))
    once, steps_made = _digests(work / "once"), _digests(work / "steps")
    return sum(once[name] != steps_made.get(name) for name in once)


def _digests(folder: Path) -> dict[str, str]:
    files = [one for one in folder.rglob("*") if one.is_file() and not one.name.startswith(".")]
    return {str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def house_page(work: Path) -> Iterator[Figure]:
    """Yield the bytes of the House page in the middle of the night, and with what it loads first."""
    folder = middle_of_the_night(work)
    first = ["index.html", *sorted(_loaded_first(folder))]
    sizes = [len(gzip.compress((folder / name).read_bytes(), 6)) / 1000 for name in first]
    yield Figure("House page, compressed", sizes[0], None, "kB")
    yield Figure(
        f"House page and the {len(first) - 1} files it loads first, compressed", sum(sizes), 300, "kB"
    )


def _loaded_first(folder: Path) -> Iterator[str]:
    page = (folder / "index.html").read_text()
    for one in sorted((folder / "assets").iterdir()):
        if f"assets/{one.name}" in page and one.suffix in (".css", ".js", ".svg"):
            yield f"assets/{one.name}"
