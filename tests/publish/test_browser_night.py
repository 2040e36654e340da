"""The first fifty declarations of a night in Chromium: the pages right after each, and a page left open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from hustings.figures import whole
from hustings.night.forecast import Night, Settings, forecast
from hustings.night.preparing import prepared
from hustings.night.rehearsal import rehearsal
from hustings.publish.addresses import slug
from hustings.publish.publication import Face, Publication
from hustings.publish.publisher import Publisher
from hustings.record.declaration import Declaration
from hustings.record.election import Election, counted
from hustings.record.entry import Kind
from hustings.record.state import State, state
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk, load_geography

from .browsing import Watched, fits, serious, served
from .conftest import MIRROR

FIRST = 50
DRAWS = 500
_LOOKS = (1, 25, 50)
"""After so many declarations axe looks at the House, and a screenshot is kept."""


@pytest.fixture
def ground(request: pytest.FixtureRequest) -> tuple[Election, Night, Geography | None]:
    """Return 2024 where a mirror is, and a rehearsal otherwise."""
    settings = Settings(draws=DRAWS, seed=1)
    if (MIRROR / "geography").is_dir():
        desk: Desk = request.getfixturevalue("desk")
        election = desk.load("uk-2024")
        return election, prepared(election, desk, settings), load_geography(desk.mirror)
    election = rehearsal(1).election
    return election, prepared(election, Desk(), settings), None


def declarations(election: Election) -> Iterator[tuple[State, str]]:
    """Yield what stood after each declaration, and the contest it was of."""
    for number, entry in enumerate(election.ledger, start=1):
        if entry.kind is Kind.ENTER and isinstance(entry.payload, Declaration):
            yield state(election.ledger.prefix(number)), entry.payload.contest


def awaited(page: Any, entry: int) -> None:
    """Let an open page's own time pass until it stands at an entry."""
    for _ in range(200):
        page.clock.run_for(2_000)
        time.sleep(0.02)
        if page.evaluate("Number(document.body.dataset.entry)") == entry:
            return
    raise AssertionError(f"the open page did not come to entry {entry}")


def test_pages_are_right_after_each_of_the_first_fifty_declarations(
    browser: Any, ground: tuple[Election, Night, Geography | None], tmp_path: Path, screenshots: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    election, night, geography = ground
    publisher, face = Publisher(tmp_path), Face(election.title)

    def publish(now: State) -> None:
        made = forecast(night, now) if now.declared else None
        publisher.publish(
            Publication(election, now, datetime.now(UTC), face, made, geography=geography, is_live=True)
        )

    publish(state(election.ledger.until(0)))
    with served(tmp_path) as address:
        told = Watched(address)
        left_open = told.on(browser.new_page(viewport={"width": 1280, "height": 900}))
        left_open.clock.install()
        left_open.goto(address)
        left_open.evaluate("window.here = true")
        left_open.wait_for_selector("#measure:enabled")
        left_open.locator("#seats a").first.focus()
        page = told.on(browser.new_page(viewport={"width": 360, "height": 800}))
        for number, (now, key) in enumerate(islice(declarations(election), FIRST), start=1):
            publish(now)
            one = counted(now.contests[key])
            assert one is not None
            page.goto(address)
            assert page.locator("#progress").inner_text() == f"{len(now.declared)} of 650 declared"
            assert page.locator("#latest-list a").first.inner_text() == one.contest.seat.name
            assert fits(page)
            if number in _LOOKS:
                assert serious(page, axe) == []
                page.screenshot(path=screenshots / f"night-{number:02}-house.png", full_page=True)
            shape = page.locator(f"#seats [data-seat='{key}'] title").text_content()
            page.goto(f"{address}seats/{slug(one.contest.seat.name)}.html")
            assert page.locator("#majority").inner_text() == whole(one.majority)
            assert page.locator("tr.elected .who").inner_text() == one.winner.person.name
            assert fits(page) and serious(page, axe) == []
            awaited(left_open, now.as_at_entry)
            shown = f"document.querySelector('#seats [data-seat=\"{key}\"] title').textContent"
            left_open.wait_for_function(f"(told) => {shown} === told", arg=shape)
            assert told.wrong == []
        assert left_open.evaluate("window.here") is True
        assert left_open.evaluate("document.activeElement.closest('#seats') !== null") is True
        left_open.screenshot(path=screenshots / "night-left-open.png", full_page=True)
        page.close()
        left_open.close()
