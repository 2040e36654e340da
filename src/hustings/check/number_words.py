"""Numbers written in words: "twenty-three", "two hundred and fifty", "third"."""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
SMALL = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: 10 * value for value, word in enumerate(_TENS.split(), start=2)
}
"""Words for numbers below a hundred that are not put together."""
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
"""Words that multiply what stands before them."""
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
"""Words for places, first to twentieth."""


def number_in_words(words: Sequence[str]) -> tuple[int, int] | None:
    """Return a number written in words at the beginning, and how many words it takes; None where none is.

    A hyphen between tens and units is a word of its own.

    >>> number_in_words(["two", "hundred", "and", "fifty", "votes"])
    (250, 4)
    """
    total = group = taken = 0
    seen = False
    while taken < len(words):
        word = words[taken]
        if word in SMALL and _may_add(group, SMALL[word], seen):
            group, seen = group + SMALL[word], True
        elif word in SCALES and seen:
            total, group = _scaled(total, group, SCALES[word])
        elif seen and _joins(words, taken, total, group):
            pass
        elif word == "-" and seen and taken + 1 < len(words) and 1 <= SMALL.get(words[taken + 1], 0) <= 9:
            if group % 10 or not group % 100:
                break
        else:
            break
        taken += 1
    return (total + group, taken) if seen else None


def _may_add(group: int, value: int, seen: bool) -> bool:
    if not seen or group % 100 == 0:
        return True
    return value < 10 and group % 100 >= 20 and group % 10 == 0


def _scaled(total: int, group: int, scale: int) -> tuple[int, int]:
    return (total, group * scale) if scale == 100 else (total + group * scale, 0)


def _joins(words: Sequence[str], at: int, total: int, group: int) -> bool:
    """Whether "and", or a comma before hundreds, joins the parts of one number."""
    if words[at] == ",":
        return group == 0 < total and _is_hundreds(words[at + 1 : at + 3])
    return words[at] == "and" and _goes_on(words, at, total, group)


def _is_hundreds(words: Sequence[str]) -> bool:
    """Whether "nine hundred" follows, which a comma after thousands sets apart."""
    return len(words) == 2 and 1 <= SMALL.get(words[0], 0) <= 9 and words[1] == "hundred"


def _goes_on(words: Sequence[str], at: int, total: int, group: int) -> bool:
    """Whether "and" joins the parts of one number: only after hundreds or thousands."""
    follows = at + 1 < len(words) and words[at + 1] in SMALL
    return follows and ((group > 0 and group % 100 == 0) or (total > 0 and group == 0))
