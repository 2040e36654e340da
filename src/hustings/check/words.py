"""A story's text cut into words and marks, each with its place."""

from __future__ import annotations

import re

from hustings.check.tag import Tag, TagKind

_JOINED = "anti|by|co|ex|mid|non|post|pre|pro|re|self|vice"
_TOKEN = re.compile(
    rf"""
    (?P<number> [£$€]? \d+ (?:,\d{{3}})* (?:\.\d+)? )
  | (?P<word> (?:[^\W\d_]\.){{2,}} | (?:\b(?:{_JOINED})-)? [^\W\d_]+ (?:['’][^\W\d_]{{2,}})? | ['’]s\b )
  | (?P<mark> [^\w\s] | _ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Tag, ...]:
    """Return the words and marks between two offsets, in order.

    A possessive 's is a word of its own; words joined by a hyphen are apart,
    but for "by-election", "re-elected" and the like. Figures are words too,
    until `with_numbers` reads them. low has straight quotes and plain hyphens.

    >>> [tag.low for tag in words("Labour’s 12.5% by-election win")]
    ['labour', "'s", '12.5', '%', 'by-election', 'win']
    """
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = TagKind.MARK if match.lastgroup == "mark" else TagKind.WORD
        for first, last in _parts(match):
            said = text[first:last]
            found.append(Tag(kind, said, said.translate(_CURLY).lower(), first, last))
    return tuple(found)


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    said, start, end = match.group(), match.start(), match.end()
    if said[-2:].lower() in ("'s", "’s") and len(said) > 2:
        return [(start, end - 2), (end - 2, end)]
    return [(start, end)]
