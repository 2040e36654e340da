"""The verdict on a number told of one contest: each accepted reading tried, then what else it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from hustings.check.case import Case, named, not_checkable
from hustings.check.claim import BaseSaid, ClaimType, ContestRef, Direction
from hustings.check.conventions import accepted
from hustings.check.conventions_of_change import majority_pairs, share_pairs, turnout_pairs
from hustings.check.earlier import earlier_results
from hustings.check.figure import Figure, fit_of, in_words, is_meant, rows_of, said_in_words
from hustings.check.judgement import Judgement, Verdict
from hustings.check.near_readings import near_readings
from hustings.check.publishers_own import publishers_own
from hustings.check.quantity import Hedge, Quantity
from hustings.check.ruling import against, fitting, missing_it, ruled
from hustings.check.swings import is_turned
from hustings.check.tolerance import Fit

_NEEDS_SOMEBODY = frozenset({ClaimType.VOTES, ClaimType.SHARE, ClaimType.PLACE, ClaimType.SHARE_CHANGE})
_BEFORE = {
    ClaimType.MAJORITY: majority_pairs,
    ClaimType.MAJORITY_SHARE: majority_pairs,
    ClaimType.SHARE: share_pairs,
    ClaimType.TURNOUT: turnout_pairs,
}
_NAMES_WHOSE = ("won by", "beat by", "beaten by", "lost to", "majority of N over", "home by")
"""Patterns of a majority that join it with whoever won by it; others may tell of the contest alone."""
_WITH_VOTES = frozenset({"polled N votes", "with N votes", "N backed X"})
"""Patterns that have the word "votes" behind their number."""
LEFT_OVER = "left over"
"""The rule of a number that no pattern used: which way it goes is only told by words near it."""
_LEAST_TURNED = Fraction(3, 100)
_OWNED = frozenset({ClaimType.MAJORITY, ClaimType.MAJORITY_SHARE})


def judge_figure(case: Case, frame: Sequence[ContestRef]) -> Judgement:
    """Return the verdict on a claim with a number: votes, shares, majorities, places, changes, swings."""
    said = case.claim.said
    if said is None:
        return not_checkable("No number was read that could be set against the record.")
    tried: list[Figure] = []
    loose: Figure | None = None
    for figure in accepted(case):
        if not is_meant(said, figure) or (figure.is_rare and _is_open(said)):
            continue
        tried.append(figure)
        fit = fit_of(said, figure, direction_of(case))
        if fit in (Fit.EXACT, Fit.ROUNDED):
            return fitting(case, said, figure, fit)
        if fit is Fit.LOOSE and not figure.is_rare:
            loose = loose or figure
    if loose is not None:
        return fitting(case, said, loose, Fit.LOOSE)
    return _as_printed(case, said, tried) or _without(case, said, tried, frame)


def _is_open(said: Quantity) -> bool:
    """Whether a hedge leaves so much room that a rare reading would fit by chance."""
    return said.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST)


def _as_printed(case: Case, said: Quantity, tried: Sequence[Figure]) -> Judgement | None:
    """Return imprecise where the publisher prints the number and its votes give another."""
    for printed in publishers_own(case):
        if tried and fit_of(said, printed, direction_of(case)) in (Fit.EXACT, Fit.ROUNDED):
            first = tried[0]
            reason = (
                f"The publisher prints {in_words(printed, said)} as {printed.what},"
                f" but the votes give {in_words(first, said)}."
            )
            return ruled(case, Verdict.IMPRECISE, reason, rows_of((printed, first)), (first.convention,))
    return None


def direction_of(case: Case) -> Direction | None:
    """Return the way a change is said to go; a swing between named parties has one too."""
    if case.claim.type is ClaimType.SWING:
        return Direction.UP if is_turned(case) else None
    return case.claim.direction


def _without(case: Case, said: Quantity, tried: list[Figure], frame: Sequence[ContestRef]) -> Judgement:
    near = near_readings(case, frame, tried)
    if _fits_another_time(case, said) or _is_another_measure(case, near) or _has_estimates_alone(case):
        case = replace(case, claim=replace(case.claim, is_guess=True))
    notes = tuple(f"{in_words(one, said)} is {one.what}." for one in near)
    if case.claim.type in _NEEDS_SOMEBODY and len(case.who) != 1:
        return not_checkable(_nobody(case), *notes)
    if not tried:
        return _not_on_record(case, said, near, notes)
    turned = _turned(case, said, tried)
    if turned is not None:
        shown = in_words(turned, said)
        reason = f"The record gives {shown} as {turned.what}; {said_in_words(said)} goes the other way."
        is_sure = not near and case.claim.passage.rule != LEFT_OVER and not _goes_so_for_another(case, said)
        sure = replace(case, claim=replace(case.claim, is_guess=False)) if is_sure else case
        return against(sure, reason, turned.rows, notes)
    return missing_it(case, said, tried, near)


def _fits_another_time(case: Case, said: Quantity) -> bool:
    """Whether the number is right for the same measure of the time before, or of now where that is meant."""
    exact = (Fit.EXACT, Fit.ROUNDED)
    if case.claim.type is ClaimType.PREVIOUS_MAJORITY:
        return any(fit_of(said, now) in exact for _, now in majority_pairs(case))
    pairs = _BEFORE.get(case.claim.type)
    return pairs is not None and any(fit_of(said, then) in exact for then, _ in pairs(case))


def _is_another_measure(case: Case, near: Sequence[Figure]) -> bool:
    """Whether a number told without the word "votes" is a figure of the contest that is nobody's votes."""
    spot = case.claim.passage
    has_word = "vote" in spot.text.lower() or spot.rule in _WITH_VOTES
    is_bare = case.claim.type is ClaimType.VOTES and not has_word
    return is_bare and bool(near) and not any(one.what.startswith("the number of votes") for one in near)


