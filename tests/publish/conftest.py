"""What is published in the tests: a made-up night, in pages and in pictures, and 2024 where a mirror is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tell.made_up_election import an_election

from hustings.publish.pictured import Pictured
from hustings.record.election import Election
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk, load_geography

from .made_up_site import a_night

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


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
