"""The command `rehearse`: a made-up night on the terminal and in a file, always said to be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.record import chain

from .running import Run

FORMS = ("text", "json", "csv")


def test_the_house_of_a_made_up_night_says_rehearsal(run: Run) -> None:
    ran = run("rehearse", "--seed", "1")
    assert ran.status == 0
    assert ran.out.startswith("REHEARSAL 1")
    assert "never to be published" in ran.out
    assert "Made up by hustings, seed 1" in ran.out


@pytest.mark.parametrize("form", FORMS)
def test_the_same_seed_prints_the_same(run: Run, form: str) -> None:
    first, again, other = (run("rehearse", "--seed", seed, "-f", form) for seed in ("4", "4", "5"))
    assert first.out == again.out != other.out
    assert "REHEARSAL. Made up by hustings, seed 4" in " ".join((first.out + first.err).split())


def test_json_carries_title_note_and_the_whole_house(run: Run) -> None:
    found = run("rehearse", "--seed", "1", "-f", "json").json
    assert (found["election"], found["seats"], found["declared"]) == ("rehearsal-1", 650, 649)
    assert found["title"].startswith("REHEARSAL")
    assert found["note"].startswith("REHEARSAL")


def test_at_the_close_of_poll_nothing_is_declared(run: Run) -> None:
    found = run("rehearse", "--seed", "1", "--as-at", "22:00", "-f", "json").json
    assert (found["declared"], found["parties"]) == (0, [])


def test_the_night_fills(run: Run) -> None:
    hours = ("23:30", "02:00", "05:00", "09:00", "2099-07-03 20:00")
    told = [run("rehearse", "--as-at", hour, "-f", "json").json["declared"] for hour in hours]
    assert told == sorted(set(told))
    assert told[-1] == 649


@pytest.mark.parametrize("form", FORMS)
def test_a_rehearsal_opens_by_name_as_an_election_does(run: Run, form: str) -> None:
    assert run("house", "rehearsal-1", "-f", form).out == run("rehearse", "--seed", "1", "-f", form).out


def test_a_seat_of_a_rehearsal_says_so(run: Run) -> None:
    ran = run("seat", "MADEUP001", "--election", "rehearsal-1")
    assert ran.status == 0
    assert "REHEARSAL" in ran.out


def test_an_export_of_a_rehearsal_says_so(run: Run, tmp_path: Path) -> None:
    run("export", "rehearsal-1", "--as", "csv", "--to", str(tmp_path / "out"))
    assert "REHEARSAL" in (tmp_path / "out" / "attribution.txt").read_text()


def test_the_ledger_is_written_and_verified(run: Run, tmp_path: Path) -> None:
    ran = run("rehearse", "--seed", "1", "--to", "night.jsonl")
    assert ran.status == 0
    assert "all marked test" in ran.err
    assert run("verify", "night.jsonl").status == 0
    assert {entry.mode for entry in chain.read(tmp_path / "night.jsonl")} == {"test"}


def test_the_ledger_of_a_moment_is_a_beginning_of_the_whole(run: Run, tmp_path: Path) -> None:
    run("rehearse", "--to", "whole.jsonl")
    run("rehearse", "--to", "part.jsonl", "--as-at", "03:00")
    whole, part = (chain.read(tmp_path / name) for name in ("whole.jsonl", "part.jsonl"))
    assert 650 < len(part) < len(whole)
    assert whole.prefix(len(part)) == part


def test_a_file_that_is_there_stays_unless_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "night.jsonl").write_text("mine")
    assert run("rehearse", "--to", "night.jsonl").status == 1
    assert (tmp_path / "night.jsonl").read_text() == "mine"
    assert run("rehearse", "--to", "night.jsonl", "--replace").status == 0
    assert run("verify", "night.jsonl").status == 0


def test_real_seats_with_made_up_people(run: Run) -> None:
    ran = run("seat", "Islington North", "--election", "rehearsal-2-from-example")
    assert ran.status == 0
    assert "Corbyn" not in ran.out
    assert "(made up)" in ran.out
    assert "every person and every vote declared is made up" in " ".join(ran.out.split())
    assert run("rehearse", "--seed", "2", "--from", "example").out.startswith("REHEARSAL 2")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--seed", "-1"),
        ("--seed", "one"),
        ("--from", "rehearsal-1"),
        ("--from", "no-such-election"),
        ("--as-at", "later"),
    ],
)
def test_misuse_is_told_in_words(run: Run, wrong: tuple[str, ...]) -> None:
    ran = run("rehearse", *wrong)
    assert ran.status == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_by_elections_have_no_night_to_rehearse(run: Run, mirror: Path) -> None:
    ran = run("rehearse", "--from", "uk-by-elections")
    assert ran.status == 2
    assert "days of their own" in ran.err


def test_the_house_of_2024_with_made_up_votes(run: Run, mirror: Path) -> None:
    found = run("rehearse", "--seed", "3", "--from", "uk-2024", "-f", "json").json
    assert (found["declared"], found["baseline"]) == (649, {"name": "uk-2024", "kind": "actual"})
    assert "follow uk-2024" in found["attribution"][0]
