"""The House: all contests of an election together, as far as declared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from hustings.errors import NameNotFoundError
from hustings.record.baseline import Base
from hustings.record.change import result_label
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election, counted
from hustings.record.party import Party
from hustings.record.state import ContestState, State
from hustings.record.tabulation import Tabulation, loses_deposit, votes_by_party


@dataclass(frozen=True, slots=True)
class PartyTotal:
    """One party's part of the House, over decided seats: a tie counts from its lot on.

    change: seats won less seats that the baseline gives it among the seats
    decided so far; share_change likewise over their votes; None without a
    baseline. gains and losses are seats.
    """

    party: Party
    seats: int
    change: int | None
    gains: int | None
    losses: int | None
    candidacies: int
    votes: int
    share: Fraction | None
    share_change: Fraction | None
    lost_deposits: int | None


@dataclass(frozen=True, slots=True)
class House:
    """Seats and votes by party, most seats first, and how far the count has come.

    declared: contests whose figures stand; undeclared: the rest of the seats;
    tied: declared contests that wait for a lot, and so elect nobody yet.
    rejected and electorate: sums over declared contests; None where one of
    them did not announce it, as a part would pass for the whole.
    none_of_the_above: papers marked so; None where no ballot paper has such a line.
    as_at: the moment asked for, in UTC; None where it is the end of the ledger.
    """

    election: str
    as_at_entry: int
    seats: int
    declared: int
    tied: int
    parties: tuple[PartyTotal, ...]
    valid_votes: int
    rejected: int | None
    none_of_the_above: int | None
    electorate: int | None
    baseline: str | None
    is_whole_house: bool
    as_at: datetime | None = None

    def __repr__(self) -> str:
        told = f"{self.declared} of {self.seats} declared, as at entry {self.as_at_entry}"
        return f"<House {self.election}: {told}>"

    @property
    def undeclared(self) -> int:
        """Seats without figures."""
        return self.seats - self.declared

    @property
    def overall_majority(self) -> int | None:
        """The largest party's seats less all others'; None until it has more than half.

        Independents are individuals and have none together.
        """
        if not self.parties or not self.is_whole_house or self.parties[0].party.is_shared_label:
            return None
        lead = 2 * self.parties[0].seats - self.seats
        return lead if lead > 0 else None

    @property
    def turnout(self) -> Fraction | None:
        """Valid votes ÷ electorate over declared contests."""
        return Fraction(self.valid_votes, self.electorate) if self.electorate else None

    @property
    def ballot_box_turnout(self) -> Fraction | None:
        """(Valid + rejected + none of the above) ÷ electorate over declared contests."""
        if not self.electorate or self.rejected is None:
            return None
        return Fraction(self.valid_votes + self.rejected + (self.none_of_the_above or 0), self.electorate)

    def party(self, abbreviation: str) -> PartyTotal:
        """Return one party's total; NameNotFoundError where nobody stood for it in a declared seat."""
        for total in self.parties:
            if total.party.abbreviation == abbreviation:
                return total
        known = {total.party.abbreviation: total.party.name for total in self.parties}
        named = [key for key, name in known.items() if name.casefold() == abbreviation.casefold()]
        raise NameNotFoundError("party", abbreviation, named or _near(abbreviation, known))


def house(election: Election, now: State | None = None, region: str | None = None) -> House:
    """Return the House at a moment, or at the end.

    region: only the seats of one region, nation or county, as the publisher names it.
    Raises NameNotFoundError where no seat lies there.
    """
    now = now or election.state()
    if region is not None:
        _refuse_unknown(region, election)
    standings = [
        standing
        for standing in now.contests.values()
        if region is None or standing.contest.seat.lies_in(region)
    ]
    declared = [standing.declaration for standing in standings if standing.declaration]
    polled = [declaration for declaration in declared if not declaration.unopposed]
    rejected = [d.rejected for d in polled if d.rejected is not None]
    nobody = [d.none_of_the_above for d in polled if d.none_of_the_above is not None]
    electorates = [d.electorate for d in polled if d.electorate is not None]
    seats = election.seats if region is None else None
    return House(
        election=election.name,
        as_at_entry=now.as_at_entry,
        seats=len(standings) if seats is None else seats,
        declared=len(declared),
        tied=sum(standing.is_declared and not standing.is_decided for standing in standings),
        parties=party_totals(standings, election),
        valid_votes=sum(declaration.valid_votes for declaration in declared),
        rejected=sum(rejected) if len(rejected) == len(polled) and rejected else None,
        none_of_the_above=sum(nobody) if nobody else None,
        electorate=sum(electorates) if len(electorates) == len(polled) and electorates else None,
        baseline=election.baseline.name if election.baseline else None,
        is_whole_house=seats is not None,
        as_at=now.as_at,
    )


