"""A desk of one's own for tests and benches: in its own folder, on either engine, in processes of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.private_postgres import PrivatePostgres, missing, private_postgres

ROOT = Path(__file__).parents[1]
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
ENGINES = (SQLITE, POSTGRESQL)


class OwnDesk:
    """A desk in a folder; `server` is its PostgreSQL, None on SQLite."""

    def __init__(self, folder: Path, url: str = "", server: PrivatePostgres | None = None) -> None:
        self.folder, self.server = folder, server
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUSTINGS_")}
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self.environment = {
            **kept,
            "PYTHONPATH": path,
            "HUSTINGS_DESK_HOME": str(folder),
            "HUSTINGS_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "hustings_desk.settings",
        }
        if mirror := os.environ.get("HUSTINGS_MIRROR"):
            self.environment["HUSTINGS_MIRROR"] = mirror

    def start(self, program: Sequence[str], **more: str) -> subprocess.Popen[str]:
        """Start Python with these words; its output comes through pipes."""
        pipe = subprocess.PIPE
        command = [sys.executable, *program]
        return subprocess.Popen(
            command, env={**self.environment, **more}, stdout=pipe, stderr=pipe, text=True, cwd=ROOT
        )

    def run(self, *words: str, **more: str) -> str:
        """Run `hustings desk WORDS` to its end; return what it printed; RuntimeError where it fails."""
        return _ended(self.start(["-m", "hustings", "desk", *words], **more))

    def python(self, program: str, *words: str) -> str:
        """Run a program with Django ready; return what it printed."""
        return _ended(self.start(["-c", READY + program, *words]))

    def starting(self, program: str, *words: str) -> subprocess.Popen[str]:
        """Start a program with Django ready."""
        return self.start(["-c", READY + program, *words])

    def account(self, name: str, role: str = "keyer") -> str:
        """Make an account; return its password."""
        return self.run("account", name, "--role", role).strip()


READY = "from hustings_desk.readying import ready; ready()\n"


@contextmanager
def own_desk(engine: str, folder: Path, election: str = "example") -> Iterator[OwnDesk]:
    """Hold a desk founded for an election, as a rehearsal; RuntimeError where the engine is missing here."""
    if engine == SQLITE:
        yield _founded(OwnDesk(folder), election)
        return
    if why := missing():
        raise RuntimeError(why)
    with private_postgres() as server:
        yield _founded(OwnDesk(folder, server.make("desk"), server), election)


@contextmanager
def served(
    desk: OwnDesk, workers: int = 2, port: int | None = None
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Hold the desk's pages served; give the address and the process."""
    port = port or free_port()
    log = (desk.folder / "serve.log").open("a")
    command = [
        sys.executable,
        "-m",
        "hustings",
        "desk",
        "serve",
        "--port",
        str(port),
        "--workers",
        str(workers),
    ]
    process = subprocess.Popen(
        command, env=desk.environment, stdout=log, stderr=log, text=True, cwd=ROOT, start_new_session=True
    )
    try:
        wait_until_well(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        end(process)
        log.close()


def wait_until_well(address: str, process: subprocess.Popen[str] | None = None, seconds: float = 20) -> float:
    """Wait until the desk says that it is well; return the seconds waited."""
    start = time.monotonic()
    while True:
        with suppress(OSError), urllib.request.urlopen(f"{address}/health/", timeout=2) as answer:
            if answer.status == 200:
                return time.monotonic() - start
        if process is not None and process.poll() is not None:
            raise RuntimeError(f"the desk ended with {process.returncode}")
        if time.monotonic() - start > seconds:
            raise RuntimeError(f"{address} did not answer within {seconds} seconds")
        time.sleep(0.02)


def end(process: subprocess.Popen[str], seconds: float = 25) -> None:
    """End a process that was started in a session of its own, in order if it can."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill_all(process)


def kill_all(process: subprocess.Popen[str]) -> None:
    """Kill a process that was started in a session of its own, with its children, as kill -9 does."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _founded(desk: OwnDesk, election: str) -> OwnDesk:
    desk.run("init", election, "--rehearsal")
    return desk


def _ended(process: subprocess.Popen[str]) -> str:
    try:
        out, words = process.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    if process.returncode:
        raise RuntimeError(words)
    return out
