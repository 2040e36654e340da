"""A made-up night keyed at a desk of its own: who keys, the notices, and what must be true afterwards."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import requests

from desk_engines import OwnDesk
from hustings.night.keyed import Keyed
from hustings.night.rehearsal import rehearsal
from hustings.record.verifier import check
from hustings_desk.simulated_keyer import NotTakenError, SimulatedKeyer, Taken

NIGHT = "rehearsal-1"
_ACCOUNTS = """
import sys
from hustings_desk.founding import let_given_passwords_stand, make_account
for name in sys.argv[1:]:
    print(make_account(name, "keyer"))
let_given_passwords_stand()
"""
_TOLD = """
import json, rfc8785, sys
from hustings_desk.archive import book, lines
from hustings_desk.models import Keying, Round
held = book()
every = [*lines(), {"entries": held.entries, "head": held.head}]
print(json.dumps({
    "forms": [str(form) for form in Keying.objects.values_list("form", flat=True)],
    "entered": [entry.payload.contest for entry in held.election.ledger if entry.kind == "enter"],
    "confirmed": sorted(key for key, one in held.now.contests.items() if one.is_confirmed),
    "votes": {key: dict(one.declaration.votes) for key, one in held.now.contests.items() if one.is_declared},
    "chain": "".join(rfc8785.dumps(line).decode() + "\\n" for line in every),
}))
"""


@dataclass
class Stream:
    """Acknowledged keys of one keyer, by form; what was not acknowledged is sent again until it is."""

    keyer: SimulatedKeyer
    acknowledged: dict[str, str] = field(default_factory=dict)
    sent_again: int = 0
    failed: list[str] = field(default_factory=list)

    def run(self, notices: Sequence[Keyed], until: float) -> None:
        """Key every notice."""
        try:
            for notice in notices:
                taken = self._again(lambda notice=notice: self.keyer.take(notice.contest), until)
                done: Taken = self._again(
                    lambda notice=notice, taken=taken: self.keyer.key(notice, "a notice (made up)", taken),
                    until,
                )
                self.acknowledged[str(done.form)] = notice.contest
        except Exception as wrong:  # a thread's fault is the test's fault
            self.failed.append(f"{self.keyer.name}: {wrong!r}")

    def _again(self, ask, until: float):  # type: ignore[no-untyped-def]
        while True:
            try:
                return ask()
            except (requests.RequestException, NotTakenError):
                if time.monotonic() > until:
                    raise
                self.sent_again += 1
                time.sleep(0.1)


@lru_cache
def notices(count: int) -> tuple[Keyed, ...]:
    """Return the notices of the first contests of the made-up night."""
    contests = rehearsal(1).election.state().contests
    right = [one.declaration for key, one in sorted(contests.items()) if one.declaration is not None]
    return tuple(
        Keyed(one.contest, dict(one.votes), one.valid_votes, one.rejected, electorate=one.electorate)
        for one in right[:count]
    )


def keyers(desk: OwnDesk, address: str, *names: str) -> list[SimulatedKeyer]:
    """Make accounts and sign them in."""
    passwords = desk.python(_ACCOUNTS, *names).split()
    made = [SimulatedKeyer(address, name, word) for name, word in zip(names, passwords, strict=True)]
    for one in made:
        one.sign_in()
    return made


def streaming(streams: Sequence[Stream], of: Sequence[Keyed], seconds: float = 60) -> list[threading.Thread]:
    """Let every stream key every notice, at once."""
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.run, args=(of, until)) for one in streams]
    for thread in threads:
        thread.start()
    return threads


def nothing_is_lost_or_double(desk: OwnDesk, streams: Sequence[Stream], of: Sequence[Keyed]) -> None:
    """Check what is true after any fault: all acknowledged is there, once, and the chain verifies."""
    told = json.loads(desk.python(_TOLD))
    assert [one.failed for one in streams if one.failed] == []
    acknowledged = {form for one in streams for form in one.acknowledged}
    assert len(acknowledged) == len(streams) * len(of)
    assert acknowledged <= set(told["forms"]), "an acknowledged key is there"
    assert len(told["forms"]) == len(acknowledged), "and no key twice"
    assert sorted(told["entered"]) == sorted(one.contest for one in of), "one entry a contest"
    assert told["confirmed"] == sorted(one.contest for one in of)
    assert told["votes"] == {one.contest: dict(one.votes) for one in of}
    assert check(told["chain"].encode()) == []
