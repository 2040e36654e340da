"""A layout: a shape for every contest in whole numbers, the same however the count stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from hustings.record.contest import Contest


@dataclass(frozen=True, slots=True)
class Place:
    """One contest's shape: an SVG path, and where its letters stand: their middle and their size."""

    path: str
    x: int
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that stand in a layout beside a group of shapes: from the left, on a baseline."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Shapes by contest key, in the order in which the keyboard walks them.

    name: "hexagons", "map" or "tiles". borders: an SVG path between groups of
    shapes, or "". heading_size: of the text of headings.
    """

    name: str
    width: int
    height: int
    places: Mapping[str, Place]
    borders: str = ""
    headings: tuple[Heading, ...] = ()
    heading_size: int = 0

    def has_all(self, contests: Iterable[Contest]) -> bool:
        """Whether every contest has a shape: a layout of other boundaries has not."""
        return all(contest.key in self.places for contest in contests)


def geometry_json(layout: Layout) -> bytes:
    """Return a layout as a file that never changes: for the script that moves shapes from one to another.

    {"name", "size": [width, height], "borders", "places": {key: [path, x, y, size]}}.
    """
    places = {key: [one.path, one.x, one.y, one.size] for key, one in layout.places.items()}
    size = [layout.width, layout.height]
    return msgspec.json.encode(
        {"name": layout.name, "size": size, "borders": layout.borders, "places": places}
    )
