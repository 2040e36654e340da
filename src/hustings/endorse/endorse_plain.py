"""Decisions, questions, changes and scores as plain data for JSON and CSV."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hustings.endorse.decision import Decision, Step
from hustings.endorse.endorser_score import HOW, EndorserScore, PickScore
from hustings.endorse.evidence import Evidence
from hustings.endorse.method_change import Changed
from hustings.endorse.questions import Asked
from hustings.figures import number

DECISION_COLUMNS = (
    "code",
    "seat",
    "outcome",
    "candidacy",
    "name",
    "party",
    "rule",
    "why",
    "tried",
    "sources",
)
QUESTION_COLUMNS = ("topic", "seat", "question")
CHANGE_COLUMNS = (
    "code",
    "seat",
    "before",
    "before_name",
    "before_party",
    "after",
    "after_name",
    "after_party",
    "why",
)
SCORE_COLUMNS = (
    "code", "seat", "candidacy", "name", "party", "grade", "published", "place", "share", "change",
    "label_share", "alike_share", "alike_change", "alike_won", "alike",
)  # fmt: skip


def decision_json(one: Decision) -> dict[str, Any]:
    """Return one decision with its whole trace and the evidence it rests on."""
    row = decision_row(one)
    del row["tried"], row["sources"]
    return {
        **row,
        "trace": [_step(step) for step in one.trace],
        "evidence": [_used(each) for each in one.used],
    }


def decision_row(one: Decision) -> dict[str, Any]:
    """Return one decision as a row; tried: how many rules were."""
    return {
        "code": one.contest.key,
        "seat": one.contest.seat.name,
        "outcome": one.outcome.value,
        "candidacy": one.candidacy.key if one.candidacy else None,
        "name": one.candidacy.person.name if one.candidacy else None,
        "party": one.candidacy.party if one.candidacy else None,
        "rule": one.rule or None,
        "why": one.why or None,
        "tried": len(one.trace),
        "sources": " ; ".join(dict.fromkeys(each.source for each in one.used)) or None,
    }


def asked_json(asked: Asked) -> dict[str, Any]:
    """Return the questions, and the share of endorsed seats that rest on judgement alone."""
    return {"judgement_alone": number(asked.judged), "questions": asked_rows(asked)}


def asked_rows(asked: Asked) -> list[dict[str, Any]]:
    """Return one row a question."""
    return [{"topic": one.topic, "seat": one.about or None, "question": one.words} for one in asked.questions]


def changed_row(one: Changed) -> dict[str, Any]:
    """Return one seat that two versions decide differently."""
    decision = one.after or one.before
    before, after = (_told(each) for each in (one.before, one.after))
    return {
        "code": decision.contest.key if decision else None,
        "seat": one.seat,
        **{f"before{key}": value for key, value in before.items()},
        **{f"after{key}": value for key, value in after.items()},
        "why": one.after.why or None if one.after else None,
    }


def score_json(score: EndorserScore) -> dict[str, Any]:
    """Return the score; shares are fractions of 1, changes differences of them."""
    means = {
        "share": score.share,
        "change": score.change,
        "label_share": score.label_share,
        "alike_share": score.alike_share,
        "matched_change": score.matched_change,
        "alike_change": score.alike_change,
        "alike_won": score.alike_won,
    }
    return {
        "picks": len(score.scores),
        "undeclared": score.undeclared,
        "won": score.won,
        "second": score.second,
        "matched": len(score.matched),
        **{key: number(value) for key, value in means.items()},
        "how": HOW,
        "each": score_rows(score),
    }


def score_rows(score: EndorserScore) -> list[dict[str, Any]]:
    """Return one row a pick."""
    return [_score(one) for one in score.scores]


def _score(one: PickScore) -> dict[str, Any]:
    alike = one.alike
    return {
        "code": one.contest.key,
        "seat": one.contest.seat.name,
        "candidacy": one.candidacy.key,
        "name": one.candidacy.person.name,
        "party": one.candidacy.party,
        "grade": one.pick.grade.value,
        "published": one.pick.published.isoformat() if one.pick.published else None,
        "place": one.place,
        "share": number(one.share),
        "change": number(one.change),
        "label_share": number(one.label_share),
        "alike_share": number(alike.share) if alike else None,
        "alike_change": number(alike.change) if alike else None,
        "alike_won": alike.won if alike else None,
        "alike": " ; ".join(alike.seats) if alike else None,
    }


def _told(one: Decision | None) -> dict[str, Any]:
    candidacy = one.candidacy if one else None
    return {
        "": one.outcome.value if one else None,
        "_name": candidacy.person.name if candidacy else None,
        "_party": candidacy.party if candidacy else None,
    }


def _step(step: Step) -> dict[str, Any]:
    tests = [{"found": said, "held": held} for said, held in zip(step.answers, step.held, strict=True)]
    return {"rule": step.rule, "applied": step.applied, "tests": tests}


def _used(one: Evidence) -> dict[str, Any]:
    value = number(one.value) if isinstance(one.value, Fraction) else one.value
    return {
        "candidacy": one.candidacy,
        "criterion": one.criterion,
        "value": value,
        "source": one.source,
        "day": one.day.isoformat() if one.day else None,
        "reviewer": one.reviewer or None,
    }
