"""Builders of a made-up country: no such seats, parties or people, and figures to add in the head."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hustings.record.baseline import Base, Baseline, BaselineKind
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import (
    PAYLOADS,
    Confirmation,
    Correction,
    Endorsement,
    Entry,
    Kind,
    Lot,
    Payload,
    Retraction,
    Rush,
)
from hustings.record.ledger import Ledger
from hustings.record.party import Party, Standing
from hustings.record.person import Person
from hustings.record.tabulation import Tabulation, tabulate

POLLING_DAY = date(2031, 5, 1)
TEN = datetime(2031, 5, 1, 22, 0, tzinfo=UTC)
KINDS: dict[type[Any], Kind] = {payload: kind for kind, payload in PAYLOADS.items()}
PARTIES = {
    "Oak": Party("Oak", "Oak Party (made up)"),
    "Elm": Party("Elm", "Elm Party (made up)"),
    "Ash": Party("Ash", "Ash Party (made up)"),
    "Ind": Party("Ind", "Independent", Standing.INDEPENDENT),
}


def stands(party: str, *, sitting: bool | None = None, key: str | None = None) -> Candidacy:
    """A candidacy whose key is the party in small letters, so that figures(…, oak=3) names it."""
    return Candidacy(key or party.casefold(), Person("Madeup", f"of {party}"), party, party, sitting=sitting)


def contest(name: str, *candidacies: str | Candidacy, region: str = "North") -> Contest:
    those = tuple(stands(who) if isinstance(who, str) else who for who in candidacies)
    return Contest(
        name.casefold(), "made-up", Seat(f"X-{name.casefold()}", name, region=region), POLLING_DAY, those
    )


def figures(
    where: str, *, valid: int | None = None, more: dict[str, Any] | None = None, **votes: int
) -> Declaration:
    return Declaration(
        where.casefold(), votes, sum(votes.values()) if valid is None else valid, **(more or {})
    )


def counted(*candidacies: str | Candidacy, lot: str | None = None, **votes: int) -> Tabulation:
    """One contest counted, in Ayton; by default one candidacy a party named in votes."""
    those = candidacies or tuple(key.capitalize() for key in votes)
    return tabulate(contest("Ayton", *those), figures("Ayton", **votes), lot)


def base(winner: str, kind: BaselineKind = BaselineKind.ACTUAL, **votes: int) -> Base:
    """A seat of a baseline; parties are the keyword names with a capital."""
    by_party = {party.capitalize(): number for party, number in votes.items()}
    top = sorted(by_party.values(), reverse=True)
    majority = top[0] - top[1] if len(top) > 1 else None
    return Base(kind, winner, by_party, sum(top), None, majority, frozenset({"Ind"}))


def entry(payload: Payload, minute: int = 0, *, by: str | None = None, mode: Any = "live") -> Entry:
    """An entry by the first reader, or by the second who confirms what the first entered."""
    by = by or ("second reader" if isinstance(payload, Confirmation) else "first reader")
    at = TEN + timedelta(minutes=minute)
    return Entry(KINDS[type(payload)], payload, at, by, "made up", mode, salt=f"salt {minute}")


def ledger(*payloads: Payload) -> Ledger:
    """One entry a minute from 22:00, the first at 22:01."""
    return Ledger(tuple(entry(payload, minute) for minute, payload in enumerate(payloads, start=1)))


AYTON = contest("Ayton", "Oak", "Elm", "Ind")
BEEFORD = contest("Beeford", "Oak", "Elm", region="South")
CEEHAM = contest("Ceeham", "Oak", "Elm", "Ash", region="South")
AYTON_FIGURES = figures("Ayton", oak=30, elm=20, ind=50, more={"rejected": 2, "electorate": 200})
BEEFORD_TIE = figures("Beeford", oak=40, elm=40, more={"rejected": 0, "electorate": 100})
CEEHAM_FIRST = figures("Ceeham", oak=60, elm=35, ash=5, more={"rejected": 3, "electorate": 200})
CEEHAM_RIGHT = figures("Ceeham", oak=61, elm=35, ash=4, more={"rejected": 3, "electorate": 200})


def a_night() -> Ledger:
    """A night of three seats in 13 entries: a rush, a tie, a correction and a retraction among them."""
    return ledger(
        AYTON,
        BEEFORD,
        CEEHAM,
        Endorsement("Made-up Society", date(2031, 4, 1), "made up", contest="ayton", candidacy="ind"),
        Rush("ayton", "ind"),
        AYTON_FIGURES,
        Confirmation("ayton", 6),
        BEEFORD_TIE,
        Lot("beeford", "elm"),
        CEEHAM_FIRST,
        Correction(CEEHAM_RIGHT, "one paper in the wrong pile"),
        Retraction("ayton", "read from the wrong sheet"),
        AYTON_FIGURES,
    )


def an_election(entries: Ledger, seats: int | None = 3, baseline: Baseline | None = None) -> Election:
    return Election(
        "made-up",
        "A made-up election",
        entries,
        PARTIES,
        POLLING_DAY,
        seats,
        baseline,
        has_times=True,
        has_deposits=True,
    )


def a_baseline() -> Baseline:
    """Oak held Ayton and Beeford 60 to 40, Elm held Ceeham 50 to 45 to 5."""
    bases = {
        "ayton": base("Oak", oak=60, elm=40),
        "beeford": base("Oak", oak=60, elm=40),
        "ceeham": base("Elm", oak=45, elm=50, ash=5),
    }
    return Baseline("made-up-before", BaselineKind.ACTUAL, bases)
