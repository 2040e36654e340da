"""What guards found, as a page shows it, and the reasons typed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from hustings.night.guards import Severity
from hustings_desk.entering import GuardedError
from hustings_desk.warned import Answer, mark_of, words_by_guard

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


def answers_typed(request: HttpRequest) -> dict[str, Answer]:
    """Return the reasons typed, by the guard they answer, each with the mark that stood beside it."""
    return {
        (guard := name.removeprefix(_REASON)): Answer(str(value), request.POST.get(f"{_SEEN}{guard}", ""))
        for name, value in request.POST.items()
        if name.startswith(_REASON)
    }


def found_by(guarded: GuardedError | None, typed: Mapping[str, str]) -> list[Found]:
    """Return what was found, a line for each guard, the impossible first."""
    if guarded is None:
        return []
    found = []
    for guard, words in words_by_guard(guarded.findings).items():
        own = [one for one in guarded.findings if one.guard == guard]
        found.append(
            Found(
                guard,
                words,
                mark_of(words),
                frozenset(box for one in own for box in one.boxes),
                any(one.severity is Severity.IMPOSSIBLE for one in own),
                typed.get(f"{_REASON}{guard}", ""),
            )
        )
    return sorted(found, key=lambda one: not one.is_impossible)
