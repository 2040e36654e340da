"""An editor's calls on the command line: beside the model's in every form, refused where they do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import Run

BY = "A. Editor (made up)"
FEW = ("--draws", "200")
BLACKBURN, ISLINGTON = "E14001102", "E14001305"


@pytest.fixture
def calls(tmp_path: Path) -> str:
    """Blackburn called before the first declaration, Islington North held back after it (entry 7)."""
    path = tmp_path / "calls.csv"
    lines = (
        "seat,call,by,at,reason",
        f"Blackburn,Adnan Hussain,{BY},02:15,piles on the tables",
        f"Islington North,un-call,{BY},entry 7,two names known to all",
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_json_keeps_its_statuses_and_says_whose_a_call_is(run: Run, calls: str) -> None:
    command = ("forecast", "example", "--until", "2", "--format", "json", *FEW)
    plain, told = run(*command).json, run(*command, "--calls", calls).json
    seats = {seat["seat"]: seat for seat in told["seats"]}
    called, held = seats[BLACKBURN], seats[ISLINGTON]
    assert (called["status"], called["call"]["by"]) == ("called", "editor")
    assert called["call"]["candidacy"] == "adnan-hussain.ind"
    assert called["call"]["editor"] == {
        "name": BY,
        "entry": 6,
        "at": "2024-07-05T01:15:00Z",
        "reason": "piles on the tables",
    }
    assert (held["status"], held["call"]["word"], held["call"]["by"]) == ("open", "no call", "editor")
    assert {seat["status"] for seat in told["seats"]} <= {"declared", "called", "open"}
    assert told["house"] == plain["house"]
    assert [seat["candidacies"] for seat in told["seats"]] == [seat["candidacies"] for seat in plain["seats"]]


def test_csv_has_the_editor_in_columns_of_its_own(run: Run, calls: str) -> None:
    rows = run("forecast", "example", "--until", "2", "--format", "csv", *FEW, "--calls", calls).csv
    (one,) = [row for row in rows if row["is_called"] == "true" and row["call_by"] == "editor"]
    assert (one["candidacy"], one["is_called_by_model"], one["editor"]) == ("adnan-hussain.ind", "false", BY)
    assert one["reason"] == "piles on the tables"


def test_text_tells_them_under_a_heading_of_their_own(run: Run, calls: str) -> None:
    text = " ".join(run("forecast", "example", "--until", "2", *FEW, "--calls", calls).out.split())
    assert "Called by the model: " in text
    below = text.split("The editor's calls, which are neither declarations nor the model's")[1]
    assert f"Blackburn: called for Adnan Hussain (Ind) by {BY}, Fri 02:15: piles on the tables" in below
    assert f"Islington North: un-called by {BY}, after entry 7: two names known to all (the model:" in below


def test_a_call_ends_with_the_declaration(run: Run, calls: str) -> None:
    told = run("forecast", "example", "--until", "3", "--format", "json", *FEW, "--calls", calls).json
    (seat,) = [seat for seat in told["seats"] if seat["seat"] == BLACKBURN]
    assert (seat["status"], seat["call"]) == ("declared", None)
    assert "Adnan Hussain" not in run("forecast", "example", "--until", "3", *FEW, "--calls", calls).out


def test_a_replay_tells_each_call_before_what_was_declared_after_it(run: Run, calls: str) -> None:
    lines = run("replay", "example", "--fast", *FEW, "--calls", calls).out.splitlines()
    assert len(lines) == 8
    assert lines[0] == (
        f"Fri 02:15 UK time  0/6  Blackburn: CALL, no declaration: called for Adnan Hussain (Ind) by {BY}: "
        "piles on the tables"
    )
    assert "1/6  Rochdale: Lab hold" in lines[1]
    assert f"1/6  Islington North: CALL, no declaration: un-called by {BY}" in lines[2]
    assert "2/6  Leicester South" in lines[3]


def test_a_replay_that_ends_sooner_leaves_later_calls_untold(run: Run, calls: str) -> None:
    lines = run("replay", "example", "--fast", "--until", "1", *FEW, "--calls", calls).out.splitlines()
    assert len(lines) == 2
    assert "Islington North" not in "".join(lines)


@pytest.mark.parametrize("command", [("forecast", "--until", "1"), ("replay", "--fast"), ("score",)])
def test_faults_are_told_at_once_and_nothing_is_shown(
    run: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "calls.csv"
    lines = (
        f"Nowhere at all,Lab,{BY},02:15,x",
        f"Blackburn,Nobody,{BY},02:15,x",
        f"Rochdale,Lab,{BY},09:15,x",
    )
    path.write_text("\n".join(["seat,call,by,at,reason", *lines]), encoding="utf-8")
    name, *options = command
    ran = run(name, "example", *options, *FEW, "--calls", str(path))
    assert (ran.status, ran.out) == (1, "")
    assert "refused, 3 faults" in ran.err
    assert "calls.csv:2 seat: no seat called 'Nowhere at all'" in ran.err
    assert "calls.csv:3 call: no 'Nobody' stands in Blackburn" in ran.err
    assert "calls.csv:4 at: " in ran.err


def test_a_call_from_the_future_is_refused(run: Run, calls: str) -> None:
    ran = run("forecast", "example", "--as-at", "03:37", *FEW, "--calls", calls)
    assert (ran.status, ran.out) == (1, "")
    assert "calls.csv:3 at: 'entry 7' is after the moment of the forecast, entry 6" in ran.err


def test_scores_count_an_editors_calls_apart(run: Run, calls: str) -> None:
    told = run("score", "example", "--format", "json", *FEW, "--calls", calls).json
    assert told["calls"]["editor_calls"] == 1
    assert told["calls"]["wrong_editor_calls"] == 0
    wrong = Path(calls).read_text(encoding="utf-8").replace("Adnan Hussain", "Kate Hollern")
    Path(calls).write_text(wrong, encoding="utf-8")
    assert run("score", "example", "--format", "json", *FEW, "--calls", calls).json["calls"] == {
        **told["calls"],
        "wrong_editor_calls": 1,
    }
    text = run("score", "example", *FEW, "--calls", calls).out
    assert "Calls by the editor that stood at the stages: 1, wrong 1, one in 1" in text


def test_calls_are_of_one_night(run: Run, calls: str) -> None:
    for names in ((), ("example", "rehearsal-1")):
        ran = run("score", *names, *FEW, "--calls", calls)
        assert (ran.status, ran.out) == (2, "")
        assert "calls are of one night; name it" in ran.err
