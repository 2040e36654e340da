"""The bundled example: six seats of 2024 as facts, for a first look without a network."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

import msgspec

from hustings.record.baseline import Baseline, BaselineKind, Labels, NotionalResult, notional_base
from hustings.record.contest import Candidacy, Contest, Seat, candidacy_key
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.party import Party, Standing
from hustings.record.person import Person
from hustings.sources.official import official_ledger

_JOINT, _JOINT_ID = "Labour and Co-operative", "PP119"


class _Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    region: str
    country: str
    kind: str
    electorate: int
    valid_votes: int
    rejected: int
    recorded: datetime
    sitting: tuple[str, ...]
    candidacies: tuple[tuple[str, str, str, int], ...]
    notional_2019: dict[str, int]
    joint: tuple[str, ...] = ()


class _Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    day: date
    attribution: str
    note: str
    parties: dict[str, str]
    seats: tuple[_Seat, ...]


@cache
def example() -> Election:
    """Return the election of six seats; `seats` is None, for it is no House."""
    text = (files("hustings.sources") / "example.toml").read_text(encoding="utf-8")
    facts = msgspec.convert(tomllib.loads(text), _Example)
    contests = {seat.code: _contest(facts, seat) for seat in facts.seats}
    declarations = {seat.code: _declaration(contests[seat.code], seat) for seat in facts.seats}
    parties = {label: Party(label, name, _standing(label)) for label, name in facts.parties.items()}
    labels = Labels(frozenset({"Ind"}), {"BRX": "RUK"})
    baseline = Baseline(
        "uk-2019-notional",
        BaselineKind.NOTIONAL,
        {seat.code: notional_base(_notional(seat), labels) for seat in facts.seats},
    )
    by = "House of Commons Library"
    return Election(
        "example",
        facts.title,
        official_ledger(contests, declarations, by, "general election 4 July 2024"),
        parties,
        facts.day,
        None,
        baseline,
        has_times=True,
        attribution=(facts.attribution,),
        note=facts.note,
        has_deposits=True,
    )


def _contest(facts: _Example, seat: _Seat) -> Contest:
    where = Seat(seat.code, seat.name, seat.region, seat.country, None, seat.kind)
    return Contest(
        seat.code,
        "example",
        where,
        facts.day,
        tuple(_candidacy(facts, seat, first, last, label) for first, last, label, _ in seat.candidacies),
    )


def _candidacy(facts: _Example, seat: _Seat, first: str, last: str, label: str) -> Candidacy:
    person = Person(first, last)
    joint = person.name in seat.joint
    return Candidacy(
        candidacy_key(person, label),
        person,
        label,
        _JOINT if joint else facts.parties[label],
        _JOINT_ID if joint else None,
        person.name in seat.sitting,
    )


def _declaration(contest: Contest, seat: _Seat) -> Declaration:
    votes = {one.key: row[3] for one, row in zip(contest.candidacies, seat.candidacies, strict=True)}
    return Declaration(
        seat.code, votes, seat.valid_votes, seat.rejected, seat.electorate, seat.recorded.astimezone(UTC)
    )


def _notional(seat: _Seat) -> NotionalResult:
    votes = dict(seat.notional_2019)
    electorate = votes.pop("electorate")
    (winner, most), (second, next_most) = sorted(votes.items(), key=lambda line: -line[1])[:2]
    valid_votes = sum(votes.values())
    return NotionalResult(
        seat.code, seat.name, votes, valid_votes, electorate, winner, second, most - next_most
    )


def _standing(label: str) -> Standing:
    return Standing.INDEPENDENT if label == "Ind" else Standing.PARTY
