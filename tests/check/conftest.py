"""The record as the check asks it: on the publishers' files where a mirror is, and on the six seats."""

import os
from pathlib import Path

import pytest

from hustings.check.record import Record
from hustings.sources.example import example
from hustings.sources.opening import Desk

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Return the record of official files; skips where there is no mirror."""
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    patched = pytest.MonkeyPatch()
    patched.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
    record = Record(Desk(MIRROR))
    for name, _ in record.generals:
        record.election(name)
    record.election("uk-by-elections")
    _ = record.history, record.lineage
    patched.undo()
    return record


@pytest.fixture(scope="session")
def six_seats() -> Record:
    """Return a record of nothing but the six seats of 2024 that hustings brings along."""
    return Record(elections={"uk-2024": example()})
