"""A full disk: a clear answer, nothing acknowledged is lost, and the desk goes on once there is room."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from desk_engines import SQLITE, OwnDesk, desk_on, end, free_port, served, wait_until_well
from desk_night import NIGHT, Stream, keyers, nothing_is_lost_or_double, notices, streaming
from hustings_desk.simulated_keyer import NotTakenError

# A file that may not grow beyond a size fails to be written as on a full disk, for this process alone.
FULL = """
import resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from hustings_desk.commands import run
run(["serve", "--port", sys.argv[2], "--workers", "1"])
"""


@pytest.fixture
def desk(tmp_path: Path):  # type: ignore[no-untyped-def]
    with desk_on(SQLITE, tmp_path / "desk", NIGHT) as made:
        yield made


def test_a_full_disk_loses_nothing_that_was_acknowledged(desk: OwnDesk, tmp_path: Path) -> None:
    of, port = notices(12), free_port()
    address = f"http://127.0.0.1:{port}"
    with served(desk, port=port):
        streams = [Stream(one) for one in keyers(desk, address, "anna", "bela")]
    size = max(file.stat().st_size for file in desk.folder.glob("desk.sqlite3*"))
    process = desk.start(["-c", FULL, str(size + 150_000), str(port)])
    wait_until_well(address, process)
    refused = ""
    acknowledged = 0
    for notice in of:
        for one in streams:
            try:
                one.acknowledged[str(one.keyer.key(notice, "a notice (made up)").form)] = notice.contest
                acknowledged += 1
            except (NotTakenError, requests.RequestException) as wrong:
                refused = refused or str(wrong)
    assert 0 < acknowledged < 2 * len(of), "the disk filled up on the way"
    assert "status 50" in refused, refused
    answer = requests.get(f"{address}/health/", timeout=10)
    assert answer.status_code in (200, 503)
    end(process)
    with served(desk, port=port):
        left = {one.keyer.name: set(one.acknowledged.values()) for one in streams}
        for one in streams:
            for thread in streaming([one], [n for n in of if n.contest not in left[one.keyer.name]]):
                thread.join()
        nothing_is_lost_or_double(desk, streams, of)


def test_a_backup_onto_a_full_disk_is_refused_and_leaves_the_old_one(desk: OwnDesk, tmp_path: Path) -> None:
    file = tmp_path / "night.zip"
    desk.run("backup", str(file))
    before = file.read_bytes()
    program = (
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "from hustings_desk.backup import back_up\nfrom pathlib import Path\n"
        f"back_up(Path({str(file)!r}))\n"
    )
    with pytest.raises(RuntimeError, match="cannot be written: File too large"):
        desk.python(program)
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["night.zip"]
