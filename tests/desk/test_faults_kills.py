"""Kill -9 of the server, of one of its workers and of the database, while two people key without a pause."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_engines import ENGINES, OwnDesk, desk_on, end, free_port, kill_all, served, wait_until_well
from desk_night import NIGHT, Stream, keyers, nothing_is_lost_or_double, notices, streaming

MOST_SECONDS = 10


@pytest.fixture(scope="module", params=ENGINES)
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDesk]:
    with desk_on(request.param, tmp_path_factory.mktemp("desk"), NIGHT) as made:
        yield made


def test_what_was_acknowledged_outlives_every_kill_and_nothing_is_entered_twice(desk: OwnDesk) -> None:
    of, port = notices(30), free_port()
    with served(desk, port=port) as (address, server):
        streams = [Stream(one) for one in keyers(desk, address, "anna", "bela")]
        threads = streaming(streams, of)
        wait_for(streams, 10)
        os.kill(worker_of(server), signal.SIGKILL)
        wait_for(streams, 22)
        if desk.server is not None:
            desk.server.kill()
            began = time.monotonic()
            desk.server.start()
            assert time.monotonic() - began < MOST_SECONDS
            wait_for(streams, 36)
        kill_all(server)
        began = time.monotonic()
        with served(desk, port=port):
            wait_until_well(address)
            assert time.monotonic() - began < MOST_SECONDS
            for thread in threads:
                thread.join()
            nothing_is_lost_or_double(desk, streams, of)
    assert sum(one.sent_again for one in streams) >= 2, "the kills were felt"
    assert all(len(one.keyer.seconds) > 0 for one in streams), (
        "nobody signed in again: sessions outlive a restart"
    )


def test_a_restart_in_order_keeps_sessions_and_leases(desk: OwnDesk) -> None:
    notice, port = notices(31)[-1], free_port()
    with served(desk, port=port) as (address, server):
        (keyer,) = keyers(desk, address, "cleo")
        taken = keyer.take(notice.contest)
        end(server)
        desk.run("upgrade")
        with served(desk, port=port):
            assert keyer.take(notice.contest)[0] != taken[0], "the form is open again; the key is still held"
            assert keyer.key(notice, "a notice (made up)", taken).outcome == "waits"


def wait_for(streams: list[Stream], keys: int) -> None:
    """Wait until so many keys are acknowledged."""
    until = time.monotonic() + 30
    while sum(len(one.acknowledged) for one in streams) < keys:
        assert time.monotonic() < until, [one.failed for one in streams]
        time.sleep(0.01)


def worker_of(server: subprocess.Popen[str]) -> int:
    """Return the process of one of the server's workers."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    assert children
    return int(children[0])
