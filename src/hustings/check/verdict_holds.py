"""The verdict on hold, gain and a seat kept: by the publisher's label, at dissolution, by the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hustings.check.case import Case, labels_of, named, not_checkable
from hustings.check.claim import BaseSaid, ClaimType, ContestRef
from hustings.check.earlier import Earlier, earlier_results
from hustings.check.evidence import Row
from hustings.check.judgement import Judgement, Verdict
from hustings.check.record import BY_ELECTIONS
from hustings.check.ruling import against, ruled
from hustings.check.verdict_outcomes import by_election_instead, first_two, speaker, was_member
from hustings.record.change import ResultLabel, dissolution_label, result_label
from hustings.record.tabulation import Tabulation

_ONLY_LOST = "P lost S to X"
"""A pattern that also tells of a challenger who failed to win; the label alone does not refute it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One label of a result, by what it is told, and the rows of the earlier result.

    is_loose: told from an old seat alone, on other boundaries than the publisher's base.
    """

    label: ResultLabel
    by: str
    rows: tuple[Row, ...] = ()
    is_first: bool = False
    is_loose: bool = False


def judge_hold(case: Case, frame: Sequence[ContestRef]) -> Judgement:
    """Return the verdict on a gain, a hold or a seat kept by its member."""
    counted = case.counted
    if counted is None:
        return not_checkable(f"{case.where} is level at the top and waits for its lot.")
    is_person = case.claim.who is not None
    if case.claim.type is ClaimType.KEPT_SEAT and is_person:
        return _kept(case, counted)
    wrong = _wrong_winner(case, counted)
    if wrong is not None:
        return wrong
    readings = list(labels(case, counted))
    is_gain = case.claim.type is ClaimType.GAIN
    fitting = [one for one in readings if one.label.is_gain is is_gain and _from_said(case, one.label)]
    fitting.sort(key=lambda one: one.is_loose)
    rows = first_two(case, counted)
    if fitting:
        first = fitting[0]
        reason = f"{named(counted.winner)} won {case.where}: {first.label}, {first.by}."
        notes = () if first.is_first else (f"{readings[0].label}, {readings[0].by}.",)
        verdict = Verdict.IMPRECISE if first.is_loose else Verdict.SUPPORTED
        return ruled(case, verdict, reason, (*rows, *first.rows), notes)
    if not is_gain and is_person and was_member(case, counted.winner):
        official = tuple(f"{one.label}, {one.by}." for one in readings[:1])
        reason = f"{named(counted.winner)} sat before and was re-elected in {case.where}."
        return ruled(case, Verdict.SUPPORTED, reason, rows, official)
    if not readings:
        told = f"{named(counted.winner)} won {case.where}"
        return not_checkable(f"{told}, and the record has nothing to compare it with.", actual=told)
    first = readings[0]
    reason = f"{named(counted.winner)} won {case.where}: {first.label}, {first.by}."
    more = (f"{one.label}, {one.by}." for one in readings[1:])
    if case.claim.passage.rule == _ONLY_LOST:
        case = replace(case, claim=replace(case.claim, is_guess=True))
    return against(case, reason, (*rows, *first.rows), more)


def labels(case: Case, counted: Tabulation) -> Iterator[Reading]:
    """Yield the accepted labels: the publisher's, then at dissolution, then by other earlier results."""
    official = case.record.base(case.ref)
    label = result_label(counted, official)
    earlier = list(_earlier(case))
    if label is not None:
        rows = earlier[0].rows() if earlier else ()
        yield Reading(label, f"against {_name(case, earlier)}", rows, True)
    at_dissolution = dissolution_label(counted, official)
    if at_dissolution is not None:
        yield Reading(at_dissolution, "by the label the sitting member stood under")
    for one in earlier:
        label = result_label(counted, one.base)
        if label is not None and one.convention:
            yield Reading(
                label,
                f"against {one.name}, {one.convention}",
                one.rows(),
                is_loose=one.source != BY_ELECTIONS,
            )


def _earlier(case: Case) -> Iterator[Earlier]:
    yield from earlier_results(case.record, case.ref)
    if case.claim.base is BaseSaid.DISSOLUTION:
        yield from earlier_results(case.record, case.ref, BaseSaid.DISSOLUTION)


def _name(case: Case, earlier: Sequence[Earlier]) -> str:
    if not earlier:
        return "the publisher's baseline"
    return f"{earlier[0].name}, an estimate" if earlier[0].is_estimate else earlier[0].name


def _wrong_winner(case: Case, counted: Tabulation) -> Judgement | None:
    """Return the judgement where another won than is said; None where the winner fits or none is said."""
    if not case.who and not case.claim.party:
        return None
    if any(one.key == counted.winner.key for one in case.who):
        return None
    if case.claim.party and not case.claim.who:
        as_speaker = speaker(case, counted, case.claim.party)
        if as_speaker is not None:
            return as_speaker
    said = case.claim.party if not case.who or not case.claim.who else named(case.who[0])
    reason = f"{named(counted.winner)} won {case.where}, not {said}."
    return by_election_instead(case) or against(case, reason, first_two(case, counted, case.who))


def _from_said(case: Case, label: ResultLabel) -> bool:
    """Whether a label is a gain from the party said, or none is said."""
    said = {one.party for one in case.other}
    if case.claim.other and any(was_member(case, one) for one in case.other):
        return True
    if case.claim.other_party and not said:
        low = case.claim.other_party.casefold()
        return label.gained_from is not None and low in labels_of(case.election, label.gained_from)
    return not said or label.gained_from in said or not label.is_gain


def _kept(case: Case, counted: Tabulation) -> Judgement:
    """Judge whether a person sat before and was re-elected."""
    person, rows = case.who[0], first_two(case, counted, case.who)
    told = f"{named(counted.winner)} won {case.where}"
    if person.key != counted.winner.key:
        return against(case, f"{told}, not {named(person)}.", rows)
    if was_member(case, person):
        return ruled(
            case, Verdict.SUPPORTED, f"{named(person)} sat before and was re-elected in {case.where}.", rows
        )
    if person.sitting is None:
        return not_checkable(f"{told}; the record does not say who sat before.", actual=told)
    return against(case, f"{told}, but was not a member when the House was dissolved.", rows)
