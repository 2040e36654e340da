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

from desk_engines import free_port

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
