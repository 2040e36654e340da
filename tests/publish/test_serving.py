"""The example of nginx: its policy is that of the pages, and every kind of file is kept for its time."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from benchmarks.site_reading import CONFIGURATION, served

from hustings.publish.press import POLICY
from hustings.publish.publication import Face
from hustings.publish.publisher import Publisher
from hustings.record.election import Election

from .made_up_site import FACE, publication


def test_the_example_sends_the_policy_of_the_pages() -> None:
    assert f'"{POLICY}; $hustings_frames"' in CONFIGURATION.read_text()


def test_files_are_kept_for_the_time_that_their_address_says(night: Election, tmp_path: Path) -> None:
    if shutil.which("nginx") is None:
        pytest.skip("no nginx")
    folder = tmp_path / "site"
    Publisher(folder).publish(publication(night, is_live=True))
    asset = next(one.name for one in (folder / "assets").glob("site-*.css"))
    kept = {
        "latest.json": "max-age=2,",
        "": "max-age=5,",
        "index.html?entry=13": "max-age=5,",
        f"assets/{asset}": "immutable",
        "data/13/house.json": "immutable",
        "pictures/winner.json": "max-age=5,",
    }
    with served(folder) as address:
        for name, wanted in kept.items():
            with urllib.request.urlopen(address + name) as answer:
                assert wanted in answer.headers["Cache-Control"], name
                assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Date"]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}.hustings-site.json")


def test_a_style_of_ones_own_stands_after_the_sites(night: Election, tmp_path: Path) -> None:
    own = ":root { --link: #123456; }\n"
    Publisher(tmp_path).publish(publication(night, face=Face(FACE.title, style=own)))
    sheet = next((tmp_path / "assets").glob("site-*.css"))
    assert sheet.read_text().endswith(own)
    assert sheet.name in (tmp_path / "index.html").read_text()
