"""A wrong number that looks like the record's own with a slip: two digits exchanged, or one other."""

from __future__ import annotations

from fractions import Fraction

from hustings.check.quantity import Hedge, Quantity
from hustings.figures import rounded

_FEWEST = 3
_FEWEST_FOR_ONE_OTHER = 4
_ROUND = 100


def is_slip(said: Quantity, actual: Fraction, fewest: int = _FEWEST) -> bool:
    """Whether a number is a figure with two of its digits exchanged, or in a long one a single other digit.

    So near a figure it was hardly meant for another one: it speaks for the
    reading, even where the words alone leave it in doubt. No number with a hedge or
    a range is one, and no round one, nor one more or less: "needed 133 more votes"
    of a majority of 132. fewest: digits that a number has to have.
    """
    if said.hedge not in (Hedge.NONE, Hedge.EXACTLY) or said.upper is not None:
        return False
    if said.value >= _ROUND and said.value % _ROUND == 0:
        return False
    if abs(said.value - abs(actual)) == 1:
        return False
    written, right = _digits(said.value, said.step), _digits(abs(actual), said.step)
    if len(written) != len(right) or len(written) < fewest or written == right:
        return False
    other = [at for at, (one, two) in enumerate(zip(written, right, strict=True)) if one != two]
    if len(other) == 1:
        return len(written) >= _FEWEST_FOR_ONE_OTHER
    first, last = other[0], other[-1]
    is_exchanged = written[first] == right[last] and written[last] == right[first]
    return len(other) == 2 and is_exchanged


def _digits(value: Fraction, step: Fraction) -> str:
    return str(int(rounded(value / step, 0)))
