"""What else a wrong number is right for: another measure, candidate, seat of the story or election."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from weakref import WeakKeyDictionary

from hustings.check.case import Case, case_of
from hustings.check.claim import BaseSaid, ClaimType, ContestRef
from hustings.check.conventions import (
    electorates,
    lead_of,
    rejected,
    share_of,
    turnouts,
    votes_of,
)
from hustings.check.conventions_of_change import CHANGES, share_pairs, turnout_pairs
from hustings.check.earlier import earlier_contests, earlier_results
from hustings.check.figure import Figure, Kind, fit_of, is_meant
from hustings.check.figures_between import figures_between, votes_changed, votes_then
from hustings.check.quantity import Hedge, Quantity
from hustings.check.record import Record
from hustings.check.tolerance import Fit
from hustings.record.contest import Candidacy

MOST = 2
"""How many other readings are told."""
_LEAST_COUNT = 100
"""Smaller counts are equal too often by chance, to tell what a number is; in doubt ten is enough."""
_LEAST_OF_SMALL = 10
_SMALL = frozenset({ClaimType.MAJORITY, ClaimType.LEAD, ClaimType.PREVIOUS_MAJORITY, ClaimType.VOTES})
_FINE, _COARSE = Fraction(1, 1000), Fraction(1, 100)
"""Shares are compared where a decimal is printed; of the claim's own measure and contest, whole ones too."""
_WIDEST = 30
"""How many other contests of the story are looked through."""
_LIKE = {ClaimType.SHARE: Kind.SHARE, ClaimType.SHARE_CHANGE: Kind.POINTS, ClaimType.TURNOUT: Kind.SHARE}


def near_readings(
    case: Case, frame: Sequence[ContestRef], tried: Sequence[Figure], *, wide: bool = False
) -> tuple[Figure, ...]:
    """Return figures that the claim's number fits exactly, other than those tried; nearest reading first.

    First the same contest, then all its earlier results, then the other contests
    of the frame. None for a number with a hedge, small or coarse ones, which fit
    by chance. wide: smaller ones too, and what is worked out from two figures.
    """
    said = case.claim.said
    if said is None or said.hedge not in (Hedge.NONE, Hedge.EXACTLY) or said.upper is not None:
        return ()
    found: list[Figure] = []
    known = {(figure.what, figure.value) for figure in tried}
    least = _LEAST_OF_SMALL if wide and case.claim.type in _SMALL else _LEAST_COUNT
    for figure, is_own in _others(case, frame, wide):
        if (figure.what, figure.value) in known or _is_less(figure, least):
            continue
        if _fits_exactly(said, figure, case, is_own):
            known.add((figure.what, figure.value))
            found.append(figure)
        if len(found) == MOST:
            break
    return tuple(found)


def _is_less(figure: Figure, least: int) -> bool:
    return figure.kind in (Kind.COUNT, Kind.CHANGE) and abs(figure.value) < least


def _fits_exactly(said: Quantity, figure: Figure, case: Case, is_own: bool) -> bool:
    if not is_meant(said, figure):
        return False
    if figure.kind in (Kind.COUNT, Kind.CHANGE):
        return said.value == abs(figure.value)
    is_fine = said.step <= _FINE or (
        is_own and said.step <= _COARSE and _LIKE.get(case.claim.type) is figure.kind
    )
    return is_fine and fit_of(said, figure) in (Fit.EXACT, Fit.ROUNDED)


def _others(case: Case, frame: Sequence[ContestRef], wide: bool) -> Iterator[tuple[Figure, bool]]:
    yield from ((figure, True) for figure in _kept(case, "now", figures_now))
    yield from ((figure, False) for figure in _kept(case, "before", _figures_before))
    for ref in [ref for ref in dict.fromkeys(frame) if ref != case.ref][:_WIDEST]:
        other = _plain_case(case.record, case, ref)
        if other is not None:
            yield from ((figure, False) for figure in _kept(other, "now", figures_now))
            yield from ((figure, False) for figure in _kept(other, "headline", _headline))
    if wide:
        yield from ((figure, False) for figure in _kept(case, "between", _between))


_KNOWN: WeakKeyDictionary[Record, dict[tuple[ContestRef, str], tuple[Figure, ...]]] = WeakKeyDictionary()


def _kept(case: Case, name: str, figures: Callable[[Case], Iterator[Figure]]) -> tuple[Figure, ...]:
    """Return all figures of a contest, worked out once for as long as the record lives."""
    kept = _KNOWN.setdefault(case.record, {})
    if (case.ref, name) not in kept:
        kept[case.ref, name] = tuple(figures(_blank(case)))
    return kept[case.ref, name]


def figures_now(case: Case) -> Iterator[Figure]:
    """Yield every figure of one contest by itself."""
    plain = _blank(case)
    standing = [one for one in case.contest.candidacies if one.key in case.declaration.votes]
    yield from (votes_of(plain, one) for one in standing)
    if case.declaration.valid_votes:
        yield from (share_of(plain, one) for one in standing)
    counted = case.counted
    if counted is not None and counted.second is not None:
        yield from lead_of(plain, counted.winner, counted.second, f"the majority in {case.where}")
    for measure in (turnouts, electorates, rejected):
        yield from measure(plain)


def _headline(case: Case) -> Iterator[Figure]:
    yield from CHANGES[ClaimType.PREVIOUS_MAJORITY](case)
    yield from CHANGES[ClaimType.SWING](case)


def _figures_before(case: Case) -> Iterator[Figure]:
    plain = _blank(case)
    everybody = replace(plain, who=case.contest.candidacies)
    yield from CHANGES[ClaimType.SWING](plain)
    for then, now in share_pairs(everybody):
        yield Figure(
            now.value - then.value,
            f"the change of {now.what}",
            Kind.POINTS,
            (*now.rows, *then.rows),
            then.convention,
        )
    yield from CHANGES[ClaimType.PREVIOUS_MAJORITY](plain)
    yield from CHANGES[ClaimType.MAJORITY_CHANGE](plain)
    yield from (then for then, _ in share_pairs(everybody))
    yield from CHANGES[ClaimType.TURNOUT_CHANGE](plain)
    yield from (then for then, _ in turnout_pairs(plain))
    yield from _earlier_contests(case)


def _earlier_contests(case: Case) -> Iterator[Figure]:
    for ref in earlier_contests(case.record, case.ref):
        other = _plain_case(case.record, case, ref)
        yield from figures_now(other) if other else ()


def _between(case: Case) -> Iterator[Figure]:
    yield from figures_between(case)
    for earlier in earlier_results(case.record, case.ref):
        yield from votes_changed(case, earlier)
        yield from votes_then(case, earlier)


def _plain_case(record: Record, case: Case, ref: ContestRef) -> Case | None:
    claim = replace(_blank(case).claim, contest=ref)
    found = case_of(claim, record)
    return found if isinstance(found, Case) else None


def _blank(case: Case) -> Case:
    """Return the case with nobody named and no base said."""
    nobody: tuple[Candidacy, ...] = ()
    claim = replace(
        case.claim,
        base=BaseSaid.UNSTATED,
        who=None,
        other=None,
        party=None,
        other_party=None,
        direction=None,
    )
    return replace(case, claim=claim, who=nobody, other=nobody)
