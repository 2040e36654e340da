"""What is published in the tests: a made-up night, in pages and in pictures, and 2024 where a mirror is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.tell.made_up_election import an_election

from hustings.publish.pictured import Pictured
from hustings.record.election import Election
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk, load_geography

from .browsing import CHROMIUM, FLAGS, screenshots_wanted
from .made_up_site import a_night

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
SCREENSHOTS = pytest.StashKey[Path]()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return where files come from; skips without a mirror."""
    if not (MIRROR / "geography").is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        yield Desk(MIRROR)


@pytest.fixture(scope="session")
def geography(desk: Desk) -> Geography:
    return load_geography(desk.mirror)


@pytest.fixture(scope="session")
def uk_2024(desk: Desk) -> Election:
    return desk.load("uk-2024")


@pytest.fixture
def night() -> Election:
    return a_night()


@pytest.fixture
def made_up() -> Pictured:
    election = an_election()
    return Pictured(election, election.state())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def screenshots(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that screenshots are kept in, for people to look at; the run's summary names it."""
    folder = screenshots_wanted() or tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    request.config.stash[SCREENSHOTS] = folder
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    folder = terminalreporter.config.stash.get(SCREENSHOTS, None)
    if folder is not None:
        terminalreporter.write_line(f"Screenshots of the site: {folder}")
