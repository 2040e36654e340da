"""The verifier: finds every changed byte, alone, with nothing but Python."""

from __future__ import annotations

import ast
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hustings.record import chain, verifier
from hustings.record.verifier import canonical, check

from .made_up import a_night

VERIFIER = Path(verifier.__file__)


@pytest.fixture
def raw(sealed_file: Path) -> bytes:
    return sealed_file.read_bytes()


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    path = tmp_path / "long.jsonl"
    chain.write(a_night(), path)
    return path.read_bytes().splitlines(keepends=True)


def test_a_whole_file_has_no_fault(raw: bytes, lines: list[bytes]) -> None:
    assert check(raw) == check(b"".join(lines)) == []


@pytest.mark.parametrize("bit", range(8))
def test_every_single_flipped_bit_is_found(raw: bytes, bit: int) -> None:
    changed = bytearray(raw)
    for place in range(len(raw)):
        changed[place] ^= 1 << bit
        assert check(bytes(changed)), f"byte {place} changed and nothing was found"
        changed[place] ^= 1 << bit


def test_every_missing_byte_is_found(raw: bytes) -> None:
    for place in range(len(raw)):
        assert check(raw[:place] + raw[place + 1 :]), f"byte {place} is gone and nothing was found"


def test_every_truncated_tail_is_found(raw: bytes) -> None:
    for length in range(len(raw)):
        assert check(raw[:length]), f"cut after {length} bytes and nothing was found"


def test_every_inserted_blank_is_found(raw: bytes) -> None:
    for blank in (b" ", b"\n", b"\r", b"\x00"):
        for place in range(len(raw) + 1):
            assert check(raw[:place] + blank + raw[place:])


def test_every_removed_line_is_found(lines: list[bytes]) -> None:
    for number in range(len(lines)):
        assert check(b"".join(lines[:number] + lines[number + 1 :]))


def test_every_duplicated_line_is_found(lines: list[bytes]) -> None:
    for number in range(len(lines)):
        assert check(b"".join(lines[: number + 1] + lines[number:]))


def test_every_pair_of_swapped_lines_is_found(lines: list[bytes]) -> None:
    for first in range(len(lines)):
        for second in range(first):
            swapped = list(lines)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert check(b"".join(swapped))


@pytest.mark.parametrize(
    "more", [b" ", b"\n", b"x", b"{}\n", b'{"entries":0,"head":""}\n', b"\xff\xfe", b"null\n"]
)
def test_anything_after_the_closing_line_is_found(raw: bytes, more: bytes) -> None:
    assert check(raw + more)


@pytest.mark.parametrize("count", [b"1", b"3", b"2.0", b"true", b'"2"', b"null"])
def test_a_closing_line_that_counts_otherwise_is_found(raw: bytes, count: bytes) -> None:
    assert check(raw.replace(b'"entries":2', b'"entries":' + count))


