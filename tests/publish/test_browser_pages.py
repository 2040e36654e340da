"""Every kind of page in Chromium: at two widths, light and dark, and what the House's pictures can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.night.outlook import Forecast
from hustings.publish.further import Further
from hustings.publish.publication import Face, Publication
from hustings.publish.publisher import Publisher
from hustings.record.election import Election
from hustings.sources.geography import Geography

from .browsing import Watched, fits, serious, served
from .made_up_site import a_forecast, a_night, at, publication
from .test_find_and_frames import LOOK_UP
from .test_further_pages import PICKS

WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
_OF_A_KIND = 3
"""Pages looked at of those that lie in one folder: the made-up night has three seats in as many states."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return a night with a forecast and a tie, in two languages, with endorsers and postcodes, served."""
    folder = tmp_path_factory.mktemp("site")
    Publisher(folder).publish(shown("tie", a_forecast(at(a_night(), "tie"))))
    with served(folder) as address:
        yield address, folder


def shown(moment: str, forecast: Forecast | None = None) -> Publication:
    face = Face("A made-up site", "https://made-up.example/", ("en", "cy"))
    given = Further(postcodes=LOOK_UP)
    return publication(
        a_night(), moment, face=face, picks=PICKS, further=given, forecast=forecast, is_live=True
    )


