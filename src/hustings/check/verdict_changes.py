"""The verdict on a change told without a single number: a direction alone, or from one figure to another."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check.case import Case, not_checkable
from hustings.check.claim import ContestRef, Direction
from hustings.check.conventions import accepted
from hustings.check.conventions_of_change import PAIRS
from hustings.check.figure import Figure, fit_of, goes, in_words, said_in_words
from hustings.check.judgement import Judgement, Verdict
from hustings.check.quantity import Quantity
from hustings.check.ruling import against, ruled
from hustings.check.tolerance import Fit
from hustings.check.verdict_figures import direction_of, judge_figure

_ORDER = (Fit.EXACT, Fit.ROUNDED, Fit.LOOSE, Fit.NO)


def judge_change(case: Case, frame: Sequence[ContestRef]) -> Judgement:
    """Return the verdict on a change: from A to B, by a number, or its direction alone."""
    claim = case.claim
    if claim.said_from is not None and claim.type in PAIRS:
        return _from_to(case, claim.said_from, claim.said)
    direction = direction_of(case)
    if claim.said is None and direction is not None:
        return _way(case, direction)
    return judge_figure(case, frame)


def _from_to(case: Case, said_from: Quantity, said: Quantity | None) -> Judgement:
    """Judge two figures, or the earlier alone, by the base that both fit best."""
    best: tuple[int, Figure, Figure] | None = None
    for then, now in PAIRS[case.claim.type](case):
        fit_now = fit_of(said, now) if said else Fit.EXACT
        worst = max(_ORDER.index(fit_of(said_from, then)), _ORDER.index(fit_now))
        if best is None or worst < best[0]:
            best = worst, then, now
        if worst <= _ORDER.index(Fit.ROUNDED):
            break
    if best is None:
        return not_checkable(f"The record has no earlier figure to measure this from in {case.where}.")
    worst, then, now = best
    shown = f"from {in_words(then, said_from)} ({then.what}) to {in_words(now, said)} ({now.what})"
    rows, way = (*now.rows, *then.rows), case.claim.direction
    goes_wrong = way is not None and now.value != then.value and not goes(now.value - then.value, way)
    if _ORDER[worst] is Fit.NO or goes_wrong:
        stated = f"from {said_in_words(said_from)}" + (f" to {said_in_words(said)}" if said else "")
        return against(case, f"The record has it {shown}, not {stated}.", rows, (then.convention,))
    verdict = Verdict.IMPRECISE if _ORDER[worst] is Fit.LOOSE else Verdict.SUPPORTED
    return ruled(case, verdict, f"The record has it {shown}.", rows, (then.convention,))


def _way(case: Case, direction: Direction) -> Judgement:
    """Judge a direction alone: true by any accepted base is supported, and the base is told."""
    changes = [one for one in accepted(case) if one.is_change]
    if not changes:
        return not_checkable(f"The record has no earlier figure to measure this from in {case.where}.")
    for change in changes:
        if goes(change.value, direction):
            reason = f"The record gives {in_words(change)} as {change.what}."
            return ruled(case, Verdict.SUPPORTED, reason, change.rows, (change.convention,))
    first = changes[0]
    reason = f"The record gives {in_words(first)} as {first.what}, so it did not go {direction}."
    return against(case, reason, first.rows, (first.convention,))