def test_a_closing_line_of_one_entry_is_not_closed_by_true(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    chain.write(a_night().prefix(1), path)
    assert check(path.read_bytes()) == []
    assert check(path.read_bytes().replace(b'"entries":1', b'"entries":true'))


def test_a_fault_says_which_line(lines: list[bytes]) -> None:
    lines[4] = lines[4].replace(b"first reader", b"third reader")
    assert check(b"".join(lines)) == ["line 5: the entry was changed"]
    lines[4] = (
        lines[4].replace(b"third reader", b"first reader").replace(b'"candidacy":"ind"', b'"candidacy":"oak"')
    )
    assert check(b"".join(lines)) == ["line 5: the payload was changed"]


def forged(*entries: dict[str, Any]) -> bytes:
    """A file of lines that say anything, with every hash right."""
    previous, lines = "0" * 64, []
    for entry in entries:
        covered = {name: entry[name] for name in ("payload", "salt") if name in entry}
        told = {name: entry[name] for name in entry if name not in covered} | {"previous": previous}
        told |= {"payload_hash": hashlib.sha256(canonical(covered)).hexdigest()} if covered else {}
        previous = hashlib.sha256(canonical(told)).hexdigest()
        lines.append({**told, **covered, "hash": previous})
    return b"".join(canonical(line) + b"\n" for line in [*lines, {"entries": len(lines), "head": previous}])


MISSING = ["entry 1: the payload is missing, no entry says why"]


def test_a_removal_is_explained_by_a_later_entry_that_names_it() -> None:
    gone = {"n": 1, "kind": "enter"}
    why = {"n": 2, "kind": "blank", "payload": {"entry": 1, "reason": "made up"}}
    assert check(forged(gone)) == MISSING
    assert check(forged(gone, why)) == []
    assert check(forged(gone, {**why, "payload": {"entry": 2, "reason": "made up"}})) == MISSING
    assert check(forged(gone, {**why, "kind": "retract"})) == MISSING


def test_a_removal_is_not_explained_before_it_happened() -> None:
    why = {"n": 1, "kind": "blank", "payload": {"entry": 2, "reason": "made up"}}
    assert check(forged(why, {"n": 2})) == ["entry 2: the payload is missing, no entry says why"]


@pytest.mark.parametrize("payload", [[], 7, None, "1", {"entry": []}, {"entry": {}}, {}])
def test_a_forged_reason_explains_nothing_and_does_not_stop_the_check(payload: Any) -> None:
    assert check(forged({"n": 1}, {"n": 2, "kind": "blank", "payload": payload})) == MISSING


def test_a_salt_alone_is_no_reason() -> None:
    assert check(forged({"n": 1}, {"n": 2, "kind": "blank", "salt": "s"})) == MISSING


def test_entries_are_numbered_from_one_without_a_gap() -> None:
    follows = "line 2: does not follow the line before it"
    assert check(forged({"n": 1, "salt": "s"}, {"n": 3, "salt": "s"})) == [follows]


@pytest.mark.parametrize("depth", [10, 900, 990, 1_000, 5_000, 100_000])
def test_a_deep_file_is_refused_and_does_not_stop_the_check(depth: int) -> None:
    for start, end in ((b"[", b"]"), (b'{"a":', b"}")):
        assert check(start * depth + b"1" + end * depth + b"\n")


def test_a_deep_payload_does_not_stop_the_check() -> None:
    for depth in range(850, 1_010):
        check(b'{"payload":' + b"[" * depth + b"]" * depth + b"}\n")


@pytest.mark.parametrize(
    "text", [b"NaN", b'{"a":NaN}', b'{"a":1e999}', b'{"a":1,"a":2}', b'{"a":"\\ud800"}', b"9" * 5000]
)
def test_what_is_not_canonical_json_is_refused(text: bytes) -> None:
    assert check(text + b"\n")[0].startswith("line 1: ")


def test_names_are_ordered_by_utf_16_as_the_standard_says() -> None:
    assert canonical({"\ufb01": 1, "\U0001f5f3": 2, "a": 3}) == '{"a":3,"🗳":2,"ﬁ":1}'.encode()


def alone(file: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """The check as a stranger runs it: a copy of the one file, nothing of the project in reach."""
    copy = tmp_path / "elsewhere" / "verifier.py"
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(VERIFIER, copy)
    return subprocess.run(
        [sys.executable, "-I", "-S", str(copy), str(file)],
        capture_output=True,
        text=True,
        cwd=copy.parent,
        check=False,
    )


def test_the_verifier_runs_alone_and_is_silent_where_all_is_well(sealed_file: Path, tmp_path: Path) -> None:
    done = alone(sealed_file, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_verifier_alone_exits_1_on_a_changed_file(sealed_file: Path, tmp_path: Path) -> None:
    sealed_file.write_bytes(sealed_file.read_bytes().replace(b'"oak":2', b'"oak":3'))
    done = alone(sealed_file, tmp_path)
    assert done.returncode == 1
    assert "line 2: the payload was changed" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_verifier_is_short_and_imports_only_what_python_brings() -> None:
    source = VERIFIER.read_text()
    assert len(source.splitlines()) < 60
    tree = ast.parse(source)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
