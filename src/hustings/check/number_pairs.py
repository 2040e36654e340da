"""Two numbers that belong together: "49 to 34 per cent", "seven in ten", "between 2 and 3 points"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.tag import Tag

_MOST_PARTS = 10


def same_units(tags: list[Tag]) -> list[Tag]:
    """Give one number of "49 to 34 per cent" or "49.1 per cent to 34.2" the unit of the other."""
    for at in range(len(tags) - 2):
        first, between, second = tags[at].number, tags[at + 1].low, tags[at + 2].number
        if first is None or second is None or between not in ("to", "-", "and", "against"):
            continue
        if first.unit is Unit.PERCENT and second.unit is Unit.COUNT and between in ("to", "against"):
            if second.value < 100 and second.step < 1:
                share = replace(second, value=second.value / 100, step=second.step / 100, unit=Unit.PERCENT)
                tags[at + 2] = replace(tags[at + 2], number=share)
        elif first.unit is Unit.COUNT and second.unit in (Unit.PERCENT, Unit.POINTS) and first.value <= 100:
            unit = replace(first, value=first.value / 100, step=first.step / 100, unit=second.unit)
            tags[at] = replace(tags[at], number=unit)
    return tags


def one_in_so_many(tags: list[Tag]) -> Iterator[Tag]:
    """Make "seven in ten" one number, a part."""
    at = 0
    while at < len(tags):
        first, second = tags[at].number, tags[at + 2].number if at + 2 < len(tags) else None
        is_part = first is not None and second is not None and tags[at + 1].low in ("in", "out")
        if not is_part or first is None or second is None or not _is_part(first, second):
            yield tags[at]
            at += 1
            continue
        value, last = Fraction(first.value, second.value), tags[at + 2]
        whole = replace(first, value=value, step=Fraction(1, 20), unit=Unit.FACTOR, end=last.end)
        low = f"{tags[at].low} in {last.low}"
        yield replace(tags[at], low=low, text=low, end=last.end, number=whole)
        at += 3


def _is_part(first: Quantity, second: Quantity) -> bool:
    counts = first.unit is second.unit is Unit.COUNT and second.hedge is Hedge.NONE
    return counts and 0 < first.value < second.value <= _MOST_PARTS


def ranges(tags: list[Tag]) -> list[Tag]:
    """Make "between 2 and 3 points" one number with an upper end."""
    found: list[Tag] = []
    at = 0
    while at < len(tags):
        first, second = tags[at].number, tags[at + 2].number if at + 2 < len(tags) else None
        opened = bool(found) and found[-1].low == "between" and tags[min(at + 1, len(tags) - 1)].low == "and"
        if opened and first and second and first.unit is second.unit:
            start, end = found.pop().start, tags[at + 2].end
            whole = replace(first, upper=second.value, start=start, end=end)
            low = f"between {tags[at].low} and {tags[at + 2].low}"
            found.append(replace(tags[at], low=low, start=start, end=end, number=whole))
            at += 3
            continue
        found.append(tags[at])
        at += 1
    return found
