"""The made-up election and the official one, for the tests of tables and files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hustings.record.election import Election
from hustings.sources.opening import load

from . import made_up_election


@pytest.fixture
def made_up() -> Election:
    return made_up_election.an_election()


@pytest.fixture(scope="session")
def uk_2024(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Election]:
    if not made_up_election.MIRROR.is_dir():
        pytest.skip(made_up_election.NO_MIRROR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        yield load("uk-2024", made_up_election.MIRROR)
