"""Nothing that comes from votes is told before the close of poll (RPA 1983 s. 66A)."""

from __future__ import annotations

from datetime import datetime

from hustings.errors import EmbargoError
from hustings.record.clock import close_of_poll
from hustings.record.election import Election


def refuse_before_close(election: Election, at: datetime, what: str) -> None:
    """Raise EmbargoError where the last poll of an election is still open; a rehearsal has no poll.

    at: the moment now, zoned. what: what was asked for, such as "a guide has no results".
    """
    days = [now.contest.day for now in election.state().contests.values()]
    days += [election.day] if election.day else []
    if election.is_test or not days:
        return
    closes = close_of_poll(max(days), election.zone)
    if at < closes:
        raise EmbargoError(f"{what} before the close of poll, {closes:%Y-%m-%d %H:%M} UTC")
