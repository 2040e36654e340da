"""What a story can claim: one typed record a claim, each with where it stands and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hustings.check.quantity import Quantity


class ClaimType(StrEnum):
    """Every sort of claim that is looked for; the names are those of the JSON."""

    VOTES = "votes"
    SHARE = "share"
    MAJORITY = "majority"
    MAJORITY_SHARE = "majority_share"
    LEAD = "lead"
    PLACE = "place"
    VALID_VOTES = "valid_votes"
    ELECTORATE = "electorate"
    TURNOUT = "turnout"
    REJECTED = "rejected"
    CANDIDATES = "candidates"

    WON = "won"
    BEAT = "beat"
    LOST = "lost"
    UNSEATED = "unseated"
    GAIN = "gain"
    HOLD = "hold"
    KEPT_SEAT = "kept_seat"
    LOST_DEPOSIT = "lost_deposit"
    KEPT_DEPOSIT = "kept_deposit"

    PREVIOUS_MAJORITY = "previous_majority"
    MAJORITY_CHANGE = "majority_change"
    SHARE_CHANGE = "share_change"
    TURNOUT_CHANGE = "turnout_change"
    SWING = "swing"

    SEATS = "seats"
    SEATS_CHANGE = "seats_change"
    PARTY_VOTES = "party_votes"
    PARTY_SHARE = "party_share"
    PARTY_SHARE_CHANGE = "party_share_change"
    PARTY_CANDIDATES = "party_candidates"
    LOST_DEPOSITS = "lost_deposits"
    PLACE_SEATS = "place_seats"
    COUNT_WHERE = "count_where"
    RANK = "rank"
    LARGEST_PARTY = "largest_party"
    OVERALL_MAJORITY = "overall_majority"
    HOUSE_SIZE = "house_size"
    NATIONAL_TURNOUT = "national_turnout"

    PARTY = "party"
    SITTING_MEMBER = "sitting_member"
    MEMBER_SINCE = "member_since"
    MEMBER_FOR = "member_for"
    AGE = "age"
    OFFICE = "office"
    MEMBERSHIP = "membership"
    ENDORSEMENT = "endorsement"

    HELD_SINCE = "held_since"
    FIRST_SINCE = "first_since"
    FIRST_EVER = "first_ever"
    WORST_SINCE = "worst_since"
    RECORD = "record"

    POLLING_DAY = "polling_day"
    WEEKDAY = "weekday"
    BY_ELECTION_DATE = "by_election_date"
    DECLARATION_TIME = "declaration_time"
    DECLARATION_ORDER = "declaration_order"

    PROJECTION = "projection"
    SNAPSHOT = "snapshot"
    CAUSE = "cause"
    OPINION = "opinion"
    QUOTATION = "quotation"
    OTHER_BODY = "other_body"


NOT_JUDGED = frozenset(
    {
        ClaimType.PROJECTION,
        ClaimType.SNAPSHOT,
        ClaimType.CAUSE,
        ClaimType.OPINION,
        ClaimType.QUOTATION,
        ClaimType.OTHER_BODY,
    }
)
"""Seen, listed with a related figure where there is one, and not judged."""


@dataclass(frozen=True, slots=True)
class ContestRef:
    """One contest of the record: the election's short name and the contest's key."""

    election: str
    key: str


@dataclass(frozen=True, slots=True)
class CandidacyRef:
    """One candidacy of the record."""

    contest: ContestRef
    key: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands: sentence number from 0, offsets into the story's text, its words.

    rule: the pattern's name.
    quoted: whether it stands in somebody else's words, in quotation marks.
    """

    sentence: int
    start: int
    end: int
    text: str
    rule: str
    quoted: bool = False


class Direction(StrEnum):
    """Which way something went."""

    UP = "up"
    DOWN = "down"


class BaseSaid(StrEnum):
    """What a change is measured from, as far as the story says."""

    UNSTATED = ""
    LAST_TIME = "last general election"
    NOTIONAL = "notional"
    DISSOLUTION = "dissolution"


@dataclass(frozen=True, slots=True)
class ContestClaim:
    """A figure, an outcome or a change in one contest.

    type: of contest figures, outcomes or changes. who: the candidacy it is
    about; party: the label where only a party is named. other: who was beaten
    or led; other_party: the party gained from, or swung from. said: the number;
    said_from: the first of two ("from 34% to 28%"), said being the second.
    is_guess: whether seat or person were carried over from afar, or the words
    are not plain; then it is never refuted but for a slip in its digits.
    """

    passage: Passage
    type: ClaimType
    contest: ContestRef | None
    who: CandidacyRef | None = None
    party: str | None = None
    other: CandidacyRef | None = None
    other_party: str | None = None
    said: Quantity | None = None
    said_from: Quantity | None = None
    direction: Direction | None = None
    base: BaseSaid = BaseSaid.UNSTATED
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class AggregateClaim:
    """A figure of the House, or of the seats of a nation, region, county or town.

    election: its short name. place: as the record names it, None for all
    seats; towns (all six Glasgow seats) as the words that seats' names begin
    with. party: the label. condition: what is counted, in COUNT_WHERE and
    RANK: a ClaimType that seats are ordered by (majority, turnout, swing,
    share); smallest tells from which end. limit: the bound ("under 100").
    contest: of a RANK, which seat is said to stand there. near_place: without
    a place of its own, the one that the sentences before are of; tried as well.
    """

    passage: Passage
    type: ClaimType
    election: str
    party: str | None = None
    place: str | None = None
    said: Quantity | None = None
    said_from: Quantity | None = None
    direction: Direction | None = None
    condition: ClaimType | None = None
    limit: Quantity | None = None
    smallest: bool = True
    contest: ContestRef | None = None
    is_guess: bool = False
    near_place: str | None = None


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """Something about a person, apart from votes.

    name: the person as the record or a fact table names them. who: a
    candidacy of theirs, where they stood. what: the words for an office, a
    party, a seat, an endorser; on: a day or year (since, until). event: of
    membership, such as "expelled", "whip withdrawn", "joined".
    """

    passage: Passage
    type: ClaimType
    name: str
    who: CandidacyRef | None = None
    what: str | None = None
    on: date | int | None = None
    until: date | int | None = None
    said: Quantity | None = None
    contest: ContestRef | None = None
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class HistoryClaim:
    """Something measured against earlier elections.

    election: where it is measured from. party, contest, place: what it is
    about. measure: the ClaimType compared (seats, party_share, majority,
    turnout); since: the year said; lowest: whether fewest or worst is meant.
    """

    passage: Passage
    type: ClaimType
    election: str
    party: str | None = None
    contest: ContestRef | None = None
    place: str | None = None
    measure: ClaimType | None = None
    since: int | None = None
    lowest: bool = False
    said: Quantity | None = None
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class CalendarClaim:
    """A day, weekday, hour or order.

    weekday: 0 for Monday; order: 1 for the first to declare; month: year and
    month, where no day is said.
    """

    passage: Passage
    type: ClaimType
    election: str
    contest: ContestRef | None = None
    day: date | None = None
    weekday: int | None = None
    at: datetime | None = None
    order: Quantity | None = None
    is_guess: bool = False
    month: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Something seen that the record cannot judge, with the contests and the party it is about."""

    passage: Passage
    type: ClaimType
    election: str | None = None
    contests: tuple[ContestRef, ...] = ()
    party: str | None = None
    said: Quantity | None = None


Claim = ContestClaim | AggregateClaim | PersonClaim | HistoryClaim | CalendarClaim | Unjudged
