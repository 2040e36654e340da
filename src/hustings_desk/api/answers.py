"""What the interface answers about the election: the record's own JSON, every key described."""

from __future__ import annotations

from datetime import date

from ninja import Schema
from pydantic import ConfigDict, Field


class Answer(Schema):
    """An answer with exactly the keys described."""

    model_config = ConfigDict(extra="forbid")


class Progress(Answer):
    """How many contests have come how far."""

    contests: int
    candidacies: int
    declared: int
    confirmed: int
    tied: int
    rushed: int
    recounts: int


class BaselineSaid(Answer):
    """What the election is compared with. kind: actual or notional."""

    name: str
    kind: str


class ElectionSaid(Answer):
    """The election of this desk. mode: live, or test in a rehearsal. head: the hash of the last entry."""

    name: str
    title: str
    day: date | None
    zone: str
    seats: int | None
    mode: str
    entries: int
    head: str
    progress: Progress
    baseline: BaselineSaid | None
    attribution: list[str]
    note: str | None


class SeatName(Answer):
    """A seat by its code and name."""

    code: str
    name: str


class ContestSaid(Answer):
    """A contest in the list of all. result: such as Lab gain from Con; null until one winner stands."""

    contest: str
    seat: SeatName
    region: str | None
    country: str | None
    polling_day: date
    status: str
    entry: int | None
    winner: str | None
    winner_party: str | None
    majority: int | None
    result: str | None


class CandidacyFigures(Answer):
    """One candidacy in a contest. Shares are fractions of 1; null is not known, or not yet."""

    name: str
    party: str
    votes: int | None
    share: float | None
    change: float | None
    elected: bool | None
    deposit_lost: bool | None
    key: str
    rank: int | None
    description: str | None
    adjunct: str | None
    sitting: bool | None
    former: bool | None
    first_name: str | None
    surname: str | None
    mnis: str | None
    democracy_club: str | None
    lines: dict[str, int] | None


class Compared(Answer):
    """What a contest is compared with, and who won that."""

    name: str
    kind: str | None
    winner: str | None


class Swing(Answer):
    """A swing by its name, from one party to another, as a fraction."""

    name: str
    from_party: str = Field(alias="from")
    to: str
    value: float


class SittingMember(Answer):
    """A member at dissolution who stands here, and what became of it."""

    name: str
    party: str
    outcome: str | None


class StoodBefore(Answer):
    """Figures that stood before, and why they were replaced."""

    reason: str
    electorate: int | None
    valid_votes: int
    rejected: int | None
    votes: dict[str, int]


class SeatSaid(Answer):
    """One contest with everything known of it; its keys are those of `hustings seat --format json`."""

    election: str
    seat: SeatName
    electorate: int | None
    valid_votes: int | None
    rejected: int | None
    turnout: float | None
    majority: int | None
    result: str | None
    candidacies: list[CandidacyFigures]
    contest: str
    region: str | None
    country: str | None
    county: str | None
    kind: str | None
    polling_day: date
    declared_at: str | None
    status: str
    elected_by: str | None
    none_of_the_above: int | None
    ballot_box_turnout: float | None
    winner: str | None
    winner_party: str | None
    second: str | None
    second_party: str | None
    majority_share: float | None
    lost_deposits: int | None
    rejected_by_reason: dict[str, int]
    dissolution_label: str | None
    baseline: Compared | None
    swings: list[Swing]
    sitting_members: list[SittingMember]
    lot: str | None
    reason: str | None
    corrected: list[StoodBefore]
    as_at_entry: int
    as_at: str | None
    attribution: list[str]
    note: str | None


class PartyTotal(Answer):
    """One party's part of the House, over decided seats."""

    party: str
    name: str
    seats: int
    change: int | None
    votes: int
    share: float | None
    share_change: float | None
    gains: int | None
    losses: int | None
    candidacies: int
    lost_deposits: int | None
    standing: str


class HouseSaid(Answer):
    """The House by party; its keys are those of `hustings house --format json`."""

    election: str
    as_at_entry: int
    declared: int
    undeclared: int
    parties: list[PartyTotal]
    overall_majority: int | None
    title: str
    as_at: str | None
    seats: int
    is_whole_house: bool
    tied: int
    electorate: int | None
    valid_votes: int
    rejected: int | None
    none_of_the_above: int | None
    turnout: float | None
    ballot_box_turnout: float | None
    baseline: BaselineSaid | None
    attribution: list[str]
    note: str | None
