"""Workers beside the pages: each takes a turn every so often, outlives a lost database, and ends in order."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Mapping
from types import FrameType

from django.db import Error, connections

from hustings.errors import ElectionError

Say = Callable[[str], None]
"""Says a line to the person at the terminal."""
Turn = Callable[[], None]
LONGEST_WAIT = 15.0
"""Seconds at most between two tries to reach a database that is away."""
_log = logging.getLogger(__name__)


def work(turns: Mapping[str, Turn], every: float, say: Say) -> None:
    """Take turns until SIGTERM or Ctrl-C, each kind of work in a thread of its own.

    every: seconds between two turns.
    """
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    before = {one: signal.signal(one, end) for one in (signal.SIGTERM, signal.SIGINT)}
    threads = [
        threading.Thread(target=keep_on, args=(turn, every, ended, say), name=name)
        for name, turn in turns.items()
    ]
    try:
        for thread in threads:
            thread.start()
        # An open wait would not hear the signal.
        while not ended.wait(0.5) and all(thread.is_alive() for thread in threads):
            pass
        ended.set()
        for thread in threads:
            thread.join()
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def keep_on(turn: Turn, every: float, ended: threading.Event, say: Say) -> None:
    """Take turns until told to end; a refusal or a lost database is said once and tried again."""
    wait, said = every, ""
    while not ended.is_set():
        try:
            turn()
            wait, said = every, ""
        except (Error, ElectionError, OSError) as wrong:
            # A connection that broke is thrown away; the next turn makes another.
            connections.close_all()
            words = f"{threading.current_thread().name}: {wrong}".strip()
            if words != said:
                say(words)
            said, wait = words, min(max(2 * wait, 0.5), LONGEST_WAIT)
        except Exception:
            _log.exception("%s failed", threading.current_thread().name)
            wait = LONGEST_WAIT
        ended.wait(wait)
    connections.close_all()
