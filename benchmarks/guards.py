"""Measure the guards: false alarms on real nights, and how many slips of each kind each guard finds.

Every contest of a night is shown to the guards as it was declared, in the order
of the night, beside what stood declared before it and the forecast as it was
then (made anew every `--every` declarations). Then every contest is shown with
one slip of each kind. The papers verified, which no results file holds, are
taken to be announced only in the second table's column Verified: what is missed then.
Another seat's notice is that of the next to declare, whose figures are not known yet.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import track
from rich.table import Table

from hustings.errors import DeclarationError, ElectionError
from hustings.night.forecast import Settings, forecast
from hustings.night.guards import GUARDS, GuardContext, Severity, guard, guard_context
from hustings.night.keyed import Keyed
from hustings.night.order import declared_order
from hustings.night.outlook import SeatOutlook
from hustings.night.preparing import prepared
from hustings.night.slips import Slip, slip
from hustings.record.declaration import Declaration
from hustings.record.state import state
from hustings.sources.opening import Desk

NIGHTS = ("uk-2015", "uk-2017", "uk-2019", "uk-2024")
MOST = 0.01
"""The share of a night's contests that a guard may alarm on at most."""
DRAWS = 1_000
SEED = 1


@dataclass(frozen=True)
class Shown:
    """One contest as declared, and what stood beside it then."""

    keyed: Keyed
    context: GuardContext


def main() -> None:
    """Print both tables; exit 1 where a warning alarms on more than 1% of a night's contests."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.guards", description=__doc__)
    options.add_argument("--every", type=int, default=10, help="declarations between two forecasts")
    every = options.parse_args().every
    mirror = Path(os.environ.get("HUSTINGS_MIRROR") or "../shared/data")
    if not mirror.is_dir():
        sys.exit("the bench needs the official files: set HUSTINGS_MIRROR, or put a mirror in ../shared/data")
    desk = Desk(mirror)
    nights = {name: list(shown(desk, name, every)) for name in NIGHTS}
    console = Console(width=110)
    alarms = {name: counted(contests) for name, contests in nights.items()}
    console.print(alarm_table(alarms, {name: len(contests) for name, contests in nights.items()}))
    console.print(slip_table([one for contests in nights.values() for one in contests]))
    most = max(count / len(nights[name]) for name, found in alarms.items() for count in found.values())
    sys.exit(most > MOST)


def shown(desk: Desk, name: str, every: int) -> Iterator[Shown]:
    """Yield a night's contests in its order, each as declared, beside what was known before."""
    election = desk.load(name)
    night = prepared(election, desk, Settings(draws=DRAWS, seed=SEED))
    outlooks: dict[str, SeatOutlook] = {}
    end = election.state()
    for number, key in enumerate(track(declared_order(election), name, console=Console(stderr=True))):
        declaration = end.contests[key].declaration
        if declaration is None:
            continue
        before = election.ledger.until(number)
        if number % every == 0:
            try:
                seats = forecast(night, state(before)).seats
                outlooks = {seat.contest: seat for seat in seats}
            except ElectionError:
                outlooks = {}
        context = guard_context(election, state(before), key, outlooks.get(key), declaration.declared_at)
        yield Shown(as_keyed(declaration), context)


def as_keyed(declaration: Declaration) -> Keyed:
    """Return a declaration as a person would type it; the papers verified are not announced."""
    return Keyed(
        declaration.contest,
        dict(declaration.votes),
        declaration.valid_votes,
        declaration.rejected,
        electorate=declaration.electorate,
        declared_at=declaration.declared_at,
    )


def counted(contests: list[Shown]) -> Counter[str]:
    """Return on how many contests each guard alarms, those it never does with 0."""
    found = Counter({name: 0 for name in GUARDS})
    for one in contests:
        found.update({finding.guard for finding in guard(one.keyed, one.context)})
    return found


def alarm_table(alarms: dict[str, Counter[str]], contests: dict[str, int]) -> Table:
    table = Table("Guard", *contests, title="False alarms: contests, and their share", box=None)
    for name in GUARDS:
        cells = [f"{found[name]:>3} {found[name] / contests[night]:>6.2%}" for night, found in alarms.items()]
        table.add_row(name, *cells)
    return table


def slip_table(contests: list[Shown]) -> Table:
    table = Table("Slip", "Made", "Impossible", "Warned", "Missed", "Verified", "Found by", box=None)
    table.title = "Slips of one keyer, one each contest; the second key, blind, is not in this table"
    for kind in Slip:
        plain, verified = [list(tried(contests, kind, has)) for has in (False, True)]
        words = Counter(one.word for one in plain)
        missed = sum(one.word == "missed" for one in verified)
        by = Counter(name for one in plain for name in one.guards)
        cells = [f"{words[word] / len(plain):.1%}" for word in ("impossible", "warned", "missed")]
        told = [f"{name} {count / len(plain):.0%}" for name, count in by.most_common(4)]
        table.add_row(
            kind.value,
            f"{len(plain):,}",
            *cells,
            f"{missed / len(plain):.1%}",
            "\n".join(told),
            end_section=True,
        )
    return table


@dataclass(frozen=True)
class Tried:
    """What the guards made of one slip: impossible, warned or missed, and which guards spoke."""

    word: str
    guards: frozenset[str]


def tried(contests: list[Shown], kind: Slip, has_verified: bool) -> Iterator[Tried]:
    """Yield what the guards make of one slip in every contest in which it can be made."""
    rng = Random(f"{SEED} {kind}")
    for place, one in enumerate(contests):
        right = one.keyed
        if has_verified:
            right = replace(right, verified=(right.valid_votes or 0) + (right.rejected or 0))
        other = contests[(place + 1) % len(contests)].keyed if kind is Slip.WRONG_NOTICE else None
        try:
            wrong = slip(right, kind, rng, other)
        except DeclarationError:
            continue
        beside = one.context
        if kind is Slip.TWICE:
            beside = replace(beside, standing=one.keyed.declaration())
        before = {finding.guard for finding in guard(right, one.context)}
        found = [finding for finding in guard(wrong, beside) if finding.guard not in before]
        is_impossible = any(finding.severity is Severity.IMPOSSIBLE for finding in found)
        word = "impossible" if is_impossible else "warned" if found else "missed"
        yield Tried(word, frozenset(finding.guard for finding in found))


if __name__ == "__main__":
    main()
