"""The desk published: entry by entry, nothing early, a rehearsal nowhere it may not be, heads that verify."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import hustings
from hustings.errors import ElectionError
from hustings.publish.publication import Face, Publication
from hustings.publish.publisher import Publisher
from hustings.record.chain import read
from hustings.record.entry import Confirmation, Correction, Kind
from hustings.record.signing import new_key, public_key, verify_release
from hustings_desk import archive, clock
from hustings_desk.archive import Book, Said, book, writing
from hustings_desk.models import Account, Release, Setup
from hustings_desk.publishing import LIVE_SITE, SIGNING_KEY, DeskPublisher, Site

pytestmark = pytest.mark.django_db
EXAMPLE = hustings.load("example")
BLACKBURN = "E14001102"
Publishes = Callable[[], DeskPublisher]


@pytest.fixture
def publishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publishes:
    monkeypatch.delenv(SIGNING_KEY, raising=False)
    return lambda: DeskPublisher(Site(tmp_path / "site"), None, lambda words: None)


def declare(first: Account, second: Account, reason: str = "") -> None:
    declaration = EXAMPLE.contest(BLACKBURN).declaration
    assert declaration is not None
    said: object = Correction(declaration, reason) if reason else declaration
    kind = Kind.CORRECT if reason else Kind.ENTER
    with writing() as writer:
        (number,) = writer.append(Said(kind, said, first, "a notice"))  # type: ignore[arg-type]
        writer.append(Said(Kind.CONFIRM, Confirmation(BLACKBURN, number), second, "a notice"))


def latest(site: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((site / "latest.json").read_text())
    return found


def test_the_site_follows_the_ledger(
    rehearsal_desk: Book, administrator: Account, keyer: Account, publishes: Publishes, tmp_path: Path
) -> None:
    publisher, site = publishes(), tmp_path / "site"
    publisher.turn()
    assert (latest(site)["entry"], latest(site)["declared"]) == (6, 0)
    declare(administrator, keyer)
    publisher.turn()
    assert (latest(site)["entry"], latest(site)["declared"]) == (8, 1)
    assert "REHEARSAL" in (site / "index.html").read_text()
    before = (site / "latest.json").stat().st_mtime_ns
    publisher.turn()
    assert (site / "latest.json").stat().st_mtime_ns == before, "nothing is new"
    publishes().turn()
    assert latest(site)["entry"] == 8, "a publisher started afresh goes on"


def test_the_public_ledger_verifies_with_its_signed_head(
    rehearsal_desk: Book,
    administrator: Account,
    keyer: Account,
    publishes: Publishes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    private = new_key()
    publisher = publishes()
    monkeypatch.setenv(SIGNING_KEY, private)
    publisher = publishes()
    publisher.turn()
    declare(administrator, keyer)
    publisher.turn()
    record = tmp_path / "site" / "record"
    ledger, head = (record / "ledger.jsonl").read_bytes(), (record / "head.json").read_bytes()
    assert verify_release(ledger, head, public_key(private)) == []
    assert verify_release(ledger.replace(b"10518", b"10519"), head, public_key(private)) != []
    assert (record / "public-key.txt").read_text().strip() == public_key(private)
    assert read(record / "ledger.jsonl") == book().election.ledger
    assert list(Release.objects.values_list("entries", flat=True)) == [6, 8]
    assert private not in (record / "head.json").read_text()


def test_corrections_are_public_and_name_nobody(
    rehearsal_desk: Book, administrator: Account, keyer: Account, publishes: Publishes, tmp_path: Path
) -> None:
    wrong = EXAMPLE.contest(BLACKBURN).declaration
    assert wrong is not None
    votes = {**wrong.votes}
    first = next(iter(votes))
    votes[first] += 10
    with writing() as writer:
        off = type(wrong)(BLACKBURN, votes, sum(votes.values()), wrong.rejected, wrong.electorate)
        (number,) = writer.append(Said(Kind.ENTER, off, administrator, "a notice"))
        writer.append(Said(Kind.CONFIRM, Confirmation(BLACKBURN, number), keyer, "a notice"))
    declare(administrator, keyer, "ten votes too many (made up)")
    publishes().turn()
    told = json.loads((tmp_path / "site" / "record" / "corrections.json").read_text())
    (correction,) = told["corrections"]
    assert correction["reason"] == "ten votes too many (made up)"
    assert {"what": "valid votes"}.items() <= correction["changes"][1].items()
    assert correction["by"] == "administrator"


def test_a_live_desk_publishes_no_figure_before_the_close_of_poll(
    desk: Book, administrator: Account, keyer: Account, publishes: Publishes, tmp_path: Path
) -> None:
    Setup.objects.update(day=date(clock.now().year + 5, 5, 1))
    archive.forget()
    publishes().turn()
    assert latest(tmp_path / "site")["declared"] == 0
    with pytest.raises(ElectionError, match="close of poll"):
        declare(administrator, keyer)


def test_a_rehearsal_is_never_published_to_a_live_site(
    rehearsal_desk: Book, publishes: Publishes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for live in (tmp_path / "site", tmp_path, tmp_path / "site" / "inner"):
        monkeypatch.setenv(LIVE_SITE, str(live))
        with pytest.raises(ElectionError, match="is the live site"):
            publishes().turn()
    assert not (tmp_path / "site").exists()
    monkeypatch.setenv(LIVE_SITE, str(tmp_path / "another"))
    publishes().turn()
    assert latest(tmp_path / "site")["is_rehearsal"] is True


def test_a_rehearsal_is_refused_where_a_real_election_is(
    rehearsal_desk: Book, publishes: Publishes, tmp_path: Path
) -> None:
    real = Publication(EXAMPLE, EXAMPLE.state(), clock.now(), Face("A real election"))
    Publisher(tmp_path / "site").publish(real)
    with pytest.raises(ElectionError, match="wants a folder of its own"):
        publishes().turn()
    assert latest(tmp_path / "site")["is_rehearsal"] is False
