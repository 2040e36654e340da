"""Figures of a rehearsal that are keyed on the night: known for what they are, and asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.api_desk import DECLARED, EXAMPLE, FRESH, TIED, a_night_under_way, notice, slipped
from desk_engines import OwnDesk
from hustings.errors import ElectionError, LedgerError
from hustings.night.keyed import Keyed
from hustings.record.chain import write
from hustings.record.entry import Correction, Entry, Kind
from hustings.record.ledger import Ledger
from hustings_desk.archive import Book, book
from hustings_desk.guarding import findings
from hustings_desk.models import RehearsedFigures
from hustings_desk.public_record import LEDGER, PublicRecord
from hustings_desk.rehearsed import Told, declared_in, tell_rehearsal

NOON = datetime(2024, 7, 5, 12, tzinfo=UTC)
KEYED = """
import sys, uuid
import hustings
from hustings.night.keyed import Keyed
from hustings_desk.entering import Sent, key
from hustings_desk.founding import make_account
from hustings_desk.models import Account
d = hustings.load("example").contest(sys.argv[1]).declaration
figures = Keyed(sys.argv[1], dict(d.votes), d.valid_votes, d.rejected, electorate=d.electorate)
for name in ("anna", "bela"):
    make_account(name, "keyer")
    print(key(Sent(Account.objects.get(username=name), figures, uuid.uuid4(), "a notice (made up)")))
"""


def ledger(file: Path, *keyed: Keyed, mode: str = "test", corrected: Keyed | None = None) -> Path:
    """Write the ledger of a rehearsal in which these figures were declared, and the first corrected."""
    entries = list(EXAMPLE.ledger.entries[:6])
    payloads: list[tuple[Kind, object]] = [(Kind.ENTER, one.declaration()) for one in keyed]
    if corrected:
        payloads.append((Kind.CORRECT, Correction(corrected.declaration(), "a digit (made up)")))
    entries += [Entry(kind, payload, NOON, "keyer-1", "made up") for kind, payload in payloads]  # type: ignore[arg-type]
    write(Ledger(tuple(replace(one, mode=mode) for one in entries)), file)  # type: ignore[arg-type]
    return file


def asked(figures: Keyed) -> list[str]:
    return [one.words for one in findings(figures, book(), NOON) if one.guard == "stale_figures"]


def test_a_rehearsal_s_figures_are_asked_about_on_the_night(desk: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "ledger.jsonl", slipped(FRESH), notice(DECLARED), corrected=notice(FRESH))
    assert asked(slipped(FRESH)) == []
    assert tell_rehearsal(file) == Told(3, 0, 0)
    for figures in (slipped(FRESH), notice(FRESH), notice(DECLARED)):
        (words,) = asked(figures)
        assert words == "These are the figures of a rehearsal. Are they from this night's notice?"
    assert asked(slipped(DECLARED)) == []
    assert tell_rehearsal(file) == Told(0, 3, 0)


def test_a_live_ledger_a_broken_one_and_another_election_s_are_refused(desk: Book, tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    with pytest.raises(ElectionError, match="cannot be read"):
        tell_rehearsal(file)
    with pytest.raises(ElectionError, match="a live ledger"):
        tell_rehearsal(ledger(file, notice(FRESH), mode="live"))
    with pytest.raises(ElectionError, match="no figures of any contest"):
        tell_rehearsal(ledger(file, replace(notice(FRESH), contest="X1")))
    file.write_bytes(ledger(file, notice(FRESH)).read_bytes()[:-40])
    with pytest.raises(LedgerError):
        tell_rehearsal(file)
    assert not RehearsedFigures.objects.exists()


def test_a_desk_that_rehearses_is_not_told(rehearsal_desk: Book, tmp_path: Path) -> None:
    with pytest.raises(ElectionError, match="rehearses itself"):
        tell_rehearsal(ledger(tmp_path / "ledger.jsonl", notice(FRESH)))


def test_what_a_rehearsal_publishes_is_such_a_ledger(rehearsal_desk: Book, tmp_path: Path) -> None:
    a_night_under_way()
    record = PublicRecord("")
    record.follow(book(), "")
    (published,) = (one for one in record.files() if one.address == LEDGER)
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(published.content())
    assert {one.contest for one in declared_in(file)} == {DECLARED, TIED}


def test_the_command_tells_a_live_desk(tmp_path: Path) -> None:
    live = OwnDesk(tmp_path / "live")
    live.run("init", "example")
    live.run("rehearsed", str(ledger(tmp_path / "ledger.jsonl", notice(FRESH))))
    with pytest.raises(RuntimeError, match="These are the figures of a rehearsal"):
        live.python(KEYED, FRESH)
