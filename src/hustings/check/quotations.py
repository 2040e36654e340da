"""Quotation marks: which stretches of a story are somebody else's words."""

from __future__ import annotations

import re

_DOUBLE = re.compile(r"“[^“”]*(?:”|$)|\"[^\"“”]*(?:\"|$)")
# A single mark opens after a space and closes before one; in a word or after a plural s it is an apostrophe.
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\S)(?:[^‘’']|(?<=\w)[’'](?=\w)|(?<=s)[’'](?= [a-z]))*?(?<=[\w.,!?…])[’'](?!\w)"
)


def quoted(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the offsets of what stands in quotation marks in a paragraph, the marks included.

    A double mark that nothing closes holds to the paragraph's end.
    """
    said = text[start:end]
    double = [one.span() for one in _DOUBLE.finditer(said)]
    single = [
        one.span()
        for one in _SINGLE.finditer(said)
        if not any(first <= one.start() < last for first, last in double)
    ]
    return tuple(sorted((start + first, start + last) for first, last in [*double, *single]))


def within(spans: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the parts of spans between two offsets."""
    cut = ((max(first, start), min(last, end)) for first, last in spans)
    return tuple(one for one in cut if one[0] < one[1])
