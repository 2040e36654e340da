"""How figures are printed: the only place that rounds and writes "%"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

NOT_KNOWN = "–"
"""Printed for a figure that was not announced; never 0."""


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Return the fraction rounded half up, away from zero, at so many decimals.

    >>> rounded(Fraction(1, 8), 2)
    Decimal('0.13')
    """
    return Decimal(_nearest(value, decimals)).scaleb(-decimals)


def _nearest(value: Fraction, decimals: int) -> int:
    """Return the rounded fraction in units of the last decimal."""
    above, below = value.numerator, value.denominator
    scale: int = 10**decimals
    nearest = (2 * abs(above) * scale + below) // (2 * below)
    return nearest if above >= 0 else -nearest


def _hundredfold(share: Fraction, decimals: int) -> Decimal:
    return Decimal(_nearest(share, decimals + 2)).scaleb(-decimals)


def whole(votes: int | None) -> str:
    """Return a whole number with thousands separated; a dash where unknown.

    >>> whole(24120), whole(None)
    ('24,120', '–')
    """
    return NOT_KNOWN if votes is None else f"{votes:,}"


def signed(number: int | None) -> str:
    """Return a whole number with its sign; a dash where unknown.

    >>> signed(211), signed(-251), signed(0)
    ('+211', '−251', '0')
    """
    if number is None:
        return NOT_KNOWN
    return "0" if number == 0 else f"{'+' if number > 0 else '−'}{abs(number):,}"


def percent(share: Fraction | None, decimals: int = 1) -> str:
    """Return a share as a percentage; a dash where unknown.

    >>> percent(Fraction(24120, 49006), 2)
    '49.22%'
    """
    return NOT_KNOWN if share is None else f"{_hundredfold(share, decimals):,.{decimals}f}%"


def points(change: Fraction | None, decimals: int = 1) -> str:
    """Return a change of share in percentage points, signed; a dash where unknown.

    >>> points(Fraction(-1, 10))
    '−10.0'
    """
    if change is None:
        return NOT_KNOWN
    value = _hundredfold(change, decimals)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value):.{decimals}f}"


def number(share: Fraction | None) -> float | None:
    """Return a share as JSON and tables carry it: a float from 0 to 1, unrounded."""
    return None if share is None else share.numerator / share.denominator
