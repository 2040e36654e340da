"""How near a stated number must come to the record's, by its hedge: the published bands."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.figures import rounded

_WHOLE = Fraction(1)
_ROUND = 1000
"""From here on a number that ends in hundreds may be rounding."""
_NEAR, _FAR = Fraction(5, 100), Fraction(10, 100)
"""Of the number said: how far "about" reaches, and up to where it is imprecise."""
_NEAR_POINTS, _FAR_POINTS = Fraction(1, 100), Fraction(2, 100)
"""The same for per cent and points."""


class Fit(StrEnum):
    """How a stated number fits the record's."""

    EXACT = "exact"
    ROUNDED = "rounded"
    LOOSE = "loose"
    NO = "no"


def fits(said: Quantity, actual: Fraction | int) -> Fit:
    """Return how a stated number fits the record's, both in the unit of the record.

    Without a hedge: the same number, or the record's rounded half up at the
    last place printed; from 1,000 on, hundreds and larger round numbers may be
    rounding, by up to 5% of them, loosely 10%. One off in the last place of a rounded figure, whole tens, and
    hundreds below 1,000 are loose. The
    hedges' bands: about, almost, just over reach 5% (1 point), loosely 10%
    (2 points); more than and less than must be true, and are loose beyond
    twice the number; at least and at most include the number itself.
    """
    actual = Fraction(actual)
    if said.upper is not None:
        return _within(said, said.upper, actual)
    if said.value == actual and said.hedge not in (Hedge.MORE_THAN, Hedge.LESS_THAN):
        return Fit.EXACT
    match said.hedge:
        case Hedge.NONE | Hedge.EXACTLY:
            return _plain(said, actual)
        case Hedge.ABOUT:
            return _band(said, abs(actual - said.value))
        case Hedge.ALMOST:
            return _beside(said, said.value - actual, actual)
        case Hedge.JUST_OVER:
            return _beside(said, actual - said.value, actual)
        case Hedge.MORE_THAN | Hedge.AT_LEAST:
            return _beyond(said, actual - said.value, actual > 2 * said.value)
        case Hedge.LESS_THAN | Hedge.AT_MOST:
            return _beyond(said, said.value - actual, 2 * actual < said.value)


def at_step(value: Fraction, step: Fraction) -> Fraction:
    """Return a value rounded half up to whole steps.

    >>> at_step(Fraction(7247), Fraction(100))
    Fraction(7200, 1)
    """
    return Fraction(rounded(value / step, 0)) * step


def _plain(said: Quantity, actual: Fraction) -> Fit:
    near = at_step(actual, said.step)
    if near == said.value:
        return Fit.ROUNDED
    if said.unit in (Unit.YEAR, Unit.ORDINAL, Unit.AGE, Unit.TIME) or said.hedge is Hedge.EXACTLY:
        return Fit.NO
    if said.unit in (Unit.PERCENT, Unit.POINTS) or said.step != _WHOLE:
        return Fit.LOOSE if abs(near - said.value) == said.step else Fit.NO
    zeros = _zeros(said.value)
    away = abs(actual - said.value)
    if zeros >= 1 and at_step(actual, Fraction(10**zeros)) == said.value and away <= _FAR * said.value:
        is_round = zeros >= 2 and said.value >= _ROUND and away <= _NEAR * said.value
        return Fit.ROUNDED if is_round else Fit.LOOSE
    return Fit.NO


def _zeros(value: Fraction) -> int:
    digits = str(value.numerator)
    return len(digits) - len(digits.rstrip("0")) if value.denominator == 1 and value else 0


def _band(said: Quantity, away: Fraction) -> Fit:
    near, far = _reach(said)
    if away <= near:
        return Fit.ROUNDED
    return Fit.LOOSE if away <= far else Fit.NO


def _beside(said: Quantity, short: Fraction, actual: Fraction) -> Fit:
    """Return the fit of "almost" or "just over": short is how far the record lies on the side said."""
    if short < 0:
        return (
            Fit.LOOSE if -short <= _reach(said)[0] / 5 or at_step(actual, said.step) == said.value else Fit.NO
        )
    return _band(said, short)


def _beyond(said: Quantity, past: Fraction, is_far: bool) -> Fit:
    includes = said.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST)
    if past < 0 or (past == 0 and not includes):
        return Fit.LOOSE if past == 0 else Fit.NO
    return Fit.LOOSE if is_far and said.unit is not Unit.ORDINAL else Fit.ROUNDED


def _reach(said: Quantity) -> tuple[Fraction, Fraction]:
    if said.unit in (Unit.PERCENT, Unit.POINTS):
        return _NEAR_POINTS, _FAR_POINTS
    least = said.step / 2
    return max(said.value * _NEAR, least), max(said.value * _FAR, least)


def _within(said: Quantity, upper: Fraction, actual: Fraction) -> Fit:
    low, high = min(said.value, upper), max(said.value, upper)
    if low <= at_step(actual, said.step) <= high:
        return Fit.ROUNDED
    return Fit.LOOSE if low - said.step <= actual <= high + said.step else Fit.NO
