"""Facts on public persons and seats that results files do not hold, each with its source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from hustings.errors import Fault, FaultsError
from hustings.record.finding import folded

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
    text = (files("hustings.check") / "facts.csv").read_text(encoding="utf-8")
    return read_facts(text, "facts.csv")


def facts_of_file(path: Path) -> tuple[Fact, ...]:
    """Return a user's own facts; FaultsError with every fault, OSError where it cannot be read."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise FaultsError([Fault(path.name, line, "", "is not UTF-8 text; save it as UTF-8")]) from None
    return read_facts(text, path.name)


def read_facts(text: str, file: str) -> tuple[Fact, ...]:
    """Return the facts of a CSV table with the columns person, fact, value, from, to, source.

    FaultsError with every fault: a fact without a source is refused, for it
    could not be used for a verdict.
    """
    rows = csv.reader(io.StringIO(text))
    faults: list[Fault] = []
    found: list[Fact] = []
    try:
        header = tuple(cell.strip() for cell in next(rows, []))
        if header != COLUMNS:
            problem = f"has the columns {', '.join(header) or '(none)'}, want {', '.join(COLUMNS)}"
            raise FaultsError([Fault(file, 1, "", problem)])
        for row in rows:
            line = rows.line_num
            if any(cell.strip() for cell in row):
                found += _fact([cell.strip() for cell in row], (file, line), faults)
    except csv.Error as wrong:
        faults.append(Fault(file, rows.line_num, "", f"is not CSV: {wrong}"))
    if faults:
        raise FaultsError(faults)
    return tuple(found)


def _fact(cells: list[str], place: tuple[str, int], faults: list[Fault]) -> list[Fact]:
    file, line = place
    if len(cells) != len(COLUMNS):
        faults.append(Fault(file, line, "", f"has {len(cells)} cells, want {len(COLUMNS)}"))
        return []
    row = dict(zip(COLUMNS, cells, strict=True))
    before = len(faults)
    for column in ("person", "value", "source"):
        if not row[column]:
            why = "; a fact without a source is not used" if column == "source" else ""
            faults.append(Fault(file, line, column, f"is blank{why}"))
    if row["fact"] not in KINDS:
        faults.append(Fault(file, line, "fact", f"{row['fact']!r} is none of: {', '.join(sorted(KINDS))}"))
    if row["fact"] == "birth date" and _day(row["value"]) is None:
        faults.append(Fault(file, line, "value", f"{row['value']!r}, want a day such as 1949-05-26"))
    for column in ("from", "to"):
        if row[column] and _day(row[column]) is None:
            faults.append(Fault(file, line, column, f"{row[column]!r}, want a day such as 2015-09-12"))
    since, until = _day(row["from"]), _day(row["to"])
    if since and until and until < since:
        faults.append(Fault(file, line, "to", f"{until} is before {since}"))
    if len(faults) > before:
        return []
    return [Fact(row["person"], row["fact"], row["value"], since, until, row["source"], file, line)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
