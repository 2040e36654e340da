"""A made-up Great Britain: 44 seats with made-up people and figures under the columns the model knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from hustings.night.forecast import Night, Settings
from hustings.night.great_britain import britain
from hustings.night.plain_part import plain_night
from hustings.night.seats import REGIONS
from hustings.night.seats_before import ground
from hustings.night.teaching import Learnt, PastNight, past_night, teach
from hustings.record.baseline import Base, Baseline, BaselineKind
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import PAYLOADS, Entry, Kind, Payload
from hustings.record.ledger import Ledger
from hustings.record.party import Party, Standing
from hustings.record.person import Person
from hustings.record.tabulation import tabulate, votes_by_party

NAMED = ("Con", "Lab", "LD", "RUK", "Green")
LABELS = (*NAMED, "SNP", "PC", "Ind", "Spk")
KINDS = {payload: kind for kind, payload in PAYLOADS.items()}
STANDING = {"Ind": Standing.INDEPENDENT, "Spk": Standing.SPEAKER}
PARTIES = {label: Party(label, f"{label} (made up)", STANDING.get(label, Standing.PARTY)) for label in LABELS}
DAYS = (date(2010, 5, 6), date(2015, 5, 7), date(2017, 6, 8))
SEATS = 44
SETTINGS = Settings(draws=400, seed=3)
_LEANS = {"Con": 0.34, "Lab": 0.36, "LD": 0.14, "RUK": 0.06, "Green": 0.04, "SNP": 0.3, "PC": 0.12}
_SWINGS = ({}, {"Con": 0.03, "LD": -0.06, "RUK": 0.05}, {"Lab": 0.06, "RUK": -0.05})


def stands(label: str, n: int, sitting: bool = False) -> Candidacy:
    return Candidacy(f"{label.casefold()}-{n}", Person("Madeup", f"{label} {n}"), label, label, None, sitting)


def contest(n: int, year: int) -> Contest:
    """Seat n: Scotland and Wales have their own party; Seat 7 an independent who sits, Seat 8 the Speaker."""
    region = REGIONS[n % len(REGIONS)]
    labels = [*NAMED, *{"Scotland": ["SNP"], "Wales": ["PC"]}.get(region, [])]
    if n % 5 == 1:
        labels.remove("Green")
    those = [stands(label, n) for label in labels]
    if n == 7:
        those.append(stands("Ind", n, sitting=True))
    if n == 8:
        those = [stands("Spk", n, sitting=True), stands("Green", n), stands("Ind", n)]
    country = region if region in ("Scotland", "Wales") else "England"
    seat = Seat(f"M{n:02}", f"Made-up {n}", region, country, None, "Borough" if n % 2 else "County")
    return Contest(seat.code, f"made-up-{year}", seat, DAYS[year], tuple(those))


def figures(one: Contest, n: int, year: int) -> Declaration:
    """Shares lean by region and seat and swing by year; always the same."""
    rng = Random(f"made-up {n}")
    own = {label: rng.uniform(0.5, 1.5) for label in LABELS}
    tonight = Random(f"made-up {n} {year}")
    votes = {}
    for candidacy in one.candidacies:
        lean = {"Ind": 0.5, "Spk": 0.7}.get(candidacy.party) or _LEANS[candidacy.party]
        moved = sum(swings.get(candidacy.party, 0.0) for swings in _SWINGS[: year + 1])
        share = max(0.01, lean * own[candidacy.party] + moved + tonight.gauss(0, 0.015))
        votes[candidacy.key] = round(40_000 * share)
    return Declaration(one.key, votes, sum(votes.values()))


def entry(payload: Payload, minute: int, year: int = 2) -> Entry:
    ten = datetime(DAYS[year].year, DAYS[year].month, DAYS[year].day, 21, 0, tzinfo=UTC)
    return Entry(KINDS[type(payload)], payload, ten + timedelta(minutes=minute), "first reader", "made up")


@cache
def made_up_britain(year: int) -> Election:
    """Year 0, 1 or 2; each is compared with the year before, the first with itself slightly moved."""
    contests = [contest(n, year) for n in range(SEATS)]
    declared = [figures(one, n, year) for n, one in enumerate(contests)]
    order = sorted(range(SEATS), key=lambda n: (Random(f"order {n} {year}").random() + n % 11 / 11, n))
    entries = [entry(one, -900, year) for one in contests]
    entries += [entry(declared[n], 60 + place, year) for place, n in enumerate(order)]
    return Election(
        f"made-up-{year}", f"Made-up election {year}", Ledger(tuple(entries)), PARTIES, DAYS[year], SEATS,
        Baseline(f"made-up-{year - 1}", BaselineKind.ACTUAL, dict(map(_base, range(SEATS), [year] * SEATS))),
        has_times=True,
    )  # fmt: skip


def _base(n: int, year: int) -> tuple[str, Base]:
    before = contest(n, max(year - 1, 0))
    counted = tabulate(before, figures(before, n, year - 1 if year else 1))
    votes = votes_by_party(before, counted.declaration)
    valid, shared = counted.declaration.valid_votes, frozenset({"Ind"})
    kind, winner = BaselineKind.ACTUAL, counted.winner.party
    return before.key, Base(kind, winner, votes, valid, None, counted.majority, shared)


@cache
def past() -> tuple[PastNight, PastNight]:
    first, second = made_up_britain(0), made_up_britain(1)
    return past_night(first, ground(first, None, {})), past_night(second, ground(second, first, {}))


@cache
def taught() -> dict[str, Learnt]:
    return teach(past())


def small_night(election: Election | None = None, settings: Settings = SETTINGS) -> Night:
    """The third made-up year prepared, or another election on the same seats."""
    election = election or made_up_britain(2)
    known = ground(election, made_up_britain(1), {})
    ready = britain(election, known, past(), taught()["made-up-1"], settings.draws, settings.seed)
    rest = set(election.state().contests) - set(known.keys)
    return Night(election, ready, settings, plain_night(election, rest))


def declared_so_far(election: Election, count: int, *more: Payload) -> Ledger:
    """The ledger after so many declarations, and what was entered next."""
    entries = [entry(payload, 300 + minute) for minute, payload in enumerate(more)]
    return election.ledger.until(count).append(entries)


def with_ledger(election: Election, ledger: Ledger) -> Election:
    return replace(election, ledger=ledger)


def turned_round(election: Election) -> Election:
    """The same election with the candidacies of every contest listed the other way round."""

    def turned(one: Entry) -> Entry:
        if one.kind is Kind.NOMINATE and isinstance(one.payload, Contest):
            return replace(
                one, payload=replace(one.payload, candidacies=tuple(reversed(one.payload.candidacies)))
            )
        if isinstance(one.payload, Declaration):
            return replace(one, payload=replace(one.payload, votes=dict(reversed(one.payload.votes.items()))))
        return one

    return with_ledger(election, Ledger(tuple(map(turned, election.ledger))))


def nominated_backwards(election: Election) -> Election:
    """The same election with its contests nominated in the other order."""
    said = [one for one in election.ledger if one.kind is Kind.NOMINATE]
    rest = [one for one in election.ledger if one.kind is not Kind.NOMINATE]
    return with_ledger(election, Ledger((*reversed(said), *rest)))
