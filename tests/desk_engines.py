"""Desks of their own for tests, on SQLite and on PostgreSQL; a test says why where an engine is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.own_desk import (  # noqa: E402
    ENGINES,
    POSTGRESQL,
    SQLITE,
    OwnDesk,
    end,
    free_port,
    kill_all,
    own_desk,
    served,
    wait_until_well,
)
from benchmarks.private_postgres import missing, private_postgres  # noqa: E402

__all__ = [
    "ENGINES",
    "POSTGRESQL",
    "SQLITE",
    "OwnDesk",
    "desk_on",
    "end",
    "free_port",
    "kill_all",
    "missing",
    "private_postgres",
    "served",
    "wait_until_well",
]


@contextmanager
def desk_on(engine: str, folder: Path, election: str = "example") -> Iterator[OwnDesk]:
    """Hold a desk on an engine; the test is skipped, with the reason, where the engine is missing."""
    if engine == POSTGRESQL and (why := missing()):
        pytest.skip(why)
    with own_desk(engine, folder, election) as desk:
        yield desk
