"""Hours that no pattern used, as when a seat was declared: "read out the figures at 6.57am"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from fractions import Fraction

from hustings.check.claim import CalendarClaim, ClaimType, Passage
from hustings.check.clauses import Line
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.settling import Scene

RULE = "an hour spoken of"
_NOON, _DAY = 12 * 60, 24 * 60
_NEAR = 4
_HOURS = frozenset(
    {
        "am",
        "pm",
        "morning",
        "night",
        "friday",
        "thursday",
        "evening",
        "afternoon",
        "hours",
        "midnight",
        "o'clock",
    }
)


def hours_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[CalendarClaim]:
    """Yield when the contests in hand are said to have been declared, if a number is an hour."""
    minutes = _minutes(line, at, number)
    if minutes is None:
        return
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    for contest in polls_spoken_of(line, at, scene)[:1]:
        known = scene.record.contest(contest)
        if known is None:
            continue
        for hour in (minutes, (minutes + _NOON) % _DAY):
            day = known.day + timedelta(days=hour < _NOON + 8 * 60)
            when = datetime.combine(day, time(hour // 60 % 24, hour % 60))
            yield CalendarClaim(
                spot, ClaimType.DECLARATION_TIME, contest.election, contest, at=when, is_guess=True
            )


def _minutes(line: Line, at: int, number: Quantity) -> int | None:
    """Return a number as minutes after midnight where it is an hour."""
    if number.unit is Unit.TIME:
        return int(number.value)
    near = {tag.low for tag in line.tagged.tags} if number.step == Fraction(1, 100) else set()
    hour, part = divmod(number.value, 1)
    is_hour = number.unit is Unit.COUNT and hour < 24 and part * 100 < 60
    words = {one.word for one in line.tokens[max(0, at - _NEAR) : at + 1 + _NEAR]}
    return int(hour * 60 + part * 100) if is_hour and near and words & _HOURS else None
