"""The archive: what is entered comes back as it was, in one sequence, and never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

import hustings
from hustings.errors import EmbargoError, LedgerError
from hustings.record.chain import read, write
from hustings.record.entry import Blanked, Blanking, Confirmation, Kind, Retraction, Rush
from hustings_desk import archive
from hustings_desk.archive import Said, book, writing
from hustings_desk.founding import found_desk, make_account
from hustings_desk.models import Account, EntryRow, Setup

pytestmark = pytest.mark.django_db
EXAMPLE = hustings.load("example")
ROCHDALE = "E14001446"


@pytest.fixture
def founded() -> Account:
    found_desk(EXAMPLE, is_rehearsal=False, administrator="admin")
    return Account.objects.get(username="admin")


@pytest.fixture
def other() -> Account:
    make_account("second", "keyer")
    return Account.objects.get(username="second")


def said(kind: Kind, payload: object, account: Account | None) -> Said:
    return Said(kind, payload, account, "a notice")  # type: ignore[arg-type]


def declared(key: str = ROCHDALE) -> object:
    return EXAMPLE.contest(key).declaration


def test_a_desk_takes_contests_from_the_record_and_no_figures(founded: Account) -> None:
    held = book()
    assert held.entries == 6
    assert not held.now.declared
    there = {key: standing.contest for key, standing in EXAMPLE.state().contests.items()}
    assert {key: standing.contest for key, standing in held.now.contests.items()} == there


def test_changes_are_measured_from_the_same_baseline(founded: Account, other: Account) -> None:
    with writing() as writer:
        writer.append(said(Kind.ENTER, declared(), founded))
    held = book()
    contest = held.now.contests[ROCHDALE].contest
    assert held.election.base(contest) == EXAMPLE.base(contest)
    assert held.election.tabulation(ROCHDALE) == EXAMPLE.tabulation(ROCHDALE)


def test_what_was_entered_comes_back_and_verifies(founded: Account, other: Account, tmp_path: Path) -> None:
    with writing() as writer:
        (number,) = writer.append(said(Kind.ENTER, declared(), founded))
        writer.append(said(Kind.CONFIRM, Confirmation(ROCHDALE, number), other))
    archive._last.clear()
    afresh = book()
    assert afresh.now.contests[ROCHDALE].is_confirmed
    write(afresh.election.ledger, tmp_path / "night.jsonl")
    assert read(tmp_path / "night.jsonl") == afresh.election.ledger
    assert [line["hash"] for line in archive.lines()][-1] == afresh.head


def test_an_entry_that_does_not_follow_leaves_nothing_behind(founded: Account) -> None:
    with pytest.raises(LedgerError), writing() as writer:
        writer.append(
            said(Kind.RUSH, Rush(ROCHDALE, EXAMPLE.contest(ROCHDALE).contest.candidacies[0].key), founded),
            said(Kind.RETRACT, Retraction("nowhere", "no such contest"), founded),
        )
    assert EntryRow.objects.count() == 6
    assert book().entries == 6


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hustings_desk_entryrow SET source = 'another' WHERE n = 1",
        "UPDATE hustings_desk_entryrow SET payload = '{}' WHERE n = 1",
        "UPDATE hustings_desk_entryrow SET hash = 'f' WHERE n = 1",
        "DELETE FROM hustings_desk_entryrow WHERE n = 6",
        "DELETE FROM hustings_desk_act",
        "UPDATE hustings_desk_act SET what = 'nothing'",
    ],
)
def test_the_database_refuses_to_change_what_was_entered(founded: Account, statement: str) -> None:
    with pytest.raises(Error, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert book().entries == 6


def test_the_database_refuses_a_confirmation_of_an_own_entry(founded: Account, other: Account) -> None:
    with writing() as writer:
        (number,) = writer.append(said(Kind.ENTER, declared(), founded))
        writer.append(said(Kind.CONFIRM, Confirmation(ROCHDALE, number), other))
    row = EntryRow.objects.get(kind="confirm")
    for account in (founded, None):
        row.pk, row.previous, row.hash, row.account = 99, "p", "h", account
        with pytest.raises(Error, match="own entry"), transaction.atomic():
            row.save(force_insert=True)


def test_a_payload_is_removed_by_order_of_law_and_the_chain_still_verifies(founded: Account) -> None:
    with writing() as writer:
        writer.remove(1, said(Kind.BLANK, Blanking(1, "an order (made up)"), founded))
    archive._last.clear()
    ledger = book().election.ledger
    assert isinstance(ledger.entries[0].payload, Blanked)
    assert EntryRow.objects.get(n=1).payload is None
    assert [line["hash"] for line in archive.lines()][-1] == book().head


def test_figures_are_never_removed(founded: Account) -> None:
    with writing() as writer:
        (number,) = writer.append(said(Kind.ENTER, declared(), founded))
    with pytest.raises(LedgerError, match="never removed"), writing() as writer:
        writer.remove(number, said(Kind.BLANK, Blanking(number, "no"), founded))


def test_a_live_desk_refuses_figures_before_the_close_of_poll(
    founded: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    Setup.objects.update(day="2031-05-01")
    archive._last.clear()
    monkeypatch.setattr(archive, "now", lambda: datetime(2031, 5, 1, 20, 59, tzinfo=UTC))
    with pytest.raises(EmbargoError), writing() as writer:
        writer.append(said(Kind.ENTER, declared(), founded))
    monkeypatch.setattr(archive, "now", lambda: datetime(2031, 5, 1, 21, 0, tzinfo=UTC))
    with writing() as writer:
        writer.append(said(Kind.ENTER, declared(), founded))


def test_a_clock_that_goes_backwards_keeps_entries_in_order(
    founded: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = book().election.ledger.entries[-1].at
    monkeypatch.setattr(archive, "now", lambda: last - timedelta(hours=1))
    with writing() as writer:
        writer.append(said(Kind.ENTER, declared(), founded))
    assert book().election.ledger.entries[-1].at == last


def test_a_rehearsal_is_marked_on_every_entry() -> None:
    found_desk(EXAMPLE, is_rehearsal=True, administrator="admin")
    held = book()
    assert held.election.is_test
    assert held.election.title.startswith("REHEARSAL")
    assert {entry.mode for entry in held.election.ledger} == {"test"}


def test_a_desk_is_set_up_once(founded: Account) -> None:
    with pytest.raises(hustings.ElectionError, match="set up for example already"):
        found_desk(EXAMPLE, is_rehearsal=False, administrator="other")


def test_what_another_process_entered_is_read_too(founded: Account) -> None:
    before = book()
    with writing() as writer:
        writer.append(said(Kind.ENTER, declared(), founded))
    archive._last[:] = [replace(before)]
    assert len(book().now.declared) == 1
