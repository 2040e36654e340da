"""Guards: what is impossible or suspicious in keyed figures, before anybody sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hustings.night.keyed import Keyed
from hustings.record.contest import Contest


class Severity(StrEnum):
    """Impossible figures cannot be saved; a warning must be read and answered with a reason."""

    IMPOSSIBLE = "impossible"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a guard found: its name, the boxes it is about, and words for the person who keyed them."""

    guard: str
    severity: Severity
    boxes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class GuardContext:
    """What keyed figures are looked at beside."""

    contest: Contest


Guard = Callable[[Keyed, GuardContext], Iterator[Finding]]


def sum_of_votes(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find votes that do not add up to the total keyed."""
    votes = [count for count in keyed.votes.values() if count is not None]
    if keyed.valid_votes is not None and len(votes) == len(keyed.votes) and sum(votes) != keyed.valid_votes:
        words = f"The votes add up to {sum(votes):,}, the total keyed is {keyed.valid_votes:,}."
        yield Finding("sum_of_votes", Severity.IMPOSSIBLE, ("valid_votes",), words)


def every_candidacy_filled(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find candidacies without votes, and a total left blank: blank is not nought."""
    for candidacy in context.contest.candidacies:
        if keyed.votes.get(candidacy.key) is None:
            words = f"{candidacy.person.name} has no figure. Blank is not 0; type 0 if there were no votes."
            yield Finding("every_candidacy_filled", Severity.IMPOSSIBLE, (f"votes:{candidacy.key}",), words)
    if keyed.valid_votes is None:
        words = "The total of valid votes is blank; type the one announced."
        yield Finding("every_candidacy_filled", Severity.IMPOSSIBLE, ("valid_votes",), words)


GUARDS: dict[str, Guard] = {guard.__name__: guard for guard in (every_candidacy_filled, sum_of_votes)}
"""Every guard by its name, in the order its findings are told."""


def guard(keyed: Keyed, context: GuardContext) -> tuple[Finding, ...]:
    """Return what all guards find, in their order."""
    return tuple(finding for one in GUARDS.values() for finding in one(keyed, context))
