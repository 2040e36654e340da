"""The readings of a contest's figures that are accepted, each tried before a verdict, and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain

from hustings.check.case import Case
from hustings.check.claim import BaseSaid, CandidacyRef, ClaimType, Direction
from hustings.check.conventions_of_change import (
    CHANGES,
    majorities_before,
    previous_majorities,
    shares_before,
    turnouts_before,
    vote_changes,
)
from hustings.check.evidence import Row
from hustings.check.figure import Figure, Kind
from hustings.figures import whole
from hustings.record.contest import Candidacy
from hustings.record.tabulation import loses_deposit

CONVENTIONS = {
    "base": "A change is measured from the publisher's base (notional after new boundaries), from the actual"
    " result of the last general election in the seat or its main predecessor, or from a by-election since.",
    "label": "Hold or gain is the publisher's label, or is told from the party at dissolution, or from the"
    " person who was re-elected.",
    "turnout": "Turnout and votes cast are told with or without rejected papers.",
    "rounding": "A number may be the record's rounded half up at the last place printed; trailing zeros are"
    " rounding; one off in the last place is imprecise.",
    "points": "A change of share told in per cent may mean points, or be measured against the old share.",
    "factors": "Halved, doubled and the like reach a tenth of their factor; up to a quarter is imprecise.",
    "swing": "Swing is Butler's or Steed's, between the parties named; where none are, between the winner and"
    " the last holder, the first two, or the first two of the time before.",
    "publisher": "A majority, share or change that the publisher prints, though its votes give another, is"
    " imprecise.",
    "speaker": "The Speaker counted with a former party is imprecise.",
    "independents": "An independent's change is measured from the person's own earlier share, never from"
    " another independent's.",
    "new party": "A party that did not stand before may be told to be up by its whole share, and a swing"
    " may count it as nothing.",
}
"""Every convention tried, in words; the documentation prints them."""


def accepted(case: Case) -> Iterator[Figure]:
    """Yield the figures of the record that the claim's number may mean, likeliest first."""
    if case.claim.type is ClaimType.VOTES and case.claim.direction is not None:
        return vote_changes(case)
    return (_FIGURES | CHANGES)[case.claim.type](case)


def votes(case: Case) -> Iterator[Figure]:
    """Yield the votes of whoever is meant; of several under one label, each and their sum."""
    found = [one for one in case.who if one.key in case.declaration.votes]
    for one in found:
        yield votes_of(case, one)
    if len(found) > 1:
        total = sum(case.declaration.votes[one.key] for one in found)
        rows = tuple(case.row(one) for one in found)
        what = f"the votes of all {found[0].party} candidates in {case.where}"
        yield Figure(Fraction(total), what, Kind.COUNT, rows, "several candidates added up")


def votes_of(case: Case, one: Candidacy) -> Figure:
    """Return the votes of one candidacy."""
    what = f"the number of votes of {one.person.name} in {case.where}"
    return Figure(Fraction(case.declaration.votes[one.key]), what, Kind.COUNT, (case.row(one),))


def share_of(case: Case, one: Candidacy) -> Figure:
    """Return the share of one candidacy, from its votes."""
    value = Fraction(case.declaration.votes[one.key], case.declaration.valid_votes)
    rows = (case.row(one), valid_row(case))
    return Figure(value, f"the vote share of {one.person.name} in {case.where}", Kind.SHARE, rows)


def valid_row(case: Case) -> Row:
    """Return the row of the valid votes."""
    return Row(case.ref, f"valid votes: {whole(case.declaration.valid_votes)}")


def majorities(case: Case) -> Iterator[Figure]:
    """Yield the majority in votes and in points; of a beaten holder, the majority before."""
    if case.claim.base is not BaseSaid.UNSTATED:
        yield from previous_majorities(case)
        return
    counted, person = case.counted, case.person
    if counted is None or counted.majority is None or counted.second is None:
        return
    if person is not None and person.key != counted.winner.key:
        yield from _majority_before(case, person)
        return
    yield from lead_of(case, counted.winner, counted.second, f"the majority in {case.where}")


def _majority_before(case: Case, person: Candidacy) -> Iterator[Figure]:
    for earlier, figure in majorities_before(case):
        was_holder = earlier.base.holder is not None and earlier.base.holder.is_same_person(person.person)
        if was_holder or (earlier.base.winner == person.party and person.sitting):
            yield figure


def lead_of(case: Case, first: Candidacy, second: Candidacy, what: str) -> Iterator[Figure]:
    """Yield the lead of one over another in votes, then in points."""
    votes = case.declaration.votes
    lead, rows = votes[first.key] - votes[second.key], (case.row(first), case.row(second))
    yield Figure(Fraction(lead), what, Kind.COUNT, rows)
    if case.declaration.valid_votes:
        share = Fraction(lead, case.declaration.valid_votes)
        yield Figure(share, f"{what}, as a share of valid votes", Kind.SHARE, (*rows, valid_row(case)))


def leads(case: Case) -> Iterator[Figure]:
    """Yield the lead between the two named; of one alone, over the next or behind the first."""
    counted = case.counted
    if counted is None or counted.second is None or (case.claim.who and case.person is None):
        return
    first, second = case.person or counted.winner, case.rival
    if second is None:
        is_winner = first.key == counted.winner.key
        first, second = counted.winner, counted.second if is_winner else first
    if case.claim.direction is Direction.DOWN:
        first, second = second, first
    if first.key != second.key:
        what = f"the lead of {first.person.name} over {second.person.name} in {case.where}"
        yield from lead_of(case, first, second, what)


