"""The map: boundaries as people know them, projected and drawn in whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hustings.publish.layout import Layout, Place
from hustings.sources.geography import Geography, Polygon, Ring

Step = tuple[int, int]
_EARTH = 6371.0
"""Mean radius in kilometres."""
_TENTHS_OF_A_DEGREE = 10


def boundary_map(geography: Geography, unit: float = 0.5) -> Layout:
    """Return the boundaries by seat code. unit: kilometres to one step of the coordinates.

    Transverse Mercator on a sphere about the middle longitude. Points that
    fall together are one, islands smaller than a step each way are left out
    where a seat has more, and corners shared by two seats stay shared.
    """
    lons = [lon for ring in _rings(geography) for lon, _ in ring]
    meridian = math.floor((min(lons) + max(lons)) / 2 * _TENTHS_OF_A_DEGREE) / _TENTHS_OF_A_DEGREE
    drawn = {
        code: [_steps(polygon, meridian, unit) for polygon in polygons]
        for code, polygons in geography.boundaries.items()
    }
    points = [point for parts in drawn.values() for rings in parts for ring in rings for point in ring]
    left, top = min(x for x, _ in points) - 2, min(y for _, y in points) - 2
    width, height = max(x for x, _ in points) - left + 2, max(y for _, y in points) - top + 2
    places = {code: _place(parts, left, top) for code, parts in drawn.items()}
    order = sorted(places, key=lambda code: (places[code].y, places[code].x, code))
    return Layout("map", width, height, {code: places[code] for code in order})


def _rings(geography: Geography) -> Iterable[Ring]:
    return (ring for polygons in geography.boundaries.values() for polygon in polygons for ring in polygon)


def _steps(polygon: Polygon, meridian: float, unit: float) -> list[list[Step]]:
    return [_without_repeats([_projected(*point, meridian, unit) for point in ring]) for ring in polygon]


def _projected(lon: float, lat: float, meridian: float, unit: float) -> Step:
    """Return the step that a point falls on; southwards counts up, as on a screen."""
    aside, up = math.radians(lon - meridian), math.radians(lat)
    x = math.atanh(math.cos(up) * math.sin(aside))
    y = math.atan2(math.tan(up), math.cos(aside))
    return math.floor(_EARTH * x / unit + 0.5), -math.floor(_EARTH * y / unit + 0.5)


def _without_repeats(ring: Sequence[Step]) -> list[Step]:
    """Return a closed ring as its corners, each once."""
    kept = [here for here, after in pairwise(ring) if here != after]
    return kept or [ring[0]]


def _place(parts: list[list[list[Step]]], left: int, top: int) -> Place:
    largest = max(parts, key=lambda rings: (_area(rings[0]), rings))
    kept = [rings for rings in parts if len(rings[0]) > 2 and _area(rings[0]) > 2] or [largest]
    path = "".join(_path(ring, left, top) for rings in kept for ring in rings if len(ring) > 2)
    if not path:
        (x, y), *_ = largest[0]
        path = f"M{x - left} {y - top}h1v1h-1z"
    x, y, room = _middle(largest[0])
    return Place(path, x - left, y - top, max(3, min(60, room)))


def _path(ring: list[Step], left: int, top: int) -> str:
    (x, y), *_ = ring
    steps = (f"{bx - ax:d} {by - ay:d}" for (ax, ay), (bx, by) in pairwise(ring))
    return f"M{x - left} {y - top}l{' '.join(steps)}z".replace(" -", "-")


def _area(ring: Sequence[Step]) -> int:
    """Return twice the area."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]])))


def _middle(ring: Sequence[Step]) -> tuple[int, int, int]:
    """Return a point well inside a ring and the size of letters that have room there."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best = (ring[0][0], top, 0)
    for slice_ in range(1, 16):
        y = top + (bottom - top) * slice_ / 16
        for west, east in _chords(ring, y):
            room = math.floor(min(east - west, 3 * min(y - top, bottom - y)) / 2)
            if room > best[2]:
                best = math.floor((west + east) / 2), math.floor(y), room
    return best


def _chords(ring: Sequence[Step], y: float) -> Iterable[tuple[float, float]]:
    """Return where a level line enters and leaves a ring, from west to east."""
    crossings = sorted(
        ax + (y - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]])
        if (ay <= y) != (by <= y)
    )
    return zip(crossings[::2], crossings[1::2], strict=True)
