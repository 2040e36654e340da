"""What changed in a contest: hold or gain, share changes, named swings, sitting members."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hustings.record.baseline import Base
from hustings.record.contest import Candidacy
from hustings.record.tabulation import Tabulation


@dataclass(frozen=True, slots=True)
class ResultLabel:
    """The winner's party against another's, printed as Lab hold or Ind gain from Lab."""

    party: str
    gained_from: str | None = None

    @property
    def is_gain(self) -> bool:
        """Whether the party did not have the seat before."""
        return self.gained_from is not None

    def __str__(self) -> str:
        return f"{self.party} gain from {self.gained_from}" if self.gained_from else f"{self.party} hold"


class Outcome(StrEnum):
    """What became of a sitting member who stood again."""

    RE_ELECTED = "re-elected"
    DEFEATED = "defeated"


@dataclass(frozen=True, slots=True)
class SittingMember:
    """A member at dissolution who stood again here, with the party stood for and the outcome."""

    candidacy: Candidacy
    outcome: Outcome


def result_label(counted: Tabulation, base: Base | None) -> ResultLabel | None:
    """Return hold or gain against the baseline's winner; None without a baseline.

    This is the publisher's label: it compares two elections, and ignores
    by-elections and changes of party between them. One independent after
    another is a gain, for they are individuals.
    """
    if base is None:
        return None
    winner = counted.winner
    if base.winner in base.shared_labels and base.winner == winner.party and base.holder is not None:
        same = base.holder.is_same_person(winner.person) or base.holder.name == winner.person.name
        return ResultLabel(winner.party, None if same else base.winner)
    return _label(winner.party, base.winner)


def dissolution_label(counted: Tabulation, base: Base | None = None) -> ResultLabel | None:
    """Return hold or gain against the party that the sitting member stood for.

    None where no sitting member stood here, or more than one did: results
    files do not say who sat for the seat otherwise. base: where given, a
    member whom it knows to have been elected in another seat does not count.
    """
    members = [
        member
        for member in sitting_members(counted)
        if base is None or not base.sat_elsewhere(member.candidacy.person)
    ]
    if len(members) != 1:
        return None
    return _label(counted.winner.party, members[0].candidacy.party)


def sitting_members(counted: Tabulation) -> tuple[SittingMember, ...]:
    """Return the members at dissolution who stood here and whether each was re-elected.

    After a boundary change a contest may hold several, from several old seats.
    """
    return tuple(
        SittingMember(
            candidacy,
            Outcome.RE_ELECTED if candidacy.key == counted.winner.key else Outcome.DEFEATED,
        )
        for candidacy in counted.ranking
        if candidacy.sitting
    )


def share_change(counted: Tabulation, base: Base | None, candidacy: Candidacy) -> Fraction | None:
    """Return the change in the party's share, as a fraction of 1.

    None without a baseline, where the party did not stand before, and for
    independents, who are individuals.
    """
    if base is None:
        return None
    return _share_change(counted, base, candidacy.party)


def butler_swing(counted: Tabulation, base: Base, to: str, away_from: str) -> Fraction | None:
    """Return the Butler swing from one party to another, as a fraction of 1.

    The mean of one's rise and the other's fall, in shares of all valid votes.
    None where either did not stand in both elections.
    Source: Butler 1951, in Nicholas, The British General Election of 1950.
    """
    rise, fall = _share_change(counted, base, to), _share_change(counted, base, away_from)
    return None if rise is None or fall is None else (rise - fall) / 2


def steed_swing(counted: Tabulation, base: Base, to: str, away_from: str) -> Fraction | None:
    """Return the Steed swing from one party to another, as a fraction of 1.

    The change in one's share of the votes of those two alone. None where
    either did not stand in both elections.
    Source: Steed 1965, in Butler and King, The British General Election of 1964.
    """
    votes, before = counted.party_votes, base.votes
    if any(party not in votes or base.share(party) is None for party in (to, away_from)):
        return None
    now, then = votes[to] + votes[away_from], before[to] + before[away_from]
    return Fraction(votes[to], now) - Fraction(before[to], then) if now and then else None


def swing_parties(counted: Tabulation, base: Base) -> tuple[str, str] | None:
    """Return the two parties whose swing describes the contest: (to, away from).

    The winner and the baseline's winner; in a hold, the winner and the second.
    None where nobody came second.
    """
    if base.winner != counted.winner.party:
        return counted.winner.party, base.winner
    if counted.second is None or counted.second.party == counted.winner.party:
        return None
    return counted.winner.party, counted.second.party


def _label(winner: str, before: str) -> ResultLabel:
    return ResultLabel(winner, None if winner == before else before)


def _share_change(counted: Tabulation, base: Base, party: str) -> Fraction | None:
    before, votes = base.share(party), counted.party_votes
    if before is None or party not in votes or not counted.declaration.valid_votes:
        return None
    return Fraction(votes[party], counted.declaration.valid_votes) - before
