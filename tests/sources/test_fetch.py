"""Obtaining files from a mirror, a kept copy and a publisher on the loopback address."""

import hashlib
import os
import subprocess
import sys
import textwrap
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hustings.errors import ChecksumError, OfflineError, SourceError
from hustings.sources import fetch
from hustings.sources.catalogue import Dataset, OfficialFile

GOOD = b"seat,votes\nMade-up East,24120\n" * 10_000
PATH = "publisher/folder/results.csv"


def official(url, path=PATH, content=GOOD, **more):
    checksum = hashlib.sha256(content).hexdigest()
    given = {"role": "results", "page": "https://example.org/page"} | more
    return OfficialFile(path=path, url=url, sha256=checksum, bytes=len(content), **given)


def made_up(*files):
    return Dataset(
        name="made-up",
        title="A made-up election",
        kind="general",
        files=files,
        publisher="Made-up returning officer",
        licence="none",
        attribution="Made up.",
        licence_url="https://example.org/licence",
    )


class Publisher(BaseHTTPRequestHandler):
    """Answers by the path asked for, and counts what was asked."""

    asked: Counter[str] = Counter()

    def do_GET(self):
        self.asked[self.path] += 1
        if self.path.startswith("/status/") or (self.path == "/busy-once" and self.asked[self.path] == 1):
            self.send_error(503 if self.path == "/busy-once" else int(self.path.removeprefix("/status/")))
            return
        body = {"/changed": GOOD.replace(b"24120", b"24121", 1), "/short": GOOD[:-5], "/long": GOOD * 50}
        sent = body.get(self.path, GOOD)
        self.send_response(200)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent[: len(sent) // 2] if self.path == "/cut" else sent)

    def log_message(self, *_given):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_given):
        """Clients that go away half way are part of these tests."""


@pytest.fixture(scope="module")
def address():
    with Server(("127.0.0.1", 0), Publisher) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def quick_and_direct(monkeypatch):
    monkeypatch.setattr(fetch, "_PAUSE", 0)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Publisher.asked.clear()


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_download_is_verified_and_kept(address, tmp_path):
    steps = []
    found = fetch.obtain(
        made_up(official(f"{address}/good")), home=tmp_path, progress=lambda *step: steps.append(step)
    )
    assert found == {"results": tmp_path / "raw" / PATH}
    assert found["results"].read_bytes() == GOOD
    assert files_in(tmp_path) == [f"raw/{PATH}"]
    assert steps[-1] == (PATH, len(GOOD), len(GOOD))
    assert [done for _, done, _ in steps] == sorted(done for _, done, _ in steps)


def test_a_kept_copy_is_used_without_asking_again(address, tmp_path):
    wanted = made_up(official(f"{address}/good"))
    assert fetch.obtain(wanted, home=tmp_path) == fetch.obtain(wanted, home=tmp_path)
    assert Publisher.asked == {"/good": 1}


def test_a_kept_copy_that_was_damaged_is_downloaded_again(address, tmp_path):
    wanted = made_up(official(f"{address}/good"))
    kept = fetch.obtain(wanted, home=tmp_path)["results"]
    kept.write_bytes(GOOD[:100])
    assert fetch.obtain(wanted, home=tmp_path)["results"].read_bytes() == GOOD


def test_hustings_home_is_where_copies_are_kept(address, tmp_path, monkeypatch):
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "moved"))
    assert fetch.obtain(made_up(official(f"{address}/good"))) == {"results": tmp_path / "moved/raw" / PATH}


@pytest.mark.parametrize("served", ["changed", "short"])
def test_a_changed_download_is_refused(address, tmp_path, served):
    wanted = official(f"{address}/{served}")
    with pytest.raises(ChecksumError) as raised:
        fetch.obtain(made_up(wanted), home=tmp_path)
    said = str(raised.value)
    for part in (wanted.sha256, f"{address}/{served}", "cut short or the file was changed", "--mirror"):
        assert part in said
    assert files_in(tmp_path) == []
    assert Publisher.asked[f"/{served}"] == 1


def test_a_download_longer_than_pinned_is_stopped(address, tmp_path):
    most = []
    with pytest.raises(ChecksumError, match="more than the expected 300000 bytes"):
        fetch.obtain(
            made_up(official(f"{address}/long")),
            home=tmp_path,
            progress=lambda _, done, __: most.append(done),
        )
    assert max(most) <= len(GOOD)
    assert files_in(tmp_path) == []


