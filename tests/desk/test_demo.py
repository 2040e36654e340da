"""The demonstration sets a desk up, keys through its forms, publishes beside, and ends cleanly."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from desk_engines import OwnDesk, free_port, served
from hustings_desk.simulated_keyer import SimulatedKeyer

ROOT = Path(__file__).parents[2]


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HUSTINGS_DESK", "DJANGO_"))
    }
    kept |= {"PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(folder)}
    command = [sys.executable, "-m", "hustings", "desk", "demo", "example", "--speed", "100000", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=kept, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def test_a_night_is_played_through_the_forms_and_published(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    process = started(tmp_path, "--no-stay", "--folder", str(desk), "--port", str(free_port()))
    _, words = process.communicate(timeout=60)
    assert process.returncode == 0, words
    assert "6 contests were declared." in words
    assert re.search(r"editor +\S{12,} +editor", words)
    assert (desk / "site" / "index.html").is_file()
    assert "REHEARSAL" in (desk / "site" / "index.html").read_text(encoding="utf-8")


def test_an_interrupt_ends_everything_and_leaves_nothing(tmp_path: Path) -> None:
    port = free_port()
    process = started(tmp_path, "--port", str(port))
    address = f"http://127.0.0.1:{port}/health/"
    until = time.monotonic() + 40
    while time.monotonic() < until:
        try:
            if requests.get(address, timeout=2).ok:
                break
        except requests.RequestException:
            time.sleep(0.1)
    time.sleep(1)
    os.kill(process.pid, signal.SIGINT)
    _, words = process.communicate(timeout=40)
    assert "Traceback" not in words
    assert "Ending the demonstration." in words
    with pytest.raises(requests.RequestException):
        requests.get(address, timeout=2)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("hustings-desk-demo")] == []


def test_a_desk_that_is_kept_is_served_again_and_knows_who_signed_in(tmp_path: Path) -> None:
    folder, port = tmp_path / "desk", free_port()
    process = started(tmp_path, "--until", "0", "--folder", str(folder), "--port", str(port))
    assert process.stderr is not None
    given = next(
        found[1] for line in process.stderr if (found := re.search(r"editor +(\S{12,}) +editor", line))
    )
    editor = SimulatedKeyer(f"http://127.0.0.1:{port}", "editor", given)
    editor.sign_in()
    # What is kept open is waited for at the end.
    editor._session.close()
    os.kill(process.pid, signal.SIGTERM)
    _, words = process.communicate(timeout=40)
    assert f"HUSTINGS_DESK_HOME={folder} hustings desk serve" in words
    with served(OwnDesk(folder), port=port):
        assert editor.is_signed_in()
        editor._session.close()
    again = started(tmp_path, "--no-stay", "--folder", str(folder))
    assert "holds a desk already" in again.communicate(timeout=40)[1]
