"""The geography and the election of 2024 from a mirror, and a made-up night in pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tell.made_up_election import an_election

from hustings.publish.pictured import Pictured
from hustings.record.election import Election
from hustings.sources.geography import Geography
from hustings.sources.opening import load, load_geography

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the mirror; skips where there is none."""
    if not (MIRROR / "geography").is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        yield MIRROR


@pytest.fixture(scope="session")
def geography(desk: Path) -> Geography:
    return load_geography(desk)


@pytest.fixture(scope="session")
def uk_2024(desk: Path) -> Election:
    return load("uk-2024", desk)


@pytest.fixture
def made_up() -> Pictured:
    election = an_election()
    return Pictured(election, election.state())
