"""What guards found, as a page shows it, and the reasons typed for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from hustings.night.guards import Finding, Severity
from hustings.night.keyed import Keyed
from hustings_desk.archive import Book
from hustings_desk.clock import now
from hustings_desk.entering import GuardedError
from hustings_desk.guarding import findings

_REASON, _SEEN = "reason:", "seen:"


@dataclass(frozen=True, slots=True)
class Found:
    """What one guard found: one box for the reason, however many findings it has.

    seen: tells these words from others the guard may say.
    """

    guard: str
    words: str
    seen: str
    boxes: frozenset[str]
    is_impossible: bool
    reason: str


def answers_typed(request: HttpRequest, figures: Keyed, held: Book) -> dict[str, str]:
    """Return the reasons typed, by the guard they answer.

    A reason counts for the words that stood beside it: where the figures were
    changed since, so that the guard says something else, it is asked anew.
    """
    typed = {
        name.removeprefix(_REASON): str(value)
        for name, value in request.POST.items()
        if name.startswith(_REASON)
    }
    if not typed:
        return {}
    said = _words(findings(figures, held, now()))
    return {
        guard: reason
        for guard, reason in typed.items()
        if request.POST.get(f"{_SEEN}{guard}") == _digest(said.get(guard, ""))
    }


def found_by(guarded: GuardedError | None, typed: Mapping[str, str]) -> list[Found]:
    """Return what was found, a line for each guard, the impossible first."""
    if guarded is None:
        return []
    found = []
    for guard, words in _words(guarded.findings).items():
        own = [one for one in guarded.findings if one.guard == guard]
        found.append(
            Found(
                guard,
                words,
                _digest(words),
                frozenset(box for one in own for box in one.boxes),
                any(one.severity is Severity.IMPOSSIBLE for one in own),
                typed.get(f"{_REASON}{guard}", ""),
            )
        )
    return sorted(found, key=lambda one: not one.is_impossible)


def _words(found: Iterable[Finding]) -> dict[str, str]:
    said: dict[str, str] = {}
    for one in found:
        said[one.guard] = f"{said[one.guard]} {one.words}" if one.guard in said else one.words
    return said


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
