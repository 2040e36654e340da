"""Slips of digits: what a wrong number may have been meant to be, and which box explains a wrong sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from hustings.night.guard_context import full
from hustings.night.keyed import Difference, Keyed


class DigitSlip(Enum):
    """What went wrong with the digits, in words that follow "with"; the likeliest first."""

    TRANSPOSED = "two neighbouring digits exchanged"
    DOUBLED = "a digit typed twice"
    DROPPED = "a digit left out"
    OTHER = "one digit mistyped"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A box whose figure may be another one with a slip: what is written, what may be meant."""

    box: str
    written: int
    meant: int
    kind: DigitSlip


_MOST = 3


def digit_slip(written: int, meant: int) -> DigitSlip | None:
    """Return which slip makes the written figure of the one meant; None where no single one does.

    >>> digit_slip(12354, 12345)
    <DigitSlip.TRANSPOSED: 'two neighbouring digits exchanged'>
    >>> digit_slip(12345, 12345)
    """
    a, b = str(written), str(meant)
    if a == b:
        return None
    if len(a) == len(b):
        other = [at for at in range(len(a)) if a[at] != b[at]]
        if (
            len(other) == 2
            and other[1] - other[0] == 1
            and (a[other[0]], a[other[1]]) == (b[other[1]], b[other[0]])
        ):
            return DigitSlip.TRANSPOSED
        return DigitSlip.OTHER if len(other) == 1 and len(a) > 1 else None
    if len(a) == len(b) + 1 and any(a[at] == a[at + 1] and a[:at] + a[at + 1 :] == b for at in range(len(b))):
        return DigitSlip.DOUBLED
    # Without its first digit 20,123 is 0123, which is 123.
    if len(b) > 1 and any(int(b[:at] + b[at + 1 :]) == written for at in range(len(b))):
        return DigitSlip.DROPPED
    return None


def suggestions(keyed: Keyed) -> tuple[Suggestion, ...]:
    """Return the boxes in which one slip of digits would explain that votes miss their total.

    A difference by exchanged neighbours is 9 times a power of ten times their
    difference; here every box is asked for the figure that would mend the sum.
    The likeliest kind of slip alone; none where more than three boxes could
    have it, for then it tells nothing.
    """
    votes = full(keyed)
    if votes is None or keyed.valid_votes is None:
        return ()
    over = sum(votes.values()) - keyed.valid_votes
    if over == 0:
        return ()
    found = [*_mends({f"votes:{key}": count for key, count in votes.items()}, -over)]
    found += _mends({"valid_votes": keyed.valid_votes}, over)
    for kind in DigitSlip:
        alike = tuple(one for one in found if one.kind is kind)
        if alike:
            return alike if len(alike) <= _MOST else ()
    return ()


def between_keys(difference: Difference) -> DigitSlip | None:
    """Return which slip explains that two people keyed a box differently, whoever made it; else None."""
    first, second = difference.first, difference.second
    if first is None or second is None:
        return None
    either = {digit_slip(first, second), digit_slip(second, first)}
    return next((kind for kind in DigitSlip if kind in either), None)


def _mends(figures: dict[str, int], by: int) -> Iterator[Suggestion]:
    for box, written in figures.items():
        kind = digit_slip(written, written + by) if written + by >= 0 else None
        if kind is not None:
            yield Suggestion(box, written, written + by, kind)
