"""Official results as a ledger: nominations, countermands, then declarations in the order of the night."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.entry import Kind
from hustings.record.person import Person
from hustings.record.state import Status, state
from hustings.sources.official import official_ledger

DAY = date(2031, 5, 1)


def contest(key: str, day: date = DAY) -> Contest:
    those = tuple(Candidacy(party, Person("Madeup", party), party, party) for party in ("Oak", "Elm"))
    return Contest(key, "made-up", Seat(key, key.capitalize()), day, those)


def declared(key: str, hour: int | None, minute: int = 0) -> Declaration:
    at = None if hour is None else datetime(2031, 5, 1, hour, minute, tzinfo=UTC)
    return Declaration(key, {"Oak": 3, "Elm": 2}, 5, declared_at=at)


def test_declarations_stand_in_the_order_of_the_night_and_of_keys_within_a_minute() -> None:
    keys = ("d", "c", "b", "a")
    hours = {"d": 22, "c": 22, "b": 23, "a": 21}
    ledger = official_ledger(
        {key: contest(key) for key in keys}, {key: declared(key, hours[key]) for key in keys}, "x", "y"
    )
    assert [entry.kind for entry in ledger] == [Kind.NOMINATE] * 4 + [Kind.ENTER] * 4
    entered = [entry.payload for entry in ledger if isinstance(entry.payload, Declaration)]
    assert [one.contest for one in entered] == ["a", "c", "d", "b"]


def test_a_declaration_without_a_time_carries_the_close_of_poll() -> None:
    ledger = official_ledger({"a": contest("a")}, {"a": declared("a", None)}, "x", "y")
    assert ledger.entries[-1].at == datetime(2031, 5, 1, 21, 0, tzinfo=UTC)
    assert ledger.entries[0].at == datetime(2031, 4, 30, 23, 0, tzinfo=UTC)


def test_a_contest_without_figures_is_nominated_only() -> None:
    ledger = official_ledger({"a": contest("a"), "b": contest("b")}, {"a": declared("a", 22)}, "x", "y")
    assert [one.contest.key for one in state(ledger).declared] == ["a"]


def test_a_countermanded_poll_is_so_from_the_first_day_until_its_own() -> None:
    later = date(2031, 5, 22)
    figures = Declaration("b", {"Oak": 3, "Elm": 2}, 5, declared_at=datetime(2031, 5, 22, 22, tzinfo=UTC))
    ledger = official_ledger(
        {"a": contest("a"), "b": contest("b", later)},
        {"a": declared("a", 22), "b": figures},
        "x",
        "y",
        {"b": (DAY, "a death (made up)")},
    )
    early = state(ledger.as_at(datetime(2031, 5, 2, 12, tzinfo=UTC))).contests["b"]
    assert (early.status, early.reason, early.declaration) == (
        Status.COUNTERMANDED,
        "a death (made up)",
        None,
    )
    assert state(ledger).contests["b"].declaration == figures
