"""Shapes by contest as a picture of links, one for every seat: hexagons, map and tiles alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hustings.figures import whole
from hustings.publish.drawing import chart_of_links, element, hatching, safe
from hustings.publish.layout import Layout, Place
from hustings.publish.shade import FORECAST, Shade, Shading

MARKED = 8
"""How many times a mark's size goes into the width of a picture; the script knows it too."""


def seats_svg(layout: Layout, shading: Shading, links: Mapping[str, str], name: str = "seats") -> str:
    """Return the picture: shapes of a layout in the shades of a measure, each a link to its seat's page.

    links: addresses by contest key. name: its id on the page, which others are
    made from. Only the first link is in the order of the tab key: the script
    moves it with the arrow keys, and without a script the table of seats has
    the links. Contests without a place in the layout are left out; see
    `Layout.has_all`.
    """
    drawn = [(key, place) for key, place in layout.places.items() if key in shading.shades]
    seats = (
        _seat(key, place, shading.shades[key], (links[key], "0" if n == 0 else "-1"), name)
        for n, (key, place) in enumerate(drawn)
    )
    borders = element("path", d=layout.borders, class_="borders", fill="none")
    headings = (
        element("text", safe(one.text), x=one.x, y=one.y, font_size=layout.heading_size, class_="heading")
        for one in layout.headings
    )
    inside = [hatching(name, layout.width), *headings, element("g", "".join(seats), class_="shapes"), borders]
    if shading.mark:
        size = layout.width // MARKED
        inside.append(element("text", safe(shading.mark), x="50%", y="50%", font_size=size, class_="mark"))
    told = shading.title, shading.note
    css = f"seats is-{layout.name}"
    return chart_of_links(name, (layout.width, layout.height), told, "".join(inside), css)


def legend_html(shading: Shading, name: str = "seats") -> str:
    """Return the legend as a list, each line with its look, words and count. name: the picture's id."""
    box = Place("M1 1h20v14h-20z", 11, 8, 9)
    items = []
    for one in shading.legend:
        look = _drawn(box, one.css, one.letters, name)
        sample = element("svg", look, viewBox="0 0 22 16", class_=f"seat {one.css}", aria_hidden="true")
        items.append(element("li", sample + element("span", safe(f"{one.text}: {whole(one.count)}"))))
    return element("ul", "".join(items), class_="legend", data_legend=name)


@lru_cache(maxsize=16_384)
def _seat(key: str, place: Place, shade: Shade, link: tuple[str, str], name: str) -> str:
    inside = element("title", safe(shade.told)) + _drawn(place, shade.css, shade.letters, name)
    return element("a", inside, href=link[0], class_=f"seat {shade.css}", tabindex=link[1], data_seat=key)


def _drawn(place: Place, css: str, letters: str, name: str) -> str:
    """Return a shape with its letters; over one that shows an estimate, hatching."""
    hatch = element("path", d=place.path, class_="hatch", fill=f"url(#{name}-hatch)")
    told = element("text", safe(letters), x=place.x, y=place.y, font_size=place.size, class_="letters")
    shape = element("path", d=place.path, class_="shape")
    return shape + (hatch if FORECAST in css.split() else "") + told
