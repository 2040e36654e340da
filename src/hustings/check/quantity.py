"""A number as a story states it: value, unit, the last place printed, and the hedge around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

_ROUND = 100
_DECIMAL = Fraction(1, 1000)


class Unit(StrEnum):
    """What a number counts, as far as its own words say."""

    COUNT = "count"
    PERCENT = "per cent"
    POINTS = "points"
    ORDINAL = "ordinal"
    FACTOR = "factor"
    YEAR = "year"
    AGE = "age"
    MONEY = "money"
    TIME = "time"


class Hedge(StrEnum):
    """The word that loosens a number or gives it a direction."""

    NONE = ""
    EXACTLY = "exactly"
    ABOUT = "about"
    ALMOST = "almost"
    JUST_OVER = "just over"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a story.

    value: exact; per cent and points as fractions of 1, a factor as itself
        (halved is 1/2, tripled 3). step: one in the last place printed, in
        the same unit (49% has 1/100, "1.2 million" has 100,000). upper: the
        other end of a range such as "between 2 and 3 points".
    start, end: offsets into the story's text, the hedge included.
    """

    value: Fraction
    unit: Unit
    step: Fraction
    start: int
    end: int
    hedge: Hedge = Hedge.NONE
    upper: Fraction | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Start and end offsets."""
        return self.start, self.end

    @property
    def is_fine(self) -> bool:
        """Whether it is so exact that it hardly fits two figures by chance."""
        if self.hedge not in (Hedge.NONE, Hedge.EXACTLY) or self.upper is not None:
            return False
        if self.unit is Unit.COUNT:
            return self.value >= _ROUND and self.value % _ROUND != 0
        return self.unit in (Unit.PERCENT, Unit.POINTS) and self.step <= _DECIMAL


def as_percent(number: Quantity) -> Quantity:
    """Return a part, such as "two in three" or "a quarter", in per cent; any other number as it is."""
    return replace(number, unit=Unit.PERCENT) if number.unit is Unit.FACTOR and number.value < 1 else number
