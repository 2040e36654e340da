"""What guards found, as a page shows it, and the reasons typed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from hustings.night.guards import Severity
from hustings_desk.entering import GuardedError

_REASON = "reason:"


@dataclass(frozen=True, slots=True)
class Found:
    """What one guard found: one box for the reason, however many findings it has."""

    guard: str
    words: str
    boxes: frozenset[str]
    is_impossible: bool
    reason: str


def answers_typed(request: HttpRequest) -> dict[str, str]:
    """Return the reasons typed, by the guard they answer."""
    return {
        name.removeprefix(_REASON): str(value)
        for name, value in request.POST.items()
        if name.startswith(_REASON)
    }


def found_by(guarded: GuardedError | None, typed: Mapping[str, str]) -> list[Found]:
    """Return what was found, a line for each guard, the impossible first."""
    if guarded is None:
        return []
    guards = dict.fromkeys(one.guard for one in guarded.findings)
    found = []
    for guard in guards:
        own = [one for one in guarded.findings if one.guard == guard]
        found.append(
            Found(
                guard,
                " ".join(one.words for one in own),
                frozenset(box for one in own for box in one.boxes),
                any(one.severity is Severity.IMPOSSIBLE for one in own),
                typed.get(f"{_REASON}{guard}", ""),
            )
        )
    return sorted(found, key=lambda one: not one.is_impossible)
