"""A checked story as plain values for JSON and CSV."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hustings.check.checked import Checked
from hustings.check.claim import (
    AggregateClaim,
    CalendarClaim,
    CandidacyRef,
    Claim,
    ContestClaim,
    ContestRef,
    HistoryClaim,
    PersonClaim,
    Unjudged,
)
from hustings.check.judgement import Judged
from hustings.check.quantity import Quantity
from hustings.check.record import Record
from hustings.figures import number


def report_json(checked: Checked, record: Record) -> dict[str, Any]:
    """Return the whole report; spans are offsets into the text as given, shares fractions of 1."""
    story = checked.story
    return {
        "story": {
            "date": story.day.isoformat() if story.day else None,
            "characters": len(checked.places) - 1 if checked.places else len(story.text),
            "sentences": len(story.sentences),
            "elections": list(checked.elections),
            "counts": {verdict.value: count for verdict, count in checked.count().items()},
        },
        "claims": [_claim(one, checked, record) for one in checked.claims],
        "not_understood": [
            {"span": list(checked.given(*one.span)), "text": story.text[one.start : one.end]}
            for one in checked.not_understood
        ],
        "missing": list(checked.missing),
        "dropped": list(checked.dropped),
    }


def report_rows(checked: Checked, record: Record) -> list[dict[str, Any]]:
    """Return one row a claim, for CSV: the first evidence, notes joined."""
    rows = []
    for count, one in enumerate(checked.claims, start=1):
        told = _claim(one, checked, record)
        first = (
            told["evidence"][0] if told["evidence"] else dict.fromkeys(("source", "file", "row", "figure"))
        )
        start, end = told.pop("span")
        told.pop("evidence")
        subject = told.pop("subject")
        rows.append(
            {
                "claim": count,
                "start": start,
                "end": end,
                **told,
                "subject": subject["name"] or subject["party"] or subject["place"],
                "notes": "; ".join(told["notes"]),
                **first,
            }
        )
    return rows


ROW_COLUMNS = (
    *("claim", "start", "end", "sentence", "type", "text", "value", "operator", "base", "election", "seat"),
    *("verdict", "reason", "actual", "notes", "rule", "subject", "source", "file", "row", "figure"),
)
"""The columns of the CSV, for a story without claims."""


def _claim(one: Judged, checked: Checked, record: Record) -> dict[str, Any]:
    claim, judged, passage = one.claim, one.judgement, one.claim.passage
    contest = contest_of(claim)
    on_record = record.contest(contest) if contest else None
    said = said_in(claim)
    return {
        "sentence": passage.sentence,
        "span": list(checked.given(passage.start, passage.end)),
        "type": claim.type.value,
        "text": passage.text,
        "subject": _subject(claim, record),
        "value": _value(said),
        "operator": (said.hedge.value or "equal") if said else None,
        "base": (claim.base.value or None) if isinstance(claim, ContestClaim) else None,
        "election": contest.election if contest else getattr(claim, "election", None),
        "seat": on_record.seat.code if on_record else None,
        "verdict": judged.verdict.value,
        "reason": judged.reason,
        "actual": judged.actual,
        "notes": list(judged.notes),
        "rule": passage.rule,
        "evidence": [
            {"source": each.source, "file": each.file, "row": each.row, "figure": each.figure}
            for each in judged.evidence
        ],
    }


def contest_of(claim: Claim) -> ContestRef | None:
    """Return the one contest that a claim is about; None where it is about none, or several."""
    if isinstance(claim, PersonClaim):
        return claim.contest or (claim.who.contest if claim.who else None)
    if isinstance(claim, Unjudged):
        return claim.contests[0] if len(claim.contests) == 1 else None
    return claim.contest


def said_in(claim: Claim) -> Quantity | None:
    """Return the number that a claim states."""
    return claim.order if isinstance(claim, CalendarClaim) else claim.said


def _value(said: Quantity | None) -> int | float | None:
    if said is None:
        return None
    return int(said.value) if said.value.denominator == 1 and said.step >= 1 else number(Fraction(said.value))


def _subject(claim: Claim, record: Record) -> dict[str, Any]:
    who = claim.who if isinstance(claim, ContestClaim | PersonClaim) else None
    name = claim.name if isinstance(claim, PersonClaim) else _name(who, record)
    other = claim.other if isinstance(claim, ContestClaim) else None
    party = None if isinstance(claim, PersonClaim | CalendarClaim) else claim.party
    place = claim.place if isinstance(claim, AggregateClaim | HistoryClaim) else None
    return {
        "name": name,
        "candidacy": who.key if who else None,
        "party": party,
        "place": place,
        "other": _name(other, record),
    }


def _name(who: CandidacyRef | None, record: Record) -> str | None:
    candidacy = record.candidacy(who) if who else None
    return candidacy.person.name if candidacy else None