def test_a_download_that_breaks_off_every_time_is_refused(address, tmp_path):
    with pytest.raises(OfflineError, match=r"(?s)--mirror.*broke off .* 3 tries"):
        fetch.obtain(made_up(official(f"{address}/cut")), home=tmp_path)
    assert Publisher.asked == {"/cut": 3}
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (403, 1), (500, 3), (429, 3)])
def test_a_publisher_that_refuses_is_named_with_its_answer(address, tmp_path, status, asked):
    with pytest.raises(SourceError, match=f"/status/{status}: the publisher answers {status}.*--mirror"):
        fetch.obtain(made_up(official(f"{address}/status/{status}")), home=tmp_path)
    assert Publisher.asked[f"/status/{status}"] == asked
    assert files_in(tmp_path) == []


def test_a_publisher_busy_once_is_asked_again(address, tmp_path):
    found = fetch.obtain(made_up(official(f"{address}/busy-once")), home=tmp_path)
    assert found["results"].read_bytes() == GOOD


def test_without_a_connection_the_address_and_the_way_out_are_named(tmp_path):
    with Server(("127.0.0.1", 0), Publisher) as gone:
        address = f"http://127.0.0.1:{gone.server_port}"
    wanted = made_up(official(f"{address}/good"))
    with pytest.raises(OfflineError) as raised:
        fetch.obtain(wanted, home=tmp_path)
    first, *_, last = str(raised.value).split("\n")
    advice = "try `hustings house example`, or --mirror DIR"
    assert first == f"no network, and {wanted.name} is not kept here; {advice}"
    assert last == f"{address}/good"
    assert "HUSTINGS_MIRROR" in str(raised.value)


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://127.0.0.1/x", "nothing", "http://"])
def test_an_address_that_is_not_of_the_web_is_refused(tmp_path, url):
    with pytest.raises(SourceError, match="cannot be downloaded"):
        fetch.obtain(made_up(official(url)), home=tmp_path)


@pytest.mark.parametrize("served", ["changed", "cut", "status/500"])
def test_a_failed_download_leaves_the_old_copy(address, tmp_path, served):
    old = official(f"{address}/good")
    fetch.obtain(made_up(old), home=tmp_path)
    new = official(f"{address}/{served}", content=GOOD + b"a corrected release\n")
    with pytest.raises(SourceError):
        fetch.obtain(made_up(new), home=tmp_path)
    assert fetch.obtain(made_up(old), home=tmp_path)["results"].read_bytes() == GOOD
    assert files_in(tmp_path) == [f"raw/{PATH}"]


def test_an_interruption_half_way_leaves_nothing_half_loaded(address, tmp_path):
    def stops(_path, done, total):
        if 0 < done < total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch.obtain(made_up(official(f"{address}/good")), home=tmp_path, progress=stops)
    assert files_in(tmp_path) == []


KILLED_HALF_WAY = textwrap.dedent("""
    import sys, time
    from pathlib import Path
    from hustings.sources import catalogue, fetch

    def stuck(path, done, total):
        print("half", flush=True)
        time.sleep(60)

    path, url, sha256, size, home = sys.argv[1:]
    file = catalogue.OfficialFile(path=path, url=url, sha256=sha256, bytes=int(size), role="results")
    wanted = catalogue.Dataset("made-up", "Made up", "general", (file,), "", "", "", "")
    fetch.obtain(wanted, home=Path(home), progress=stuck)
""")


