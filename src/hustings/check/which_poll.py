"""Whether a number beside a year or an election can be of the poll before the one that a line is about."""

from __future__ import annotations

from hustings.check.clauses import Line
from hustings.check.nearby import dated
from hustings.check.settling import Scene


def is_of_another_poll(line: Line, at: int, scene: Scene) -> bool:
    """Whether the election named beside a number is not the one before, or a year is the poll's own."""
    said = scene.said_election(line, at)
    contest = scene.record.contest(line.tagged.contest) if line.tagged.contest else None
    years = {dated(one.tag) for one in line.tokens} - {None}
    is_own = contest is not None and contest.day.year in years
    return is_own or (said is not None and said != scene.general_before(line))
