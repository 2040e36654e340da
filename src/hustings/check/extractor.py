"""What an extractor from outside may do: propose claims that it reads in a story, each with where it stands.

An extractor, such as a language model, is never asked what is true. It points at words; the words are
read, and the verdict is worked out, as everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim that an extractor thinks it reads.

    type: a claim type by its name in the JSON ("votes", "won"). start, end:
    offsets into the story's text, of words in one sentence. who, other:
    persons, party, seat and value: all as written between start and end
    ("7,247", "a third"), blank where there is none. other: who was beaten or led.
    """

    type: str
    start: int
    end: int
    who: str = ""
    other: str = ""
    party: str = ""
    seat: str = ""
    value: str = ""


class Extractor(Protocol):
    """Anything that proposes claims; what it proposes is dropped unless it stands in the text."""

    def propose(self, text: str) -> Iterable[Proposal]:
        """Return the claims that it reads in a story's text, in any order."""
        ...
