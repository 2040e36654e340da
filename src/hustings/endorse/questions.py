"""What a careful editor would ask before a list of endorsements is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hustings.endorse.decision import Decision
from hustings.endorse.evidence import Evidence, State
from hustings.endorse.method import Method, Outcome
from hustings.endorse.organisation import Organisation
from hustings.endorse.picks import Grade, Pick, standing
from hustings.record.election import Election


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to look into. about: a seat's name, or "" where it is of the whole list."""

    topic: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Every question, and how much rests on judgement.

    judged: of the seats endorsed by rule, the share that rests on judgement
    alone, from 0 to 1; None where no seat is endorsed by rule.
    """

    questions: tuple[Question, ...]
    judged: Fraction | None


def questions(
    organisation: Organisation,
    election: Election,
    picks: Sequence[Pick],
    ruled: tuple[Method, Sequence[Decision], Sequence[Evidence]] | None = None,
    others: Sequence[tuple[Organisation, Sequence[Pick]]] = (),
) -> Asked:
    """Return what to ask about an organisation's picks.

    ruled: its method with the decisions and the evidence, where it has one.
    others: other organisations with their picks, to find two endorsements in
    one bloc.
    """
    found = [*_of_organisation(organisation), *_of_sources(picks, election), *_of_list(picks, election)]
    found += _of_bloc(organisation, picks, others, election)
    judged = None
    if ruled is not None:
        method, decisions, evidence = ruled
        judged = _judged(method, decisions)
        found += [*_of_evidence(evidence, election), *_of_judgement(method, decisions)]
        found += _departures(picks, decisions, election)
    return Asked(tuple(found), judged)


def _of_organisation(organisation: Organisation) -> Iterator[Question]:
    if not organisation.imprint:
        yield Question("imprint", "", "there is no imprint; the law wants one on election material")
    if not organisation.site:
        yield Question("site", "", "there is no address where the list is published")


def _seat(contest: str | None, election: Election) -> str:
    standing_now = election.state().contests.get(contest or "")
    return standing_now.contest.seat.name if standing_now else contest or ""


def _of_sources(picks: Iterable[Pick], election: Election) -> Iterator[Question]:
    for pick in picks:
        seat = _seat(pick.contest, election)
        if pick.published is None:
            yield Question("day", seat, "the day of publishing is not known")
        if pick.grade is not Grade.STATED:
            yield Question("source", seat, f"grade {pick.grade}: the source does not state the endorsement")
        if "://" not in pick.source:
            yield Question("source", seat, "the source has no address that can be opened")


def _of_list(picks: Iterable[Pick], election: Election) -> Iterator[Question]:
    contests = election.state().contests
    for pick in picks:
        if pick.contest is None:
            if pick.party not in election.parties:
                yield Question("candidate", "", f"nobody stands for {pick.party}")
            continue
        there = contests[pick.contest].contest.candidacies if pick.contest in contests else ()
        own = next((one for one in there if one.key == pick.candidacy), None)
        if pick.candidacy is not None and own is None:
            yield Question(
                "candidate", _seat(pick.contest, election), f"{pick.candidacy} is not on the official list"
            )
        elif own is not None and pick.party not in (None, own.party):
            words = f"{own.person.name} stands for {own.party}, the list says {pick.party}"
            yield Question("party", _seat(pick.contest, election), words)


def _of_bloc(
    organisation: Organisation,
    picks: Sequence[Pick],
    others: Iterable[tuple[Organisation, Sequence[Pick]]],
    election: Election,
) -> Iterator[Question]:
    own = {pick.contest or "": pick for pick in standing(picks) if pick.contest}
    for other, theirs in others:
        if not organisation.bloc or other.bloc != organisation.bloc or other.short == organisation.short:
            continue
        for pick in standing(theirs):
            mine = own.get(pick.contest or "")
            if mine is not None and mine.candidacy != pick.candidacy:
                words = f"{other.name}, of the same bloc ({other.bloc}), endorses another candidate here"
                yield Question("bloc", _seat(pick.contest, election), words)


def _judged(method: Method, decisions: Iterable[Decision]) -> Fraction | None:
    endorsed = [one for one in decisions if one.outcome is Outcome.ENDORSE]
    alone = sum(one.rests_on_judgement_alone(method) for one in endorsed)
    return Fraction(alone, len(endorsed)) if endorsed else None


def _of_evidence(evidence: Iterable[Evidence], election: Election) -> Iterator[Question]:
    for one in evidence:
        seat = _seat(one.contest, election)
        if one.state is not State.VERIFIED:
            yield Question("evidence", seat, f"{one.criterion} is {one.state}, and decides nothing yet")
        if one.state is State.VERIFIED and not one.reviewer:
            yield Question("evidence", seat, f"{one.criterion} is verified, and nobody is named as reviewer")
        if one.day is None:
            yield Question("evidence", seat, f"the source of {one.criterion} has no day")


def _of_judgement(method: Method, decisions: Iterable[Decision]) -> Iterator[Question]:
    for one in decisions:
        if one.outcome is Outcome.ENDORSE and one.rests_on_judgement_alone(method):
            deciders = {method.criteria[each.criterion].decider for each in one.used}
            words = f"decided by judgement alone ({', '.join(sorted(deciders))})"
            yield Question("judgement", one.contest.seat.name, words)


def _departures(
    picks: Iterable[Pick], decisions: Sequence[Decision], election: Election
) -> Iterator[Question]:
    ruled = {one.contest.key: one for one in decisions}
    own = {pick.contest or "": pick for pick in standing(picks) if pick.contest}
    for key, pick in own.items():
        decision = ruled.get(key)
        by_rule = decision.candidacy.key if decision and decision.candidacy else None
        if by_rule != pick.candidacy:
            word = decision.outcome.value if decision and by_rule is None else by_rule or "does not apply"
            words = f"the list backs {pick.candidacy}; by the rules it is: {word}"
            yield Question("rules", _seat(key, election), words)
    for key, decision in ruled.items():
        if decision.candidacy is not None and key not in own and own:
            words = f"by the rules {decision.candidacy.person.name} is endorsed, and the list has nobody here"
            yield Question("rules", decision.contest.seat.name, words)
