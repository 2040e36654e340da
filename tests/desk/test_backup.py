"""A backup is whole, taken while people key, restored on either engine, and refused where it was changed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_engines import ENGINES, SQLITE, OwnDesk, desk_on

NIGHT = """
import uuid
from dataclasses import replace
import hustings
from hustings.night.keyed import Keyed
from hustings.record.entry import Kind, Endorsement, Blanking
from hustings_desk import acting, leasing
from hustings_desk.alerts.subscribing import subscribe
from hustings_desk.archive import Said, book, writing
from hustings_desk.entering import Sent, key
from hustings_desk.founding import make_account
from hustings_desk.models import Account
make_account("anna", "keyer"); make_account("bela", "keyer")
admin, anna, bela = (Account.objects.get(username=name) for name in ("admin", "anna", "bela"))
example = hustings.load("example")
keys = sorted(book().now.contests)
def keyed(place):
    d = example.contest(keys[place]).declaration
    return Keyed(keys[place], dict(d.votes), d.valid_votes, d.rejected, electorate=d.electorate)
for place in range(3):
    for who in (anna, bela):
        key(Sent(who, keyed(place), uuid.uuid4(), "a notice"))
key(Sent(anna, keyed(3), uuid.uuid4(), "a notice"))
leasing.take(bela, keys[3])
acting.rush(anna, keys[4], book().now.contests[keys[4]].contest.candidacies[0].key)
acting.call(admin, keys[5], "", "held back (made up)")
subscribe(admin, "json://127.0.0.1/hook", ["gain"])
with writing() as writer:
    writer.remove(1, Said(Kind.BLANK, Blanking(1, "an order (made up)"), admin, "a court"))
"""
TOLD = """
import json
from django.apps import apps
from hustings_desk.archive import book
from hustings_desk.backup import TABLES, table
held = book()
rows = {label: table(apps.get_model(label)) for label in TABLES}
rows["hustings_desk.Act"] = rows["hustings_desk.Act"][:-1] if {restored} else rows["hustings_desk.Act"]
print(json.dumps([held.head, held.entries, rows, sorted(one.contest.key for one in held.now.declared)]))
"""
GO_ON = """
import uuid
import hustings
from django.contrib.auth import authenticate
from hustings.night.keyed import Keyed
from hustings_desk.entering import Sent, key
from hustings_desk.models import Account, Round
contest = Round.objects.get(closed_at=None, keyings__account__username="anna").contest
d = hustings.load("example").contest(contest).declaration
figures = Keyed(contest, dict(d.votes), d.valid_votes, d.rejected, electorate=d.electorate)
print(key(Sent(Account.objects.get(username="bela"), figures, uuid.uuid4(), "a notice")))
"""


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OwnDesk, Path]]:
    with desk_on(SQLITE, tmp_path_factory.mktemp("desk")) as desk:
        desk.python(NIGHT)
        notices = desk.folder / "notices" / "ab"
        notices.mkdir(parents=True)
        (notices / "ab12").write_bytes(b"a notice, made up")
        (notices / "ab12.shown").write_bytes(b"a copy drawn to be shown, made up")
        file = desk.folder / "night.zip"
        desk.run("backup", str(file))
        yield desk, file


def told(desk: OwnDesk, restored: bool = False) -> object:
    return json.loads(desk.python(TOLD.replace("{restored}", str(restored))))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_restore_drill(backed_up: tuple[OwnDesk, Path], engine: str, tmp_path: Path) -> None:
    desk, file = backed_up
    with empty_desk(engine, tmp_path) as other:
        other.run("restore", str(file))
        assert told(other, restored=True) == told(desk), "every row and the chain came back as they were"
        assert (other.folder / "notices" / "ab" / "ab12").read_bytes() == b"a notice, made up"
        assert other.python(GO_ON).strip() == "confirmed", "the second key of a contest keyed before goes on"
        again = other.folder / "again.zip"
        other.run("backup", str(again))
        with pytest.raises(RuntimeError, match="not empty"):
            other.run("restore", str(again))


def test_a_backup_is_for_its_owner_alone_and_holds_no_secret(backed_up: tuple[OwnDesk, Path]) -> None:
    desk, file = backed_up
    assert file.stat().st_mode & 0o077 == 0
    secret = (desk.folder / "desk.env").read_text().split("HUSTINGS_SECRET_KEY=")[1].strip()
    with zipfile.ZipFile(file) as held:
        assert not any(secret.encode() in held.read(name) for name in held.namelist())
        assert "rows/sessions.Session.jsonl" not in held.namelist()
        assert [name for name in held.namelist() if "ab12" in name] == ["notices/ab/ab12"]


def test_a_backup_cut_short_or_changed_is_refused(backed_up: tuple[OwnDesk, Path], tmp_path: Path) -> None:
    _, file = backed_up
    with empty_desk(SQLITE, tmp_path) as other:
        cut = tmp_path / "cut.zip"
        cut.write_bytes(file.read_bytes()[:-500])
        with pytest.raises(RuntimeError, match="not a backup"):
            other.run("restore", str(cut))
        changed = tmp_path / "changed.zip"
        with zipfile.ZipFile(file) as held, zipfile.ZipFile(changed, "w") as into:
            for name in held.namelist():
                content = held.read(name)
                into.writestr(name, content.replace(b"10518", b"10519") if "ledger" in name else content)
        with pytest.raises(RuntimeError, match="ledger.jsonl was changed"):
            other.run("restore", str(changed))


def test_a_backup_while_others_write_is_of_one_moment(
    backed_up: tuple[OwnDesk, Path], tmp_path: Path
) -> None:
    with desk_on(SQLITE, tmp_path / "busy") as desk:
        program = (
            "from hustings_desk.archive import writing, Said, book\n"
            "from hustings.record.entry import Kind, Recount, Rush\n"
            "key = sorted(book().now.contests)[0]\n"
            "first = book().now.contests[key].contest.candidacies[0].key\n"
            "for turn in range(150):\n"
            "    with writing() as writer:\n"
            "        writer.append(Said(Kind.RUSH, Rush(key, first), None, 'x'))\n"
            "        writer.append(Said(Kind.RECOUNT, Recount(key), None, 'x'))\n"
        )
        writer = desk.starting(program)
        counts = []
        for number in range(3):
            file = tmp_path / f"{number}.zip"
            desk.run("backup", str(file))
            with zipfile.ZipFile(file) as held:
                told = json.loads(held.read("manifest.json"))
                rows = held.read("rows/hustings_desk.EntryRow.jsonl").splitlines()
            assert len(rows) == told["entries"]
            assert told["entries"] % 2 == 0, "a transaction is in it whole or not at all"
            counts.append(told["entries"])
        assert writer.wait(60) == 0, writer.stderr.read() if writer.stderr else ""
        assert counts == sorted(counts)


class empty_desk:
    """A desk without an election, on an engine."""

    def __init__(self, engine: str, folder: Path) -> None:
        self.engine, self.folder = engine, folder / "empty"

    def __enter__(self) -> OwnDesk:
        from benchmarks.private_postgres import missing, private_postgres

        self.folder.mkdir()
        self.server = None
        if self.engine == SQLITE:
            return OwnDesk(self.folder)
        if why := missing():
            pytest.skip(why)
        self.server = private_postgres()
        server = self.server.__enter__()
        return OwnDesk(self.folder, server.make("desk"), server)

    def __exit__(self, *rest: object) -> None:
        if self.server is not None:
            self.server.__exit__(None, None, None)
