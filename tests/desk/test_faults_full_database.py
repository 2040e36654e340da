"""The disk of PostgreSQL fills up while people key: refusals, nothing lost, and on once there is room."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from desk_engines import OwnDesk, missing, private_postgres, served, wait_until_well
from desk_night import NIGHT, Stream, keyers, nothing_is_lost_or_double, notices, streaming

MEGABYTES = 96
PATIENCE = 40
SWITCHED = """
from django.db import connection
for _ in range(3):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_switch_wal()")
        cursor.execute("CREATE TABLE IF NOT EXISTS filler (n int)")
        cursor.execute("INSERT INTO filler VALUES (1)")
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    """A desk whose PostgreSQL has a small disk of its own."""
    if why := missing():
        pytest.skip(why)
    with ExitStack() as held:
        try:
            server = held.enter_context(private_postgres(MEGABYTES))
        except OSError as wrong:
            pytest.skip(str(wrong))
        made = OwnDesk(tmp_path / "desk", server.make("desk"), server)
        made.run("init", NIGHT, "--rehearsal")
        yield made


def fill(disk: Path, left: int) -> Path:
    """Leave so many bytes of room on a disk; return the file that takes the rest."""
    ballast = disk / "ballast"
    kept = disk / "kept"
    kept.write_bytes(b"\0" * left)
    with ballast.open("wb", buffering=0) as out:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    out.write(b"\0" * size)
            except OSError:
                continue
    kept.unlink()
    return ballast


def wait(until: Callable[[], bool], words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, words
        time.sleep(0.05)


@pytest.mark.parametrize("left", [0, 800_000], ids=["tables", "log"])
def test_a_full_disk_of_the_database_loses_nothing_that_was_acknowledged(desk: OwnDesk, left: int) -> None:
    """With nothing left a table cannot grow; with less than a file of the log left, the log cannot."""
    assert desk.server is not None
    of = notices(24)
    with served(desk) as (address, _):
        streams = [Stream(one) for one in keyers(desk, address, "anna", "bela")]
        threads = streaming(streams, of, seconds=150)
        wait(lambda: sum(len(one.acknowledged) for one in streams) >= 6, "keys are taken")
        ballast = fill(desk.server.folder, left)
        if left:
            desk.starting(SWITCHED).communicate(timeout=30)
        wait(lambda: sum(one.sent_again for one in streams) >= 3, "keys are refused once it is full")
        held = sum(len(one.acknowledged) for one in streams)
        assert 6 <= held < 2 * len(of)
        assert requests.get(f"{address}/health/", timeout=10).status_code in (200, 503)
        ballast.unlink()
        if desk.server.has_ended:
            desk.server.start()
        wait_until_well(address, seconds=30)
        for thread in threads:
            thread.join()
        nothing_is_lost_or_double(desk, streams, of)
