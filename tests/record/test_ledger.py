"""The ledger and its entries: only at its end, only live or only test, always a prefix."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hustings.errors import LedgerError
from hustings.record.entry import Confirmation, Entry, Kind, Rush
from hustings.record.ledger import Ledger

from .made_up import AYTON, AYTON_FIGURES, TEN, entry


def test_an_entry_without_a_zone_is_refused() -> None:
    with pytest.raises(LedgerError, match="no zone"):
        Entry(Kind.NOMINATE, AYTON, datetime(2031, 5, 1, 22, 0), "first reader", "made up")


def test_an_entry_carries_what_its_kind_says() -> None:
    with pytest.raises(LedgerError, match="confirm: carries a Rush"):
        Entry(Kind.CONFIRM, Rush("ayton", "oak"), TEN, "first reader", "made up")


def test_an_entry_cannot_be_edited() -> None:
    made = entry(AYTON)
    with pytest.raises(FrozenInstanceError):
        made.by = "somebody else"  # type: ignore[misc]


def test_an_entry_is_live_or_test_and_nothing_else() -> None:
    with pytest.raises(LedgerError, match="neither live nor test"):
        entry(AYTON, mode="rehearsal")


def test_a_live_ledger_takes_no_test_entry(night: Ledger) -> None:
    with pytest.raises(LedgerError, match="live and test"):
        night.append(entry(AYTON, mode="test"))


def test_a_test_ledger_takes_no_live_entry() -> None:
    rehearsal = Ledger().append(entry(AYTON, mode="test"))
    with pytest.raises(LedgerError, match="live and test"):
        rehearsal.append([entry(AYTON_FIGURES, 2, mode="test"), entry(Confirmation("ayton", 2), 3)])


def test_appending_leaves_the_shorter_ledger_as_it_was(night: Ledger) -> None:
    before = night.entries
    longer = night.append(entry(Rush("ceeham", "oak"), 20))
    assert night.entries == before
    assert longer.entries[:-1] == before
    assert len(longer) == len(night) + 1


def test_every_prefix_is_the_first_entries(night: Ledger) -> None:
    for length in range(len(night) + 1):
        assert tuple(night.prefix(length)) == night.entries[:length]


@pytest.mark.parametrize("length", [-1, 14])
def test_a_prefix_that_is_not_there_is_refused(night: Ledger, length: int) -> None:
    with pytest.raises(LedgerError, match="the ledger has 13 entries"):
        night.prefix(length)


def test_as_at_includes_the_moment_itself(night: Ledger) -> None:
    assert len(night.as_at(TEN)) == 0
    assert len(night.as_at(TEN + timedelta(minutes=6))) == 6
    assert len(night.as_at(TEN + timedelta(minutes=6, seconds=59))) == 6
    assert len(night.as_at(TEN + timedelta(days=1))) == 13


def test_as_at_knows_zones(night: Ledger) -> None:
    summer = timezone(timedelta(hours=1))
    assert len(night.as_at(datetime(2031, 5, 1, 23, 6, tzinfo=summer))) == 6
    with pytest.raises(LedgerError, match="no zone"):
        night.as_at(datetime(2031, 5, 1, 22, 6))


def test_as_at_is_a_prefix_even_when_the_clock_goes_backwards() -> None:
    minutes = [1, 5, 3, 4, 9, 2]
    ledger = Ledger(tuple(entry(Rush("ayton", "oak"), minute) for minute in minutes))
    lengths = [len(ledger.as_at(TEN + timedelta(minutes=minute))) for minute in range(11)]
    assert lengths == [0, 1, 1, 1, 1, 4, 4, 4, 4, 6, 6]
    for length, minute in zip(lengths, range(11), strict=True):
        assert ledger.as_at(TEN + timedelta(minutes=minute)).entries == ledger.entries[:length]


def test_an_empty_ledger_has_an_empty_moment() -> None:
    assert len(Ledger().as_at(datetime(1, 1, 1, tzinfo=UTC))) == 0


@pytest.mark.parametrize(("declarations", "length"), [(0, 5), (1, 7), (2, 9), (3, 12), (4, 13)])
def test_until_stops_before_the_next_declaration(night: Ledger, declarations: int, length: int) -> None:
    assert len(night.until(declarations)) == length


@pytest.mark.parametrize("declarations", [-1, 5])
def test_until_refuses_declarations_that_were_not_made(night: Ledger, declarations: int) -> None:
    with pytest.raises(LedgerError, match=f"until {declarations}"):
        night.until(declarations)


def test_two_ledgers_of_the_same_entries_are_equal(night: Ledger) -> None:
    assert Ledger(night.entries) == night
    assert Ledger((replace(night.entries[0], by="another"), *night.entries[1:])) != night
