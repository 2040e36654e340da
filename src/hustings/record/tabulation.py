"""The tabulation of one contest: order, winner, majority, shares, deposits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hustings.errors import DeclarationError, TieError
from hustings.record.contest import Candidacy, Contest
from hustings.record.declaration import Declaration


@dataclass(frozen=True, slots=True)
class Tabulation:
    """One declared contest, counted.

    ranking: candidacies by votes, most first; those level stand in the order
    of their keys, but for the winner of a lot, who stands first. lot: whether
    a lot decided.
    """

    contest: Contest
    declaration: Declaration
    ranking: tuple[Candidacy, ...]
    lot: bool = False

    @property
    def winner(self) -> Candidacy:
        """Who was elected."""
        return self.ranking[0]

    @property
    def second(self) -> Candidacy | None:
        """Who came second; None where the winner stood unopposed."""
        return self.ranking[1] if len(self.ranking) > 1 else None

    @property
    def majority(self) -> int | None:
        """The winner's lead in votes; None where the winner stood unopposed."""
        if self.second is None:
            return None
        return self.votes(self.winner) - self.votes(self.second)

    @property
    def majority_share(self) -> Fraction | None:
        """The majority as a share of valid votes; None where there were none."""
        if self.majority is None or not self.declaration.valid_votes:
            return None
        return Fraction(self.majority, self.declaration.valid_votes)

    def votes(self, candidacy: Candidacy) -> int:
        """Votes of one candidacy."""
        return self.declaration.votes[candidacy.key]

    def share(self, candidacy: Candidacy) -> Fraction | None:
        """Votes ÷ valid votes, from 0 to 1; None in an uncontested seat."""
        if not self.declaration.valid_votes:
            return None
        return Fraction(self.votes(candidacy), self.declaration.valid_votes)

    def loses_deposit(self, candidacy: Candidacy) -> bool:
        """Whether the candidacy's deposit is forfeited, on whole votes."""
        return loses_deposit(self.declaration, candidacy.key)

    @property
    def lost_deposits(self) -> int:
        """How many deposits were forfeited here."""
        return sum(self.loses_deposit(candidacy) for candidacy in self.ranking)

    @property
    def party_votes(self) -> dict[str, int]:
        """Votes by party abbreviation; lines of one person on several parties are kept apart."""
        return votes_by_party(self.contest, self.declaration)


def votes_by_party(contest: Contest, declaration: Declaration) -> dict[str, int]:
    """Return votes by party abbreviation, whether or not anybody is elected yet."""
    totals: dict[str, int] = {}
    for candidacy in contest.candidacies:
        own = {candidacy.party: declaration.votes.get(candidacy.key, 0)}
        for party, votes in declaration.line_votes.get(candidacy.key, own).items():
            totals[party] = totals.get(party, 0) + votes
    return totals


def loses_deposit(declaration: Declaration, candidacy: str) -> bool:
    """Return whether the £500 deposit is forfeited: no more than one-twentieth of valid votes.

    Decided on whole votes; a share printed as 5.0% can still lose it.
    Source: RPA 1983 Sch. 1 r. 53(4).
    """
    return not declaration.unopposed and 20 * declaration.votes[candidacy] <= declaration.valid_votes


def tabulate(contest: Contest, declaration: Declaration, lot: str | None = None) -> Tabulation:
    """Return the contest counted.

    lot: the key of the candidacy that a tie went to. Raises TieError where the
    top is level and no lot is recorded, never electing whoever is listed first.
    Source: plurality, RPA 1983 Sch. 1 r. 18; ties by lot, r. 49.
    """
    if declaration.unopposed:
        return Tabulation(contest, declaration, (contest.candidacy(declaration.unopposed),))
    votes = declaration.votes
    if len(contest.candidacies) != len(votes) or any(c.key not in votes for c in contest.candidacies):
        raise DeclarationError(f"{contest.seat.name}: the declaration is for other candidacies")
    if declaration.is_tied:
        top = max(votes.values())
        tied = sorted(key for key, count in votes.items() if count == top)
        if lot not in tied:
            raise TieError(contest.seat.name, [contest.candidacy(key).person.name for key in tied], top)
    ranking = sorted(contest.candidacies, key=lambda c: (-votes[c.key], c.key != lot, c.key))
    return Tabulation(contest, declaration, tuple(ranking), lot=declaration.is_tied)
