"""Facts on public persons and seats that results files do not hold, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from hustings.errors import FaultsError
from hustings.record.finding import folded
from hustings.sources.lines import name_of
from hustings.sources.reading import Layout, Row, Source, read, shown

COLUMNS = ("person", "fact", "value", "from", "to", "source")
KINDS = frozenset(
    {
        "birth date",
        "office",
        "party membership",
        "candidacy announced",
        "member for",
        "endorsed by",
        "party before the chair",
        "exit poll seats",
    }
)
"""What a fact can be about. An exit poll's "person" is the party's label, its value the seats."""
_DAY = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a table.

    since, until: days it held; None where open or not known. file, line:
    where it stands, counted from 1.
    """

    person: str
    kind: str
    value: str
    since: date | None
    until: date | None
    source: str
    file: str
    line: int

    def held_on(self, day: date) -> bool:
        """Whether the fact held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Facts:
    """Fact tables put together, asked by person and kind."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._by_person: dict[str, list[Fact]] = {}
        self._all = tuple(facts)
        for fact in self._all:
            self._by_person.setdefault(folded(fact.person), []).append(fact)

    def __len__(self) -> int:
        return len(self._all)

    def of(self, person: str, kind: str) -> tuple[Fact, ...]:
        """Return a person's facts of one kind, earliest first."""
        own = [fact for fact in self._by_person.get(folded(person), ()) if fact.kind == kind]
        return tuple(sorted(own, key=lambda fact: fact.since or date.min))

    def every(self, kind: str) -> tuple[Fact, ...]:
        """Return all facts of one kind, in the order of the tables."""
        return tuple(fact for fact in self._all if fact.kind == kind)

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone the tables know something about, as first named."""
        return tuple({folded(fact.person): fact.person for fact in self._all}.values())


@cache
def shipped_facts() -> tuple[Fact, ...]:
    """Return the facts that hustings brings along."""
    with as_file(files("hustings.check") / "facts.csv") as path:
        return read_facts(path)


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Return the facts of a CSV table with the columns person, fact, value, from, to, source.

    FaultsError with every fault: a fact without a source is refused, for it
    could not be used for a verdict.
    """
    sheet, rows = read(Source(path, name_of(path)), Layout(), COLUMNS)
    found = [_fact(row) for row in rows]
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return tuple(found)


def _fact(row: Row) -> Fact:
    """Return a row's fact, its faults noted in the sheet."""
    kind, since, until = row.text("fact"), row.day("from", _DAY), row.day("to", _DAY)
    if kind not in KINDS:
        row.fault("fact", f"{shown(kind)} is none of: {', '.join(sorted(KINDS))}")
    if kind == "birth date":
        row.day("value", _DAY)
    if since and until and until < since:
        row.fault("to", f"{until} is before {since}")
    if not row.text("source"):
        row.fault("source", "is blank; a fact without a source is not used")
    person, value = row.needed("person"), row.needed("value")
    return Fact(person, kind, value, since, until, row.text("source"), row.sheet.file, row.line)
