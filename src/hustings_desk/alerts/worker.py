"""The worker that sends alerts: looks at each new entry, hands over what is owed, tries again what failed."""

from __future__ import annotations

import time

from hustings_desk.alerts.outbox import ChancesAt, hand_over, owed, pause, waiting
from hustings_desk.archive import book
from hustings_desk.working import Say


class Alerter:
    """Sends alerts, turn by turn; what it has to know of the past is in the database."""

    def __init__(self, chances: ChancesAt, say: Say) -> None:
        self._chances, self._say = chances, say
        self._pauses: dict[int, float] = {}

    def turn(self) -> None:
        """Look at entries that are new and hand over what is due."""
        held = book()
        owed(held, self._chances)
        moment = time.monotonic()
        waits = dict(waiting())
        for number, tries in waits.items():
            # What somebody else tried just now, or a worker that was killed, is left time to arrive.
            if tries:
                self._pauses.setdefault(number, moment + pause(tries))
        done = hand_over(self._pauses, moment)
        after = dict(waiting())
        self._pauses = {
            number: self._pauses[number] if tries == waits.get(number) else moment + pause(tries)
            for number, tries in after.items()
            if tries
        }
        if done.arrived or done.failed:
            failed = f"; {done.failed} not taken, to be tried again" if done.failed else ""
            self._say(f"Alerts handed over: {done.arrived}{failed}")
