"""An open page follows the night in Chromium: without reload, never backwards, honest about delay."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.publish.publisher import Publisher
from hustings.record.election import Election

from .browsing import served
from .made_up_site import publication


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
