"""The official list that rows of a file are read against: seats by code or name, and who stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from difflib import get_close_matches

from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.finding import folded
from hustings.sources.reading import Row, shown

_MOST = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """Contests by key, and by folded name where only one seat has it."""

    by_key: Mapping[str, Contest]
    by_name: Mapping[str, Contest]

    def contest(self, row: Row) -> Contest | None:
        """Return the contest that a row's seat names; a fault where there is none."""
        text = row.needed("seat")
        contest = self.by_key.get(text) or self.by_name.get(folded(text))
        if text and contest is None:
            row.fault("seat", f"{shown(text)} is no seat of this election; {self._hint(text)}")
        return contest

    def _hint(self, text: str) -> str:
        near = get_close_matches(folded(text)[:_MOST], self.by_name, n=2, cutoff=0.7)
        names = " or ".join(self.by_name[one].seat.name for one in near)
        return f"did you mean {names}?" if near else "give its code or its full name"


def listed(election: Election) -> Listed:
    """Return the official list of an election."""
    contests = [one.contest for one in election.state().contests.values()]
    times = Counter(folded(one.seat.name) for one in contests)
    names = {folded(one.seat.name): one for one in contests if times[folded(one.seat.name)] == 1}
    return Listed({one.key: one for one in contests}, names)


def day_of(row: Row, column: str) -> date | None:
    """Return a row's day; None where it is blank, and a fault where it is no day such as 2024-05-22."""
    text = row.text(column)
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date() if text else None
    except ValueError:
        row.fault(column, f"{shown(text)}, want a day such as 2024-05-22")
        return None
    if day is not None and not MINYEAR < day.year < MAXYEAR:
        row.fault(column, f"{shown(text)}, want a day such as 2024-05-22")
        return None
    return day


def candidacy_of(row: Row, contest: Contest) -> Candidacy | None:
    """Return the candidacy that a row names, by key or by the person's name; a fault where it is not one."""
    text = row.needed("candidacy")
    named = [one for one in contest.candidacies if text == one.key or folded(text) == folded(one.person.name)]
    if len(named) == 1:
        return named[0]
    if named:
        keys = ", ".join(one.key for one in named)
        row.fault("candidacy", f"{shown(text)} may be any of {keys}; give the key")
    elif text:
        there = ", ".join(one.person.name for one in contest.candidacies)
        row.fault("candidacy", f"{shown(text)} is not one of those who stand in {contest.seat.name}: {there}")
    return None
