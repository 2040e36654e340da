"""Hours that count on the night: close of poll, and moments as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hustings.errors import ElectionError

UK = "Europe/London"
CLOSE_OF_POLL = time(22)
"""UK close of poll, local time. Source: RPA 1983 Sch. 1 r. 1."""

_HOUR = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def close_of_poll(day: date, zone: str = UK) -> datetime:
    """Return the close of poll of a day, in UTC."""
    return local(day, CLOSE_OF_POLL, zone)


def local(day: date, hour: time, zone: str = UK) -> datetime:
    """Return a local day and hour in UTC."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def moment(typed: str, day: date | None, zone: str = UK) -> datetime:
    """Return the moment that someone typed, in UTC.

    An hour alone is of the night of polling day: from the close of poll on it
    is that evening, before it the morning after. "2024-07-06 18:00" is a day
    and hour there; with an offset or Z it is that very moment. Raises
    ElectionError where it is none of these.
    """
    hour = _HOUR.fullmatch(typed.strip())
    if hour:
        if day is None:
            raise ElectionError(f"{typed!r}: these contests have days of their own; type the day too")
        at = time(int(hour[1]), int(hour[2]))
        return local(day if at >= CLOSE_OF_POLL else day + timedelta(days=1), at, zone)
    if _is_day(typed.strip()):
        raise ElectionError(f"{typed!r} is a day without an hour; type the hour too: '{typed.strip()} 03:00'")
    try:
        full = datetime.fromisoformat(typed.strip())
        return (full if full.tzinfo else full.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ElectionError(f"{typed!r} is no time; type 03:00, or a day too: 2024-07-06 18:00") from None


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True
