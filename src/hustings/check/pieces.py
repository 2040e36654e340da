"""A sentence's words as names are compared: folded, with hyphens and possessives in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hustings.check.tag import Tag, TagKind
from hustings.check.word_set import word_set
from hustings.record.finding import folded

BREAK = "|"
SMALL = word_set("a an and at by for from in le of on over per sub super the under upon with y")
_POINTED = frozenset({"st", "dr", "mr", "mrs", "ms", "rev", "prof", "cllr"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One word ready to compare, and which tag it is of; BREAK for what stands in no name."""

    folded: str
    at: int
    is_capital: bool


def pieces(tags: Sequence[Tag]) -> tuple[Piece, ...]:
    """Return the words of a sentence as names are compared, in order; a hyphen within a name is none."""
    return tuple(_pieces(tags))


def _pieces(tags: Sequence[Tag]) -> Iterator[Piece]:
    before = ""
    for at, tag in enumerate(tags):
        if tag.kind is TagKind.WORD:
            before = "'s" if tag.low == "'s" else _word(tag.text)
            yield Piece(before or BREAK, at, tag.text[:1].isupper())
        elif tag.kind is not TagKind.MARK:
            before = ""
            yield Piece(BREAK, at, False)
        elif tag.low == "&":
            yield Piece("and", at, False)
        elif tag.low == ",":
            yield Piece(",", at, False)
        elif not _is_inside(tags, at, before):
            yield Piece(BREAK, at, False)


def _is_inside(tags: Sequence[Tag], at: int, before: str) -> bool:
    """Whether a mark belongs to a name: a hyphen without spaces, the point of "St." or of an initial."""
    if at == 0 or at + 1 == len(tags):
        return False
    low = tags[at].low
    touches_before = tags[at - 1].end == tags[at].start
    if low in ("-", "/"):
        return touches_before and tags[at].end == tags[at + 1].start
    return low == "." and touches_before and (before in _POINTED or len(before) == 1)


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    return folded(text)


def joined(run: Sequence[Piece]) -> str:
    """Return a run of words as one name: "Queen", "'s", "Park" is "queens park"."""
    return " ".join(piece.folded for piece in run).replace(" 's", "s")
