"""The commands that take files in, and a desk founded on a candidates' list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_engines import SQLITE, OwnDesk, desk_on

from .api_desk import DECLARED, FRESH
from .test_imports import PICKS, candidates, declarations

LIST = (
    "seat_code,seat,surname,party\nA1,Ash,Mill,Red\nA1,Ash,Pond,Blue\nA2,Birch,Lake,Red\nA2,Birch,Hill,Ind\n"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDesk]:
    with desk_on(SQLITE, tmp_path_factory.mktemp("desk")) as made:
        made.account("anna", "editor")
        made.account("bea")
        yield made


def written(tmp_path: Path, text: str) -> str:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    return str(tmp_path / "list.csv")


def ended(desk: OwnDesk, *words: str) -> tuple[int, str, str]:
    process = desk.start(["-m", "hustings", "desk", *words])
    out, told = process.communicate(timeout=60)
    return process.returncode, out, told


def test_two_people_s_files_are_the_two_keys(desk: OwnDesk, tmp_path: Path) -> None:
    file = written(tmp_path, declarations(FRESH, DECLARED))
    tried = ended(desk, "import", "declarations", file, "--as", "anna", "--dry-run")
    assert (tried[0], tried[2]) == (0, "2 would change, 0 known alike\n")
    first = ended(desk, "import", "declarations", file, "--as", "anna")
    assert first[1].count("waits for its second key") == 2
    second = written(tmp_path, declarations(FRESH, DECLARED) + "\n")
    assert ended(desk, "import", "declarations", second, "--as", "bea")[1].count("confirmed") == 2
    assert "taken in before" in ended(desk, "import", "declarations", second, "--as", "bea")[2]


def test_a_file_with_faults_ends_with_one(desk: OwnDesk, tmp_path: Path) -> None:
    file = written(tmp_path, "seat_code,surname,party\nX1,<b>,Red\nX1,,Red\n")
    status, out, told = ended(desk, "import", "candidates", file, "--as", "anna")
    assert (status, out) == (1, "")
    assert "list.csv:2 surname" in told and "list.csv:3 surname" in told


def test_who_may_not_or_is_not_there_is_misuse(desk: OwnDesk, tmp_path: Path) -> None:
    file = written(tmp_path, candidates(FRESH))
    assert ended(desk, "import", "candidates", file, "--as", "bea")[0] == 2
    assert ended(desk, "import", "candidates", file, "--as", "nobody")[0] == 2
    assert ended(desk, "import", "rumours", file, "--as", "anna")[0] == 2
    assert ended(desk, "token", "wire")[0] == 2
    assert ended(desk, "revoke", "none")[0] == 2


def test_endorsements_come_with_their_endorser(desk: OwnDesk, tmp_path: Path) -> None:
    line = f"{PICKS}{FRESH},,,neutral,2024-06-02,https://example.org/b,A\n"
    words = ("import", "endorsements", written(tmp_path, line), "--as", "anna")
    assert ended(desk, *words)[0] == 2
    status, out, told = ended(desk, *words, "--endorser", "Made-Up Voters")
    assert (status, told) == (0, "1 changed, 0 known alike\n")
    assert "neutral, 2024-06-02" in out


def test_a_desk_is_founded_on_a_candidates_list(tmp_path: Path) -> None:
    desk = OwnDesk(tmp_path / "own")
    file = written(tmp_path, LIST)
    words = ("init", "ash-2031", "--candidates", file, "--day", "2031-05-01", "--seats", "2")
    assert ended(desk, *words[:-4], "--day", "May", "--seats", "2")[0] == 2
    status, out, told = ended(desk, *words, "--title", "Ash (made up)", "--rehearsal")
    assert status == 0
    assert "REHEARSAL: Ash (made up): 2 contests, 4 candidacies nominated" in told
    assert ended(desk, *words)[0] == 2
