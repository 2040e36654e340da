"""The command as a process: help, `python -m`, a reader who leaves, Ctrl-C, a terminal of 80 columns."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from types import ModuleType

import pytest
import typer

import hustings
from hustings.cli import asking, checking, looking, obtaining, touring
from hustings.cli.main import app
from hustings.sources import opening

from .running import Run

COMMANDS = sorted(info.callback.__name__ for info in app.registered_commands if info.callback)
HUSTINGS = (sys.executable, "-m", "hustings")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    last = ran.out.rstrip().split("\n\n")[-1].strip()
    assert ran.status == 0
    assert last.startswith(f"Example: hustings {command}")
    assert "\n" not in last


def test_hustings_alone_shows_its_commands(run: Run) -> None:
    ran = run()
    shown = ran.out + ran.err
    assert all(f"  {command} " in shown for command in COMMANDS)


def test_python_m_hustings_is_the_command() -> None:
    ran = subprocess.run([*HUSTINGS, "house", "example"], capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Six seats of the UK general election" in ran.stdout


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_reader_who_leaves_is_no_fault(form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [*HUSTINGS, "seats", "example", "--format", form]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    os.close(writing)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_an_output_that_is_full_is_a_fault_in_one_line(form: str) -> None:
    with open("/dev/full", "wb") as full:
        command = [*HUSTINGS, "seats", "example", "--format", form]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert ran.returncode == 1
    assert "the output cannot be written" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"hustings {hustings.__version__}\n"


@pytest.mark.parametrize("group", [obtaining, asking, looking, checking, touring])
def test_a_summary_of_a_command_is_never_cut(group: ModuleType) -> None:
    part = typer.Typer()
    group.add_to(part)
    for info in part.registered_commands:
        assert info.callback is not None
        assert len(str(info.callback.__doc__).split("\n")[0]) <= 60, info.callback


@pytest.mark.parametrize("told", [touring.NEXT, touring.NEXT_WITHOUT_DATA])
def test_what_to_try_next_fits_a_terminal(told: str) -> None:
    assert max(map(len, told.splitlines())) <= 80


def test_an_interrupt_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "load", interrupted)
    ran = run("house", "uk-2024")
    assert (ran.status, ran.out) == (130, "")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_terminal_without_the_signs_still_gets_its_figures(form: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [*HUSTINGS, "house", "example", "--format", form]
    ran = subprocess.run(command, env=environment, capture_output=True, encoding="ascii", check=False)
    assert ran.returncode == 0
    assert "79,646" in ran.stdout or "79646" in ran.stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_a_terminal_is_never_filled_beyond_its_width() -> None:
    ours, theirs = os.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm", "NO_COLOR": "1"}
    command = [*HUSTINGS, "seat", "Blackburn", "-e", "example"]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode()).splitlines()
    assert process.returncode == 0
    assert len(lines) > 15
    assert max(map(len, lines)) <= 80


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says so where the other side has closed.
        return b""
