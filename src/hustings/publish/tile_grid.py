"""The tile grid: a square for every seat by nation and region, from the record alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import isqrt

from hustings.publish.layout import Heading, Layout, Place
from hustings.record.contest import Contest, Seat
from hustings.record.finding import folded

COLUMNS, _FEWEST = 24, 12
"""Squares side by side at most, 15 pixels each on a screen of 360; few are drawn up to twice as large."""
_TILE, _HEAD, _LETTERS = 15, 14, 8
_HEADING = 11
_CHARACTER = 6
"""The room that a character of a heading takes, at most in ordinary text."""


@dataclass(frozen=True, slots=True)
class _Block:
    name: str
    keys: tuple[str, ...]
    columns: int
    reach: int

    @property
    def rows(self) -> int:
        return -(-len(self.keys) // self.columns)


def tile_grid(contests: Iterable[Contest], called: Callable[[str], str] = str) -> Layout:
    """Return a square for every contest, in blocks by nation and region, each in the order of seats' names.

    Nations and regions stand in the order of their names, side by side while
    there is room. Depends on who is nominated where and on nothing declared.
    called: what a nation or region is called over its block; shapes stand the same whatever it is.
    """
    places: dict[str, Place] = {}
    headings: list[Heading] = []
    y = 0
    shelves = _shelves(_blocks(contests))
    for shelf in shelves:
        column = 0
        for block in shelf:
            headings.append(Heading(_cut(called(block.name), block.reach), column * _TILE + 1, y + _HEADING))
            for n, key in enumerate(block.keys):
                x = (column + n % block.columns) * _TILE
                down = y + _HEAD + n // block.columns * _TILE
                middle = x + _TILE // 2, down + _TILE // 2
                places[key] = Place(f"M{x + 1} {down + 1}h13v13h-13z", *middle, _LETTERS)
            column += block.reach + 1
        y += _HEAD + max(block.rows for block in shelf) * _TILE + 4
    alone = max((sum(one.reach + 1 for one in shelf) - 1 for shelf in shelves), default=0)
    across = COLUMNS if len(shelves) > 1 else max(_FEWEST, alone)
    return Layout("tiles", across * _TILE, max(y, 1), places, "", tuple(headings), _HEADING)


def _blocks(contests: Iterable[Contest]) -> list[_Block]:
    by_region: dict[tuple[str, str], list[Contest]] = {}
    for contest in contests:
        by_region.setdefault((contest.seat.country, contest.seat.region), []).append(contest)
    return [
        _block(_heading(inside[0].seat), inside)
        for _, inside in sorted(by_region.items(), key=lambda one: (*map(folded, one[0]), one[0]))
    ]


def _heading(seat: Seat) -> str:
    return seat.region or seat.country


def _block(name: str, inside: list[Contest]) -> _Block:
    inside.sort(key=lambda one: (folded(one.seat.name), one.key))
    columns = min(COLUMNS, isqrt(2 * len(inside) - 1) + 1)
    wanted = -(-len(name) * _CHARACTER // _TILE)
    return _Block(name, tuple(one.key for one in inside), columns, min(COLUMNS, max(columns, wanted)))


def _shelves(blocks: list[_Block]) -> list[list[_Block]]:
    """Return rows of blocks, each block in the order given, as many as stand side by side."""
    shelves: list[list[_Block]] = []
    left = -1
    for block in blocks:
        if block.reach > left:
            shelves.append([])
            left = COLUMNS
        shelves[-1].append(block)
        left -= block.reach + 1
    return shelves


def _cut(name: str, reach: int) -> str:
    most = reach * _TILE // _CHARACTER
    return name if len(name) <= most else name[: most - 1] + "…"