def places(case: Case) -> Iterator[Figure]:
    """Yield the place of whoever is meant; those level share their places."""
    counts = case.declaration.votes
    for one in case.who:
        if one.key not in counts:
            continue
        above = sum(count > counts[one.key] for count in counts.values())
        level = sum(count == counts[one.key] for count in counts.values())
        ahead = [
            case.row(other) for other in case.contest.candidacies if counts[other.key] >= counts[one.key]
        ]
        for place in range(above + 1, above + level + 1):
            note = "level with another" if level > 1 else ""
            what = f"the place of {one.person.name} in {case.where}"
            yield Figure(Fraction(place), what, Kind.PLACE, tuple(ahead), note)


def votes_cast(case: Case) -> Iterator[Figure]:
    """Yield the valid votes, then the papers with rejected ones."""
    declaration, rejected = case.declaration, case.declaration.rejected
    if declaration.unopposed:
        return
    yield Figure(
        Fraction(declaration.valid_votes),
        f"the number of valid votes in {case.where}",
        Kind.COUNT,
        (valid_row(case),),
    )
    if rejected is not None:
        what = f"the number of valid and rejected papers in {case.where}"
        rows = (valid_row(case), Row(case.ref, f"rejected papers: {whole(rejected)}"))
        yield Figure(
            Fraction(declaration.ballot_papers), what, Kind.COUNT, rows, "rejected papers counted in"
        )


def turnouts(case: Case) -> Iterator[Figure]:
    """Yield turnout on valid votes, then with rejected papers; in papers where a count is said."""
    declaration = case.declaration
    if case.claim.base is not BaseSaid.UNSTATED:
        yield from turnouts_before(case)
        return
    rows = (valid_row(case), Row(case.ref, f"electorate: {whole(declaration.electorate)}"))
    if declaration.turnout is not None:
        yield Figure(declaration.turnout, f"the turnout in {case.where} on valid votes", Kind.SHARE, rows)
    if declaration.ballot_box_turnout is not None:
        what = f"the turnout in {case.where} with rejected papers"
        rejected = Row(case.ref, f"rejected papers: {whole(declaration.rejected)}")
        note = "rejected papers counted in"
        yield Figure(declaration.ballot_box_turnout, what, Kind.SHARE, (*rows, rejected), note)
    yield from votes_cast(case)


def electorates(case: Case) -> Iterator[Figure]:
    """Yield the registered electors."""
    count = case.declaration.electorate
    if count is not None:
        rows = (Row(case.ref, f"electorate: {whole(count)}"),)
        yield Figure(Fraction(count), f"the electorate of {case.where}", Kind.COUNT, rows)


def rejected(case: Case) -> Iterator[Figure]:
    """Yield the rejected papers, then their share of all papers."""
    count = case.declaration.rejected
    if count is None or case.declaration.unopposed:
        return
    rows = (Row(case.ref, f"rejected papers: {whole(count)}"),)
    yield Figure(Fraction(count), f"the number of rejected papers in {case.where}", Kind.COUNT, rows)
    if case.declaration.ballot_papers:
        share = Fraction(count, case.declaration.ballot_papers)
        what = f"the share of rejected papers in {case.where}"
        yield Figure(share, what, Kind.SHARE, (*rows, valid_row(case)))


def candidates(case: Case) -> Iterator[Figure]:
    """Yield how many stood, and where a party is named, how many under its label."""
    standing = case.who if case.claim.party and not case.claim.who else case.contest.candidacies
    rows = tuple(
        Row(CandidacyRef(case.ref, one.key), f"candidate: {one.person.name} ({one.party})")
        for one in standing
    )
    yield Figure(Fraction(len(standing)), f"the number of candidates in {case.where}", Kind.COUNT, rows)


def lost_deposits(case: Case) -> Iterator[Figure]:
    """Yield how many lost their deposits."""
    if case.election.has_deposits and case.counted is not None:
        lost = [one for one in case.contest.candidacies if loses_deposit(case.declaration, one.key)]
        rows = tuple(case.row(one) for one in lost)
        yield Figure(Fraction(len(lost)), f"the number of lost deposits in {case.where}", Kind.COUNT, rows)


def shares(case: Case) -> Iterator[Figure]:
    """Yield the share of whoever is meant; last time's where the claim says so."""
    if case.claim.base is not BaseSaid.UNSTATED:
        yield from shares_before(case)
        return
    if case.declaration.valid_votes:
        yield from (share_of(case, one) for one in case.who if one.key in case.declaration.votes)


_FIGURES: dict[ClaimType, Callable[[Case], Iterator[Figure]]] = {
    ClaimType.VOTES: lambda case: chain(votes(case), shares(case)),
    ClaimType.SHARE: lambda case: chain(shares(case), votes(case)),
    ClaimType.MAJORITY: majorities,
    ClaimType.MAJORITY_SHARE: majorities,
    ClaimType.LEAD: leads,
    ClaimType.PLACE: places,
    ClaimType.VALID_VOTES: turnouts,
    ClaimType.TURNOUT: turnouts,
    ClaimType.ELECTORATE: electorates,
    ClaimType.REJECTED: rejected,
    ClaimType.CANDIDATES: candidates,
    ClaimType.LOST_DEPOSITS: lost_deposits,
}
