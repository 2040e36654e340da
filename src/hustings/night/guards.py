"""Guards: what is impossible or suspicious in keyed figures, before anybody sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hustings.night.guard_context import Finding, GuardContext, Peer, Severity, guard_context
from hustings.night.keyed import Keyed
from hustings.night.outcome_guards import (
    before_the_close,
    countermanded,
    in_the_future,
    stands_already,
    tie_at_the_top,
    unlike_the_rush,
    winner_changed,
)
from hustings.night.pattern_guards import (
    electorate_far,
    figures_of_another_contest,
    made_up_figures,
    rejected_many,
    rows_swapped,
    same_votes,
    shares_against_forecast,
    stale_figures,
)
from hustings.night.sum_guards import (
    every_candidacy_filled,
    never_below_nought,
    papers_verified,
    papers_within_electorate,
    rejected_by_reason,
    sum_of_votes,
    these_candidacies,
)
from hustings.night.turnout_guard import turnout_against_region

__all__ = ["GUARDS", "Finding", "Guard", "GuardContext", "Peer", "Severity", "guard", "guard_context"]

Guard = Callable[[Keyed, GuardContext], Iterator[Finding]]

GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        these_candidacies,
        every_candidacy_filled,
        never_below_nought,
        sum_of_votes,
        papers_within_electorate,
        rejected_by_reason,
        before_the_close,
        papers_verified,
        turnout_against_region,
        shares_against_forecast,
        rows_swapped,
        same_votes,
        figures_of_another_contest,
        stale_figures,
        made_up_figures,
        electorate_far,
        rejected_many,
        tie_at_the_top,
        winner_changed,
        unlike_the_rush,
        countermanded,
        stands_already,
        in_the_future,
    )
}
"""Every guard by its name, in the order its findings are told."""


def guard(keyed: Keyed, context: GuardContext) -> tuple[Finding, ...]:
    """Return what all guards find, in their order."""
    return tuple(finding for one in GUARDS.values() for finding in one(keyed, context))
