"""A demonstration: a desk of its own, served, published, and keyed through its forms by made-up keyers."""

from __future__ import annotations

import functools
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests

from hustings.errors import ElectionError
from hustings.night.keyed import Keyed
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings_desk.simulated_keyer import SimulatedKeyer
from hustings_desk.whereabouts import DATABASE, HOME, SECRET, write_environment
from hustings_desk.working import Say

KEYERS = 4
LONGEST_PAUSE = 20.0
"""Seconds between two declarations at most; the quiet hours of a night would be long otherwise."""


@dataclass(frozen=True, slots=True)
class Played:
    """How a demonstration is played.

    speed: how many times as fast as the night was. until: declarations at most.
    stays: whether the desk is served on once the night is over.
    """

    election: Election
    speed: float
    port: int
    until: int | None = None
    stays: bool = True


def demonstrate(played: Played, folder: Path | None, say: Say) -> int:
    """Set a desk up, serve it, publish it beside, and play the night; return how many contests were declared.

    folder: where it stands, kept at the end; None for a temporary one, which is
    removed. Ends in order on Ctrl-C or a signal to end, at any moment.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    home = folder or Path(tempfile.mkdtemp(prefix="hustings-desk-demo-"))
    declared = 0
    with ExitStack() as held:
        if folder is None:
            held.callback(shutil.rmtree, home, ignore_errors=True)
        try:
            environment = _environment(home)
            accounts = _founded(played.election)
            address = f"http://127.0.0.1:{_free(played.port)}"
            held.enter_context(_running(environment, home, "serve", "--port", address.rsplit(":", 1)[1]))
            site = home / "site"
            held.enter_context(_running(environment, home, "work", str(site)))
            site_address = held.enter_context(_site_served(site))
            _wait(address)
            _say_where(address, site_address, accounts, say)
            for declared in _play(played, address, accounts, say):
                if declared % 50 == 0:
                    say(f"{declared} declared")
            if played.stays:
                say(f"The night is over: {declared} declared. The desk stays until Ctrl-C.")
                threading.Event().wait()
        except KeyboardInterrupt:
            say("Ending the demonstration.")
    if folder is not None:
        say(f"The desk is kept. To serve it again: {_served_again(home)}")
    return declared


def _served_again(home: Path) -> str:
    return f"HUSTINGS_DESK_HOME={shlex.quote(str(home.absolute()))} hustings desk serve"


def _environment(home: Path) -> dict[str, str]:
    """Return the environment of the desk's processes, in a folder that holds no desk yet."""
    if (home / "desk.sqlite3").exists():
        raise ElectionError(
            f"{home} holds a desk already; name another folder, or serve this one: {_served_again(home)}"
        )
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HUSTINGS_")}
    if mirror := os.environ.get("HUSTINGS_MIRROR"):
        kept["HUSTINGS_MIRROR"] = str(Path(mirror).absolute())
    own = {HOME: str(home.absolute()), DATABASE: ""}
    os.environ.update(own)
    # Its secret stays in its folder, so that whoever signed in stays so when it is served again.
    os.environ.pop(SECRET, None)
    write_environment()
    return {**kept, **own}


def _founded(election: Election) -> dict[str, str]:
    """Found the desk as a rehearsal; return the accounts made, with their passwords."""
    from hustings_desk.readying import ready

    ready()
    from hustings_desk.founding import found_desk, let_given_passwords_stand, make_account

    made = found_desk(election, True, "admin")
    accounts = {"admin": made.password, "editor": make_account("editor", "editor")}
    # Two for the person who looks on, and those who key by themselves.
    for name in ("you", *(f"keyer-{number}" for number in range(1, KEYERS + 1))):
        accounts[name] = make_account(name, "keyer")
    let_given_passwords_stand()
    return accounts


@contextmanager
def _running(environment: Mapping[str, str], home: Path, *words: str) -> Iterator[None]:
    with (home / f"{words[0]}.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "hustings", "desk", *words],
            env=environment,
            stdout=log,
            stderr=log,
            # Ctrl-C is for the demonstration, which then ends its processes in order.
            start_new_session=True,
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *rest: object) -> None:
        """Say nothing of each request."""


@contextmanager
def _site_served(site: Path) -> Iterator[str]:
    """Hold the site's files served on this machine; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _say_where(address: str, site: str, accounts: Mapping[str, str], say: Say) -> None:
    say(f"The desk: {address}/     the public site: {site}")
    say("REHEARSAL: made-up keyers play the night. Sign in and key along:")
    for name in ("you", "editor", "admin"):
        role = {"you": "keyer", "editor": "editor", "admin": "administrator"}[name]
        say(f"  {name:<7} {accounts[name]:<18} {role}")
    say("Ctrl-C ends it.")


def _play(played: Played, address: str, accounts: Mapping[str, str], say: Say) -> Iterator[int]:
    """Play the night; yield how many contests are declared, whenever one is."""
    keyers = [SimulatedKeyer(address, name, word) for name, word in accounts.items() if name[:6] == "keyer-"]
    for one in keyers:
        one.sign_in()
    declared, before = 0, None
    for turn, notice in enumerate(_notices(played.election)[: played.until]):
        if before is not None and notice.declared_at is not None:
            pause = max((notice.declared_at - before).total_seconds(), 0) / played.speed
            time.sleep(min(pause, LONGEST_PAUSE))
        before = notice.declared_at or before
        if _keyed(notice, (keyers[turn % KEYERS], keyers[(turn + 1) % KEYERS]), say):
            declared += 1
            yield declared


def _keyed(notice: Declaration, two: Sequence[SimulatedKeyer], say: Say) -> bool:
    """Key a contest twice; whether it is declared then. One that somebody else keys is left to them."""
    figures = Keyed(
        notice.contest, dict(notice.votes), notice.valid_votes, notice.rejected, electorate=notice.electorate
    )
    outcome = ""
    try:
        for keyer in two:
            outcome = keyer.key(figures, "the notice of this demonstration").outcome
    except (ElectionError, requests.RequestException) as wrong:
        say(str(wrong))
    return outcome == "confirmed"


def _notices(election: Election) -> list[Declaration]:
    """Return what was declared, in the order of the night."""
    standing = [one.declaration for one in election.state().declared if one.declaration is not None]
    return sorted(standing, key=lambda one: (str(one.declared_at), one.contest))


def _free(port: int) -> int:
    """Return the port, or any other where something listens on it."""
    for asked in (port, 0):
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", asked))
            return int(tried.getsockname()[1])
    raise ElectionError("no port is free on this machine")


def _wait(address: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(f"{address}/health/", timeout=2):
            return
        time.sleep(0.1)
    raise ElectionError("the desk did not start; its words are in serve.log of its folder")
