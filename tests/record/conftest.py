"""A made-up night and its file, for the tests of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.record import chain
from hustings.record.ledger import Ledger

from . import made_up


@pytest.fixture
def night() -> Ledger:
    return made_up.a_night()


@pytest.fixture
def sealed_file(tmp_path: Path) -> Path:
    """A small whole ledger file: one contest with a name beyond ASCII, its figures, and an independent."""
    path = tmp_path / "night.jsonl"
    small = made_up.ledger(
        made_up.contest("Órfhlaithton", "Oak", "Elm"), made_up.figures("Órfhlaithton", oak=2, elm=1)
    )
    chain.write(small, path)
    return path
