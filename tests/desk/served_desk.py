"""A desk of the example served by a process of its own on a SQLite file, and Chromium to look at it with."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
SHOTS = os.environ.get("HUSTINGS_SCREENSHOTS")
# A form that is refused is answered 422, which Chromium writes to its console as it does every such answer.
_REFUSAL = "the server responded with a status of 422"

_FOUND = """
import json, sys
from hustings_desk.commands import ready
from hustings_desk import whereabouts
whereabouts.write_environment()
ready()
import hustings
from hustings_desk.founding import found_desk, let_given_passwords_stand, make_account
made = found_desk(hustings.load("example"), False, "admin")
people = {"admin": made.password}
for name, role in json.loads(sys.argv[1]).items():
    people[name] = make_account(name, role)
let_given_passwords_stand()
print(json.dumps(people))
"""


@dataclass
class Served:
    """A desk that answers: its address, the passwords of its people, and the browser they use."""

    url: str
    passwords: dict[str, str]
    home: Path
    browser: Browser
    states: dict[str, Any] = field(default_factory=dict)

    def signed_in(self, name: str, **more: Any) -> BrowserContext:
        """Return a browser of one person, signed in; the sign-in is taken once."""
        more.setdefault("viewport", WIDE)
        if name not in self.states:
            with self.person(Person(self.browser.new_context())) as first:
                first.sign_in(self.url, name, self.passwords[name])
                self.states[name] = first.context.storage_state()
        return self.browser.new_context(storage_state=self.states[name], base_url=self.url, **more)

    def counted(self, contest: str) -> int:
        """Return how many keys of a contest are kept, asked of the database's file."""
        with closing(sqlite3.connect(f"file:{self.home / 'desk.sqlite3'}?mode=ro", uri=True)) as rows:
            asked = "SELECT count(*) FROM hustings_desk_keying JOIN hustings_desk_round r ON r.id = round_id "
            return int(rows.execute(asked + "WHERE r.contest = ?", [contest]).fetchone()[0])

    @contextmanager
    def person(self, someone: Person) -> Iterator[Person]:
        yield someone
        someone.context.close()

    @contextmanager
    def at_work(self, name: str, **more: Any) -> Iterator[Person]:
        """Give a person at the desk; at the end nothing may stand in the browser's console."""
        with self.person(Person(self.signed_in(name, **more))) as someone:
            yield someone
            assert someone.complaints == []


class Person:
    """Somebody with a browser, who types."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.typed = 0
        self.found: list[str] = []
        self.page.on("console", self._noted)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _noted(self, message: Any) -> None:
        if message.type in ("error", "warning") and _REFUSAL not in message.text:
            self.complaints.append(message.text)

    def sign_in(self, url: str, name: str, password: str) -> None:
        self.page.goto(f"{url}/accounts/login/")
        self.page.fill("[name=login]", name)
        self.page.fill("[name=password]", password)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(f"{url}/")

    def press(self, *keys: str) -> None:
        """Press keys, one after another, and count them."""
        for key in keys:
            self.page.keyboard.press(key)
            self.typed += 1

    def type(self, text: str) -> None:
        """Type a text, and count its keys."""
        self.page.keyboard.type(text)
        self.typed += len(text)

    def find(self, seat: str) -> None:
        """Find a seat by the keyboard alone."""
        self.press("/")
        self.type(seat)
        self.page.wait_for_selector("#found-0")
        with self.page.expect_navigation(url="**/contests/*/"):
            self.press("Enter")

    def look(self, name: str) -> list[str]:
        """Return what axe finds serious or critical on the page; keep a picture where one is asked for."""
        if SHOTS:
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme)
                width = self.page.viewport_size["width"] if self.page.viewport_size else 0
                self.page.screenshot(path=f"{SHOTS}/{name}-{width}-{scheme}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = [f"{name}: wider than the window"] if wide else []
        for scheme, asked in (("dark", {"runOnly": ["color-contrast"]}), ("light", None)):
            self.page.emulate_media(color_scheme=scheme)
            for one in Axe().run(self.page, options=asked).response["violations"]:
                if one["impact"] in ("serious", "critical"):
                    where = [node["html"][:160] for node in one["nodes"]]
                    found.append(f"{name} ({scheme}): {one['id']}: {where}")
        return found


@contextmanager
def serving(home: Path, people: dict[str, str]) -> Iterator[Served]:
    """Found a desk in a folder and serve it, for as long as the block lasts."""
    port = _free_port()
    environment = {
        **{
            name: value for name, value in os.environ.items() if not name.startswith(("HUSTINGS_", "DJANGO_"))
        },
        "HUSTINGS_DESK_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "hustings_desk.settings",
    }
    made = subprocess.run(
        [sys.executable, "-c", _FOUND, json.dumps(people)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    command = [sys.executable, "-m", "gunicorn", "hustings_desk.wsgi", "--no-control-socket"]
    bound = ["--bind", f"127.0.0.1:{port}", "--threads", "4", "--log-level", "warning"]
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen([*command, *bound], env=environment, stderr=log, stdout=log)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/accounts/login/", server)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                yield Served(url, json.loads(made.stdout.splitlines()[-1]), home, browser)
                browser.close()
        finally:
            server.terminate()
            server.wait(10)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if server.poll() is not None:
            raise RuntimeError("the desk's server ended at once")
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the desk's server does not answer")