def _refuse_unknown(region: str, election: Election) -> None:
    seats = [standing.contest.seat for standing in election.state().contests.values()]
    if not any(seat.lies_in(region) for seat in seats):
        known = {name for seat in seats for name in (seat.region, seat.country, seat.county) if name}
        raise NameNotFoundError("region", region, _near(region, sorted(known)))


def _near(typed: str, known: Iterable[str]) -> list[str]:
    import difflib

    folded = {name.casefold(): name for name in known}
    return [folded[name] for name in difflib.get_close_matches(typed.strip().casefold(), folded)]


def party_totals(standings: Sequence[ContestState], election: Election) -> tuple[PartyTotal, ...]:
    """Return every party's total over declared contests: most seats, then most votes, first.

    A tie that waits for its lot adds its votes and elects nobody.
    """
    tally, baseline, parties = _Tally(), election.baseline, election.parties
    comparable = baseline is not None
    for standing in standings:
        if standing.declaration is not None:
            base = baseline.bases.get(standing.contest.key) if baseline else None
            comparable = comparable and base is not None
            tally.add_votes(standing.contest, standing.declaration, base)
            tally.add_winner(counted(standing), base)
    totals = [
        _total(parties.get(key, Party(key, key)), tally, comparable) for key in {*tally.votes, *tally.before}
    ]
    if not election.has_deposits:
        totals = [replace(total, lost_deposits=None) for total in totals]
    present = [total for total in totals if total.candidacies or total.votes or total.losses]
    return tuple(sorted(present, key=lambda t: (-t.seats, -t.votes, t.party.abbreviation)))


class _Tally:
    """Sums in the making, by party abbreviation."""

    def __init__(self) -> None:
        self.seats: dict[str, int] = {}
        self.votes: dict[str, int] = {}
        self.candidacies: dict[str, int] = {}
        self.lost_deposits: dict[str, int] = {}
        self.gains: dict[str, int] = {}
        self.losses: dict[str, int] = {}
        self.before: dict[str, int] = {}
        self.valid_votes = 0
        self.valid_before = 0

    def add_votes(self, contest: Contest, declaration: Declaration, base: Base | None) -> None:
        self.valid_votes += declaration.valid_votes
        for party, votes in votes_by_party(contest, declaration).items():
            _plus(self.votes, party, votes)
        for candidacy in contest.candidacies:
            _plus(self.candidacies, candidacy.party)
            if not declaration.unopposed and loses_deposit(declaration, candidacy.key):
                _plus(self.lost_deposits, candidacy.party)
        if base is not None:
            self.valid_before += base.valid_votes
            for party, votes in base.votes.items():
                _plus(self.before, party, votes)

    def add_winner(self, tabulation: Tabulation | None, base: Base | None) -> None:
        if tabulation is None:
            return
        _plus(self.seats, tabulation.winner.party)
        label = result_label(tabulation, base)
        if label is not None and label.gained_from is not None:
            _plus(self.gains, label.party)
            _plus(self.losses, label.gained_from)


def _plus(counts: dict[str, int], key: str, more: int = 1) -> None:
    counts[key] = counts.get(key, 0) + more


def _total(party: Party, tally: _Tally, comparable: bool) -> PartyTotal:
    key = party.abbreviation
    votes, gains, losses = tally.votes.get(key, 0), tally.gains.get(key, 0), tally.losses.get(key, 0)
    share = Fraction(votes, tally.valid_votes) if tally.valid_votes else None
    change = None
    if comparable and share is not None and tally.valid_before and not party.is_shared_label:
        change = share - Fraction(tally.before.get(key, 0), tally.valid_before)
    return PartyTotal(
        party,
        tally.seats.get(key, 0),
        gains - losses if comparable else None,
        gains if comparable else None,
        losses if comparable else None,
        tally.candidacies.get(key, 0),
        votes,
        share,
        change,
        tally.lost_deposits.get(key, 0),
    )
