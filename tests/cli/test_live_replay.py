"""The live replay in a terminal of its own: 80 columns, drawn over itself, and ended with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
HUSTINGS = (sys.executable, "-m", "hustings")
REPLAY = ("replay", "example", "--draws", "200")
ROWS, COLUMNS = 24, 80
MOST = 120
"""Seconds after which a terminal that shows nothing new is a failure."""


@dataclass
class Terminal:
    """A process and what it has shown so far; its words for the person come on stderr, apart."""

    process: subprocess.Popen[bytes]
    ours: int
    shown: bytes = b""

    def read_until(self, words: str | None) -> str:
        """Read on until the words are shown, or all there is."""
        ends = time.monotonic() + MOST
        while words is None or words not in self.text:
            assert time.monotonic() < ends, self.text
            part = _read(self.ours)
            if not part:
                break
            self.shown += part
        return self.text

    @property
    def text(self) -> str:
        """What was shown, without what moves the cursor or colours a letter."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.shown.decode(errors="ignore"))

    def end(self) -> tuple[int, str]:
        """Return the exit status and what was said on stderr."""
        self.read_until(None)
        assert self.process.stderr is not None
        return self.process.wait(MOST), self.process.stderr.read().decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says so where the other side has closed.
        return b""


@contextmanager
def terminal(*command: str) -> Iterator[Terminal]:
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    # Numba keeps what it compiled beside its sources or in a home of its own; either will do.
    process = subprocess.Popen(
        [*HUSTINGS, *command],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()
        os.close(ours)


def test_the_night_is_drawn_over_itself_within_its_terminal() -> None:
    with terminal(*REPLAY, "--until", "3", "--speed", "1000000") as screen:
        status, said = screen.end()
    assert status == 0, said
    assert "House of Commons Library" in said
    assert "Fri 03:38 UK time  1 of 6 declared" in screen.text
    assert "Fri 05:13 UK time  3 of 6 declared" in screen.text
    assert "Blackburn: Ind gain from Lab, majority 132" in screen.text
    assert "House so far, and FORECAST, an estimate" in screen.text
    lines = screen.text.splitlines()
    assert max(map(len, lines)) <= COLUMNS
    # Three screens one below the other would be three times as high without being drawn over.
    assert screen.shown.count(b"\x1b[1A") > 10
    last = screen.text[screen.text.rindex("Fri 05:13 UK time") :]
    assert len(last.rstrip().splitlines()) <= ROWS
    assert screen.shown.count(b"\x1b[?25h") == screen.shown.count(b"\x1b[?25l") == 1


def test_an_editors_call_is_drawn_in_its_turn(tmp_path: Path) -> None:
    calls = tmp_path / "calls.csv"
    calls.write_text(
        "seat,call,by,at,reason\nIslington North,un-call,A. Editor (made up),entry 7,two names\n",
        encoding="utf-8",
    )
    with terminal(*REPLAY, "--until", "2", "--speed", "1000000", "--calls", str(calls)) as screen:
        status, said = screen.end()
    assert status == 0, said
    assert "Last declared, and an editor's calls" in screen.text
    assert "Islington North: CALL, no declaration: un-called by A. Editor (made up)" in screen.text
    assert max(map(len, screen.text.splitlines())) <= COLUMNS


def test_ctrl_c_leaves_the_last_screen_and_says_how_far_the_night_had_come() -> None:
    """After the first declaration the example waits for the second: eight minutes, here five seconds."""
    with terminal(*REPLAY, "--speed", "1") as screen:
        screen.read_until("Chance of an overall majority")
        os.killpg(screen.process.pid, signal.SIGINT)
        status, said = screen.end()
    assert status == 130
    assert said.strip() == "stopped after 1 of 6 declarations"
    assert screen.shown.endswith(b"\x1b[?25h") or b"\x1b[?25h" in screen.shown[-20:]


def test_fast_prints_lines_that_are_never_drawn_over() -> None:
    with terminal(*REPLAY, "--fast", "--until", "2") as screen:
        status, said = screen.end()
    assert status == 0, said
    assert b"\x1b[1A" not in screen.shown
    lines = [line for line in screen.text.splitlines() if line]
    assert len(lines) == 2
    assert lines[0].startswith("Fri 03:38 UK time  1/6  Rochdale: Lab hold, majority 1,440 | forecast: ")


def test_ctrl_c_in_a_fast_replay_ends_it_too(tmp_path: Path) -> None:
    """A rehearsal has 649 declarations, so that there is time to stop it after the first lines."""
    with terminal("replay", "rehearsal-1", "--fast", "--draws", "200") as screen:
        screen.read_until("3/650")
        os.killpg(screen.process.pid, signal.SIGINT)
        status, said = screen.end()
    assert status == 130
    assert re.fullmatch(r"stopped after \d+ of 649 declarations", said.strip())
    assert all(line.startswith("REHEARSAL") for line in screen.text.splitlines() if "650" in line)
