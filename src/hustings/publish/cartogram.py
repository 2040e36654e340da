"""The cartogram: a hexagon of one size for every seat, where the published layout puts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hustings.publish.layout import Layout, Place
from hustings.sources.geography import Geography, Hex

_HALF, _QUARTER = 7, 4
"""Half the width of a hexagon, and a quarter of its height: 6.93 to 4, kept whole."""
_MARGIN = 2
_CORNERS = ((0, -8), (7, -4), (7, 4), (0, 8), (-7, 4), (-7, -4))
_LETTERS = 8
_TOWARDS = (((14, 0), (1, 2)), ((7, 12), (2, 3)), ((-7, 12), (3, 4)))
"""Where the next hexagon stands, and the two corners it shares."""


def cartogram(geography: Geography) -> Layout:
    """Return the hexagons by seat code, with the borders of regions.

    Source of the positions: HexJSON, where rows are counted upwards and every
    other one is shifted by half a hexagon.
    """
    shifted = 1 if geography.layout == "odd-r" else 0
    columns = {code: 2 * one.q + ((one.r % 2) == shifted) for code, one in geography.hexes.items()}
    left, top = min(columns.values()), max(one.r for one in geography.hexes.values())
    middles = {
        code: (
            _MARGIN + _HALF * (columns[code] - left + 1),
            _MARGIN + 2 * _QUARTER + 3 * _QUARTER * (top - one.r),
        )
        for code, one in geography.hexes.items()
    }
    order = sorted(middles, key=lambda code: (middles[code][1], middles[code][0]))
    places = {code: Place(_hexagon(*middles[code]), *middles[code], _LETTERS) for code in order}
    width = max(x for x, _ in middles.values()) + _HALF + _MARGIN
    height = max(y for _, y in middles.values()) + 2 * _QUARTER + _MARGIN
    borders = "".join(_borders(middles, geography.hexes, order))
    return Layout("hexagons", width, height, places, borders)


def _hexagon(x: int, y: int) -> str:
    return f"M{x} {y - 8}l7 4v8l-7 4-7-4v-8z"


def _borders(
    middles: Mapping[str, tuple[int, int]], hexes: Mapping[str, Hex], order: Iterable[str]
) -> Iterable[str]:
    """Yield the sides between hexagons of two regions: to the right, and below on either hand."""
    standing = {middle: code for code, middle in middles.items()}
    for code in order:
        x, y = middles[code]
        for (dx, dy), (first, second) in _TOWARDS:
            other = standing.get((x + dx, y + dy))
            if other is not None and hexes[other].region != hexes[code].region:
                (ax, ay), (bx, by) = _CORNERS[first], _CORNERS[second]
                yield f"M{x + ax} {y + ay}l{bx - ax} {by - ay}"
