"""Layouts: hexagons, map and tiles; a shape for every seat, in whole numbers, the same every time."""

from __future__ import annotations

import gzip
import json
import re

from tests.publish.made_up_picture import three_squares
from tests.tell.made_up_election import contest, stands

from hustings.publish.boundary_map import boundary_map
from hustings.publish.cartogram import cartogram
from hustings.publish.layout import Layout, geometry_json
from hustings.publish.tile_grid import COLUMNS, tile_grid
from hustings.record.election import Election
from hustings.sources.geography import Geography

PATH = re.compile(r"(M-?\d+ -?\d+([lhv](-?\d+[ ]?)+)+z)+")


def is_sound(layout: Layout) -> bool:
    inside = (0 <= one.x <= layout.width and 0 <= one.y <= layout.height for one in layout.places.values())
    return all(inside) and all(PATH.fullmatch(one.path) for one in layout.places.values())


def test_hexagons_stand_side_by_side_and_shifted_rows_above() -> None:
    layout = cartogram(three_squares())
    first, second, above = (layout.places[f"A0000000{n}"] for n in (1, 2, 3))
    assert (second.x - first.x, second.y - first.y) == (14, 0)
    assert (above.x - second.x, above.y - second.y) == (7, -12)
    assert is_sound(layout)


def test_a_border_is_drawn_between_regions_alone() -> None:
    layout = cartogram(three_squares())
    assert layout.borders.count("M") == 1


def test_boundaries_are_drawn_with_shared_corners_kept() -> None:
    layout = boundary_map(three_squares())
    west, east = layout.places["A00000001"], layout.places["A00000002"]
    assert east.x - west.x in range(140, 146)
    assert corners(west.path) & corners(east.path)
    assert is_sound(layout)


def corners(path: str) -> set[tuple[int, int]]:
    numbers = list(map(int, re.findall(r"-?\d+", path)))
    x, y, found = numbers[0], numbers[1], {(numbers[0], numbers[1])}
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        found.add((x, y))
    return found


def test_tiles_follow_from_who_is_nominated_where_and_from_nothing_else() -> None:
    contests = [contest(name, stands("oak", "Oak")) for name in ("Zed", "Éa", "Ash", "Dee")]
    layout = tile_grid(contests)
    assert list(layout.places) == ["ash", "dee", "éa", "zed"]
    assert [one.text for one in layout.headings] == ["North"]
    assert geometry_json(layout) == geometry_json(tile_grid(reversed(contests)))
    assert is_sound(layout)


def test_no_contest_and_one_contest_have_tiles_too() -> None:
    assert tile_grid([]).places == {}
    assert len(tile_grid([contest("Ash", stands("oak", "Oak"))]).places) == 1


def test_a_layout_of_other_boundaries_is_known_not_to_fit() -> None:
    ash = contest("Ash", stands("oak", "Oak"))
    assert tile_grid([ash]).has_all([ash])
    assert not cartogram(three_squares()).has_all([ash])


def test_every_seat_of_2024_has_a_shape_in_every_layout(geography: Geography, uk_2024: Election) -> None:
    contests = [standing.contest for standing in uk_2024.state().contests.values()]
    layouts = (cartogram(geography), boundary_map(geography), tile_grid(contests))
    for layout in layouts:
        assert len(layout.places) == 650
        assert layout.has_all(contests)
        assert is_sound(layout)
        assert len({(one.x, one.y) for one in layout.places.values()}) == 650
    assert layouts[2].width == 15 * COLUMNS == 360


def test_geometry_is_small_and_the_same_every_time(geography: Geography) -> None:
    for draw, most in ((cartogram, 8_000), (boundary_map, 34_000)):
        file = geometry_json(draw(geography))
        assert file == geometry_json(draw(geography))
        assert len(gzip.compress(file, mtime=0)) < most
        assert len(json.loads(file)["places"]) == 650
