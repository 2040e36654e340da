"""The geography of seats: boundaries, a layout of hexagons, and which seats touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Point = tuple[float, float]
"""Longitude and latitude in degrees, WGS84."""
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""An outline and the holes in it, each ring closed: its last point is its first."""


@dataclass(frozen=True, slots=True)
class Hex:
    """Where a seat's hexagon stands in the layout: column q, row r counted upwards, and its region's code."""

    q: int
    r: int
    region: str = ""


@dataclass(frozen=True, eq=False)
class Geography:
    """Where the seats of one set of boundaries lie, by their official codes.

    layout: how rows of hexagons are shifted, as HexJSON names it: "odd-r" or
    "even-r". attribution: what must be shown wherever a picture is made of it.
    notice: the licence text that copies of the layout must carry.
    """

    name: str
    names: Mapping[str, str]
    boundaries: Mapping[str, tuple[Polygon, ...]]
    hexes: Mapping[str, Hex]
    layout: str
    attribution: tuple[str, ...] = ()
    notice: str = ""

    def __repr__(self) -> str:
        return f"<Geography {self.name}: {len(self.boundaries)} seats>"

    def neighbours(self, code: str) -> tuple[str, ...]:
        """Return the codes of the seats that share a stretch of boundary with this one, in order.

        A stretch is two corners next to each other on both outlines; a single
        corner is no boundary. Where two outlines are drawn with other corners
        between, three corners in common count as one. Water parts seats.
        """
        return self._neighbours.get(code, ())

    @cached_property
    def _neighbours(self) -> dict[str, tuple[str, ...]]:
        corners: dict[Point, set[str]] = {}
        stretches: dict[frozenset[Point], set[str]] = {}
        for code, polygons in self.boundaries.items():
            for ring in (ring for polygon in polygons for ring in polygon):
                for point in ring:
                    corners.setdefault(point, set()).add(code)
                for stretch in pairwise(ring):
                    stretches.setdefault(frozenset(stretch), set()).add(code)
        touching: dict[str, dict[str, int]] = {code: {} for code in self.boundaries}
        for weight, shared in ((1, corners), (_ENOUGH, stretches)):
            for codes in shared.values():
                for code in codes:
                    for other in codes - {code}:
                        touching[code][other] = touching[code].get(other, 0) + weight
        return {
            code: tuple(sorted(other for other, weight in others.items() if weight >= _ENOUGH))
            for code, others in touching.items()
        }


_ENOUGH = 3
