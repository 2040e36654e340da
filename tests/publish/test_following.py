"""An open page follows the night in Chromium: without reload, never backwards, honest about delay."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.publish.publisher import Publisher
from hustings.record.election import Election
from hustings.sources.geography import Geography, Hex

from .browsing import served
from .made_up_picture import square
from .made_up_site import a_forecast, at, publication


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path) as site:
        yield site


def looked(page: Any, awaited: str = "") -> None:
    """Let the page's own time pass in steps, so that what it asks for arrives between them.

    awaited: what must stand on the page in the end, as a selector.
    """
    for _ in range(100 if awaited else 20):
        page.clock.run_for(2_000)
        time.sleep(0.1)
        if awaited and page.locator(awaited).count():
            return
    assert not awaited, f"{awaited} did not come"


def test_an_open_page_follows_without_reload(
    browser: Any,
    address: str,
    night: Election,
    tmp_path: Path,
) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "first", is_live=True))
    page, wrong = browser.new_page(), []
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda said: wrong.append(str(said)))
    page.clock.install()
    page.goto(address)
    page.evaluate("window.here = true")
    page.locator("#latest-list a").first.focus()
    assert page.locator("#progress").inner_text() == "1 of 3 declared"
    kept.publish(publication(night, "end", is_live=True))
    looked(page, "body[data-entry='13']")
    assert page.locator("#progress").inner_text() == "3 of 3 declared"
    assert page.evaluate("window.here") is True
    assert page.evaluate("document.activeElement.textContent") == "Ayton"
    assert "3 of 3 declared" in page.locator("#follow-news").inner_text()
    assert "as at entry 13" in page.locator("#follow").inner_text()

    Publisher(tmp_path).publish(publication(night, "first", is_live=True), may_go_back=True)
    looked(page)
    assert page.locator("#progress").inner_text() == "3 of 3 declared"
    assert page.evaluate("document.body.dataset.entry") == "13"
    assert wrong == []
    page.close()


def test_a_seats_page_is_asked_for_again_only_when_the_seat_changed(
    browser: Any, address: str, night: Election, tmp_path: Path
) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "first", is_live=True))
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda one: asked.append(one.url.removeprefix(address)))
    page.clock.install()
    page.goto(f"{address}seats/ayton.html")
    kept.publish(publication(night, "tie", is_live=True))
    looked(page, "#follow:has-text('as at entry 8')")
    assert "latest.json" in asked and not [one for one in asked if "?" in one]
    kept.publish(publication(night, 12, is_live=True))
    looked(page, "body[data-entry='12']")
    assert "seats/ayton.html?entry=12" in asked
    assert "Figures withdrawn" in page.locator("#lead").inner_text()
    page.close()


def beside_each_other() -> Geography:
    """Ayton and Beeford share a side; Ceeham lies apart."""
    squares = {"X-ayton": square(0, 50), "X-beeford": square(1, 50), "X-ceeham": square(5, 50)}
    hexes = {code: Hex(n, 0, "North") for n, code in enumerate(squares)}
    return Geography("made-up", dict.fromkeys(squares, "A square"), squares, hexes, "odd-r")


def test_a_seats_page_left_open_all_night_ends_as_one_opened_in_the_morning(
    browser: Any, address: str, night: Election, tmp_path: Path
) -> None:
    kept, geography = Publisher(tmp_path), beside_each_other()

    def publish(moment: str | int) -> None:
        now = at(night, moment)
        is_open = now.declared and not now.contests["ceeham"].is_declared
        forecast = a_forecast(now) if is_open else None
        kept.publish(publication(night, moment, geography=geography, forecast=forecast, is_live=True))

    publish("nominations")
    left = {name: browser.new_page() for name in ("ayton", "ceeham")}
    for name, page in left.items():
        page.clock.install()
        page.goto(f"{address}seats/{name}.html")
        page.evaluate("window.here = true")
    publish("first")
    looked(left["ceeham"], "#forecast")
    looked(left["ayton"], ".state-confirmed")
    publish("tie")
    looked(left["ayton"], "#neighbours:has-text('tied')")
    publish(9)
    looked(left["ayton"], "#neighbours:has-text('Elm, majority 0')")
    asked = list[str]()
    left["ayton"].on("request", lambda one: asked.append(one.url.removeprefix(address)))
    publish("corrected")
    looked(left["ayton"], "#follow:has-text('as at entry 11')")
    assert set(asked) == {"latest.json"}
    publish("end")
    looked(left["ayton"], "body[data-entry='13']")
    looked(left["ceeham"], ".state-entered")
    for name, page in left.items():
        fresh = browser.new_page()
        fresh.goto(f"{address}seats/{name}.html")
        assert page.evaluate("window.here") is True
        assert page.inner_text("main") == fresh.inner_text("main")
        assert page.inner_text("#as-at") == fresh.inner_text("#as-at")
        page.close()
        fresh.close()


def test_a_lost_connection_is_said_and_the_figures_stay(
    browser: Any,
    address: str,
    night: Election,
    tmp_path: Path,
) -> None:
    Publisher(tmp_path).publish(publication(night, "end", is_live=True))
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{address}seats/ayton.html")
    page.locator("#follow:not([hidden])").wait_for()
    assert "connection lost" not in page.locator("#follow").inner_text()
    (tmp_path / "latest.json").unlink()
    looked(page, "#follow.lost")
    assert "connection lost" in page.locator("#follow").inner_text()
    assert page.locator("#majority").inner_text() == "20"
    page.close()
