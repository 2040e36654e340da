"""Claims on the House and on parties' totals: seats, votes, shares, majorities, turnout."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hustings.check.claim import AggregateClaim, ClaimType, Direction
from hustings.check.facts import Facts
from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.quantity import Unit
from hustings.check.record import Record
from hustings.check.weighing import Reading, printed, weigh
from hustings.errors import NameNotFoundError
from hustings.record.baseline import BaselineKind
from hustings.record.election import Election
from hustings.record.house import House, PartyTotal, house
from hustings.record.party import Standing
from hustings.tell.wording import baseline_in_words, majority_in_words

_GREAT_BRITAIN = ("England", "Scotland", "Wales")


def judge_house(claim: AggregateClaim, record: Record) -> Judgement:
    """Return the judgement on a figure of the House or of a party in it, or in a nation, region or county."""
    election = record.election(claim.election)
    if election is None:
        return Judgement(Verdict.NOT_CHECKABLE, f"{claim.election} could not be loaded")
    try:
        found = house(election, region=claim.place)
    except NameNotFoundError:
        return Judgement(
            Verdict.NOT_CHECKABLE, f"{claim.place} is no nation, region or county of {election.name}"
        )
    if claim.type is ClaimType.LARGEST_PARTY:
        return _largest(claim, found, election)
    if claim.type is ClaimType.OVERALL_MAJORITY and claim.said is None:
        return _has_majority(claim, found, election)
    if claim.said is None:
        return _direction_only(claim, found, election, record)
    judged = weigh(claim.said, list(_readings(claim, found, election, record)), is_guess=claim.is_guess)
    return _with_direction(claim, found, election, judged)


def _readings(claim: AggregateClaim, found: House, election: Election, record: Record) -> Iterator[Reading]:
    """Yield the readings of a claim's figure, the record's own first."""
    where = f" in {claim.place}" if claim.place else ""
    evidence = (total_evidence(election, where),)
    if claim.type is ClaimType.HOUSE_SIZE:
        yield Reading(found.seats, Unit.COUNT, f"seats of the House{where}", evidence)
    elif claim.type is ClaimType.NATIONAL_TURNOUT:
        yield from _turnouts(found, where, evidence)
    elif claim.type is ClaimType.OVERALL_MAJORITY:
        yield from _majorities(claim, found, evidence)
    elif claim.type is ClaimType.PARTY_VOTES and claim.party is None:
        yield Reading(found.valid_votes, Unit.COUNT, f"valid votes{where}", evidence)
    elif claim.type is ClaimType.LOST_DEPOSITS and claim.party is None:
        lost = [one.lost_deposits for one in found.parties]
        if None not in lost:
            yield Reading(sum(filter(None, lost)), Unit.COUNT, f"deposits lost{where}", evidence)
    elif claim.party is not None and (total := total_of(found, claim.party)) is not None:
        yield from _of_party(claim, total, found, election, record)


def _of_party(
    claim: AggregateClaim, total: PartyTotal, found: House, election: Election, record: Record
) -> Iterator[Reading]:
    name, where = total.party.name, f" in {claim.place}" if claim.place else ""
    evidence = (total_evidence(election, f": {name}{where}"),)
    match claim.type:
        case ClaimType.SEATS:
            yield Reading(
                total.seats, Unit.COUNT, f"{name}’s seats{where}", evidence, note=_exit_poll(claim, record)
            )
            yield from _with_speaker(total, found, record.facts, evidence)
        case ClaimType.SEATS_CHANGE:
            yield from _seat_changes(claim, total, election, record, evidence)
        case ClaimType.PARTY_VOTES:
            yield Reading(total.votes, Unit.COUNT, f"{name}’s votes{where}", evidence)
        case ClaimType.PARTY_CANDIDATES:
            yield Reading(total.candidacies, Unit.COUNT, f"{name}’s candidates{where}", evidence)
        case ClaimType.LOST_DEPOSITS if total.lost_deposits is not None:
            yield Reading(total.lost_deposits, Unit.COUNT, f"deposits lost by {name}{where}", evidence)
        case ClaimType.PARTY_SHARE:
            yield from _shares(claim, total, election, evidence)
        case ClaimType.PARTY_SHARE_CHANGE:
            yield from _share_changes(claim, total, election, record, evidence)
        case _:
            return


def total_evidence(election: Election, what: str) -> Evidence:
    """Return the evidence of a figure that is added up from every contest."""
    publisher = election.attribution[0] if election.attribution else election.title
    return Evidence(
        publisher,
        f"added up from all declarations of {election.title}{what}",
        election.ledger.entries[0].source,
    )


def total_of(found: House, party: str) -> PartyTotal | None:
    """Return a party's total; None where nobody stood for it."""
    return next((one for one in found.parties if one.party.abbreviation == party), None)


