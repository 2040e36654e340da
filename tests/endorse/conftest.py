"""The elections that endorsements are tested on: 2024 where a mirror is, six seats, and a rehearsal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hustings.night.rehearsal import rehearsal
from hustings.record.election import Election
from hustings.sources.example import example
from hustings.sources.opening import load

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def uk_2024(tmp_path_factory: pytest.TempPathFactory) -> Election:
    """Return the general election of 2024; skips where there is no mirror."""
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    patched = pytest.MonkeyPatch()
    patched.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
    election = load("uk-2024", MIRROR)
    patched.undo()
    return election


@pytest.fixture(scope="session")
def six_seats() -> Election:
    """Return the six seats of 2024 that hustings brings along."""
    return example()


@pytest.fixture(scope="session")
def made_up() -> Election:
    """Return the made-up night that the made-up union's scorecard is of."""
    return rehearsal(1).election
