"""What is kept, shipped and promised: no machine's traces, and the commands that the README names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED_FOLDERS = {
    Path(name) for name in ("/", "/tmp", "/usr", "/usr/src", "/usr/local", "/opt", "/srv", "/var", "/home")
}
TARGETS = ("help", "run", "test", "bench", "clean")
MEGABYTE = 1_000_000


def tracked_files() -> list[Path]:
    """Return every file that git keeps here; skips where there is no git or nothing is kept yet."""
    if not shutil.which("git"):
        pytest.skip("git is not installed: no list of tracked files")
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode or not run.stdout:
        pytest.skip("no git repository with tracked files here")
    return [ROOT / name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()]


def machine_paths(text: str, folders: set[Path]) -> list[str]:
    """Return the absolute paths in the text that lie in one of the folders.

    Folders that every machine has are left out, or `/usr/bin/env` would count in a clone under /usr.
    """
    own = sorted(str(folder) for folder in folders - SHARED_FOLDERS)
    return [
        path
        for folder in own
        for path in re.findall(rf"(?<![\w.\-)}}>]){re.escape(folder)}(?:/[^\s\"'`]*)?\b", text)
    ]


def targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z]+):(?!=)", makefile, re.MULTILINE))


def last_line(script: str) -> str:
    return script.rstrip().splitlines()[-1].strip()


def latest_release(changelog: str) -> str | None:
    """Return the version that the topmost entry names; None where there is no entry."""
    found = re.search(r"^## \[?(\d+\.\d+\.\d+\w*)\]?", changelog, re.MULTILINE)
    return found.group(1) if found else None


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_no_tracked_file_names_a_place_on_this_machine() -> None:
    folders = {ROOT, ROOT.parent, Path.home()}
    found = {
        file.relative_to(ROOT).as_posix(): paths
        for file in tracked_files()
        if (paths := machine_paths(file.read_text(encoding="utf-8", errors="replace"), folders))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text", ["cd /desk/night/main", 'MIRROR = "/desk/night/shared"', "file:///desk/night"]
)
def test_a_place_on_this_machine_is_seen(text: str) -> None:
    assert machine_paths(text, {Path("/desk/night")})


@pytest.mark.parametrize(
    "text", ["../desk/night/x", "https://example.org/desk/night", "#!/usr/bin/env", "/desk/nightly"]
)
def test_other_paths_are_left_alone(text: str) -> None:
    assert machine_paths(text, {Path("/desk/night"), Path("/usr")}) == []


def test_no_tracked_file_is_bulk_data() -> None:
    assert [file for file in tracked_files() if file.stat().st_size > MEGABYTE] == []


def test_no_lock_file_of_one_machine_is_tracked() -> None:
    assert [file.name for file in tracked_files() if file.name == "uv.lock"] == []


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_names_both_commands(command: str) -> None:
    assert command in read("README.md")


def test_the_changelog_opens_with_the_version_that_is_packaged() -> None:
    assert latest_release(read("CHANGELOG.md")) == tomllib.loads(read("pyproject.toml"))["project"]["version"]


def test_a_changelog_behind_the_package_is_seen() -> None:
    assert latest_release("# Changes\n\n## [0.2.0] - 2026-05-01\n\n## 0.1.0\n") == "0.2.0"
    assert latest_release("# Changes\n\n## Unreleased\n") is None


def test_the_makefile_has_every_target_and_opens_with_help() -> None:
    assert set(TARGETS) <= targets(read("Makefile"))
    assert re.search(r"^\.DEFAULT_GOAL := help$", read("Makefile"), re.MULTILINE)


def test_a_missing_target_is_seen() -> None:
    assert targets("run: ready\n\techo\nready := yes\n# test:\n\ttest: no\n") == {"run"}


def test_the_machine_check_is_executable_and_ends_with_the_tests() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert last_line(read(".ci/run")) in ("make test", "exec make test")


@pytest.mark.parametrize("script", ["make test || true\n", "make test\necho done\n", "# make test\n"])
def test_a_machine_check_that_ends_otherwise_is_seen(script: str) -> None:
    assert last_line(script) not in ("make test", "exec make test")