def _turnouts(found: House, where: str, evidence: tuple[Evidence, ...]) -> Iterator[Reading]:
    if found.turnout is not None:
        yield Reading(found.turnout, Unit.PERCENT, f"turnout on valid votes{where}", evidence)
    if found.ballot_box_turnout is not None:
        words = f"ballot box turnout, with rejected papers{where}"
        yield Reading(found.ballot_box_turnout, Unit.PERCENT, words, evidence)


def _majorities(claim: AggregateClaim, found: House, evidence: tuple[Evidence, ...]) -> Iterator[Reading]:
    if not found.is_whole_house or found.overall_majority is None:
        return
    first = found.parties[0]
    if claim.party in (None, first.party.abbreviation):
        yield Reading(found.overall_majority, Unit.COUNT, f"{first.party.name}’s overall majority", evidence)
        speaker = sum(one.seats for one in found.parties if one.party.standing is Standing.SPEAKER)
        if speaker:
            words = "the same with the Speaker counted with the party"
            yield Reading(found.overall_majority + 2 * speaker, Unit.COUNT, words, evidence, is_loose=True)


def _with_speaker(
    total: PartyTotal, found: House, facts: Facts, evidence: tuple[Evidence, ...]
) -> Iterator[Reading]:
    for one in found.parties:
        if one.party.standing is Standing.SPEAKER and one.seats:
            before = {fact.value for fact in facts.every("party before the chair")}
            if total.party.abbreviation in before:
                words = f"{total.party.name}’s seats with the Speaker’s"
                yield Reading(total.seats + one.seats, Unit.COUNT, words, evidence, is_loose=True)


def _exit_poll(claim: AggregateClaim, record: Record) -> str:
    election = record.election(claim.election)
    for fact in record.facts.of(claim.party or "", "exit poll seats"):
        same = election is not None and fact.since == election.day and claim.said is not None
        if same and claim.place is None and claim.said is not None and str(claim.said.value) == fact.value:
            return f"{fact.value} is the exit poll’s figure ({fact.source})"
    return ""


def _seat_changes(
    claim: AggregateClaim,
    total: PartyTotal,
    election: Election,
    record: Record,
    evidence: tuple[Evidence, ...],
) -> Iterator[Reading]:
    name = total.party.name
    where = f" in {claim.place}" if claim.place else ""
    if total.change is not None:
        words = f"change in {name}’s seats{where}, {baseline_in_words(election)}"
        yield Reading(total.change, Unit.COUNT, words, evidence)
    for said, count in (("gained", total.gains), ("lost", total.losses)):
        if count is not None:
            yield Reading(
                count, Unit.COUNT, f"seats {said} by {name}{where}, the others not taken off", evidence
            )
    then = _before(claim, election, record)
    if then is not None:
        old = total_of(then[1], total.party.abbreviation)
        words = f"{name}’s seats{where} less those won at {then[0].title}"
        yield Reading(total.seats - (old.seats if old else 0), Unit.COUNT, words, evidence)


def _before(claim: AggregateClaim, election: Election, record: Record) -> tuple[Election, House] | None:
    """Return the election before and its House, where the boundaries' change does not hide it."""
    name = record.before(election.name)
    before = record.election(name) if name else None
    if before is None:
        return None
    try:
        return before, house(before, region=claim.place)
    except NameNotFoundError:
        return None


def _shares(
    claim: AggregateClaim, total: PartyTotal, election: Election, evidence: tuple[Evidence, ...]
) -> Iterator[Reading]:
    where = f" in {claim.place}" if claim.place else " of the whole vote"
    if total.share is not None:
        yield Reading(total.share, Unit.PERCENT, f"{total.party.name}’s share{where}", evidence)
    if claim.place is None and (share := _share_in_britain(election, total.party.abbreviation)) is not None:
        note = "a share of Great Britain’s votes, without Northern Ireland"
        words = f"{total.party.name}’s share in Great Britain"
        yield Reading(share, Unit.PERCENT, words, evidence, note=note)


def _share_in_britain(election: Election, party: str) -> Fraction | None:
    votes = valid = 0
    try:
        for nation in _GREAT_BRITAIN:
            part = house(election, region=nation)
            one = total_of(part, party)
            votes, valid = votes + (one.votes if one else 0), valid + part.valid_votes
    except NameNotFoundError:
        return None
    return Fraction(votes, valid) if valid else None


