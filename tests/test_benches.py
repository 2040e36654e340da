"""Every bench tells what it is on --help and starts nothing; one of several measures is taken alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENCHES = sorted(
    path for path in (ROOT / "benchmarks").glob("*.py") if 'if __name__ == "__main__"' in path.read_text()
)
MEASURES = {"first": "the first of them", "second": "another"}


@pytest.fixture(autouse=True)
def _beside_the_benches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.parametrize("bench", BENCHES, ids=lambda path: path.stem)
def test_a_bench_reads_what_it_is_asked_first_of_all(bench: Path) -> None:
    main = bench.read_text().split("def main() -> None:")[1].split("\ndef ")[0]
    asks = [main.find(word) for word in ("ArgumentParser(", "asked_for(", "_asked()") if word in main]
    starts = [
        main.find(word) for word in ("Desk(", "TemporaryDirectory(", "Console(", "track(") if word in main
    ]
    assert asks and min(asks) < min([*starts, len(main)])


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ([], ("first", "second")),
        (["--only", "second"], ("second",)),
        (["--only", "second", "--only", "first"], ("first", "second")),
    ],
)
def test_measures_are_taken_in_order_and_alone(
    monkeypatch: pytest.MonkeyPatch, words: list[str], names: tuple[str, ...]
) -> None:
    from benchmarks.asked import asked_for

    monkeypatch.setattr(sys, "argv", ["bench", *words])
    assert asked_for("benchmarks.bench", "A bench.", MEASURES) == names


def test_a_measure_there_is_not_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from benchmarks.asked import asked_for

    monkeypatch.setattr(sys, "argv", ["bench", "--only", "third"])
    with pytest.raises(SystemExit, match="2"):
        asked_for("benchmarks.bench", "A bench.", MEASURES)
    assert "choose from" in capsys.readouterr().err


def test_the_bench_of_the_site_lists_its_measures() -> None:
    command = [sys.executable, "-m", "benchmarks.site", "--help"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "--only MEASURE" in told and "declarations" in told and "the whole of 2024 published" in told
