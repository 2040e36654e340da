"""The case of a claim: its contest opened, counted, and who in it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, ContestRef
from hustings.check.evidence import Row, evidence
from hustings.check.judgement import Judgement, Verdict
from hustings.check.record import Record
from hustings.errors import TieError
from hustings.figures import whole
from hustings.record.contest import Candidacy, Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.state import ContestState, Status
from hustings.record.tabulation import Tabulation, tabulate
from hustings.tell.wording import day_in_words

_OF_CONTEST = frozenset(
    {
        *(ClaimType.VALID_VOTES, ClaimType.ELECTORATE, ClaimType.TURNOUT, ClaimType.REJECTED),
        *(ClaimType.CANDIDATES, ClaimType.TURNOUT_CHANGE, ClaimType.SWING),
        *(ClaimType.PREVIOUS_MAJORITY, ClaimType.MAJORITY_CHANGE),
    }
)
"""Claims about a contest as a whole: a person named beside them need not stand in it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with what the record has of its contest.

    counted: None while a tie waits for its lot; declaration stands all the
    same. who, other: the candidacies that the words may mean; none where
    nobody is named, several where one label is shared.
    """

    claim: ContestClaim
    record: Record
    ref: ContestRef
    election: Election
    contest: Contest
    declaration: Declaration
    counted: Tabulation | None
    who: tuple[Candidacy, ...]
    other: tuple[Candidacy, ...]

    @property
    def person(self) -> Candidacy | None:
        """The one candidacy it is about; None where it is not one."""
        return self.who[0] if len(self.who) == 1 else None

    @property
    def rival(self) -> Candidacy | None:
        """The one candidacy on the other side; None where it is not one."""
        return self.other[0] if len(self.other) == 1 else None

    @property
    def where(self) -> str:
        """The contest in words."""
        return contest_in_words(self.contest)

    def row(self, candidacy: Candidacy, figure: str | None = None) -> Row:
        """Return the row of a candidacy; its votes where no other figure is named."""
        votes = self.declaration.votes.get(candidacy.key)
        return Row(
            CandidacyRef(self.ref, candidacy.key),
            figure or f"votes of {candidacy.person.name}: {whole(votes)}",
        )


def contest_in_words(contest: Contest) -> str:
    """Return a contest as "Blackburn 2024", or as a by-election with its day."""
    if is_by_election(contest):
        return f"the {contest.seat.name} by-election of {day_in_words(contest.day)}"
    return f"{contest.seat.name} {contest.day.year}"


def is_by_election(contest: Contest) -> bool:
    """Whether a contest has a day of its own in its key."""
    return contest.key.endswith(contest.day.isoformat())


def named(candidacy: Candidacy) -> str:
    """Return a candidacy in words, such as "Adnan Hussain (Ind)"."""
    return f"{candidacy.person.name} ({candidacy.party})"


def not_checkable(reason: str, *notes: str, actual: str | None = None) -> Judgement:
    """Return the judgement of a claim that cannot be settled."""
    return Judgement(Verdict.NOT_CHECKABLE, reason, actual, notes=notes)


def case_of(claim: ContestClaim, record: Record) -> Case | Judgement:
    """Return the claim's case, or why it has none."""
    ref = claim.contest or (claim.who.contest if claim.who else None)
    if ref is None:
        return not_checkable("The seat is not clear from the text.")
    election = record.election(ref.election)
    if election is None:
        why = record.missing.get(ref.election, "")
        return not_checkable(
            f"The results of {ref.election} are not at hand; `hustings load {ref.election}` obtains them.",
            *([why] if why else []),
        )
    standing = election.state().contests.get(ref.key)
    if standing is None:
        return not_checkable(f"{election.title} has no contest {ref.key}.")
    if standing.declaration is None:
        return not_checkable(
            f"{contest_in_words(standing.contest)} is not declared in the record{_why(standing)}."
        )
    return _with_people(claim, record, ref, election)


def _why(standing: ContestState) -> str:
    if standing.status is Status.COUNTERMANDED:
        return f": the poll was countermanded ({standing.reason})"
    return f": {standing.reason}" if standing.reason else ""


def _with_people(
    claim: ContestClaim, record: Record, ref: ContestRef, election: Election
) -> Case | Judgement:
    standing = election.state().contests[ref.key]
    contest, declaration = standing.contest, standing.declaration
    if declaration is None:
        return not_checkable(f"{contest_in_words(contest)} is not declared in the record.")
    sides: list[tuple[Candidacy, ...]] = []
    for person, party in ((claim.who, claim.party), (claim.other, claim.other_party)):
        if party and not person and not is_label(election, party):
            return not_checkable(f"{party} is no party label of {election.title}.")
        found = _standing(record, contest, person) if person else None
        if person and found is None and claim.type not in _OF_CONTEST:
            return _stands_elsewhere(claim, record, ref, person)
        sides.append((found,) if found else of_party(election, contest, party) if party else ())
    try:
        counted = tabulate(contest, declaration, standing.lot)
    except TieError:
        counted = None
    return Case(claim, record, ref, election, contest, declaration, counted, sides[0], sides[1])


def of_party(election: Election, contest: Contest, label: str) -> tuple[Candidacy, ...]:
    """Return who stands in a contest for a party, by its label or name; letter case does not matter."""
    low = label.casefold()
    return tuple(one for one in contest.candidacies if low in labels_of(election, one.party))


def is_label(election: Election, said: str) -> bool:
    """Whether an election or what it is compared with knows a party by that label or name."""
    low = said.casefold()
    known = any(low in labels_of(election, party) for party in election.parties)
    bases = election.baseline.bases.values() if election.baseline and not known else ()
    return known or any(low in (party.casefold() for party in base.votes) for base in bases)


def labels_of(election: Election, party: str) -> tuple[str, ...]:
    """Return the label and the name of a party, in small letters."""
    known = election.parties.get(party)
    return (party.casefold(), known.name.casefold()) if known else (party.casefold(),)


def _standing(record: Record, contest: Contest, person: CandidacyRef) -> Candidacy | None:
    """Return a person's candidacy in a contest, though they be named by one in another."""
    known = record.candidacy(person)
    if known is None:
        return None
    keys = [one for one in contest.candidacies if one.key == person.key]
    same = [one for one in contest.candidacies if one.person.is_same_person(known.person)]
    alike = [one for one in contest.candidacies if one.person.name.casefold() == known.person.name.casefold()]
    return next(iter([*keys, *same, *alike]), None)


def _stands_elsewhere(
    claim: ContestClaim, record: Record, ref: ContestRef, person: CandidacyRef
) -> Judgement:
    known, contest = record.candidacy(person), record.contest(ref)
    if known is None or contest is None:
        return not_checkable("The person named is not on record as a candidate there.")
    stood = record.contest(person.contest)
    place = contest_in_words(stood) if stood else person.contest.key
    if person.contest.election != ref.election or is_by_election(contest) or claim.is_guess:
        return not_checkable(
            f"{named(known)} is not on record as a candidate in {contest_in_words(contest)}.",
            f"{known.person.name} stood in {place}.",
        )
    rows = (Row(person, f"{named(known)} stood in {place}"),)
    return Judgement(
        Verdict.REFUTED,
        f"{named(known)} stood in {place}, not in {contest.seat.name}.",
        place,
        evidence(record, rows),
    )
