"""A figure of the record that a stated number may mean, and how the two fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from hustings.check.claim import Direction
from hustings.check.evidence import Row
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.tolerance import Fit, fits
from hustings.figures import percent, points, rounded, whole


class Kind(StrEnum):
    """What a figure counts: things, a share of 1, a difference, a place in an order, a ratio."""

    COUNT = "count"
    CHANGE = "change of a count"
    SHARE = "share"
    POINTS = "points"
    RELATIVE = "change in per cent of the old figure"
    PLACE = "place"
    RATIO = "ratio"


MEANT_BY: Mapping[Unit, frozenset[Kind]] = {
    Unit.COUNT: frozenset({Kind.COUNT, Kind.CHANGE, Kind.PLACE}),
    Unit.PERCENT: frozenset({Kind.SHARE, Kind.POINTS, Kind.RELATIVE}),
    Unit.POINTS: frozenset({Kind.SHARE, Kind.POINTS}),
    Unit.ORDINAL: frozenset({Kind.PLACE}),
    Unit.FACTOR: frozenset({Kind.RATIO}),
}
"""The kinds of figure that a number of a unit may mean; other units mean none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the record.

    value: exact, signed for changes; shares and points from 0 to 1. what: a
    noun phrase ("the majority in Blackburn 2024"). rows: what it rests on.
    convention: in words, where the number is only meant so by a convention
    that a reader should be told of. is_rare: a reading so rare that coming
    near it proves nothing; it must fit.
    """

    value: Fraction
    what: str
    kind: Kind
    rows: tuple[Row, ...] = ()
    convention: str = ""
    is_rare: bool = False

    @property
    def is_change(self) -> bool:
        """Whether its sign tells a direction."""
        return self.kind in (Kind.CHANGE, Kind.POINTS, Kind.RELATIVE)


def is_meant(said: Quantity, figure: Figure) -> bool:
    """Whether a number of that unit can mean a figure of that kind."""
    return figure.kind in MEANT_BY.get(said.unit, frozenset())


def fit_of(said: Quantity, figure: Figure, direction: Direction | None = None) -> Fit:
    """Return how a stated number fits a figure; a direction said must be the change's.

    Without a direction a change is meant by its size, unless the number has a
    sign of its own. A ratio under 1 is turned over: more than halved is less
    than a half.
    """
    if not is_meant(said, figure):
        return Fit.NO
    if figure.kind is Kind.RATIO:
        return _ratio_fits(said, figure.value)
    if not figure.is_change:
        return fits(said, figure.value)
    if said.value < 0:
        said, direction = replace(said, value=-said.value), Direction.DOWN
    return fits(said, _turned(figure.value, direction))


def goes(value: Fraction, direction: Direction) -> bool:
    """Whether a change goes the way said."""
    return value > 0 if direction is Direction.UP else value < 0


def _turned(value: Fraction, direction: Direction | None) -> Fraction:
    if direction is None:
        return abs(value)
    return value if direction is Direction.UP else -value


RATIO_NEAR, RATIO_FAR = Fraction(10, 100), Fraction(25, 100)
"""Of the factor said (halved, tripled): how far its words reach, and up to where they are imprecise."""


def _ratio_fits(said: Quantity, ratio: Fraction) -> Fit:
    factor = said.value
    if factor <= 0 or ratio <= 0:
        return Fit.NO
    if factor < 1:
        factor, ratio = 1 / factor, 1 / ratio
    if said.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST):
        return fits(replace(said, value=factor, upper=None), ratio)
    past = ratio / factor - 1
    if (said.hedge is Hedge.ALMOST and past > RATIO_NEAR / 5) or (
        said.hedge is Hedge.JUST_OVER and past < -RATIO_NEAR / 5
    ):
        return Fit.NO
    if abs(past) <= RATIO_NEAR:
        return Fit.ROUNDED
    return Fit.LOOSE if abs(past) <= RATIO_FAR else Fit.NO


def said_in_words(said: Quantity) -> str:
    """Return a stated number as printed, the hedge before it."""
    printed = _at_step(said.value, said)
    if said.upper is not None:
        printed = f"{printed} to {_at_step(said.upper, said)}"
    return f"{said.hedge} {printed}" if said.hedge else printed


def in_words(figure: Figure, said: Quantity | None = None) -> str:
    """Return a figure as printed: two decimals of shares and points, or one more than was said."""
    decimals = max(2, _decimals(said) + 1) if said and is_meant(said, figure) else 2
    match figure.kind:
        case Kind.COUNT:
            return whole(int(figure.value))
        case Kind.CHANGE:
            sign = "+" if figure.value > 0 else "−" if figure.value < 0 else ""
            return sign + whole(abs(int(figure.value)))
        case Kind.PLACE:
            return ordinal(int(figure.value))
        case Kind.SHARE:
            return percent(figure.value, decimals)
        case Kind.POINTS:
            return f"{points(figure.value, decimals)} points"
        case Kind.RELATIVE:
            sign = "+" if figure.value > 0 else "−" if figure.value < 0 else ""
            return sign + percent(abs(figure.value), decimals)
        case Kind.RATIO:
            return f"{rounded(figure.value, 2)} times"


def ordinal(number: int) -> str:
    """Return a place as printed.

    >>> ordinal(2), ordinal(11)
    ('2nd', '11th')
    """
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def rows_of(figures: Iterable[Figure]) -> tuple[Row, ...]:
    """Return the rows of several figures, each once."""
    return tuple(dict.fromkeys(row for figure in figures for row in figure.rows))


def _at_step(value: Fraction, said: Quantity) -> str:
    match said.unit:
        case Unit.PERCENT:
            return percent(value, _decimals(said))
        case Unit.POINTS:
            return f"{rounded(abs(value) * 100, _decimals(said))} points"
        case Unit.ORDINAL:
            return ordinal(int(value))
        case Unit.FACTOR:
            return f"{value} times" if value.denominator == 1 else f"a factor of {value}"
        case _:
            return whole(int(value)) if value.denominator == 1 else str(rounded(value, 2))


def _decimals(said: Quantity) -> int:
    if said.unit not in (Unit.PERCENT, Unit.POINTS):
        return 0
    step, decimals = said.step * 100, 0
    while step < 1 and decimals < 6:
        step, decimals = step * 10, decimals + 1
    return decimals
