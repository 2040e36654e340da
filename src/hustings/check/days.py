"""Days as stories write them: 4 July 2024, July 4, 2024-07-04."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hustings.check.tag import Tag, TagKind

_MONTHS = "January February March April May June July August September October November December"
_FULL = {word.lower(): number for number, word in enumerate(_MONTHS.split(), start=1)}
_MONTH = _FULL | {word[:3]: number for word, number in _FULL.items()} | {"sept": 9}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_YEAR = re.compile(r"(?:18|19|20)\d\d")


def date_at(tags: Sequence[Tag], at: int) -> tuple[Tag, int] | None:
    """Return the date that begins at a tag, and how many tags it takes; None where none does.

    Its name is the day in ISO form; "--07-04" without a year, "2010-05" without a day.
    """
    low = [tag.low if tag.kind in (TagKind.WORD, TagKind.MARK) else "" for tag in tags[at : at + 8]]
    read = _iso(low) or _day_first(low) or _month_first(low)
    if read is None:
        return None
    name, taken = read
    first, last = tags[at], tags[at + taken - 1]
    text, said = " ".join(tag.text for tag in tags[at : at + taken]), " ".join(low[:taken])
    return Tag(TagKind.DATE, text, said, first.start, last.end, name=name), taken


def _iso(low: list[str]) -> tuple[str, int] | None:
    if len(low) >= 5 and low[1] == low[3] == "-" and _YEAR.fullmatch(low[0]):
        return _named(low[0], low[2], low[4], 5)
    return None


def _day_first(low: list[str]) -> tuple[str, int] | None:
    if not re.fullmatch(r"\d{1,2}", low[0]):
        return None
    at = 2 if low[1:2] and low[1] in _ENDINGS else 1
    at += low[at : at + 1] == ["of"]
    if low[at : at + 1] and low[at] in _MONTH:
        return _with_year(low, low[0], low[at], at + 1)
    return None


def _month_first(low: list[str]) -> tuple[str, int] | None:
    if low[0] not in _MONTH or not low[1:]:
        return None
    if _YEAR.fullmatch(low[1]):
        return f"{low[1]}-{_MONTH[low[0]]:02d}", 2
    if not re.fullmatch(r"\d{1,2}", low[1]) or (low[0] == "may" and low[2:3] in (["%"], ["per"])):
        return None
    at = 3 if low[2:3] and low[2] in _ENDINGS else 2
    return _with_year(low, low[1], low[0], at)


def _with_year(low: list[str], day: str, month: str, at: int) -> tuple[str, int] | None:
    comma = at + 1 if low[at : at + 1] == [","] else at
    number = str(_MONTH[month])
    if low[comma : comma + 1] and _YEAR.fullmatch(low[comma]):
        return _named(low[comma], number, day, comma + 1)
    known = _named("2024", number, day, at)
    return (f"-{known[0][4:]}", at) if known else None


def _named(year: str, month: str, day: str, taken: int) -> tuple[str, int] | None:
    try:
        return date(int(year), int(month), int(day)).isoformat(), taken
    except ValueError:
        return None