def _share_changes(
    claim: AggregateClaim,
    total: PartyTotal,
    election: Election,
    record: Record,
    evidence: tuple[Evidence, ...],
) -> Iterator[Reading]:
    name, party = total.party.name, total.party.abbreviation
    where = f" in {claim.place}" if claim.place else ""
    if total.share_change is not None:
        words = f"change in {name}’s share{where}, {baseline_in_words(election)}"
        yield Reading(total.share_change, Unit.POINTS, words, evidence)
    then = _before(claim, election, record)
    old = total_of(then[1], party) if then else None
    if then is not None and old is not None and old.share is not None and total.share is not None:
        words = f"change in {name}’s share{where} since {then[0].title}"
        yield Reading(total.share - old.share, Unit.POINTS, words, evidence)
        now_gb, then_gb = _share_in_britain(election, party), _share_in_britain(then[0], party)
        if claim.place is None and now_gb is not None and then_gb is not None:
            yield Reading(now_gb - then_gb, Unit.POINTS, f"the same in Great Britain alone{where}", evidence)


def _largest(claim: AggregateClaim, found: House, election: Election) -> Judgement:
    first = found.parties[0]
    where = f" in {claim.place}" if claim.place else ""
    actual = f"{first.party.name}, {first.seats} seats{where}"
    evidence = (total_evidence(election, where),)
    level = [one.party.abbreviation for one in found.parties if one.seats == first.seats]
    if claim.party in level:
        verdict = Verdict.SUPPORTED if len(level) == 1 else Verdict.IMPRECISE
        reason = f"the largest party is {actual}" if len(level) == 1 else f"{' and '.join(level)} are level"
        return Judgement(verdict, reason, actual, evidence)
    most_votes = max(found.parties, key=lambda one: one.votes)
    if most_votes.party.abbreviation == claim.party:
        reason = f"{most_votes.party.name} has the most votes; the most seats has {actual}"
        return Judgement(Verdict.IMPRECISE, reason, actual, evidence)
    verdict = Verdict.NOT_CHECKABLE if claim.is_guess or claim.party is None else Verdict.REFUTED
    return Judgement(verdict, f"the largest party is {actual}", actual, evidence)


def _has_majority(claim: AggregateClaim, found: House, election: Election) -> Judgement:
    """Judge "an overall majority" without a number; said of no party it is denied ("a hung parliament")."""
    actual, evidence = majority_in_words(found), (total_evidence(election, ""),)
    if not found.is_whole_house or found.undeclared:
        return Judgement(Verdict.NOT_CHECKABLE, actual, actual, evidence)
    owner = found.parties[0].party.abbreviation if found.overall_majority is not None else None
    fits = owner == claim.party
    verdict = Verdict.SUPPORTED if fits else Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    return Judgement(verdict, actual, actual, evidence)


def _change(
    claim: AggregateClaim, found: House, election: Election, record: Record | None
) -> Fraction | None:
    total = total_of(found, claim.party or "")
    if total is None:
        return None
    of_seats = claim.type in (ClaimType.SEATS, ClaimType.SEATS_CHANGE)
    change = total.change if of_seats else total.share_change
    return None if change is None else Fraction(change)


def _direction_only(claim: AggregateClaim, found: House, election: Election, record: Record) -> Judgement:
    change = _change(claim, found, election, record)
    if change is None or claim.direction is None:
        return Judgement(Verdict.NOT_CHECKABLE, "no number is said, and no direction that can be looked up")
    unit = Unit.COUNT if claim.type in (ClaimType.SEATS, ClaimType.SEATS_CHANGE) else Unit.POINTS
    up = claim.direction is Direction.UP
    actual = f"{'up' if change > 0 else 'down' if change < 0 else 'no change,'} {printed(abs(change), unit)}"
    right = change > 0 if up else change < 0
    is_notional = election.baseline is not None and election.baseline.kind is BaselineKind.NOTIONAL
    verdict = Verdict.SUPPORTED if right else Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    notes = (baseline_in_words(election),) if is_notional else ()
    return Judgement(verdict, f"{claim.party}: {actual}", actual, (total_evidence(election, ""),), notes)


def _with_direction(claim: AggregateClaim, found: House, election: Election, judged: Judgement) -> Judgement:
    """Refuse a right number that is said to go the wrong way."""
    changes = (ClaimType.SEATS_CHANGE, ClaimType.PARTY_SHARE_CHANGE)
    if claim.type not in changes or claim.direction is None or judged.verdict is Verdict.REFUTED:
        return judged
    change = _change(claim, found, election, None)
    if change is None or change == 0 or (change > 0) == (claim.direction is Direction.UP):
        return judged
    gross = "not taken off" in judged.reason
    if gross:
        return judged
    verdict = Verdict.NOT_CHECKABLE if claim.is_guess else Verdict.REFUTED
    unit = Unit.COUNT if claim.type is ClaimType.SEATS_CHANGE else Unit.POINTS
    actual = f"{'up' if change > 0 else 'down'} {printed(abs(change), unit)}"
    return Judgement(verdict, f"it went the other way: {actual}", actual, judged.evidence, judged.notes)
