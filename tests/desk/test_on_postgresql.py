"""The desk's core tests once more, on a PostgreSQL server of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desk_engines import missing, private_postgres

HERE = Path(__file__).parent
CORE = ("test_archive.py", "test_growing_only.py", "test_entering.py", "test_leasing.py", "test_acting.py")


def test_the_core_tests_pass_on_postgresql() -> None:
    if why := missing():
        pytest.skip(why)
    files = [str(HERE / name) for name in CORE if (HERE / name).is_file()]
    with private_postgres() as server:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *files],
            env={**os.environ, "HUSTINGS_TEST_DATABASE_URL": server.make("tests")},
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout[-4000:]
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed is not None and int(passed[1]) >= 30
    assert "TRUNCATE" not in ran.stdout, "what only PostgreSQL can be asked was asked"