def _has_estimates_alone(case: Case) -> bool:
    """Whether a figure of before could be of a declared result, and the record has only estimates of it."""
    if case.claim.type is not ClaimType.PREVIOUS_MAJORITY or case.claim.base is not BaseSaid.UNSTATED:
        return False
    return all(earlier.is_estimate for earlier in earlier_results(case.record, case.ref))


def _nobody(case: Case) -> str:
    if case.who:
        return (
            f"Several people stood as {case.who[0].party} in {case.where}, and which is meant is not clear."
        )
    if case.claim.party:
        return f"No candidate of {case.claim.party} is on record in {case.where}."
    return f"Whose figure in {case.where} is meant is not clear from the text."


def _turned(case: Case, said: Quantity, tried: Iterable[Figure]) -> Figure | None:
    """Return the change whose size is right and whose way is wrong."""
    if direction_of(case) is None and said.value >= 0:
        return None
    exact = (Fit.EXACT, Fit.ROUNDED)
    positive = Quantity(abs(said.value), said.unit, said.step, said.start, said.end, said.hedge, said.upper)
    return next((one for one in tried if one.is_change and fit_of(positive, one) in exact), None)


def _goes_so_for_another(case: Case, said: Quantity) -> bool:
    """Whether a change, turned round, is too small to prove its reading, or is right for another there."""
    if case.claim.type not in (ClaimType.SHARE_CHANGE, ClaimType.TURNOUT_CHANGE):
        return True
    if abs(said.value) < _LEAST_TURNED:
        return True
    if case.claim.type is ClaimType.TURNOUT_CHANGE:
        return False
    others = [one for one in case.contest.candidacies if one not in case.who]
    figures = (figure for one in others for figure in accepted(replace(case, who=(one,))))
    return any(fit_of(said, one, direction_of(case)) is not Fit.NO for one in figures if is_meant(said, one))


def _not_on_record(case: Case, said: Quantity, near: Sequence[Figure], notes: tuple[str, ...]) -> Judgement:
    claim, counted, person = case.claim, case.counted, case.person
    if case.declaration.unopposed:
        name = case.contest.candidacy(case.declaration.unopposed).person.name
        return not_checkable(f"{name} was elected unopposed in {case.where}, so there are no votes.", *notes)
    if counted is None:
        tie = "is level at the top and waits for its lot"
        return not_checkable(f"{case.where} {tie}, so the record names no winner.", *notes)
    if claim.type in _OWNED and person is not None and person.key != counted.winner.key:
        majority = [one for one in near if one.what.startswith("the majority in")]
        own = f"; {in_words(majority[0], said)} is {majority[0].what}" if majority else ""
        if majority and not claim.passage.rule.startswith(_NAMES_WHOSE):
            case = replace(case, claim=replace(claim, is_guess=True))
        reason = f"{named(person)} did not win {case.where}, {named(counted.winner)} did{own}."
        return against(case, reason, (case.row(counted.winner), case.row(person)), notes)
    return not_checkable(
        f"The record has no {_MISSING.get(claim.type, 'such figure')} for {case.where}.", *notes
    )


_MISSING = {
    ClaimType.PREVIOUS_MAJORITY: "earlier majority",
    ClaimType.MAJORITY_CHANGE: "earlier majority in the same unit",
    ClaimType.SHARE_CHANGE: "earlier share of that candidate or party",
    ClaimType.TURNOUT_CHANGE: "earlier turnout",
    ClaimType.SWING: "comparable swing (a party that did not stand at both elections, or an independent)",
    ClaimType.ELECTORATE: "electorate",
    ClaimType.REJECTED: "number of rejected papers",
    ClaimType.TURNOUT: "turnout",
}
