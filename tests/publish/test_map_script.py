"""The script of the map in a browser: arrow keys, another layout, another measure; and cards as shown."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from hustings.publish.card import png
from hustings.publish.layout import geometry_json
from hustings.publish.party_colours import parties_style
from hustings.publish.pictured import Pictured
from hustings.publish.seat_card import seat_card
from hustings.publish.seats_picture import legend_html, seats_svg
from hustings.publish.shade import Shade, Shown, shading_json
from hustings.publish.shading import shading
from hustings.publish.tile_grid import tile_grid

SITE = "http://made-up.test"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


def asset(name: str) -> bytes:
    return (resources.files("hustings.publish") / "assets" / name).read_bytes()


def site(pictured: Pictured) -> dict[str, tuple[str, bytes]]:
    """Return the files of a page with a picture of six seats, by address."""
    layout = tile_grid(standing.contest for standing in pictured.now.contests.values())
    drawn = shading(pictured, Shown.WINNER)
    links = {key: f"/seats/{key}.html" for key in layout.places}
    moved = {key: replace(one, x=one.y, y=one.x) for key, one in layout.places.items()}
    turned = replace(layout, name="map", width=layout.height, height=layout.width, places=moved)
    chance = {key: Shade("forecast c1 p-oak", "%", f"{key}, forecast", "c") for key in layout.places}
    page = (
        '<!doctype html><html lang="en"><head><title>Map</title>'
        '<link rel="stylesheet" href="/parties.css"><link rel="stylesheet" href="/pictures.css">'
        "</head><body><main>"
        f"<h1>Map</h1>{seats_svg(layout, drawn, links)}{legend_html(drawn)}"
        '<script type="module" src="/start.js"></script></main></body></html>'
    )
    start = b"""import { seatsPicture } from '/map.js';
    window.seats = seatsPicture(document.querySelector('#seats'));"""
    return {
        "/": ("text/html; charset=utf-8", page.encode()),
        "/map.js": ("text/javascript", asset("map.js")),
        "/start.js": ("text/javascript", start),
        "/pictures.css": ("text/css", asset("pictures.css")),
        "/parties.css": ("text/css", parties_style(pictured.election.parties).encode()),
        "/turned.json": ("application/json", geometry_json(turned)),
        "/chance.json": (
            "application/json",
            shading_json(replace(drawn, shades=chance, note="An estimate.")),
        ),
        "/winner.json": ("application/json", shading_json(drawn)),
    }


@pytest.fixture
def page(browser: Any, made_up: Pictured) -> Iterator[Any]:
    files = site(made_up)

    def answer(route: Any) -> None:
        kind, body = files.get(route.request.url.removeprefix(SITE), ("text/plain", b""))
        route.fulfill(body=body, headers={"content-type": kind, "content-security-policy": POLICY})

    opened = browser.new_page(viewport={"width": 360, "height": 700})
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.route("**/*", answer)
    opened.goto(f"{SITE}/")
    opened.wait_for_function("window.seats")
    yield opened
    assert told == []
    opened.close()


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.dataset.seat || ''"))


def test_arrow_keys_lead_from_seat_to_seat_and_tab_leads_out(page: Any) -> None:
    page.keyboard.press("Tab")
    walked = [focused(page)]
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["ayton", "beeford", "effham", "eeburn", "ayton", "effham", "ayton"]
    assert page.locator("a[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert focused(page) == ""


def test_another_layout_keeps_the_focus_and_the_links(page: Any) -> None:
    page.keyboard.press("Tab")
    page.evaluate("window.seats.layout('/turned.json')")
    page.wait_for_selector("svg.is-map")
    assert focused(page) == "ayton"
    assert page.locator("svg#seats").get_attribute("viewBox").endswith(" 180")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "beeford"


def test_another_measure_changes_words_looks_and_legend_and_back(page: Any) -> None:
    before = page.content()
    page.evaluate("window.seats.measure('/chance.json')")
    page.wait_for_selector(".hatch")
    assert page.locator("#seats .hatch").count() == 6
    assert page.locator("#seats > desc").text_content() == "An estimate."
    assert page.locator("[data-seat=eeburn] title").text_content() == "eeburn, forecast"
    page.evaluate("window.seats.measure('/winner.json')")
    page.wait_for_function("!document.querySelector('#seats .hatch')")
    assert page.locator("[data-seat=ayton] title").text_content() == "Ayton: Elm gain from Oak, majority 35"
    assert page.locator("#seats").inner_html() in before


def test_a_screen_reader_hears_every_seat_and_axe_finds_nothing_serious(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    heard = page.get_by_role("link", name="Ayton: Elm gain from Oak, majority 35")
    assert heard.count() == 1
    found = axe.run(page).response["violations"]
    serious = [one["id"] for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []


def test_a_smaller_png_shows_the_same_picture(browser: Any, made_up: Pictured) -> None:
    vl_convert = pytest.importorskip("vl_convert")
    svg = seat_card(made_up, "ayton")
    large, small = bytes(vl_convert.svg_to_png(svg, scale=1, ppi=72)), png(svg)
    assert len(small) < len(large) / 3
    opened = browser.new_page()
    sums = [opened.evaluate(_PIXELS, base64.b64encode(one).decode()) for one in (large, small)]
    opened.close()
    assert sums[0] == sums[1]
    assert len(set(sums[0][2:])) > 1


_PIXELS = """async (data) => {
  const image = new Image();
  image.src = "data:image/png;base64," + data;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  const rows = [image.width, image.height];
  for (let y = 0; y < image.height; y++) {
    let sum = 0;
    for (let x = 0; x < 4 * image.width; x++) sum = (sum * 31 + bytes[4 * y * image.width + x]) % 1000003;
    rows.push(sum);
  }
  return rows;
}"""
