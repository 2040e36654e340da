"""Hours written in words: "eleven minutes to four", "a quarter to seven", "two in the morning"."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.check.number_words import number_in_words

_PARTS = {"quarter": 15, "half": 30}
_PAST = {"past": 1, "to": -1}
_MORNING = (["in", "the", "morning"], ["o'clock"], ["o", "'", "clock"])
_EVENING = (["at", "night"], ["in", "the", "evening"])
_LATEST = 12
_EVENING_FROM = 9
"""Hours from nine to eleven without more are those of the evening of the poll."""


def hour_in_words(words: Sequence[str]) -> tuple[int, int] | None:
    """Return minutes after midnight and how many words tell them; None where no hour begins here.

    Between a poll's close and the next noon: nine to eleven are in the
    evening, twelve is midnight, others in the morning.

    >>> hour_in_words("eleven minutes to four".split())
    (229, 4)
    >>> hour_in_words("two in the morning".split())
    (120, 4)
    """
    return _past_or_to(words) or _whole(words)


def _past_or_to(words: Sequence[str]) -> tuple[int, int] | None:
    minutes, taken = _minutes(words)
    after = list(words[taken:])
    if minutes is None or not after or after[0] not in _PAST:
        return None
    hour = number_in_words(after[1:2])
    if hour is None or not 1 <= hour[0] <= _LATEST or after[2:3] == ["-"]:
        return None
    at = _of_the_day(hour[0]) * 60 + _PAST[after[0]] * minutes
    return at % (24 * 60), taken + 2


def _minutes(words: Sequence[str]) -> tuple[int | None, int]:
    if words[:1] and words[0] in _PARTS:
        return _PARTS[words[0]], 1
    found = number_in_words(words[:3])
    if found is None or found[0] >= 60:
        return None, 0
    value, taken = found
    if words[taken : taken + 1] in (["minutes"], ["minute"]):
        return value, taken + 1
    return (value, taken) if value % 5 == 0 and value < 30 else (None, 0)


def _whole(words: Sequence[str]) -> tuple[int, int] | None:
    hour = number_in_words(words[:1])
    if hour is None or not 1 <= hour[0] <= _LATEST:
        return None
    for part in _MORNING:
        if list(words[1 : 1 + len(part)]) == part:
            return _of_the_day(hour[0], is_morning=part[0] == "in") * 60, 1 + len(part)
    for part in _EVENING:
        if list(words[1 : 1 + len(part)]) == part:
            return (hour[0] + 12) % 24 * 60, 1 + len(part)
    return None


def _of_the_day(hour: int, *, is_morning: bool = False) -> int:
    if hour == _LATEST:
        return 0
    return hour + 12 if hour >= _EVENING_FROM and not is_morning else hour
