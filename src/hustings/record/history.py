"""The record since 1918: old results by party block, national seat totals, and what is a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from hustings.errors import NameNotFoundError

BLOCKS = ("con", "lib", "lab", "natsw", "oth")
"""Conservative and allies, Liberal and successors, Labour, nationalists of Scotland and Wales, others."""

BLOCK_OF = {"Conservative": "con", "Liberal and successors": "lib", "Labour": "lab"}
_MONTHS = {"02": "February", "10": "October"}


@dataclass(frozen=True, slots=True)
class HistoricalResult:
    """One constituency at one election of 1918-2019, by party block.

    election: a year, or a year and month where it had two ("1974-02").
    code: the publisher's id, good within one boundary set; None where blank.
    seats: members elected; two or three only before 1950.
    votes: by block, None where blank. Outside universities a seat of two
        members has half of the votes cast, for its electors had two each.
    unopposed: members returned without a poll, by block.
    total_votes: as the file has it; None where blank or unopposed.
    turnout_published: the file's rounded figure.
    doubts: by column, slips of the file that are kept as they stand.
    """

    election: str
    code: str | None
    name: str
    region: str
    seats: int
    electorate: int | None
    votes: Mapping[str, int | None]
    unopposed: Mapping[str, int]
    total_votes: int | None
    turnout_published: Fraction | None
    boundary_set: str
    is_unopposed: bool
    doubts: Mapping[str, str]

    @property
    def turnout(self) -> Fraction | None:
        """Valid votes ÷ electorate; halved votes in seats of two members.

        None where a figure is missing, or where the file has more votes than electors.
        """
        if not self.electorate or self.total_votes is None or self.total_votes > self.electorate:
            return None
        return Fraction(self.total_votes, self.electorate)

    @property
    def largest_block(self) -> str | None:
        """The block with most votes or members unopposed; None where level or not known.

        Not always the winner's: "oth" adds up several parties.
        """
        counts = self.unopposed or {block: votes for block, votes in self.votes.items() if votes is not None}
        top = max(counts.values(), default=None)
        best = [block for block, count in counts.items() if count == top]
        return best[0] if len(best) == 1 else None


@dataclass(frozen=True, slots=True)
class NationalTotal:
    """One election added up from its constituencies.

    votes: by block. total_votes: where the file has a total. largest:
    constituencies in which the block is the largest; seats of two or three
    members count once. unopposed, without_total: constituencies.
    """

    election: str
    constituencies: int
    seats: int
    votes: Mapping[str, int]
    total_votes: int
    electorate: int
    largest: Mapping[str, int]
    unopposed: int
    without_total: int
    turnout: Fraction | None


@dataclass(frozen=True, slots=True)
class PublishedSeats:
    """A party's seats at one general election as published, with what the publisher notes."""

    election: str
    party: str
    seats: int
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class SeatTotal:
    """A party's published seats with what follows from the file of constituencies beside them.

    derived: constituencies in which its block is largest; None where the file
    does not hold the election. It counts seats of two or three members once.
    """

    election: str
    party: str
    seats: int
    derived: int | None
    note: str
    source: str

    @property
    def difference(self) -> int | None:
        """Derived less published."""
        return None if self.derived is None else self.derived - self.seats


@dataclass(frozen=True, slots=True)
class Since:
    """How far back a party's seats were as few (or as many).

    since: the latest earlier election with as few or fewer; None where no
        earlier one of the unbroken record has. first: the earliest election
        looked at. gap: the election without a figure that broke the record.
    is_record: False where the very election before had as few (or as many).
    """

    word: str
    total: SeatTotal
    since: SeatTotal | None
    first: str
    gap: str | None
    is_record: bool

    @property
    def sentence(self) -> str:
        """The finding in words."""
        head = f"{self.total.party} {said(self.total.election)}: {self.total.seats} seats"
        if self.since is not None:
            return f"{head}, the {self.word} since {said(self.since.election)} ({self.since.seats})"
        gap = f" (no figure here for {said(self.gap)})" if self.gap else ""
        if self.first == self.total.election:
            return f"{head}, with no earlier figure to compare{gap}"
        return f"{head}, the {self.word} since at least {said(self.first)}{gap}"


@dataclass(frozen=True, slots=True)
class TurnoutRecords:
    """Contests of one member with the highest and the lowest turnout, the extreme ones first."""

    highest: tuple[HistoricalResult, ...]
    lowest: tuple[HistoricalResult, ...]


