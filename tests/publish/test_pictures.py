"""Pictures as SVG: well formed, without styles or scripts, named, the same every time, safe with any name."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from tests.night.made_up_outlook import rehearsal, three_seats
from tests.publish.made_up_picture import SVG, read_back, rehearsed, texts, titles

from hustings.publish.cartogram import cartogram
from hustings.publish.drawing import element, safe
from hustings.publish.forecast_picture import forecast_picture
from hustings.publish.hemicycle import hemicycle
from hustings.publish.pictured import Pictured
from hustings.publish.seats_bar import seats_bar
from hustings.publish.seats_picture import legend_html, seats_svg
from hustings.publish.shade import Shade, Shown
from hustings.publish.shading import shading
from hustings.publish.tile_grid import tile_grid
from hustings.record.election import Election
from hustings.record.house import house
from hustings.sources.geography import Geography

HOSTILE = (
    "<script>alert(1)</script>",
    '" onload="x',
    "a & b",
    "nul\x00bell\x07",
    "\ud800",
    "'}*{",
    "\u202eabc",
)


def seats_of(pictured: Pictured) -> str:
    layout = tile_grid(standing.contest for standing in pictured.now.contests.values())
    links = {key: f"seats/{key}.html" for key in layout.places}
    return seats_svg(layout, shading(pictured, Shown.WINNER), links)


def test_every_seat_is_a_link_with_its_words(made_up: Pictured) -> None:
    root = read_back(seats_of(made_up))
    links = list(root.iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == [f"seats/{key}.html" for key in made_up.now.contests]
    assert titles(root)[0] == "Winner of each seat"
    assert "Ayton: Elm gain from Oak, majority 35" in titles(root)
    assert [link.get("tabindex") for link in links] == ["0", "-1", "-1", "-1", "-1", "-1"]
    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == "seats-title"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text(made_up: Pictured, name: str) -> None:
    drawn = shading(made_up, Shown.WINNER)
    shades = {key: Shade(one.css, name[:3], name, one.key) for key, one in drawn.shades.items()}
    layout = tile_grid(standing.contest for standing in made_up.now.contests.values())
    svg = seats_svg(layout, replace(drawn, shades=shades, title=name), dict.fromkeys(shades, f"s/{name}"))
    assert titles(read_back(svg))[0] == read_back(f"<a>{safe(name)}</a>").text
    svg.encode("utf-8")


def test_text_keeps_what_xml_can_hold_and_shows_what_it_cannot() -> None:
    assert safe("Ŵ\tŷ\n") == "Ŵ\tŷ\n"
    assert safe("a\x00b\ufffec") == "a\ufffdb\ufffdc"
    assert element("text", "a", class_="x", font_size=3) == '<text class="x" font-size="3">a</text>'


def test_an_estimate_is_hatched_and_nothing_else(made_up: Pictured) -> None:
    drawn = shading(made_up, Shown.WINNER)
    assert 'class="hatch"' not in seats_of(made_up)
    shades = {**drawn.shades, "ayton": Shade("forecast c1 p-elm", "E", "Ayton: forecast", "chance 1")}
    layout = tile_grid(standing.contest for standing in made_up.now.contests.values())
    svg = seats_svg(layout, replace(drawn, shades=shades), dict.fromkeys(shades, "s"), name="chance")
    assert svg.count('class="hatch"') == 1
    assert 'fill="url(#chance-hatch)"' in svg
    assert 'id="chance-hatch"' in svg


def test_the_hemicycle_has_a_dot_for_every_seat(made_up: Pictured) -> None:
    now = house(made_up.election, made_up.now)
    root = read_back(hemicycle(now))
    dots = [path.get("d", "").count("M") for path in root.iter(f"{SVG}path") if path.get("class") == "dots"]
    assert sum(dots) == now.seats == 6
    assert "not decided: 3" in titles(root)
    assert "4 for a majority" in texts(root)
    assert root.get("role") == "img"


def test_the_bar_is_as_wide_as_the_house(made_up: Pictured) -> None:
    root = read_back(seats_bar(house(made_up.election, made_up.now)))
    assert sum(int(part.get("width", "0")) for part in root.iter(f"{SVG}rect")) == 360


@pytest.mark.parametrize("seats", [1, 2, 3, 7, 100, 650, 1000])
def test_a_house_of_any_size_has_its_dots_inside(made_up: Pictured, seats: int) -> None:
    now = replace(house(made_up.election, made_up.now), seats=seats, parties=())
    root = read_back(hemicycle(now))
    (path,) = (path for path in root.iter(f"{SVG}path") if path.get("class") == "dots")
    places = [step.removesuffix("h0").split() for step in (path.get("d") or "").split("M")[1:]]
    assert len(set(map(tuple, places))) == seats
    points = [(float(x), float(y)) for x, y in places]
    assert all(0 <= x <= 360 and 0 <= y <= 208 for x, y in points)
    across = float(path.get("stroke-width", "0"))
    nearest = [math.dist(one, other) for one, other in combinations(points, 2)]
    assert all(apart > across for apart in nearest)


def test_a_forecast_says_that_it_is_one_and_a_rehearsal_too() -> None:
    root = read_back(forecast_picture(three_seats()))
    assert titles(root)[0] == "Forecast, an estimate: seats with 90% interval"
    assert "2 (1–2)" in texts(root)
    assert texts(read_back(forecast_picture(rehearsal())))[0].startswith("REHEARSAL")


def test_a_rehearsals_pictures_are_marked(made_up: Pictured) -> None:
    marked = rehearsed(made_up)
    root = read_back(seats_of(marked))
    assert titles(root)[0] == "REHEARSAL – Winner of each seat"
    assert "REHEARSAL" in texts(root)
    assert "REHEARSAL" not in seats_of(made_up)
    now = house(marked.election, marked.now)
    for draw in (hemicycle, seats_bar):
        assert any(text.startswith("REHEARSAL") for text in texts(read_back(draw(now, is_rehearsal=True))))


def test_the_same_state_gives_the_same_bytes(made_up: Pictured) -> None:
    again = Pictured(made_up.election, made_up.election.state())
    assert seats_of(made_up) == seats_of(again)
    now = house(made_up.election, made_up.now)
    assert hemicycle(now) == hemicycle(house(made_up.election, again.now))


def test_the_legend_tells_each_look_with_its_count(made_up: Pictured) -> None:
    legend = read_back(legend_html(shading(made_up, Shown.WINNER)))
    assert [span.text for span in legend.iter("span")][-1] == "undeclared: 2"


def test_the_house_of_2024_is_drawn_whole_and_small(geography: Geography, uk_2024: Election) -> None:
    import gzip

    pictured = Pictured(uk_2024, uk_2024.state())
    layout = cartogram(geography)
    svg = seats_svg(
        layout, shading(pictured, Shown.WINNER), {key: f"seats/{key}.html" for key in layout.places}
    )
    assert len(list(read_back(svg).iter(f"{SVG}a"))) == 650
    assert len(gzip.compress(svg.encode(), mtime=0)) < 30_000
