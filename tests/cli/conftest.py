"""A home of its own for every test, and one for all tests of official files, so that they are read once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hustings.cli.main import main

from .running import MIRROR, NO_MIRROR, Ran, Run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HUSTINGS_MIRROR", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared-home")


@pytest.fixture
def mirror(home: Path, shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The publishers' files; what is read of them is kept for the next test."""
    if not MIRROR.is_dir():
        pytest.skip(NO_MIRROR)
    monkeypatch.setenv("HUSTINGS_HOME", str(shared_home))
    monkeypatch.setenv("HUSTINGS_MIRROR", str(MIRROR))
    return MIRROR


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["hustings", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ran(ended.value.code if isinstance(ended.value.code, int) else 0, out, err)

    return ran
