"""Nights prepared once for all tests: real ones from the mirror, a made-up one from nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from hustings.night.forecast import Night, Settings
from hustings.night.preparing import prepared
from hustings.sources.opening import Desk

from .made_up_britain import small_night

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
Prepared = Callable[[str], Night]


@pytest.fixture(scope="session")
def desk() -> Desk:
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    return Desk(MIRROR)


@pytest.fixture(scope="session")
def night_of(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Prepares a night of 500 draws by its election's short name, once."""
    home = tmp_path_factory.mktemp("nights-home")

    @cache
    def ready(name: str) -> Night:
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("HUSTINGS_HOME", str(home))
            return prepared(desk.load(name), desk, Settings(draws=500))

    return ready


@pytest.fixture(scope="session")
def small() -> Night:
    """A made-up Great Britain of 44 seats, taught by two made-up nights."""
    return small_night()
