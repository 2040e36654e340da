"""A made-up contest of three, its notice and its region; and real declarations that were wrong at first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hustings.night.guards import Finding, GuardContext, Peer, guard
from hustings.night.keyed import Keyed
from hustings.night.outlook import CandidacyOutlook, SeatOutlook, SeatStatus
from hustings.record.baseline import Base, BaselineKind
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.person import Person

DAY = date(2031, 5, 1)
CLOSE = datetime(2031, 5, 1, 21, 0, tzinfo=UTC)
RIGHT = Keyed("vale", {"oak": 20_123, "elm": 12_345, "ash": 1_514}, 33_982, 107, electorate=60_021)
"""The notice, without a fault: 20,123 + 12,345 + 1,514."""
BASE = Base(
    BaselineKind.ACTUAL,
    "Oak",
    {"Oak": 20_000, "Elm": 12_000, "Ash": 2_000},
    34_000,
    60_000,
    8_000,
    frozenset({"Ind"}),
)


def contest(
    name: str = "Vale", region: str = "North", parties: tuple[str, ...] = ("Oak", "Elm", "Ash")
) -> Contest:
    those = tuple(
        Candidacy(party.casefold(), Person("Madeup", f"of {party}"), party, party) for party in parties
    )
    return Contest(name.casefold(), "made-up", Seat(f"X-{name}", name, region), DAY, those)


def peer(number: int, turnout_change: float = 0.0, region: str = "North") -> Peer:
    """A contest declared before, whose parties stand as they stood; its votes are its own."""
    votes = {"oak": 19_000 + 7 * number, "elm": 11_000 + 11 * number, "ash": 1_800 + 13 * number}
    shares = {"Oak": (0.59, 0.59), "Elm": (0.35, 0.35), "Ash": (0.06, 0.06)}
    name = f"Place{number}"
    declared = Declaration(name.casefold(), votes, sum(votes.values()))
    return Peer(contest(name, region), declared, turnout_change, shares)


def peers(count: int = 9, region: str = "North") -> tuple[Peer, ...]:
    """Peers whose turnout moved by -2 to +2 points, the median by none."""
    return tuple(peer(number, ((number % 5) - 2) / 100, region) for number in range(1, count + 1))


def outlook(*shares: float) -> SeatOutlook:
    """A forecast of the contest's candidacies, give or take two points."""
    those = contest().candidacies
    chances = tuple(
        CandidacyOutlook(one.key, one.person.name, one.party, share, share - 0.02, share + 0.02, 0.0)
        for one, share in zip(those, shares, strict=True)
    )
    return SeatOutlook("vale", "Vale", "North", SeatStatus.OPEN, chances)


def context() -> GuardContext:
    return GuardContext(contest(), BASE, peers(), close=CLOSE)


def names(keyed: Keyed, beside: GuardContext) -> list[str]:
    """The guards that find something, in order."""
    return [finding.guard for finding in guard(keyed, beside)]


def only(keyed: Keyed, beside: GuardContext) -> Finding:
    """The one thing that is found."""
    (found,) = guard(keyed, beside)
    return found


PLYMOUTH = Keyed(
    "E14000880",
    {
        "danny-bamping.ind": 237 - 24,
        "henrietta-bewley.ld": 1_244 - 138,
        "oliver-colvile.con": 20_476 - 2_670,
        "richard-ellison.ukip": 1_364 - 216,
        "luke-pollard.lab": 27_283 - 3_475,
        "daniel-sheaff.green": 604 - 64,
    },
    44_621,
    83,
    electorate=76_584,
)
"""Plymouth, Sutton and Devonport 2017 as first declared: without the 6,587 votes of Efford and Lipson.

Source: statement of the Acting Returning Officer, Plymouth City Council: right figures and differences.
"""
PUTNEY = Keyed(
    "E14001434",
    {
        "felix-burford-connole.reu": 282,
        "heiko-khoo.wpb": 433,
        "peter-hunter.ruk": 2_681,
        "fergal-mcentee.green": 3_189,
        "kieren-mccarthy.ld": 5_189,
        "lee-roberts.con": 10_011,
        "fleur-anderson.lab": 20_952,
    },
    42_737,
    218,
    electorate=72_686,
)
"""Putney 2024 as first declared: without 6,558 votes that a spreadsheet left out.

Source: putney.news, 6 July 2024; of the total 42,737 the London Post, July 2024. The smallest figure, 282,
is what the others leave of that total.
"""
