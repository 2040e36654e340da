"""Claims on offices held: which one, of which party, from when to when."""

from __future__ import annotations

from datetime import date

from hustings.check.careers import person_of
from hustings.check.claim import PersonClaim
from hustings.check.facts import Fact
from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.record import Record
from hustings.record.finding import folded
from hustings.tell.wording import day_in_words

HEADS = {
    "deputy prime minister": ("deputy prime minister",),
    "prime minister": ("prime minister", "pm", "premier"),
    "deputy leader": ("deputy leader",),
    "leader": ("leader", "chief", "boss", "led"),
    "chair": ("chair", "chairman", "chairwoman", "chairperson"),
    "speaker": ("speaker",),
}
"""Offices by their own word, and the words that stories use for each. Longer ones come first."""


def judge_office(claim: PersonClaim, record: Record) -> Judgement:
    """Return the judgement on an office: refuted only where another office of the same body is on record."""
    person = person_of(claim.who, record)
    facts = record.facts.of(person.name if person else claim.name, "office")
    head = _head(claim.what or "")
    if not facts or head is None:
        return Judgement(Verdict.NOT_CHECKABLE, "no sourced fact on this office is at hand")
    same = [
        fact for fact in facts if _head(fact.value) == head and _is_same_body(claim.what or "", fact.value)
    ]
    if same:
        return _dated(claim, same)
    bodies = [fact for fact in facts if _is_same_body(claim.what or "", fact.value)]
    actual = "; ".join(_told(fact) for fact in bodies or facts)
    evidence = tuple(_evidence(fact) for fact in bodies or facts)
    if bodies and _names_body(claim.what or "") and not claim.is_guess:
        reason = f"{actual}; {head} is another office"
        return Judgement(Verdict.REFUTED, reason, actual, evidence)
    return Judgement(Verdict.NOT_CHECKABLE, f"known offices: {actual}", actual, evidence)


def _dated(claim: PersonClaim, same: list[Fact]) -> Judgement:
    actual, evidence = "; ".join(map(_told, same)), tuple(map(_evidence, same))
    wrong = False
    for said, days in ((claim.on, [one.since for one in same]), (claim.until, [one.until for one in same])):
        if said is not None:
            year = said.year if isinstance(said, date) else said
            wrong |= not any(day is not None and day.year == year for day in days)
    if not wrong:
        return Judgement(Verdict.SUPPORTED, actual, actual, evidence)
    verdict = Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    return Judgement(verdict, f"the years are others: {actual}", actual, evidence)


def _head(words: str) -> str | None:
    said = f" {folded(words)} "
    return next((head for head, forms in HEADS.items() if any(f" {form} " in said for form in forms)), None)


_COMMON = frozenset(
    {
        "the",
        "of",
        "party",
        "former",
        "ex",
        "then",
        "old",
        "new",
        "a",
        "an",
        "uk",
        "house",
        "commons",
        "its",
        "in",
    }
    | {word for forms in HEADS.values() for form in forms for word in form.split()}
)


def _body(words: str) -> set[str]:
    return {word.rstrip("s") for word in folded(words).split()} - {word.rstrip("s") for word in _COMMON}


def _names_body(words: str) -> bool:
    return bool(_body(words))


def _is_same_body(said: str, held: str) -> bool:
    """Whether the party said is the office's; an office said without one may be any."""
    return not _body(said) or not _body(held) or bool(_body(said) & _body(held))


def _told(fact: Fact) -> str:
    since = f" from {day_in_words(fact.since)}" if fact.since else ""
    until = f" to {day_in_words(fact.until)}" if fact.until else ""
    return f"{fact.value}{since}{until}"


def _evidence(fact: Fact) -> Evidence:
    return Evidence(fact.source, f"{fact.person}, {_told(fact)}", fact.file, fact.line)
