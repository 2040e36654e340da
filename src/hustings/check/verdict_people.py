"""Claims on persons: party, membership of the House, age, endorsements, membership of a party."""

from __future__ import annotations

from datetime import date, timedelta

from hustings.check.careers import career, is_new_before, person_of
from hustings.check.claim import ClaimType, PersonClaim
from hustings.check.evidence import Row, evidence
from hustings.check.facts import Fact
from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.offices import judge_office
from hustings.check.record import Record
from hustings.record.finding import folded
from hustings.sources.party_changes import typed_changes
from hustings.tell.wording import day_in_words

_DISSOLVED = timedelta(days=60)
"""How long before a poll the House may have been dissolved."""


def judge_person(claim: PersonClaim, record: Record) -> Judgement:
    """Return the judgement on a claim about a person."""
    match claim.type:
        case ClaimType.PARTY:
            return _party(claim, record)
        case ClaimType.SITTING_MEMBER:
            return _sitting(claim, record)
        case ClaimType.MEMBER_SINCE:
            return _since(claim, record)
        case ClaimType.MEMBER_FOR:
            return _member_for(claim, record)
        case ClaimType.AGE:
            return _age(claim, record)
        case ClaimType.OFFICE:
            return judge_office(claim, record)
        case ClaimType.MEMBERSHIP:
            return _membership(claim, record)
        case ClaimType.ENDORSEMENT:
            return _endorsement(claim, record)
    return Judgement(Verdict.NOT_CHECKABLE, "no such claim about a person is known here")


def fact_evidence(fact: Fact) -> Evidence:
    """Return where a fact stands, with its own source."""
    until = f" to {day_in_words(fact.until)}" if fact.until else ""
    when = f", {day_in_words(fact.since)}{until}" if fact.since else until
    return Evidence(fact.source, f"{fact.person}, {fact.kind}: {fact.value}{when}", fact.file, fact.line)


def _verdict(is_right: bool, claim: PersonClaim) -> Verdict:
    if is_right:
        return Verdict.SUPPORTED
    return Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED


def _candidacy_evidence(claim: PersonClaim, record: Record, figure: str) -> tuple[Evidence, ...]:
    return evidence(record, [Row(claim.who, figure)]) if claim.who else ()


def _party(claim: PersonClaim, record: Record) -> Judgement:
    candidacy = record.candidacy(claim.who) if claim.who else None
    if candidacy is None or claim.what is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"{claim.name} is on no list of candidates here")
    figure = f"{candidacy.person.name} stood as {candidacy.description}"
    rows = _candidacy_evidence(claim, record, figure)
    if candidacy.party != claim.what:
        once = [one for one in career(candidacy.person, record) if one.candidacy.party == claim.what]
        if once:
            reason = f"{figure}; for {claim.what} in {once[-1].seat} on {day_in_words(once[-1].day)}"
            return Judgement(Verdict.NOT_CHECKABLE, reason, candidacy.description, rows)
    return Judgement(_verdict(candidacy.party == claim.what, claim), figure, candidacy.description, rows)


def _sitting(claim: PersonClaim, record: Record) -> Judgement:
    candidacy = record.candidacy(claim.who) if claim.who else None
    contest = record.contest(claim.who.contest) if claim.who else None
    if candidacy is None or contest is None or claim.who is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"{claim.name} is on no list of candidates here")
    name = candidacy.person.name
    counted = record.tabulation(claim.who.contest)
    if candidacy.sitting:
        figure = f"{name} was a member at dissolution"
        return Judgement(Verdict.SUPPORTED, figure, figure, _candidacy_evidence(claim, record, figure))
    for fact in record.facts.of(name, "member for"):
        if fact.held_on(contest.day - timedelta(days=1)) or fact.held_on(contest.day - _DISSOLVED):
            figure = f"{name} was member for {fact.value}"
            return Judgement(Verdict.SUPPORTED, figure, figure, (fact_evidence(fact),))
    if counted is not None and counted.winner.key == candidacy.key:
        figure = f"{name} is the member elected on {day_in_words(contest.day)}"
        return Judgement(Verdict.SUPPORTED, figure, figure, _candidacy_evidence(claim, record, figure))
    if candidacy.sitting is None:
        return Judgement(Verdict.NOT_CHECKABLE, "the publisher does not say who was a member here")
    figure = f"{name} was no member at dissolution" + (
        ", but had been one before" if candidacy.former else ""
    )
    rows = _candidacy_evidence(claim, record, figure)
    return Judgement(_verdict(False, claim), figure, figure, rows)


def _year(day: date | int | None) -> int | None:
    return day.year if isinstance(day, date) else day


