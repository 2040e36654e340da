"""A refused file, a missing mirror, a changed file or no network exits 1 and says what to do."""

from __future__ import annotations

import shutil
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from hustings.sources import catalogue, fetch, opening
from hustings.sources.catalogue import Dataset

from .running import Run

MAPPING = """
[election]
name = "made-up-2031"
title = "A made-up election"
publisher = "Nobody (made up)"
licence = "none, as it is made up"
day = 2031-05-01
seats = 1

[candidacies.words]
seat = "Seat"
name = "Name"
party = "Party"
votes = "Votes"
"""
RESULTS = "Seat,Name,Party,Votes\nAyton,Madeup Oak,Oak,60\nAyton,Madeup Elm,Elm,40\n"


def write(folder: Path, results: str = RESULTS) -> tuple[str, str, str, str]:
    """Write a made-up election's files; return the command that loads them."""
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    (folder / "results.csv").write_text(results, encoding="utf-8")
    return ("load", "--mapping", str(folder / "mapping.toml"), str(folder / "results.csv"))


def test_an_election_of_ones_own_is_opened_by_its_name(run: Run, tmp_path: Path) -> None:
    assert run(*write(tmp_path)).status == 0
    house = run("house", "made-up-2031", "-f", "json").json
    assert [(one["party"], one["seats"], one["votes"]) for one in house["parties"]] == [
        ("Oak", 1, 60),
        ("Elm", 0, 40),
    ]
    seat = run("seat", "Ayton", "-e", "made-up-2031", "-f", "json").json
    assert (seat["majority"], seat["rejected"]) == (20, None)
    kept = {row["name"]: row["kept"] for row in run("elections", "-f", "csv").csv}
    assert kept["made-up-2031"] == "true"
    assert kept["uk-2024"] == "false"


def test_a_refused_file_lists_every_fault_and_leaves_nothing(run: Run, tmp_path: Path) -> None:
    ran = run(*write(tmp_path, RESULTS.replace("60", "6x").replace("40", "-4")))
    assert (ran.status, ran.out) == (1, "")
    assert "refused, 2 faults; nothing was loaded" in ran.err
    assert "results.csv:2 Votes" in ran.err
    assert "results.csv:3 Votes" in ran.err
    assert "Traceback" not in ran.err
    assert run("house", "made-up-2031").status == 2


def test_what_was_kept_before_a_refused_file_stays(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path))
    assert run(*write(tmp_path, RESULTS.replace("60", "6x"))).status == 1
    assert run("house", "made-up-2031", "-f", "json").json["parties"][0]["votes"] == 60


def test_a_name_is_shown_as_it_stands_and_never_acted_on(run: Run, tmp_path: Path) -> None:
    hostile = RESULTS.replace("Madeup Oak", "[red]Madeup[/red] \x1b[2J :ok: \x9b31m \x0b\x85 end")
    assert run(*write(tmp_path, hostile)).status == 0
    text = run("seat", "Ayton", "-e", "made-up-2031").out
    assert "[red]Madeup[/red]" in text
    assert ":ok:" in text
    assert "\x1b[2J" not in text
    assert not {"\x9b", "\x0b", "\x85"} & set(text)
    told = run("seat", "Ayton", "-e", "made-up-2031", "-f", "json")
    assert "\x1b" not in told.out
    assert "\x1b[2J" in told.json["candidacies"][0]["name"]


def test_an_error_cannot_move_the_cursor(run: Run, tmp_path: Path) -> None:
    ran = run(*write(tmp_path, RESULTS.replace("60", "\x1b[2J")))
    assert ran.status == 1
    assert "\x1b" not in ran.err


def test_a_mirror_that_is_not_there_is_a_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("house", "uk-2024", "--mirror", "no-such-folder")
    assert ran.status == 1
    assert "--mirror names no-such-folder" in ran.err
    monkeypatch.setenv("HUSTINGS_MIRROR", "nor-this")
    assert "HUSTINGS_MIRROR names nor-this" in run("load", "uk-2024").err


def test_an_empty_mirror_names_the_file_and_its_publisher(run: Run, tmp_path: Path) -> None:
    ran = run("house", "uk-2019", "--mirror", str(tmp_path))
    assert ran.status == 1
    assert "58/general-election/constituencies.csv" in ran.err
    assert "https://" in ran.err


