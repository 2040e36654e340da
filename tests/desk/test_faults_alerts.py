"""Kill -9 of the worker that sends alerts: none is left out, and none arrives twice but one under way."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from desk_engines import SQLITE, desk_on

SUBSCRIBE = """
import sys
from hustings.night.alerts import AlertKind
from hustings_desk.alerts.subscribing import subscribe
from hustings_desk.models import Account
from hustings_desk.founding import make_account
subscribe(Account.objects.get(username="admin"), sys.argv[1], [kind.value for kind in AlertKind])
make_account("bela", "keyer")
"""
DECLARE = """
import hustings
from hustings.record.entry import Confirmation, Kind
from hustings_desk.archive import Said, writing
from hustings_desk.models import Account
first, second = (Account.objects.get(username=name) for name in ("admin", "bela"))
example = hustings.load("example")
for key, one in example.state().contests.items():
    with writing() as writer:
        (number,) = writer.append(Said(Kind.ENTER, one.declaration, first, "a notice"))
        writer.append(Said(Kind.CONFIRM, Confirmation(key, number), second, "a notice"))
"""
OWED = """
from hustings_desk.models import Sent
print(Sent.objects.count(), Sent.objects.filter(told_at__isnull=False).count())
"""


def test_a_worker_killed_leaves_no_alert_out(tmp_path: Path) -> None:
    got: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["message"])
            time.sleep(0.1)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *rest: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    kills = 1
    try:
        with desk_on(SQLITE, tmp_path / "desk") as desk:
            desk.python(SUBSCRIBE, f"json://127.0.0.1:{server.server_port}/hook")
            desk.python(DECLARE)
            for turn in range(kills):
                before = len(got)
                worker = desk.start(["-m", "hustings", "desk", "alert", "--every", "0.1", "--no-forecast"])
                until = time.monotonic() + 20
                while len(got) == before and time.monotonic() < until:
                    time.sleep(0.005)
                worker.kill()
                worker.communicate()
                assert turn or len(got) > before
            worker = desk.start(["-m", "hustings", "desk", "alert", "--every", "0.1", "--no-forecast"])
            until = time.monotonic() + 40
            owed, told = 1, 0
            while told < owed and time.monotonic() < until:
                time.sleep(0.3)
                owed, told = map(int, desk.python(OWED).split())
            worker.terminate()
            _, words = worker.communicate(timeout=20)
            assert worker.returncode == 0, words
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert owed == told > 5, words
    times = Counter(got)
    assert len(times) == owed, "each alert arrived"
    assert max(times.values()) <= 1 + kills, "twice only where a kill came between sending and noting"
