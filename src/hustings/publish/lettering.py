"""Lettering: how wide a line of text is about, and the size or the lines in which it has room."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[] ’-")
_WIDE = frozenset("mwMW@%—")
NARROW, USUAL, CAPITAL, WIDE, FULL = 45, 72, 83, 112, 112
"""Widths in hundredths of the size, never less than those of bold sans-serif letters in common fonts."""


def width(text: str, size: int) -> int:
    """Return about how wide a line is in bold sans-serif letters, rather too wide than too narrow."""
    return -(-size * sum(map(_width, text)) // 100)


def fitting(text: str, room: int, sizes: tuple[int, ...]) -> tuple[str, int]:
    """Return a line and the largest size in which it has room; in the smallest it is cut with an ellipsis."""
    for size in sizes:
        if width(text, size) <= room:
            return text, size
    kept = text
    while kept and width(kept + "…", sizes[-1]) > room:
        kept = kept[:-1].rstrip()
    return kept + "…", sizes[-1]


def lines(text: str, room: int, size: int, most: int) -> list[str]:
    """Return text in lines that have room, broken between words; the last is cut with an ellipsis."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        found.append(fitting(line, room, (size,))[0])
    return [*found, fitting(" ".join(words), room, (size,))[0]] if words else found


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000:
        return FULL
    if character in _NARROW:
        return NARROW
    if character in _WIDE:
        return WIDE
    return CAPITAL if character.isupper() else USUAL
