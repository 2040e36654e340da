"""What a change of method changes: the same seats and evidence, decided by both versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hustings.endorse.decision import Decision


@dataclass(frozen=True, slots=True)
class Changed:
    """One seat that two versions decide differently. None where a version does not apply to the seat."""

    before: Decision | None
    after: Decision | None

    @property
    def seat(self) -> str:
        """The seat's name."""
        decision = self.after or self.before
        return decision.contest.seat.name if decision else ""


def changed(before: Sequence[Decision], after: Sequence[Decision]) -> tuple[Changed, ...]:
    """Return the seats in which the outcome or the candidacy differs, in the order of their codes."""
    first = {one.contest.key: one for one in before}
    second = {one.contest.key: one for one in after}
    pairs = (Changed(first.get(key), second.get(key)) for key in sorted({*first, *second}))
    return tuple(pair for pair in pairs if _told(pair.before) != _told(pair.after))


def _told(decision: Decision | None) -> tuple[str, str | None] | None:
    if decision is None:
        return None
    return decision.outcome.value, decision.candidacy.key if decision.candidacy else None
