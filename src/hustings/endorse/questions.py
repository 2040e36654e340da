"""What a careful editor would ask before a list of endorsements is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from hustings.endorse.decision import Decision
from hustings.endorse.evidence import Evidence, State
from hustings.endorse.method import Method, Outcome
from hustings.endorse.organisation import Organisation
from hustings.endorse.picks import Grade, Pick, last_positions, standing
from hustings.record.contest import Candidacy
from hustings.record.election import Election
from hustings.record.finding import folded


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
        found += [*_of_labels(method, election), *_of_ties(decisions)]
        found += [*_of_evidence(evidence, election), *_of_judgement(method, decisions)]
        found += _departures(picks, decisions, election)
    return Asked(tuple(found), judged)


def unheard(method: Method, candidacies: Iterable[Candidacy], names: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of a method that no candidate has, each with the label it may mean, "" where none.

    candidacies: of every seat; names: parties' names by label.
    """
    there = sorted({one.party for one in candidacies})
    asked = dict.fromkeys(label for group in (*method.groups.values(), method.never) for label in group)
    return {label: _meant(label, there, names) for label in asked if label not in there}


def unheard_in_words(label: str, meant: str) -> str:
    """Return a label that no candidate has as a question."""
    return f"no candidate has the label {label!r}" + (f"; did you mean {meant}?" if meant else "")


def slips(method: Method, election: Election) -> tuple[str, ...]:
    """Return a question about each label of a method that no candidate has and that may mean another."""
    return tuple(unheard_in_words(*one) for one in _unheard(method, election).items() if one[1])


def _unheard(method: Method, election: Election) -> dict[str, str]:
    people = [one for now in election.state().contests.values() for one in now.contest.candidacies]
    return unheard(method, people, {label: party.name for label, party in election.parties.items()})


def _meant(label: str, there: Sequence[str], names: Mapping[str, str]) -> str:
    spelt = {folded(name): one for one, name in names.items() if one in there}
    spelt |= {folded(one): one for one in there}
    near = get_close_matches(folded(label)[:100], spelt, n=1)
    return spelt[near[0]] if near else ""


def _of_labels(method: Method, election: Election) -> Iterator[Question]:
    for label, meant in _unheard(method, election).items():
        yield Question("label", "", unheard_in_words(label, meant))


def _of_ties(decisions: Iterable[Decision]) -> Iterator[Question]:
    for one in decisions:
        if one.level:
            people = " and ".join(f"{each.person.name} ({each.party})" for each in one.level)
            words = f"{people} stand level by the rule “{one.rule}”, so nobody is endorsed"
            yield Question("tie", one.contest.seat.name, words)


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
    picks: Sequence[Pick], decisions: Sequence[Decision], election: Election
) -> Iterator[Question]:
    ruled = {one.contest.key: one for one in decisions}
    own = {pick.contest or "": pick for pick in standing(picks) if pick.contest}
    for key, pick in own.items():
        decision = ruled.get(key)
        by_rule = decision.candidacy if decision else None
        if decision is None or by_rule is None or by_rule.key != pick.candidacy:
            word = decision.outcome.value if decision else "not asked here"
            word = by_rule.person.name if by_rule else word
            words = f"the list backs {_name(pick, election)}; by the rules it is: {word}"
            yield Question("rules", _seat(key, election), words)
    last = {pick.contest: pick.position for pick in last_positions(picks)}
    ended = {"withdrawn": "the list withdrew its endorsement here", "neutral": "the list is neutral here"}
    for key, decision in ruled.items():
        if decision.candidacy is not None and key not in own and own:
            listed = ended.get(last.get(key, ""), "the list has nobody here")
            words = f"by the rules {decision.candidacy.person.name} is endorsed, and {listed}"
            yield Question("rules", decision.contest.seat.name, words)


def _name(pick: Pick, election: Election) -> str:
    now = election.state().contests.get(pick.contest or "")
    there = now.contest.candidacies if now else ()
    return next((one.person.name for one in there if one.key == pick.candidacy), pick.candidacy or "nobody")
