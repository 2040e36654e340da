"""The verdict on any claim about one contest."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check.case import Case, case_of
from hustings.check.claim import ClaimType, ContestClaim, ContestRef
from hustings.check.judgement import Judgement
from hustings.check.record import Record
from hustings.check.verdict_changes import judge_change
from hustings.check.verdict_figures import judge_figure
from hustings.check.verdict_holds import judge_hold
from hustings.check.verdict_outcomes import judge_outcome

_HOLDS = frozenset({ClaimType.GAIN, ClaimType.HOLD, ClaimType.KEPT_SEAT})
_OUTCOMES = frozenset(
    {
        *(ClaimType.WON, ClaimType.BEAT, ClaimType.LOST, ClaimType.UNSEATED),
        *(ClaimType.LOST_DEPOSIT, ClaimType.KEPT_DEPOSIT),
    }
)
_CHANGES = frozenset(
    {
        *(ClaimType.PREVIOUS_MAJORITY, ClaimType.MAJORITY_CHANGE, ClaimType.SHARE_CHANGE),
        *(ClaimType.TURNOUT_CHANGE, ClaimType.SWING),
    }
)


def judge_contest(
    claim: ContestClaim, record: Record, frame_contests: Sequence[ContestRef] = ()
) -> Judgement:
    """Return how a claim about one contest stands.

    frame_contests: the contests in play in the story, in which a number that
    is wrong here may be right. Refuted only where every accepted reading
    fails and the claim is no guess; what else the number fits is named.
    """
    case = case_of(claim, record)
    if not isinstance(case, Case):
        return case
    if claim.type in _HOLDS:
        return judge_hold(case, frame_contests)
    if claim.type in _OUTCOMES:
        return judge_outcome(case, frame_contests)
    if claim.type in _CHANGES:
        return judge_change(case, frame_contests)
    return judge_figure(case, frame_contests)
