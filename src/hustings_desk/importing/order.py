"""What is to be taken in, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hustings.errors import Fault
from hustings_desk.importing.what import What
from hustings_desk.models import Account


@dataclass(frozen=True, slots=True)
class Order:
    """A file to take in. file: the name faults go by; reason: for contests listed anew."""

    what: What
    file: str
    sha256: str
    account: Account
    reason: str = ""
    endorser: str = ""

    def fault(self, line: int, column: str, problem: str) -> Fault:
        """Return a fault of the file."""
        return Fault(self.file, line, column, problem)


@dataclass(slots=True)
class Changes:
    """What a file changes. words: a line each; rows: how many; same: passed over, known alike.

    left: contests that could not be keyed now, since both keys are in or with
    others; the file can be sent again for them.
    """

    words: list[str] = field(default_factory=list)
    rows: int = 0
    same: int = 0
    left: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
