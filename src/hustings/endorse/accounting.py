"""What happened where an organisation endorsed, with no assumption: places, shares, votes that decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from hustings.endorse.picks import Pick
from hustings.record.contest import Candidacy
from hustings.record.election import Election, counted
from hustings.record.tabulation import Tabulation


@dataclass(frozen=True, slots=True)
class Account:
    """One endorsed candidacy.

    place: 1 for the winner. to_change: the fewest voters who, had they
    switched between the winner and the endorsed (from the winner to the
    second where the endorsed won), would have changed whether the endorsed
    won; None where nobody else stood. majority is the winner's.
    """

    contest: str
    seat: str
    candidacy: Candidacy
    votes: int
    valid_votes: int
    place: int
    majority: int | None
    to_change: int | None
    electorate: int | None

    @property
    def share(self) -> Fraction | None:
        """Votes ÷ valid votes; None in an uncontested seat."""
        return Fraction(self.votes, self.valid_votes) if self.valid_votes else None

    @property
    def won(self) -> bool:
        """Whether the endorsed was elected."""
        return self.place == 1

    @property
    def swing(self) -> Fraction | None:
        """Switching voters ÷ valid votes."""
        return Fraction(self.to_change, self.valid_votes) if self.to_change and self.valid_votes else None

    @property
    def of_electorate(self) -> Fraction | None:
        """Switching voters ÷ electorate; None where that is not known."""
        return Fraction(self.to_change, self.electorate) if self.to_change and self.electorate else None


@dataclass(frozen=True, slots=True)
class Accounts:
    """Every endorsed seat, closest first. undeclared: seats whose figures do not stand or wait for a lot."""

    accounts: tuple[Account, ...]
    undeclared: tuple[str, ...] = ()

    @property
    def won(self) -> int:
        """How many endorsed were elected."""
        return sum(one.won for one in self.accounts)

    @property
    def second(self) -> int:
        """How many endorsed came second."""
        return sum(one.place == 2 for one in self.accounts)

    @property
    def mean_share(self) -> Fraction | None:
        """The mean of their shares, each seat counting alike; None where there is none."""
        shares = [one.share for one in self.accounts if one.share is not None]
        return sum(shares, Fraction(0)) / len(shares) if shares else None


def accounted(election: Election, picks: Iterable[Pick]) -> Accounts:
    """Return the account of endorsements that stand; a party-wide one is of the party's every candidacy."""
    contests = election.state().contests
    found: list[Account] = []
    undeclared: list[str] = []
    for contest, key in endorsed(election, picks):
        tabulation = counted(contests[contest])
        if tabulation is None:
            undeclared.append(contests[contest].contest.seat.name)
        else:
            found.append(account(tabulation, tabulation.contest.candidacy(key)))
    closest = sorted(found, key=lambda one: (one.swing is None, one.swing or 0, one.contest))
    return Accounts(tuple(closest), tuple(sorted(undeclared)))


def endorsed(election: Election, picks: Iterable[Pick]) -> tuple[tuple[str, str], ...]:
    """Return contest and candidacy keys of everyone endorsed, by contest; each once."""
    keys: dict[tuple[str, str], None] = {}
    contests = election.state().contests
    for pick in picks:
        if pick.contest is not None and pick.candidacy is not None:
            keys[pick.contest, pick.candidacy] = None
        elif pick.contest is None:
            for contest, standing in contests.items():
                for one in standing.contest.candidacies:
                    if one.party == pick.party:
                        keys[contest, one.key] = None
    return tuple(sorted(keys))


def account(tabulation: Tabulation, candidacy: Candidacy) -> Account:
    """Return the account of one candidacy in a counted contest."""
    return Account(
        tabulation.contest.key,
        tabulation.contest.seat.name,
        candidacy,
        tabulation.declaration.votes.get(candidacy.key, 0),
        tabulation.declaration.valid_votes,
        1 + [one.key for one in tabulation.ranking].index(candidacy.key) if tabulation.second else 1,
        tabulation.majority,
        votes_to_change(tabulation, candidacy),
        tabulation.declaration.electorate,
    )


def votes_to_change(tabulation: Tabulation, candidacy: Candidacy) -> int | None:
    """Return the fewest switching voters that change whether the candidacy won; None if nobody else stood.

    A winner loses them to the second. Another gains them from the winner and
    must pass the second as well; a tie, which a lot would settle, is not
    enough.
    """
    if tabulation.second is None or tabulation.majority is None:
        return None
    if candidacy.key == tabulation.winner.key:
        return tabulation.majority // 2 + 1
    own, first = tabulation.votes(candidacy), tabulation.votes(tabulation.winner)
    others = [
        tabulation.votes(one)
        for one in tabulation.ranking
        if one.key not in (candidacy.key, tabulation.winner.key)
    ]
    return max((first - own) // 2 + 1, max(others, default=0) - own + 1)
