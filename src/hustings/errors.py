"""The tree of errors, and the Fault that a refused file is made of.

ElectionError
├── FaultsError           a file refused whole, with every fault listed
├── DeclarationError      figures that cannot be a declaration
├── TieError              two candidacies level at the top and no lot recorded
├── LedgerError           an entry that does not follow from those before it
├── NameNotFoundError     no seat, person or election of that name
├── AmbiguousNameError    several seats or people of that name
├── EmbargoError          figures asked for before the close of poll
└── SourceError           an official file cannot be obtained
    ├── ChecksumError     the bytes are not those of the pinned version
    └── OfflineError      no copy here and no connection
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a file: where it stands and what is wrong.

    line counts from 1 as an editor shows it; column is the column's name, or
    "" where the whole line is at fault.
    """

    file: str
    line: int
    column: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return f"{place} {self.column}: {self.problem}" if self.column else f"{place}: {self.problem}"


class ElectionError(Exception):
    """Anything that hustings refuses, in words for the person at the desk."""


class FaultsError(ElectionError):
    """A file refused whole. `faults` holds every fault found, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        head = f"refused, {count} fault{'s' if count != 1 else ''}; nothing was loaded"
        super().__init__("\n".join([head, *map(str, self.faults)]))


class DeclarationError(ElectionError):
    """Figures that cannot be a declaration."""


class TieError(ElectionError):
    """Two or more candidacies level at the top, and no lot recorded yet."""

    def __init__(self, contest: str, tied: Sequence[str], votes: int) -> None:
        self.contest, self.tied, self.votes = contest, tuple(tied), votes
        names = " and ".join(tied)
        super().__init__(f"{contest}: {names} are level on {votes} votes; record the lot to settle it")


class LedgerError(ElectionError):
    """An entry that does not follow from those before it."""


class NameNotFoundError(ElectionError):
    """No seat, person or election of that name; `near` holds the closest names."""

    def __init__(self, what: str, name: str, near: Sequence[str] = ()) -> None:
        self.name, self.near = name, tuple(near)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"no {what} called {name!r}{hint}")


class AmbiguousNameError(ElectionError):
    """Several seats or people of that name; `choices` lists them."""

    def __init__(self, what: str, name: str, choices: Sequence[str]) -> None:
        self.name, self.choices = name, tuple(choices)
        super().__init__(f"{name!r} may be any of these {what}: " + "; ".join(choices))


class EmbargoError(ElectionError):
    """Figures asked for before the close of poll (RPA 1983 s. 66A)."""


class SourceError(ElectionError):
    """An official file cannot be obtained."""


class ChecksumError(SourceError):
    """The bytes obtained are not those of the pinned version."""


class OfflineError(SourceError):
    """No copy of the file here, and no connection to its publisher."""