def said(election: str) -> str:
    """Return an election as people say it.

    >>> said("1974-02"), said("2019")
    ('February 1974', '2019')
    """
    year, _, month = election.partition("-")
    return f"{_MONTHS.get(month, month)} {year}" if month else year


def national_totals(results: Iterable[HistoricalResult]) -> tuple[NationalTotal, ...]:
    """Return every election of the file added up, oldest first.

    Turnout is over contested constituencies that have both figures.
    """
    ordered = sorted(results, key=lambda result: result.election)
    groups = groupby(ordered, key=lambda result: result.election)
    return tuple(_national(election, list(rows)) for election, rows in groups)


def seat_totals(
    published: Iterable[PublishedSeats], results: Iterable[HistoricalResult] = ()
) -> tuple[SeatTotal, ...]:
    """Return published seats with the figures that follow from the file, oldest first."""
    largest = {national.election: national.largest for national in national_totals(results)}
    totals = []
    for one in sorted(published, key=lambda one: (one.election, one.party)):
        block = BLOCK_OF.get(one.party)
        blocks = largest.get(one.election)
        derived = blocks[block] if blocks and block else None
        totals.append(SeatTotal(one.election, one.party, one.seats, derived, one.note, one.source))
    return tuple(totals)


def fewest_since(totals: Sequence[SeatTotal], party: str, election: str) -> Since:
    """Return when the party last had as few seats, by published totals.

    Raises NameNotFoundError where there is no total of that party and election.
    """
    return _since(totals, party, election, "fewest")


def most_since(totals: Sequence[SeatTotal], party: str, election: str) -> Since:
    """Return when the party last had as many seats, by published totals.

    Raises NameNotFoundError where there is no total of that party and election.
    """
    return _since(totals, party, election, "most")


def turnout_records(results: Iterable[HistoricalResult], limit: int = 5) -> TurnoutRecords:
    """Return the highest and lowest turnouts in contests of one member.

    Universities, and rows whose electorate, total or turnout is in doubt, are left out.
    """
    unsound = {"electorate", "total_votes", "turnout"}
    sound = [
        (turnout, result.election, result.name, result)
        for result in results
        if result.seats == 1 and result.region != "University" and not unsound & result.doubts.keys()
        for turnout in [result.turnout]
        if turnout is not None
    ]
    highest = sorted(sound, key=lambda found: (-found[0], *found[1:3]))[:limit]
    lowest = sorted(sound, key=lambda found: found[:3])[:limit]
    return TurnoutRecords(tuple(found[3] for found in highest), tuple(found[3] for found in lowest))


def _national(election: str, rows: list[HistoricalResult]) -> NationalTotal:
    largest = dict.fromkeys(BLOCKS, 0)
    for block in filter(None, (row.largest_block for row in rows)):
        largest[block] += 1
    polled = [row for row in rows if row.turnout is not None]
    electors = sum(row.electorate or 0 for row in polled)
    return NationalTotal(
        election=election,
        constituencies=len(rows),
        seats=sum(row.seats for row in rows),
        votes={block: sum(row.votes[block] or 0 for row in rows) for block in BLOCKS},
        total_votes=sum(row.total_votes or 0 for row in rows),
        electorate=sum(row.electorate or 0 for row in rows),
        largest=largest,
        unopposed=sum(row.is_unopposed for row in rows),
        without_total=sum(row.total_votes is None and not row.is_unopposed for row in rows),
        turnout=Fraction(sum(row.total_votes or 0 for row in polled), electors) if electors else None,
    )


def _since(totals: Sequence[SeatTotal], party: str, election: str, word: str) -> Since:
    own = {total.election: total for total in totals if total.party == party}
    if election not in own:
        raise NameNotFoundError("seat total", f"{party} {said(election)}", sorted(own))
    here = own[election]
    earlier = sorted({total.election for total in totals if total.election < election}, reverse=True)
    first, passed = election, 0
    for before in earlier:
        then = own.get(before)
        if then is None:
            return Since(word, here, None, first, before, passed > 0)
        if then.seats <= here.seats if word == "fewest" else then.seats >= here.seats:
            return Since(word, here, then, before, None, passed > 0)
        first, passed = before, passed + 1
    return Since(word, here, None, first, None, passed > 0)
