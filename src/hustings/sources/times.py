"""When each seat's result was recorded in 2024, by the House of Commons Library."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from hustings.errors import FaultsError
from hustings.sources.reading import Layout, Source, read

_SEAT, _TIME = "ons_id", "time_recorded"
_FORM, _ZONE = "%m/%d/%y %H:%M", "Europe/London"


def read_times(source: Source, seats: Collection[str]) -> dict[str, datetime]:
    """Return the recorded time by seat code, in UTC; FaultsError where a seat is unknown or has none.

    The Library recorded a result a median 25 minutes after it was read out.
    """
    sheet, rows = read(source, Layout(), (_SEAT, _TIME))
    times: dict[str, datetime] = {}
    for row in rows:
        code, moment = row.needed(_SEAT), row.moment(_TIME, _FORM, _ZONE)
        if code and code not in seats:
            row.fault(_SEAT, f"{code} is not among the seats of this election")
        elif code in times:
            row.fault(_SEAT, f"{code} has a line already")
        elif moment is None:
            row.fault(_TIME, "has no time")
        else:
            times[code] = moment
    missing = sorted(set(seats) - set(times))
    if missing and not sheet.faults:
        sheet.fault(
            1, _SEAT, f"no time for {', '.join(missing[:5])}{' and more' if len(missing) > 5 else ''}"
        )
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return times
