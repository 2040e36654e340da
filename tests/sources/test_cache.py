"""Storing parsed datasets: interrupted, killed, at once; the old copy stays usable."""

import multiprocessing
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from hustings.errors import SourceError
from hustings.sources import cache

OLD, NEW = cache.fingerprint(["a" * 64], 1), cache.fingerprint(["b" * 64], 1)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def writes(text):
    def write(folder: Path) -> None:
        (folder / "seats").write_text(text)
        (folder / "parts").mkdir()
        (folder / "parts" / "votes").write_text(text)

    return write


def read(folder):
    assert folder is not None
    return (folder / "seats").read_text(), (folder / "parts" / "votes").read_text()


def versions(name="uk-2024"):
    return [path for path in cache.folder(name).iterdir() if path.is_dir()]


def test_hustings_home_moves_the_cache(own_home, monkeypatch):
    assert cache.home() == own_home
    monkeypatch.delenv("HUSTINGS_HOME")
    assert cache.home().name == "hustings"
    monkeypatch.setenv("HUSTINGS_HOME", "")
    assert cache.home().name == "hustings"


def test_what_was_stored_is_found_again():
    assert cache.stored("uk-2024", OLD) is None
    folder = cache.store("uk-2024", OLD, writes("1"))
    assert cache.stored("uk-2024", OLD) == folder
    assert read(folder) == ("1", "1")


def test_another_fingerprint_is_not_found():
    cache.store("uk-2024", OLD, writes("1"))
    assert cache.stored("uk-2024", NEW) is None


def test_the_fingerprint_covers_every_checksum_and_the_format_of_the_tables():
    given = [(["a", "b"], 1), (["b", "a"], 1), (["a"], 1), (["a", "b"], 2), (["ab"], 1)]
    assert len({cache.fingerprint(checksums, tables) for checksums, tables in given}) == len(given)


def test_storing_again_replaces_what_was_stored():
    cache.store("uk-2024", OLD, writes("1"))
    cache.store("uk-2024", OLD, writes("2"))
    assert read(cache.stored("uk-2024", OLD)) == ("2", "2")


def test_datasets_are_kept_apart():
    cache.store("uk-2024", OLD, writes("24"))
    cache.store("uk-2019", OLD, writes("19"))
    assert read(cache.stored("uk-2024", OLD)) == ("24", "24")


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interrupted_store_leaves_the_old_copy_and_nothing_else(interruption):
    cache.store("uk-2024", OLD, writes("1"))

    def stops(folder):
        writes("half")(folder)
        raise interruption

    with pytest.raises(interruption):
        cache.store("uk-2024", NEW, stops)
    assert read(cache.stored("uk-2024", OLD)) == ("1", "1")
    assert cache.stored("uk-2024", NEW) is None
    assert len(versions()) == 1


@pytest.mark.parametrize("step", ["os.replace", "os.fsync", "tempfile.mkstemp"])
def test_an_interruption_while_swapping_leaves_the_old_copy(step, monkeypatch):
    cache.store("uk-2024", OLD, writes("1"))

    def stops(*_given, **_named):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(step, stops)
        with pytest.raises(KeyboardInterrupt):
            cache.store("uk-2024", NEW, writes("2"))
    assert read(cache.stored("uk-2024", OLD)) == ("1", "1")
    assert sorted(path.name for path in cache.folder("uk-2024").iterdir()) == sorted(
        ["current", versions()[0].name]
    )


def test_an_interruption_after_the_swap_leaves_the_new_copy(monkeypatch):
    cache.store("uk-2024", OLD, writes("1"))
    replace = os.replace

    def replaces_then_stops(*given):
        replace(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", replaces_then_stops)
    with pytest.raises(KeyboardInterrupt):
        cache.store("uk-2024", NEW, writes("2"))
    assert read(cache.stored("uk-2024", NEW)) == ("2", "2")


def test_a_process_killed_half_way_leaves_the_old_copy_and_its_remains_are_swept():
    cache.store("uk-2024", OLD, writes("1"))
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED_HALF_WAY, NEW], stdout=subprocess.PIPE, env=os.environ.copy()
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"half\n"
    child.kill()
    child.communicate()
    assert read(cache.stored("uk-2024", OLD)) == ("1", "1")
    assert cache.stored("uk-2024", NEW) is None
    remains = [path for path in versions() if path.name.startswith(NEW)]
    assert len(remains) == 1
    os.utime(remains[0], (0, 0))
    cache.store("uk-2024", NEW, writes("2"))
    assert read(cache.stored("uk-2024", NEW)) == ("2", "2")
    assert not remains[0].exists()


KILLED_HALF_WAY = textwrap.dedent("""
    import sys, time
    from hustings.sources import cache

    def write(folder):
        (folder / "seats").write_text("half")
        print("half", flush=True)
        time.sleep(60)

    cache.store("uk-2024", sys.argv[1], write)
""")


def _store_many(fingerprint, text, barrier):
    for _ in range(30):
        barrier.wait()
        folder = cache.store("uk-2024", fingerprint, writes(text))
        assert read(folder) == (text, text)


@pytest.mark.parametrize("second", [OLD, NEW], ids=["same fingerprint", "another fingerprint"])
def test_two_processes_storing_at_once_leave_one_whole_copy(second):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    children = [
        context.Process(target=_store_many, args=(OLD, "1", barrier)),
        context.Process(target=_store_many, args=(second, "2", barrier)),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    found = [read(folder) for mark in {OLD, second} if (folder := cache.stored("uk-2024", mark))]
    assert found in ([("1", "1")], [("2", "2")])


def test_a_retired_copy_lasts_long_enough_for_who_is_reading_it_and_is_then_swept():
    first = cache.store("uk-2024", OLD, writes("1"))
    os.utime(first, (0, 0))
    cache.store("uk-2024", NEW, writes("2"))
    assert read(first) == ("1", "1")
    os.utime(first, (0, 0))
    cache.store("uk-2024", NEW, writes("3"))
    assert not first.exists()


def test_sweeping_leaves_what_no_load_made():
    cache.store("uk-2024", OLD, writes("1"))
    own = cache.folder("uk-2024") / "notes.txt"
    own.write_text("keep")
    os.utime(own, (0, 0))
    cache.store("uk-2024", NEW, writes("2"))
    assert own.read_text() == "keep"


@pytest.mark.parametrize("damage", ["", "../../elsewhere", "\xff", OLD, f"{OLD}.gone"])
def test_a_damaged_pointer_counts_as_nothing_stored(damage):
    cache.store("uk-2024", OLD, writes("1"))
    (cache.folder("uk-2024") / "current").write_text(damage, encoding="latin-1")
    assert cache.stored("uk-2024", OLD) is None
    cache.store("uk-2024", OLD, writes("2"))
    assert read(cache.stored("uk-2024", OLD)) == ("2", "2")


@pytest.mark.parametrize("name", ["../uk-2024", "", "uk/2024", "/tmp", "UK 2024"])
def test_a_name_that_leaves_the_cache_is_refused(name):
    with pytest.raises(SourceError, match="not a short name"):
        cache.folder(name)


def test_a_fingerprint_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not a fingerprint"):
        cache.store("uk-2024", "../x", writes("1"))


def test_a_cache_that_cannot_be_written_says_where_and_what_to_do(own_home):
    own_home.write_text("a file stands here")
    with pytest.raises(SourceError, match="set HUSTINGS_HOME elsewhere"):
        cache.store("uk-2024", OLD, writes("1"))
