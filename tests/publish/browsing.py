"""A browser before a site: served on this machine, everything it says and asks for written down."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_head(self) -> Any:
        """Send the file itself each time: within one second its date would not tell a new one."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address at which a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Watched:
    """What went wrong on a page, and what it asked of others than the site."""

    site: str
    wrong: list[str] = field(default_factory=list)

    def on(self, page: Any) -> Any:
        page.on("console", lambda said: self.wrong.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        return page

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.wrong.append(f"asks a third party: {request.url}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")


def serious(page: Any, axe: Any) -> list[str]:
    """Return what axe finds serious or critical."""
    found = axe.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def fits(page: Any) -> bool:
    """Whether nothing reaches over the side of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def screenshots_wanted() -> Path | None:
    """Return the folder named for screenshots; None where none is."""
    named = os.environ.get("HUSTINGS_SCREENSHOTS")
    return Path(named).expanduser() if named else None
