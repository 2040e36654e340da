"""Whether a story may be about an election that could not be obtained: then nothing is judged by another."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.story import Story

_BY_ELECTION = re.compile(r"\bby-?elections?\b", re.IGNORECASE)


def missed(story: Story, record: Record, elections: Collection[str]) -> tuple[str, ...]:
    """Return elections that the story may mean and that could not be obtained, by short name.

    A general election held by the story's day and later than those it was set
    against; by-elections where it speaks of one. elections: set against.
    """
    days = dict(record.generals)
    latest = max((days.get(name, date.max) for name in elections), default=date.min)
    until = story.day or date.max
    found = [name for name, polled in record.generals if name in record.missing and latest < polled <= until]
    if BY_ELECTIONS in record.missing and _BY_ELECTION.search(story.text):
        found.append(BY_ELECTIONS)
    return tuple(found)


def withheld(judged: Judged, names: Collection[str]) -> Judged:
    """Return a claim with its judgement withheld, but for those that are never judged."""
    if judged.judgement.verdict is Verdict.NOT_JUDGED:
        return judged
    reason = f"{' and '.join(names)} could not be obtained, and the story may be about it."
    return replace(judged, judgement=Judgement(Verdict.NOT_CHECKABLE, reason))