def test_a_process_killed_half_way_leaves_the_next_load_as_it_was(address, tmp_path):
    wanted = official(f"{address}/good")
    given = [PATH, wanted.url, wanted.sha256, str(wanted.bytes), str(tmp_path)]
    child = subprocess.Popen([sys.executable, "-c", KILLED_HALF_WAY, *given], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"half\n"
    child.kill()
    child.communicate()
    (remains,) = [tmp_path / name for name in files_in(tmp_path)]
    assert remains.name.endswith(".part")
    os.utime(remains, (0, 0))
    assert fetch.obtain(made_up(wanted), home=tmp_path)["results"].read_bytes() == GOOD
    assert files_in(tmp_path) == [f"raw/{PATH}"]


def test_a_cache_that_cannot_be_written_says_what_to_do(address, tmp_path):
    (tmp_path / "raw").write_text("a file stands here")
    with pytest.raises(SourceError, match="set HUSTINGS_HOME elsewhere"):
        fetch.obtain(made_up(official(f"{address}/good")), home=tmp_path)


def mirror_with(tmp_path, content=GOOD):
    path = tmp_path / "mirror" / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return tmp_path / "mirror"


def test_a_mirror_is_read_where_it_lies_and_nothing_is_copied(address, tmp_path):
    mirror = mirror_with(tmp_path)
    found = fetch.obtain(made_up(official(f"{address}/good")), mirror=mirror, home=tmp_path / "home")
    assert found == {"results": mirror / PATH}
    assert not (tmp_path / "home").exists()
    assert Publisher.asked == {}


@pytest.mark.parametrize("content", [GOOD[:-1], GOOD + b"\n", b"", GOOD.replace(b"\n", b"\r\n")])
def test_a_changed_file_in_a_mirror_is_refused(tmp_path, content):
    wanted = official(None)
    with pytest.raises(ChecksumError) as raised:
        fetch.obtain(made_up(wanted), mirror=mirror_with(tmp_path, content))
    for part in (wanted.sha256, hashlib.sha256(content).hexdigest(), PATH, "cut short", wanted.page):
        assert part in str(raised.value)


def test_a_file_missing_from_a_mirror_is_named_and_not_downloaded(address, tmp_path):
    with pytest.raises(SourceError, match=f"no {PATH} in the mirror"):
        fetch.obtain(made_up(official(f"{address}/good")), mirror=tmp_path)
    assert Publisher.asked == {}


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / PATH).mkdir(parents=True)
    with pytest.raises(SourceError, match="cannot read"):
        fetch.obtain(made_up(official(None)), mirror=tmp_path)


def test_a_file_without_an_address_sends_the_reader_to_its_page_and_to_the_mirror(tmp_path):
    with pytest.raises(SourceError, match="https://example.org/page.*--mirror DIR.*as DIR/publisher/folder"):
        fetch.obtain(made_up(official(None)), home=tmp_path)


def test_a_copy_put_by_hand_among_the_kept_ones_is_used_if_it_is_the_pinned_version(tmp_path):
    kept = tmp_path / "raw" / PATH
    kept.parent.mkdir(parents=True)
    kept.write_bytes(GOOD)
    assert fetch.obtain(made_up(official(None)), home=tmp_path) == {"results": kept}
    kept.write_bytes(GOOD[1:])
    with pytest.raises(ChecksumError):
        fetch.obtain(made_up(official(None)), home=tmp_path)


def test_an_optional_file_that_cannot_be_had_is_left_out_and_a_changed_one_is_refused(address, tmp_path):
    mirror = mirror_with(tmp_path)
    times = official(None, path="times.csv", content=b"03:00", role="times", optional=True)
    wanted = made_up(official(f"{address}/good"), times)
    assert set(fetch.obtain(wanted, home=tmp_path)) == {"results"}
    assert set(fetch.obtain(wanted, mirror=mirror)) == {"results"}
    (mirror / "times.csv").write_bytes(b"03:01")
    with pytest.raises(ChecksumError):
        fetch.obtain(wanted, mirror=mirror)
    (mirror / "times.csv").write_bytes(b"03:00")
    assert set(fetch.obtain(wanted, mirror=mirror)) == {"results", "times"}


def test_the_option_goes_before_the_variable(tmp_path, monkeypatch):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    monkeypatch.delenv("HUSTINGS_MIRROR", raising=False)
    assert fetch.mirror_folder(None) is None
    monkeypatch.setenv("HUSTINGS_MIRROR", str(other))
    assert fetch.mirror_folder(None) == other
    assert fetch.mirror_folder(one) == one
    monkeypatch.setenv("HUSTINGS_MIRROR", "")
    assert fetch.mirror_folder(None) is None


def test_a_mirror_that_is_not_there_is_refused_by_the_name_it_was_given_under(tmp_path, monkeypatch):
    with pytest.raises(SourceError, match="--mirror names"):
        fetch.mirror_folder(tmp_path / "absent")
    monkeypatch.setenv("HUSTINGS_MIRROR", str(tmp_path / "absent"))
    with pytest.raises(SourceError, match="HUSTINGS_MIRROR names"):
        fetch.mirror_folder(None)


def test_reading_a_mirror_never_loads_what_downloads(tmp_path):
    code = (
        "import sys; from hustings.sources import catalogue, fetch; catalogue.datasets(); "
        "print(*sorted({'pooch', 'requests', 'urllib3', 'platformdirs'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_two_loads_at_once_both_find_the_whole_file(address, tmp_path):
    wanted = made_up(official(f"{address}/good"))
    found: list[Path] = []
    threads = [
        threading.Thread(target=lambda: found.append(fetch.obtain(wanted, home=tmp_path)["results"]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.read_bytes() for path in found] == [GOOD] * 4
    assert files_in(tmp_path) == [f"raw/{PATH}"]
