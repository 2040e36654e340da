"""What a guard says, and what it may look at beside the figures keyed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hustings.errors import DeclarationError
from hustings.night.keyed import Keyed
from hustings.night.outlook import SeatOutlook
from hustings.record.baseline import Base
from hustings.record.clock import close_of_poll
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.state import ContestState, State, Status
from hustings.record.tabulation import votes_by_party


class Severity(StrEnum):
    """Impossible figures cannot be saved; a warning must be read and answered with a reason."""

    IMPOSSIBLE = "impossible"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a guard found: its name, the boxes it is about, and words for the person who keyed them."""

    guard: str
    severity: Severity
    boxes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Peer:
    """Another contest that stands declared, and how it moved against its baseline.

    turnout_change: as a fraction of 1. shares: before and now, by party label,
    of parties that stood in both elections. Floats, for they are only ever
    looked at beside others; None and empty where there is no baseline.
    """

    contest: Contest
    declaration: Declaration
    turnout_change: float | None
    shares: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class GuardContext:
    """What keyed figures are looked at beside. Whatever is not known is left out, and its guards are silent.

    base: the contest's baseline. peers: every other contest declared so far.
    outlook: the forecast of the seat before its declaration. standing: the
    figures that stand now, where these would correct them. rehearsed: figures
    of the contest in rehearsals. moment: now, and close: the close of poll;
    both zoned. rushed: the candidacy announced as winner before the figures.
    is_countermanded: whether the poll was countermanded or abandoned.
    """

    contest: Contest
    base: Base | None = None
    peers: tuple[Peer, ...] = ()
    outlook: SeatOutlook | None = None
    standing: Declaration | None = None
    rehearsed: tuple[Declaration, ...] = ()
    moment: datetime | None = None
    close: datetime | None = None
    rushed: str | None = None
    is_countermanded: bool = False

    def name(self, key: str) -> str:
        """Return the name of the person of a candidacy key; the key where nobody has it."""
        named = {one.key: one.person.name for one in self.contest.candidacies}
        return named.get(key, key)


def guard_context(
    election: Election,
    now: State,
    key: str,
    outlook: SeatOutlook | None = None,
    moment: datetime | None = None,
) -> GuardContext:
    """Return what figures of a contest are looked at beside, at one state of an election.

    now: the state before these figures; what stands in the contest itself is
    what they would correct. moment: zoned; without it no hour is looked at.
    """
    standing = now.contests[key]
    contest = standing.contest
    return GuardContext(
        contest,
        election.base(contest),
        tuple(_peer(one, election.base(one.contest)) for one in now.declared if one.contest.key != key),
        outlook,
        standing.declaration,
        moment=moment,
        close=close_of_poll(contest.day, election.zone),
        rushed=standing.rushed,
        is_countermanded=standing.status is Status.COUNTERMANDED,
    )


def full(keyed: Keyed) -> dict[str, int] | None:
    """Return votes by candidacy key; None while a box is blank."""
    votes = {key: count for key, count in keyed.votes.items() if count is not None}
    return votes if votes and len(votes) == len(keyed.votes) else None


def turnout_change(valid_votes: int, electorate: int | None, base: Base | None) -> float | None:
    """Return the change of turnout since the baseline, as a fraction of 1; None where it cannot be told.

    Where no electorate was announced the baseline's stands in for it.
    """
    registered = electorate or (base.electorate if base else None)
    if base is None or not base.electorate or not base.valid_votes or not registered or not valid_votes:
        return None
    return valid_votes / registered - base.valid_votes / base.electorate


def _peer(standing: ContestState, base: Base | None) -> Peer:
    contest, declaration = standing.contest, standing.declaration
    if declaration is None:
        raise DeclarationError(f"{contest.seat.name} is not declared")
    moved = turnout_change(declaration.valid_votes, declaration.electorate, base)
    votes, total = votes_by_party(contest, declaration), declaration.valid_votes
    before = _shares_before(base) if total else {}
    shares = {party: (then, votes[party] / total) for party, then in before.items() if party in votes}
    return Peer(contest, declaration, moved, shares)


def _shares_before(base: Base | None) -> dict[str, float]:
    if base is None or not base.valid_votes:
        return {}
    own = (party for party in base.votes if party not in base.shared_labels)
    return {party: base.votes[party] / base.valid_votes for party in own}