def _since(claim: PersonClaim, record: Record) -> Judgement:
    person, year = person_of(claim.who, record), _year(claim.on)
    facts = record.facts.of(person.name if person else claim.name, "member for")
    dated = [fact for fact in facts if fact.since is not None]
    if year is None:
        return Judgement(Verdict.NOT_CHECKABLE, "no year is said")
    if dated and dated[0].since is not None:
        figure = f"{dated[0].person}: member for {dated[0].value} since {day_in_words(dated[0].since)}"
        right = any(fact.since is not None and fact.since.year == year for fact in dated)
        return Judgement(_verdict(right, claim), figure, figure, (fact_evidence(dated[0]),))
    won = [one for one in career(person, record) if one.has_won] if person else []
    if not won:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no election that the person won")
    first = won[0]
    figure = f"{claim.name} won {first.seat} on {day_in_words(first.day)}"
    rows = _candidacy_evidence(claim, record, figure)
    if any(one.day.year == year for one in won):
        is_first = first.day.year == year
        note = () if is_first and is_new_before(first) else ("whether a member before is not told by this",)
        return Judgement(Verdict.SUPPORTED if is_first else Verdict.IMPRECISE, figure, figure, rows, note)
    if not is_new_before(first):
        return Judgement(
            Verdict.NOT_CHECKABLE, f"{figure}, and was a member before; earlier years are not on record"
        )
    return Judgement(_verdict(False, claim), f"first elected: {figure}", figure, rows)


def _member_for(claim: PersonClaim, record: Record) -> Judgement:
    person, wanted = person_of(claim.who, record), folded(claim.what or "")
    contest = record.contest(claim.contest) if claim.contest else None
    names = {wanted, folded(contest.seat.name) if contest else ""} - {""}
    for fact in record.facts.of(person.name if person else claim.name, "member for"):
        if folded(fact.value) in names:
            return Judgement(Verdict.SUPPORTED, fact.value, fact.value, (fact_evidence(fact),))
    won = [one for one in career(person, record) if one.has_won] if person else []
    for one in reversed(won):
        if folded(one.seat) in names:
            figure = f"{claim.name} won {one.seat} on {day_in_words(one.day)}"
            return Judgement(Verdict.SUPPORTED, figure, figure, _candidacy_evidence(claim, record, figure))
    seats = ", ".join(dict.fromkeys(one.seat for one in won))
    told = (
        f"on record {claim.name} won {seats}" if seats else "the record has no election that the person won"
    )
    settled = bool(won) and is_new_before(won[0]) and contest is not None
    verdict = _verdict(False, claim) if settled else Verdict.NOT_CHECKABLE
    return Judgement(verdict, told, seats or None)


def _age(claim: PersonClaim, record: Record) -> Judgement:
    person = person_of(claim.who, record)
    facts = record.facts.of(person.name if person else claim.name, "birth date")
    contest = record.contest(claim.who.contest) if claim.who else None
    days = [day for day in (claim.on, contest.day if contest else None) if isinstance(day, date)]
    if not facts or not days or claim.said is None:
        return Judgement(Verdict.NOT_CHECKABLE, "no sourced birth date is at hand")
    born = date.fromisoformat(facts[0].value)
    ages = [day.year - born.year - ((day.month, day.day) < (born.month, born.day)) for day in days]
    actual = f"born {day_in_words(born)}, {ages[0]} on {day_in_words(days[0])}"
    return Judgement(
        _verdict(claim.said.value in ages, claim), actual, str(ages[0]), (fact_evidence(facts[0]),)
    )


def _membership(claim: PersonClaim, record: Record) -> Judgement:
    person = person_of(claim.who, record)
    name = person.name if person else claim.name
    facts = record.facts.of(name, "party membership")
    changes = [one for one in typed_changes() if folded(one.name) == folded(name)]
    if not facts and not changes:
        return Judgement(Verdict.NOT_CHECKABLE, "no sourced fact on this is at hand")
    told = [(fact.since, fact.value, fact_evidence(fact)) for fact in facts]
    for one in changes:
        words = f"{one.what}: {one.before} to {one.after}"
        told.append(
            (one.first, words, Evidence(one.source, f"{one.name}, {words}, {day_in_words(one.first)}"))
        )
    rows = tuple(line[2] for line in told)
    actual = "; ".join(f"{words}, {day_in_words(day)}" if day else words for day, words, _ in told)
    if claim.on is None or any(_is_then(day, claim.on) for day, _, _ in told):
        return Judgement(Verdict.SUPPORTED, actual, actual, rows)
    return Judgement(Verdict.IMPRECISE, f"sourced days are others: {actual}", actual, rows)


def _is_then(day: date | None, on: date | int) -> bool:
    if day is None:
        return False
    return (day.year, day.month) == (on.year, on.month) if isinstance(on, date) else day.year == on


def _endorsement(claim: PersonClaim, record: Record) -> Judgement:
    person = person_of(claim.who, record)
    name = person.name if person else claim.name
    wanted = folded(claim.what or "")
    for fact in record.facts.of(name, "endorsed by"):
        said = folded(fact.value)
        initials = "".join(word[0] for word in said.split())
        if not wanted or wanted in (said, initials, said.removeprefix("the ")):
            figure = f"{name} was endorsed by {fact.value}"
            return Judgement(Verdict.SUPPORTED, figure, figure, (fact_evidence(fact),))
    reason = (
        "no sourced endorsement of this candidate by that name is at hand; that does not say there was none"
    )
    return Judgement(Verdict.NOT_CHECKABLE, reason)
