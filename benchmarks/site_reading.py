"""What readers of the public site get: the first view on a slow connection, and requests a second."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.site_publishing import ELECTION, Figure

CONFIGURATION = Path(__file__).parents[1] / "examples" / "nginx-site.conf"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DOWN, UP, LATENCY = 1_600_000 / 8, 750_000 / 8, 150
"""Bytes a second and milliseconds: the slow 4G of Lighthouse's mobile preset."""
SECONDS, CONNECTIONS = 15, 64
SPEED = 10
_VIEWS = 5
_SEEN = """() => new Promise((done) => {
  let shift = 0, first = 0, largest = 0;
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) shift += one.value; });
  watch("paint", (one) => { if (one.name === "first-contentful-paint") first = one.startTime; });
  watch("largest-contentful-paint", (one) => { largest = one.startTime; });
  setTimeout(() => done([first, largest, shift]), 3000);
})"""


def first_view(folder: Path) -> Iterator[Figure]:
    """Yield when the House page of a live site is first seen, and how far it then shifts."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if sync_playwright is None or not CHROMIUM.exists() or shutil.which("nginx") is None:
        Console(stderr=True).print("No first view: it needs Playwright, Chromium and nginx.")
        return
    with served(folder) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        for width in (360, 1280):
            seen = sorted(_viewed(browser, address, width) for _ in range(_VIEWS))
            first, largest, _ = seen[_VIEWS // 2]
            shift = max(one[2] for one in seen)
            what = f"House page at {width} px, 1.6 Mbit/s and 150 ms"
            yield Figure(f"{what}: first view", first / 1000, 1, "s", digits=2)
            yield Figure(f"{what}: largest view", largest / 1000, None, "s", digits=2)
            yield Figure(f"{what}: layout shift", shift, 0.1, "", digits=3)
        browser.close()


def _viewed(browser: Any, address: str, width: int) -> tuple[float, float, float]:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    slow = {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP}
    wire.send("Network.emulateNetworkConditions", slow)
    page.goto(address)
    first, largest, shift = page.evaluate(_SEEN)
    context.close()
    return first, largest, shift


def load(folder: Path) -> Iterator[Figure]:
    """Yield requests a second and the slowest hundredth while the night is published ten times as fast."""
    if shutil.which("wrk") is None or shutil.which("nginx") is None:
        Console(stderr=True).print("No load: it needs nginx and wrk.")
        return
    command = [sys.executable, "-m", "hustings", "publish", ELECTION, str(folder), "--replay", str(SPEED)]
    publisher = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert publisher.stdout is not None
    try:
        publisher.stdout.readline()
        script = folder.parent / "pages.lua"
        names = sorted(one.stem for one in (folder / "seats").glob("*.html"))
        script.write_text(_PAGES.replace("NAMES", ",".join(f'"{name}"' for name in names)))
        with served(folder) as address:
            yield from _hit("latest.json", f"{address}latest.json", [])
            yield from _hit("pages, the House one in ten", address, ["-s", str(script)])
            compressed = ["-s", str(script), "-H", "Accept-Encoding: gzip"]
            yield from _hit("the same, compressed for each request", address, compressed, is_target=False)
        is_over = publisher.poll() is not None
        yield Figure("publications while it was measured ended early", float(is_over), 0, "", digits=0)
    finally:
        publisher.terminate()
        publisher.wait()


_PAGES = """local names = {NAMES}
local n = 0
request = function()
  n = n + 1
  if n % 10 == 0 then return wrk.format("GET", "/index.html") end
  return wrk.format("GET", "/seats/" .. names[n % #names + 1] .. ".html")
end
"""


def _hit(what: str, address: str, more: list[str], *, is_target: bool = True) -> Iterator[Figure]:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *more, address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    if rate is None or slow is None or "Non-2xx" in told:
        raise SystemExit(f"wrk says:\n{told}")
    late = float(slow[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slow[2]]
    yield Figure(f"{what}, a second", float(rate[1]), 5000 if is_target else None, "requests", True, 0)
    yield Figure(f"{what}, 99th percentile", late, 50 if is_target else None, "ms")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address at which nginx with two workers serves a folder by the documented rules."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rules = CONFIGURATION.read_text().replace("listen 8080", f"listen 127.0.0.1:{port}")
    rules = rules.replace("/srv/hustings-site", str(folder))
    place = folder.parent / f"nginx-{port}"
    place.mkdir()
    paths = "".join(
        f"{name}_temp_path {place};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    head = f"worker_processes 2; pid {place}/pid; error_log {place}/errors; daemon off; {_as_user()}"
    types = "include /etc/nginx/mime.types;"
    written = place / "nginx.conf"
    written.write_text(
        f"{head}\nevents {{ worker_connections 2048; }}\nhttp {{ {types} {paths}\n{rules}\n}}\n"
    )
    server = subprocess.Popen(
        ["nginx", "-c", str(written), "-p", str(place)], stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _as_user() -> str:
    """Return the line by which workers may read a folder of one's own, where nginx is started as root."""
    import getpass

    return "user root;" if getpass.getuser() == "root" else ""


def _wait_for(port: int, server: subprocess.Popen[str]) -> None:
    for _ in range(100):
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None and server.stderr is not None:
            raise SystemExit(f"nginx does not start: {server.stderr.read()}")
        time.sleep(0.05)
    raise SystemExit("nginx does not answer")
