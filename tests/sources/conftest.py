"""Official elections for the tests that need them, read once from a mirror and kept for the session."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from hustings.record.election import Election
from hustings.sources.opening import load

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def official_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("official-home")


@pytest.fixture(scope="session")
def opened_once() -> Callable[[str], Election]:
    return cache(lambda name: load(name, MIRROR))


@pytest.fixture
def official(
    official_home: Path, opened_once: Callable[[str], Election], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Election]]:
    """Return elections by name; skips where there is no mirror."""
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    monkeypatch.setenv("HUSTINGS_HOME", str(official_home))
    yield opened_once