def kinds(folder: Path) -> list[str]:
    """Return every page at the root of the language, and the first few of each folder."""
    found: dict[Path, list[str]] = {}
    for page in sorted(folder.rglob("*.html")):
        if "cy" not in page.relative_to(folder).parts:
            found.setdefault(page.parent, []).append(str(page.relative_to(folder)))
    return [
        page for parent, pages in found.items() for page in pages[: None if parent == folder else _OF_A_KIND]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page_is_sound(
    browser: Any, site: tuple[str, Path], screenshots: Path, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    address, folder = site
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    told = Watched(address)
    page = told.on(context.new_page())
    assert {"index.html", "seats.html", "seats/ayton.html"} <= set(kinds(folder))
    for name in kinds(folder):
        page.goto(address + name)
        assert fits(page), name
        assert serious(page, axe) == [], name
        picture = f"{name.removesuffix('.html').replace('/', '-')}-{width}-{scheme}.png"
        page.screenshot(path=screenshots / picture, full_page=True)
        assert told.wrong == [], name
    context.close()


@pytest.mark.parametrize("moment", ["nominations", "corrected"])
def test_pages_of_another_moment_and_language_are_sound(
    browser: Any, tmp_path: Path, screenshots: Path, moment: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    Publisher(tmp_path).publish(shown(moment))
    with served(tmp_path) as address:
        told = Watched(address)
        page = told.on(browser.new_page(viewport={"width": 360, "height": 800}))
        for name in [*kinds(tmp_path), *(f"cy/{one}" for one in kinds(tmp_path / "cy"))]:
            page.goto(address + name)
            assert fits(page) and serious(page, axe) == [], name
            page.screenshot(
                path=screenshots / f"{moment}-{name.removesuffix('.html').replace('/', '-')}.png",
                full_page=True,
            )
            assert told.wrong == [], name
        page.close()


def test_a_page_on_paper_is_black_on_white_and_says_what_it_is(browser: Any, tmp_path: Path) -> None:
    Publisher(tmp_path).publish(publication(a_night("test"), "tie"))
    with served(tmp_path) as address:
        page = browser.new_page(color_scheme="dark")
        page.goto(address)
        page.emulate_media(media="print", color_scheme="dark")
        ink = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
        assert page.eval_on_selector(".rehearsal", ink) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
        assert page.eval_on_selector("body", ink) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        shown = page.eval_on_selector(
            "#seats", "(one) => getComputedStyle(one).getPropertyValue('--picture-page')"
        )
        assert shown.strip() == "#fff"
        assert not page.locator(".switches").is_visible() and not page.locator(".top nav").is_visible()
        assert page.locator("#seats").is_visible() and page.locator("#as-at").is_visible()
        page.close()


def test_what_breaks_the_rules_is_noticed(browser: Any, site: tuple[str, Path]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    address, folder = site
    sound = (folder / "seats.html").read_text()
    broken = sound.replace("</main>", '<script>1</script><img src="http://made-up.invalid/a.png"></main>')
    (folder / "broken.html").write_text(broken)
    told = Watched(address)
    page = told.on(browser.new_page(viewport={"width": 360, "height": 800}))
    page.goto(f"{address}broken.html")
    found = " ".join(told.wrong)
    assert "Content Security Policy" in found
    assert [one for one in serious(page, axe) if one.startswith("image-alt")]
    (folder / "broken.html").unlink()
    page.close()


def test_without_javascript_the_winners_stand_and_no_dead_switch(
    browser: Any, site: tuple[str, Path]
) -> None:
    address, _ = site
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    assert page.locator("#seats [data-seat=ayton] title").text_content().startswith("Ayton: ")
    assert not page.locator("#measure").is_visible()
    assert page.locator("a[href='seats.html']").count() >= 1
    context.close()


@pytest.fixture
def open_house(browser: Any, site: tuple[str, Path]) -> Iterator[Any]:
    address, _ = site
    told = Watched(address)
    page = told.on(browser.new_page(viewport={"width": 1280, "height": 900}))
    page.goto(address)
    page.wait_for_selector("#measure:enabled")
    yield page
    assert told.wrong == []
    page.close()


def test_measures_are_switched_and_said(open_house: Any) -> None:
    page = open_house
    values = page.eval_on_selector_all("#measure option", "all => all.map((one) => one.value)")
    assert [one for one in values if "winner" in one] and [one for one in values if "chance" in one]
    for value in values:
        page.select_option("#measure", value)
        asked = value.rsplit("/", 1)[-1].removesuffix(".json")
        title = page.evaluate(f"fetch('{value}').then((a) => a.json()).then((a) => a.title)")
        page.wait_for_function("(t) => document.querySelector('#seats > title').textContent === t", arg=title)
        assert page.locator("#seats-said").inner_text() == title
        assert bool(page.locator("#seats .hatch").count()) is (asked == "chance"), asked
    page.select_option("#measure", values[0])
    page.wait_for_function("!document.querySelector('#seats .hatch')")


def test_the_keyboard_alone_reaches_a_seat_and_its_page(open_house: Any) -> None:
    page = open_house
    page.locator("#measure").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.dataset.seat")
    page.keyboard.press("ArrowLeft")
    here = page.evaluate("document.activeElement.dataset.seat")
    assert last and here and here != last
    told = page.evaluate("document.activeElement.querySelector('title').textContent")
    assert page.locator("#seats-said").inner_text() == told
    page.keyboard.press("Enter")
    page.wait_for_url("**/seats/*.html")
    assert page.locator("h1").inner_text() == told.split(":")[0]


def test_the_map_and_the_hexagons_of_2024(
    browser: Any, uk_2024: Election, geography: Geography, tmp_path: Path, screenshots: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    Publisher(tmp_path).publish(publication(uk_2024, len(uk_2024.ledger), geography=geography))
    with served(tmp_path) as address:
        for width in WIDTHS:
            told = Watched(address)
            page = told.on(browser.new_page(viewport={"width": width, "height": 900}))
            page.goto(address)
            page.wait_for_selector("#measure:enabled")
            assert page.locator("#seats a").count() == 650
            page.locator("#seats a").first.focus()
            at_first = page.evaluate("document.activeElement.dataset.seat")
            page.locator("#ways span").nth(1).click()
            page.wait_for_selector("#seats.is-map")
            page.screenshot(path=screenshots / f"uk-2024-map-{width}.png", full_page=True)
            page.locator("#ways span").nth(0).click()
            page.wait_for_selector("#seats.is-hexagons")
            assert page.locator(f"#seats [data-seat={at_first}]").get_attribute("tabindex") == "0"
            assert fits(page) and serious(page, axe) == []
            page.screenshot(path=screenshots / f"uk-2024-hexagons-{width}.png", full_page=True)
            page.goto(f"{address}seats/aldershot.html")
            assert page.locator("#neighbours li").count() == 6
            assert told.wrong == []
            page.close()
