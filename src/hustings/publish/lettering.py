"""Lettering: how wide a line of text is about, and the size or the lines in which it has room."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[] ’-")
_WIDE = frozenset("mwMW@%—")
NARROW, USUAL, CAPITAL, WIDE, FULL = 45, 72, 83, 112, 112
"""Widths in hundredths of the size, about those of bold sans-serif letters in wide fonts."""
_REGULAR = (7, 8)


def width(text: str, size: int, is_bold: bool = False) -> int:
    """Return about how wide a line is in sans-serif letters, rather too wide than too narrow."""
    heavy = -(-size * sum(map(_width, text)) // 100)
    return heavy if is_bold else -(-heavy * _REGULAR[0] // _REGULAR[1])


def fitting(text: str, room: int, sizes: tuple[int, ...], is_bold: bool = False) -> tuple[str, int]:
    """Return a line and the largest size in which it has room; in the smallest it is cut with an ellipsis."""
    for size in sizes:
        if width(text, size, is_bold) <= room:
            return text, size
    kept = text
    while kept and width(kept + "…", sizes[-1], is_bold) > room:
        kept = kept[:-1].rstrip()
    return kept + "…", sizes[-1]


def lines(text: str, room: int, size: int) -> list[str]:
    """Return text in lines that have room, broken between words; a word wider than the room is cut."""
    found: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        found.append(fitting(line, room, (size,))[0])
    return found


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
