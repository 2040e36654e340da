"""Decisions: a method and its evidence, seat by seat, with the reasons in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from hustings.endorse.evidence import Evidence, score_in_words, verified
from hustings.endorse.method import CriterionKind, Method, Outcome, Rule, Ties, Who
from hustings.endorse.situation import Answer, Situation, answer, situations
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election


@dataclass(frozen=True, slots=True)
class Step:
    """One rule tried in a seat: its name, whether it applied, and how each test came out.

    answers, held: of each test, what was found in words, and whether it held.
    found: of each test the candidacies it let through, None where it is not
    about candidacies; used: the evidence it looked at.
    """

    rule: str
    applied: bool
    answers: tuple[str, ...]
    held: tuple[bool, ...]
    found: tuple[tuple[Candidacy, ...] | None, ...]
    used: tuple[tuple[Evidence, ...], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided in one seat: at most one endorsement.

    rule: the one that decided, "" for the default. trace: every rule tried, in
    order. used: the evidence the deciding rule rests on. why: of an outcome
    that is no endorsement though a rule applied, or of one out of several.
    level: those who stand level, so that nobody is endorsed.
    """

    contest: Contest
    outcome: Outcome
    candidacy: Candidacy | None
    rule: str
    trace: tuple[Step, ...]
    used: tuple[Evidence, ...] = ()
    why: str = ""
    level: tuple[Candidacy, ...] = ()

    def rests_on_judgement_alone(self, method: Method) -> bool:
        """Whether no fact and no score is among the evidence it rests on, and a judgement is."""
        kinds = {method.criteria[one.criterion].kind for one in self.used}
        return kinds == {CriterionKind.JUDGEMENT}


def decide(method: Method, election: Election, evidence: Iterable[Evidence] = ()) -> tuple[Decision, ...]:
    """Return the decision in every seat that the method applies to, in the order of the seats' codes.

    Rules are tried in order and the first whose tests all hold decides. Only
    verified evidence counts, and nothing that was declared.
    """
    values = verified(tuple(evidence))
    return tuple(_decision(situation, method) for situation in situations(election, method, values))


def _decision(situation: Situation, method: Method) -> Decision:
    trace: list[Step] = []
    for rule in method.rules:
        answers = [answer(test, situation, method) for test in rule.when]
        applied = all(one.holds for one in answers)
        told = [(one.words, one.holds, one.through, one.used) for one in answers]
        said, held, found, used = zip(*told, strict=True) if told else ((), (), (), ())
        trace.append(Step(rule.name, applied, said, held, found, used))
        if applied:
            return _applied(rule, answers, situation, method, tuple(trace))
    return Decision(situation.contest, method.default, None, "", tuple(trace), why="no rule applies")


def _applied(
    rule: Rule, answers: list[Answer], situation: Situation, method: Method, trace: tuple[Step, ...]
) -> Decision:
    used = tuple(dict.fromkeys(one for each in answers for one in each.used))
    contest = situation.contest
    if rule.pick is None:
        return Decision(contest, rule.outcome, None, rule.name, trace, used)
    picked, settled = _picked(rule, answers, situation, method), ""
    if len(picked) > 1 and method.ties is Ties.HIGHEST:
        picked, scores, settled = _highest(picked, situation, method.by)
        used = tuple(dict.fromkeys([*used, *scores]))
    if len(picked) != 1:
        why = f"{len(picked)} candidacies stand level" if picked else "the one picked does not stand"
        return Decision(contest, Outcome.NO_DECISION, None, rule.name, trace, used, why, picked)
    if picked[0].party in method.never:
        name, party = picked[0].person.name, picked[0].party
        why = f"{name} ({party}) would be picked, and {party} is not endorsed"
        return Decision(contest, method.instead, None, rule.name, trace, used, why)
    return Decision(contest, Outcome.ENDORSE, picked[0], rule.name, trace, used, settled)


def _picked(rule: Rule, answers: list[Answer], situation: Situation, method: Method) -> tuple[Candidacy, ...]:
    picked = situation.candidacies(rule.pick or Who.ANY)
    if rule.pick_party_in is not None:
        picked = tuple(one for one in picked if one.party in method.groups[rule.pick_party_in])
    asked = zip(rule.when, answers, strict=True)
    for test, one in asked:
        if one.through is not None and test.stands is not False and test.who is rule.pick:
            picked = tuple(candidacy for candidacy in picked if candidacy in one.through)
    return picked


def _highest(
    picked: tuple[Candidacy, ...], situation: Situation, score: str
) -> tuple[tuple[Candidacy, ...], list[Evidence], str]:
    """Return those with most of a score, the evidence on it, and in words what settled it, if it did."""
    evidence = {one.key: situation.of(one, score) for one in picked}
    values = {
        key: Fraction(one.value) for key, one in evidence.items() if one and not isinstance(one.value, bool)
    }
    best = max(values.values(), default=None)
    kept = tuple(one for one in picked if best is not None and values.get(one.key) == best)
    seen = [one for one in evidence.values() if one is not None]
    if best is None or len(kept) != 1:
        return kept or picked, seen, ""
    rest = sorted((value for key, value in values.items() if key != kept[0].key), reverse=True)
    against = score_in_words(rest[0]) if rest else "none known"
    most = score.replace("_", " ")
    return kept, seen, f"of several, the one with most {most}: {score_in_words(best)} against {against}"
