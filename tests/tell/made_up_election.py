"""A made-up election of six seats, one for each way a contest can stand; nobody in it exists."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hustings.record.baseline import Base, Baseline, BaselineKind
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import PAYLOADS, Correction, Countermand, Entry, Kind, Lot, Payload
from hustings.record.ledger import Ledger
from hustings.record.party import Party, Standing
from hustings.record.person import Person

DAY = date(2031, 5, 1)
TEN = datetime(2031, 5, 1, 22, tzinfo=UTC)
PARTIES = {
    "Oak": Party("Oak", "Oak Party (made up)"),
    "Elm": Party("Elm", "Elm Party (made up)"),
    "Ind": Party("Ind", "Independent", Standing.INDEPENDENT),
}
KINDS: dict[type, Kind] = {payload: kind for kind, payload in PAYLOADS.items()}

HOSTILE = (
    "=1+1",
    "+44",
    "-5",
    "@SUM(A1)",
    "{=1+1}",
    'a "quoted", name\nin two lines',
    "https://made.up/",
    "Órf\tŷ 007",
)
"""Names that a spreadsheet, a CSV reader or a database may take for something else."""

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
NO_MIRROR = f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)"


def stands(key: str, party: str, name: str | None = None, *, sitting: bool = False) -> Candidacy:
    person = Person("", name) if name is not None else Person("Madeup", f"of {party}", mnis="007")
    return Candidacy(key, person, party, PARTIES[party].name, sitting=sitting, former=sitting)


def contest(name: str, *candidacies: Candidacy) -> Contest:
    seat = Seat(f"X-{name.casefold()}", name, region="North", country="Made up")
    return Contest(name.casefold(), "made-up", seat, DAY, candidacies)


def figures(where: str, votes: dict[str, int], **further: int | str) -> Declaration:
    at = TEN + timedelta(hours=1)
    return Declaration(where, votes, sum(votes.values()), declared_at=at, **further)  # type: ignore[arg-type]


AYTON = contest("Ayton", stands("elm", "Elm"), stands("oak", "Oak", sitting=True), stands("ind", "Ind"))
BEEFORD = contest("Beeford", stands("elm", "Elm"), stands("oak", "Oak"))
CEEHAM = contest("Ceeham", *(stands(f"h{n}", "Ind", name) for n, name in enumerate(HOSTILE)))
DEETON = contest("Deeton", stands("oak", "Oak"))
EEBURN = contest("Eeburn", stands("oak", "Oak", sitting=True), stands("elm", "Elm"))
EFFHAM = contest("Effham", stands("oak", "Oak"), stands("elm", "Elm"))

FIRST = figures("ayton", {"oak": 30, "elm": 64, "ind": 5}, electorate=200, rejected=2)
RIGHT = figures("ayton", {"oak": 30, "elm": 65, "ind": 5}, electorate=200, rejected=2)
TIE = figures("beeford", {"oak": 40, "elm": 40}, electorate=100, rejected=0)
LEVEL = {"h0": 30, "h1": 30, "h2": 10, "h3": 10, "h4": 10, "h5": 5, "h6": 3, "h7": 2}


def a_ledger() -> Ledger:
    payloads: list[Payload] = [AYTON, BEEFORD, CEEHAM, DEETON, EEBURN, EFFHAM]
    payloads += [FIRST, Correction(RIGHT, "one paper in the wrong pile"), TIE]
    payloads += [figures("ceeham", LEVEL), Lot("ceeham", "h1")]
    payloads += [
        figures("deeton", {}, unopposed="oak", electorate=100),
        Countermand("effham", "a death (made up)"),
    ]
    at = [TEN - timedelta(hours=12)] * 6 + [TEN + timedelta(hours=1)] * len(payloads[6:])
    return Ledger(
        tuple(
            Entry(KINDS[type(payload)], payload, moment, "first reader", "made up")
            for moment, payload in zip(at, payloads, strict=True)
        )
    )


def an_election(kind: BaselineKind = BaselineKind.NOTIONAL) -> Election:
    shared = frozenset({"Ind"})
    bases = {
        "ayton": Base(kind, "Oak", {"Oak": 60, "Elm": 40}, 100, 200, 20, shared),
        "beeford": Base(kind, "Elm", {"Oak": 40, "Elm": 60}, 100, None, 20, shared),
    }
    baseline = Baseline("made-up-before", kind, bases)
    attribution = ("Made up: no publisher.", "=A second line that is no formula")
    return Election(
        "made-up",
        "A made-up election",
        a_ledger(),
        PARTIES,
        DAY,
        6,
        baseline,
        True,
        attribution,
        "Made up.",
        has_deposits=True,
    )