def test_a_changed_file_in_the_mirror_is_refused(run: Run, mirror: Path, tmp_path: Path, home: Path) -> None:
    wanted = catalogue.dataset("uk-2019")
    for file in wanted.files:
        there = tmp_path / "copy" / file.path
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(mirror / file.path, there)
    changed = tmp_path / "copy" / wanted.file("candidacies").path
    changed.write_bytes(changed.read_bytes().replace(b",16765,", b",16766,", 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(home))
        ran = run("house", "uk-2019", "--mirror", str(tmp_path / "copy"))
    assert (ran.status, ran.out) == (1, "")
    assert "sha256" in ran.err
    assert wanted.file("candidacies").sha256 in ran.err
    assert not list(home.rglob("*.parquet"))


@pytest.fixture
def no_publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file's address is a port of this machine at which nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"

    def unreachable(name: str) -> Dataset:
        found = catalogue.dataset(name)
        return replace(found, files=tuple(replace(file, url=address + file.path) for file in found.files))

    monkeypatch.setattr(opening, "dataset", unreachable)
    monkeypatch.setattr(fetch, "_PAUSE", 0)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.usefixtures("no_publisher")
def test_without_a_network_and_a_kept_copy_it_says_what_to_do(run: Run, home: Path) -> None:
    ran = run("house", "uk-2019")
    assert (ran.status, ran.out) == (1, "")
    assert "--mirror" in ran.err
    assert "HUSTINGS_MIRROR" in ran.err
    assert "Traceback" not in ran.err
    assert not [path for path in home.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("no_publisher")
def test_without_a_network_the_first_line_is_advice_and_the_last_the_address(run: Run) -> None:
    first, *_, last = run("house", "uk-2019").err.strip().split("\n")
    assert "no network, and uk-2019 is not kept here; try `hustings house example`" in first
    assert last.startswith("http://127.0.0.1:")


@pytest.mark.usefixtures("no_publisher")
def test_the_tour_goes_on_without_a_network(run: Run) -> None:
    ran = run("tour")
    assert ran.status == 0
    assert "six seats, not a House" in " ".join(ran.out.split())


def test_a_whole_ledger_is_verified(run: Run, tmp_path: Path) -> None:
    assert run("export", "example", "--as", "ledger", "--to", "night.jsonl").status == 0
    ran = run("verify", "night.jsonl")
    assert (ran.status, ran.out, ran.err) == (0, "", "night.jsonl: whole, 12 entries\n")
    head = (tmp_path / "night.jsonl").read_text(encoding="utf-8").split('"head":"')[1][:64]
    for typed in (head, head.upper(), f" {head} "):
        assert run("verify", "night.jsonl", "--head", typed).status == 0
    other = run("verify", "night.jsonl", "--head", "0" * 64)
    assert (other.status, other.out) == (1, f"whole in itself, but it does not close with {'0' * 64}\n")


def test_a_changed_ledger_is_a_fault(run: Run, tmp_path: Path) -> None:
    run("export", "example", "--as", "ledger", "--to", "night.jsonl")
    ledger = tmp_path / "night.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"24120", b"24121"))
    ran = run("verify", "night.jsonl")
    assert ran.status == 1
    assert "the payload was changed" in ran.out


def test_an_empty_file_is_no_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert run("verify", "empty").status == 1


def test_what_is_no_ledger_is_said_to_be_none_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("One line.\n" * 100)
    ran = run("verify", "story.txt")
    assert (ran.status, ran.out) == (1, "story.txt: this is no ledger\n")


def test_the_first_faults_are_told_and_how_many_more_there_are(run: Run, tmp_path: Path) -> None:
    run("rehearse", "--to", "night.jsonl")
    ledger = tmp_path / "night.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"at":"', b'"at": "'))
    told = run("verify", "night.jsonl").out.splitlines()
    assert len(told) == 21
    assert told[0].startswith("line 1:")
    assert told[-1].startswith("and ")
    assert told[-1].endswith(" more")


@pytest.mark.parametrize(
    ("to", "begins"),
    [
        ("r.xlsx", b"PK"),
        ("r.json", b"{"),
        ("r.sqlite", b"SQLite"),
        ("r.db", b"SQLite"),
        ("r.jsonl", b"{"),
    ],
)
def test_the_ending_of_a_name_tells_the_form(run: Run, tmp_path: Path, to: str, begins: bytes) -> None:
    assert run("export", "example", "--to", to).status == 0
    assert (tmp_path / to).read_bytes().startswith(begins)


def test_an_ending_other_than_the_form_is_misuse(run: Run, tmp_path: Path) -> None:
    ran = run("export", "example", "--as", "csv", "--to", "r.xlsx")
    assert ran.status == 2
    assert "r.xlsx ends like xlsx, --as says csv" in " ".join(ran.err.split())
    assert not (tmp_path / "r.xlsx").exists()
    assert run("export", "example", "--to", "results.2024").status == 0
    assert (tmp_path / "results.2024" / "contests.csv").is_file()


def test_a_load_tells_of_a_tie(run: Run, tmp_path: Path) -> None:
    ran = run(*write(tmp_path, RESULTS.replace("60", "40")))
    assert ran.status == 0
    assert "1 declared, 1 tied and waiting for a lot" in ran.err


def test_an_interrupted_load_tells_what_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(wanted: Dataset, *_: object) -> str:
        if wanted.name == "uk-2015":
            raise KeyboardInterrupt
        return "kept"

    monkeypatch.setattr(opening, "keep", interrupted)
    ran = run("load", "uk-2010", "uk-2015", "uk-2017")
    assert ran.status == 130
    assert "Loaded and kept: uk-2010." in ran.err
    assert "the same command goes on" in ran.err


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "xlsx", "sqlite", "ledger"])
def test_an_export_is_never_written_over_unasked(run: Run, tmp_path: Path, form: str) -> None:
    first = run("export", "example", "--as", form)
    target = tmp_path / first.out.strip()
    assert first.status == 0
    assert target.exists()
    assert "Open Parliament Licence" in first.err
    again = run("export", "example", "--as", form)
    assert (again.status, again.out) == (1, "")
    assert run("export", "example", "--as", form, "--replace").status == 0


@pytest.mark.parametrize("form", ["csv", "ledger"])
def test_an_export_into_no_folder_is_a_fault(run: Run, form: str) -> None:
    ran = run("export", "example", "--as", form, "--to", "nowhere/file")
    assert (ran.status, ran.out) == (1, "")
    assert "there is no folder" in ran.err


def test_known_slips_are_shown_on_request(run: Run, mirror: object) -> None:
    quiet, told = run("load", "uk-2019"), run("load", "uk-2019", "--errata")
    assert (quiet.status, quiet.out) == (0, "")
    assert "known slips of the publisher mended" in quiet.err
    assert "Open Parliament Licence" in quiet.err
    assert "Beaconsfield" in told.out
