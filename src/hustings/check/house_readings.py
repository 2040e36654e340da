"""The accepted readings of a total: notional or actual base, both turnouts, the Speaker, Great Britain."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hustings.check.claim import AggregateClaim, ClaimType
from hustings.check.facts import Facts
from hustings.check.judgement import Evidence
from hustings.check.quantity import Unit
from hustings.check.record import Record
from hustings.check.weighing import Reading
from hustings.errors import NameNotFoundError
from hustings.record.election import Election
from hustings.record.house import House, PartyTotal
from hustings.record.party import Standing
from hustings.sources.catalogue import dataset
from hustings.tell.wording import baseline_in_words

_GREAT_BRITAIN = ("England", "Scotland", "Wales")


def readings_of(claim: AggregateClaim, found: House, election: Election, record: Record) -> Iterator[Reading]:
    """Yield the accepted readings of a claim's figure, the record's own first."""
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
            yield from _shares(claim, total, record, evidence)
        case ClaimType.PARTY_SHARE_CHANGE:
            yield from _share_changes(claim, total, election, record, evidence)
        case _:
            return


def total_evidence(election: Election, what: str) -> Evidence:
    """Return the evidence of a figure that is added up from every contest."""
    return Evidence(
        publisher_of(election),
        f"added up from all declarations of {election.title}{what}",
        election.ledger.entries[0].source,
    )


def publisher_of(election: Election) -> str:
    """Return who publishes an election's results: of an own election, its title."""
    try:
        return dataset(election.name).publisher
    except NameNotFoundError:
        return election.title


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
    found = record.house(name, claim.place) if name else None
    return None if before is None or found is None else (before, found)


def _shares(
    claim: AggregateClaim, total: PartyTotal, record: Record, evidence: tuple[Evidence, ...]
) -> Iterator[Reading]:
    where = f" in {claim.place}" if claim.place else " of the whole vote"
    if total.share is not None:
        yield Reading(total.share, Unit.PERCENT, f"{total.party.name}’s share{where}", evidence)
    share = _share_in_britain(record, claim.election, total.party.abbreviation)
    if claim.place is None and share is not None:
        note = "a share of Great Britain’s votes, without Northern Ireland"
        words = f"{total.party.name}’s share in Great Britain"
        yield Reading(share, Unit.PERCENT, words, evidence, note=note)


def _share_in_britain(record: Record, election: str, party: str) -> Fraction | None:
    votes = valid = 0
    for nation in _GREAT_BRITAIN:
        part = record.house(election, nation)
        if part is None:
            return None
        one = total_of(part, party)
        votes, valid = votes + (one.votes if one else 0), valid + part.valid_votes
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
        now_gb, then_gb = (
            _share_in_britain(record, election.name, party),
            _share_in_britain(record, then[0].name, party),
        )
        if claim.place is None and now_gb is not None and then_gb is not None:
            yield Reading(now_gb - then_gb, Unit.POINTS, f"the same in Great Britain alone{where}", evidence)
