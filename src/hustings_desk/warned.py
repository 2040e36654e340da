"""What guards warn of, guard by guard, and the mark of these words that an answer must carry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from hustings.night.guards import Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """Why somebody goes on all the same. seen: the mark of the words that were read."""

    reason: str
    seen: str

    def is_to(self, words: str) -> bool:
        """Whether it answers these words: a reason given to other words, or none, answers nothing."""
        return any(
            sign.isprintable() and not sign.isspace() for sign in self.reason
        ) and self.seen == mark_of(words)


def words_by_guard(found: Iterable[Finding]) -> dict[str, str]:
    """Return what each guard says, all its findings in one text."""
    said: dict[str, str] = {}
    for one in found:
        said[one.guard] = f"{said[one.guard]} {one.words}" if one.guard in said else one.words
    return said


def mark_of(words: str) -> str:
    """Return sixteen hexadecimal digits that tell these words from others a guard may say."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def mark_of_all(found: Iterable[Finding]) -> str:
    """Return the mark of everything the guards say of one contest."""
    return mark_of("\n".join(f"{guard}: {words}" for guard, words in words_by_guard(found).items()))
