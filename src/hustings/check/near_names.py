"""Misspelt names: compared with the people and seats of the contests in play alone, else left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from hustings.check.pieces import BREAK, Piece, joined

T = TypeVar("T")
NEAR = 87.0
CLEAR = 15.0
"""Likeness by RapidFuzz, from 0 to 100: of the name, and above the next."""
LONGEST_RUN = 5


def nearest(said: str, known: Mapping[str, T]) -> T | None:
    """Return what bears the one name near a misspelt one; None where none is near and clear of the next."""
    from rapidfuzz import fuzz

    scores: dict[T, float] = {}
    for name, one in known.items():
        scores[one] = max(scores.get(one, 0.0), fuzz.ratio(said, name))
    ordered = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ordered or ordered[0][1] < NEAR:
        return None
    if len(ordered) > 1 and ordered[0][1] - ordered[1][1] < CLEAR:
        return None
    return ordered[0][0]


def runs_of_capitals(run: Sequence[Piece], taken: Iterable[int]) -> Iterator[Sequence[Piece]]:
    """Yield the longest runs of words with capitals that no name has taken."""
    named, found = set(taken), list[Piece]()
    for piece in run:
        if piece.is_capital and piece.at not in named and piece.folded != BREAK:
            found.append(piece)
            continue
        if found:
            yield found
        found = []
    if found:
        yield found


def parts(found: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield a run's parts of two or more words, the longest first."""
    for count in range(min(len(found), LONGEST_RUN), 1, -1):
        yield from (found[at : at + count] for at in range(len(found) - count + 1))


def name_of(run: Sequence[Piece]) -> str:
    """Return a run as it is compared."""
    return joined(run)
