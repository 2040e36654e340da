"""A PostgreSQL server of one's own: made in a temporary folder, started, killed, started again, removed."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

USER = "desk"
_PLACES = Path("/usr/lib/postgresql")


def missing() -> str:
    """Return why no server can be started here; "" where one can."""
    if _programs() is None:
        return "PostgreSQL is not installed here (no initdb in /usr/lib/postgresql/*/bin or on the PATH)"
    if os.geteuid() == 0 and _other_user() is None:
        return "PostgreSQL does not run as root, and there is no user postgres to run it as"
    return ""


class PrivatePostgres:
    """One server over a Unix socket in its own folder; every commit is on disk before it is answered.

    segment: megabytes of one file of its write-ahead log.
    """

    def __init__(self, folder: Path, segment: int = 16) -> None:
        programs = _programs()
        if programs is None:
            raise RuntimeError(missing())
        self._programs, self.folder = programs, folder
        self._data, self._sockets = folder / "data", folder / "run"
        self._server: subprocess.Popen[bytes] | None = None
        self._sockets.mkdir()
        for each in (folder, self._sockets):
            each.chmod(0o755)
            if (user := _other_user()) is not None:
                os.chown(each, user.pw_uid, user.pw_gid)
        words = ("--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", f"--wal-segsize={segment}")
        self._run("initdb", "-D", self._data, "-U", USER, *words)

    @property
    def has_ended(self) -> bool:
        """Whether it gave up by itself."""
        return self._server is not None and self._server.poll() is not None

    def start(self, seconds: float = 20) -> None:
        """Start the server and wait until it answers."""
        command = [self._programs / "postgres", "-D", self._data, "-k", self._sockets, "-h", ""]
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, **_as_user()
            )
        deadline = time.monotonic() + seconds
        while not self._answers():
            if time.monotonic() > deadline or self._server.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def make(self, database: str) -> str:
        """Make a database; return its address as HUSTINGS_DATABASE_URL takes it."""
        self._run("createdb", "-h", self._sockets, "-U", USER, database)
        return self.url(database)

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgres://{USER}@{quote(str(self._sockets), safe='')}/{database}"

    def kill(self) -> None:
        """End the server and all its processes at once, as a power cut would."""
        server = self._server
        if server is None:
            return
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        for child in _orphans(self._data):
            os.kill(child, signal.SIGKILL)
        self._server = None

    def stop(self) -> None:
        """End the server in order."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)
            self._server.wait(20)
            self._server = None

    def _answers(self) -> bool:
        asked = [self._programs / "pg_isready", "-q", "-h", self._sockets, "-U", USER]
        return subprocess.run(asked, check=False).returncode == 0

    def _run(self, program: str, *words: object) -> None:
        command = [self._programs / program, *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **_as_user())
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")


@contextmanager
def private_postgres(disk: int | None = None) -> Iterator[PrivatePostgres]:
    """Hold a running server, removed with all it holds at the end.

    disk: megabytes of a disk of its own, in memory; OSError where this machine
    lets nobody make one. Its log is then cut small, so that it fills in time.
    """
    # The path of a Unix socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="hpg-", dir="/tmp"))
    server = None
    try:
        if disk is not None:
            _mounted(folder, disk)
        server = PrivatePostgres(folder, 16 if disk is None else 1)
        server.start()
        yield server
    finally:
        if server is not None:
            server.stop()
        if disk is not None:
            subprocess.run(["umount", str(folder)], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def _mounted(folder: Path, megabytes: int) -> None:
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "hustings-test", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"no disk of its own can be made here: {done.stderr.strip()}")


def _programs() -> Path | None:
    held = sorted(_PLACES.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    found = held[-1] if held else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _other_user() -> pwd.struct_passwd | None:
    """Return whom the server runs as where this is root; None where it is oneself, or nobody."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _as_user() -> dict[str, object]:
    user = _other_user()
    return {"cwd": "/"} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "cwd": "/"}


def _orphans(data: Path) -> list[int]:
    """Return processes of this server alone that outlived it."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdecimal():
            try:
                is_ours = (each / "cwd").resolve() == data
            except OSError:
                continue
            if is_ours:
                found.append(int(each.name))
    return found
