"""Why a seat was decided as it was, and why earlier rules did not apply, in sentences for voters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hustings.endorse.decision import Decision, Step
from hustings.endorse.evidence import Evidence, score_in_words
from hustings.endorse.method import CriterionKind, Method, Test, Who
from hustings.record.contest import Candidacy, Contest

_ROLES = {
    Who.MEMBER: "sitting member",
    Who.HOLDER: "candidate of the party that held the seat",
    Who.SECOND: "candidate of the party that was second",
    Who.ANY: "candidate",
}


def why(decision: Decision, method: Method) -> Iterator[str]:
    """Yield the reasons of a decision, a sentence each."""
    if not decision.rule:
        yield "No rule applies here."
        return
    last = decision.trace[-1]
    yield f"By the rule “{last.rule}”."
    yield from (f"{said[:1].upper()}{said[1:]}." for said in _found(last, method))
    if decision.why:
        yield f"{decision.why[:1].upper()}{decision.why[1:]}."


def tried(decision: Decision, method: Method) -> Iterator[str]:
    """Yield each rule that came first and did not apply, with the first test that failed, a sentence each."""
    for step in decision.trace:
        if not step.applied:
            told = zip(_found(step, method), step.held, strict=True)
            failed = next(said for said, held in told if not held)
            yield f"“{step.rule}” does not apply. {failed[:1].upper()}{failed[1:]}."


def evidence_in_words(one: Evidence, method: Method, contest: Contest) -> str:
    """Return a piece of evidence, its source left out: of whom, what, and what kind of criterion it is."""
    criterion, who = method.criteria[one.criterion], contest.candidacy(one.candidacy).person.name
    match criterion.kind:
        case CriterionKind.SCORE:
            return f"Score of {who}, {_value(one)}: {criterion.words}"
        case CriterionKind.JUDGEMENT:
            return f"Judgement of {criterion.decider} on {who}, {_value(one)}: {criterion.words}"
    return f"Fact about {who}, {_value(one)}: {criterion.words}"


def _value(one: Evidence) -> str:
    if isinstance(one.value, bool):
        return "yes" if one.value else "no"
    return score_in_words(one.value)


def _found(step: Step, method: Method) -> Iterator[str]:
    rule = next((one for one in method.rules if one.name == step.rule), None)
    for place, said in enumerate(step.answers):
        if rule is None or (found := step.found[place]) is None:
            yield said
        else:
            yield _about(rule.when[place], method, found, step.used[place])


def _about(test: Test, method: Method, found: tuple[Candidacy, ...], used: Sequence[Evidence]) -> str:
    role = _ROLES[test.who]
    role += f" of the group “{test.party_in}”" if test.party_in else ""
    role += f" outside the group “{test.party_not_in}”" if test.party_not_in else ""
    if test.criterion is None:
        people = _joined([_named(one) for one in found])
        return f"{people} stands here as {role}" if found else f"no {role} stands here"
    criterion = method.criteria[test.criterion]
    judged = f", as {criterion.decider} judges" if criterion.kind is CriterionKind.JUDGEMENT else ""
    least = str(test.least).removesuffix(".0")
    value = f"at least {least}" if test.least is not None else "yes" if test.is_ else "no"
    if not found and not used:
        return f"{criterion.words}: no verified evidence here on any {role}"
    if not found:
        return f"{criterion.words}{judged}: by the evidence no {role} here with {value}"
    if test.least is None:
        return f"{criterion.words}{judged}: {value} for {_joined([_named(one) for one in found])}"
    scores = {one.candidacy: _value(one) for one in used if one.criterion == test.criterion}
    told = _joined([f"{_named(one)} has {scores.get(one.key, 'enough')}" for one in found])
    return f"{criterion.words}: {told}; the rule asks for {value}"


def _joined(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _named(one: Candidacy) -> str:
    return f"{one.person.name} ({one.party})"
