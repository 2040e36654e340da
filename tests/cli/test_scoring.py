"""The commands `score` and `teach`: figures in every form, files put in place, rehearsals marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hustings.cli import scoring
from hustings.night import preparing
from hustings.night.learnt import shipped

from .running import Run

FEW = ("--draws", "200")


def test_a_short_night_is_scored_in_every_form(run: Run) -> None:
    text = run("score", "example", *FEW)
    assert text.status == 0
    assert "Forecasts scored · Six seats" in text.out
    assert "Calls by the model that stood at the stages: " in text.out
    told = run("score", "example", "--format", "json", *FEW).json
    assert told["elections"] == ["example"]
    assert told["methods"] == ["hustings", "uniform swing"]
    assert set(told["calls"]) == {"calls", "wrong_calls", "editor_calls", "wrong_editor_calls"}
    assert told["calls"]["editor_calls"] is None
    rows = run("score", "example", "--format", "csv", *FEW).csv
    assert len(rows) == len(told["scores"])
    assert {row["calls"] for row in rows if row["method"] == "uniform swing"} == {""}


def test_the_page_of_scores_is_written_whole(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "scores.html"
    page.write_text("what stood there before", encoding="utf-8")
    ran = run("score", "example", "--html", str(page), *FEW)
    assert ran.status == 0
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")
    assert "Calls that stood at the stages" in html
    assert "REHEARSAL" not in html


def test_the_score_of_a_rehearsal_says_so_everywhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "_POINTS", 1)
    page = tmp_path / "scores.html"
    ran = run("score", "rehearsal-1", "--html", str(page), *FEW)
    assert ran.out.startswith("REHEARSAL: made-up figures, not a real night")
    assert 'class="mark rehearsal"' in page.read_text(encoding="utf-8")
    told = run("score", "rehearsal-1", "--format", "json", *FEW).json
    assert told["is_rehearsal"] is True
    rows = run("score", "rehearsal-1", "--format", "csv", *FEW).csv
    assert {row["is_rehearsal"] for row in rows} == {"true"}


@pytest.mark.parametrize(
    "command",
    [("score", "example", "--html", "nowhere/scores.html"), ("teach", "--to", "nowhere/learnt.json")],
)
def test_a_folder_that_is_not_there_is_told_before_the_work(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command)
    assert (ran.status, ran.out) == (2, "")
    assert "there is no folder nowhere" in ran.err


def test_a_page_that_is_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("score", "example", "--html", str(tmp_path), *FEW)
    assert (ran.status, ran.out) == (1, "")
    assert "is a folder, want the name of a file" in ran.err


def test_a_real_night_is_scored_at_its_stages(
    run: Run, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "_POINTS", 1)
    told = run("score", "uk-2015", "--format", "json", *FEW).json
    ours = [one for one in told["scores"] if one["method"] == "hustings"]
    theirs = [one for one in told["scores"] if one["method"] == "uniform swing"]
    assert [one["declared"] for one in ours] == [32, 65, 162, 325, 487]
    assert [one["stage"] for one in ours] == [0.05, 0.1, 0.25, 0.5, 0.75]
    for one, other in zip(ours, theirs, strict=True):
        assert 0 < one["share_error"] < other["share_error"] < 0.1
        assert 0 < one["brier"] < 0.3
        assert one["wrong_calls"] <= one["calls"]
        assert other["calls"] is None
    assert told["calls"]["calls"] == sum(one["calls"] for one in ours) > 0
    assert told["calls"]["wrong_calls"] == sum(one["wrong_calls"] for one in ours)


def test_teaching_writes_a_file_of_the_form_that_is_shipped(
    run: Run, mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two nights in place of five: the shortest lesson there is."""
    monkeypatch.setattr(preparing, "NIGHTS", ("uk-2010", "uk-2015"))
    path = tmp_path / "learnt.json"
    ran = run("teach", "--to", str(path))
    assert (ran.status, ran.out.strip()) == (0, str(path))
    written = json.loads(path.read_text(encoding="utf-8"))
    assert set(written) == {"uk-2010", "uk-2015"}
    assert set(shipped()) > set(written)
