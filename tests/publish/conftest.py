"""What is published in the tests: a made-up night, and 2024 where a mirror is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hustings.record.election import Election
from hustings.sources.opening import Desk

from .made_up_site import a_night

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    return Desk(MIRROR)


@pytest.fixture(scope="session")
def uk_2024(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Election:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        return desk.load("uk-2024")


@pytest.fixture
def night() -> Election:
    return a_night()
