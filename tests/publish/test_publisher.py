"""The publisher's laws: whole files, only what changed, never backwards, one at a time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from hustings.errors import ElectionError, SourceError
from hustings.publish.publisher import Publisher
from hustings.publish.site_folder import SiteFolder
from hustings.record.election import Election

from .made_up_site import AFTER, FACE, a_forecast, a_night, at, publication
from .reading_back import broken, files, pages

Mode = Literal["live", "test"]


def test_unchanged_inputs_give_the_same_bytes_and_write_nothing(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path / "a").publish(publication(night))
    Publisher(tmp_path / "b").publish(publication(a_night()))
    assert files(tmp_path / "a") == files(tmp_path / "b")
    again = Publisher(tmp_path / "a").publish(publication(night))
    assert (again.written, again.removed) == ((), ())


def test_a_night_followed_ends_as_if_published_at_once(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path / "a")
    for moment in AFTER:
        now = at(night, moment)
        kept.publish(publication(night, moment, forecast=a_forecast(now) if moment == "first" else None))
    Publisher(tmp_path / "b").publish(publication(night))
    at_once, followed = files(tmp_path / "b"), files(tmp_path / "a")
    assert {name: followed.get(name) for name in at_once} == at_once
    assert all(name.startswith("data/") for name in followed.keys() - at_once.keys())


def test_earlier_states_stay_addressable_as_data(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "uncorrected"))
    kept.publish(publication(night, "corrected"))
    then = json.loads((tmp_path / "data/seats/ceeham/10.json").read_text())
    now = json.loads((tmp_path / "data/seats/ceeham/11.json").read_text())
    assert then["candidacies"][0]["votes"] == 60 and now["candidacies"][0]["votes"] == 61
    assert json.loads((tmp_path / "data/10/seats.json").read_text())["seats"]["ceeham"] == 10
    assert json.loads((tmp_path / "data/10/house.json").read_text())["as_at_entry"] == 10


def test_one_more_declaration_leaves_other_seats_alone(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "first"))
    done = kept.publish(publication(night, "tie"))
    assert {name for name in done.written if name.startswith("seats/")} == {
        f"seats/beeford.{form}" for form in ("html", "json", "csv")
    }
    assert done.written[-1] == "latest.json"


def test_a_page_is_written_after_all_it_points_at(night: Election, tmp_path: Path) -> None:
    written = Publisher(tmp_path).publish(publication(night)).written
    first_page = min(place for place, name in enumerate(written) if name.endswith(".html"))
    assert all(name.endswith(".html") for name in written[first_page:-1])
    assert written[-2:] == ("index.html", "latest.json")


@pytest.mark.parametrize("good", [0, 1, 4, 9, 15])
def test_an_interrupted_publication_leaves_readers_whole_pages(
    night: Election, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    Publisher(tmp_path).publish(publication(night, "first"))
    latest = (tmp_path / "latest.json").read_bytes()
    put, left = SiteFolder.put, [good]

    def failing(self: SiteFolder, address: str, content: bytes) -> bool:
        if not address.startswith("."):
            left[0] -= 1
        if left[0] < 0:
            raise OSError("pulled the plug")
        return put(self, address, content)

    with monkeypatch.context() as patched:
        patched.setattr(SiteFolder, "put", failing)
        with pytest.raises(SourceError, match="cannot write"):
            Publisher(tmp_path).publish(publication(night, "corrected"))
    assert (tmp_path / "latest.json").read_bytes() == latest
    assert broken(tmp_path, pages(tmp_path)) == []
    Publisher(tmp_path).publish(publication(night, "corrected"))
    Publisher(tmp_path.parent / "fresh").publish(publication(night, "corrected"))
    done, fresh = files(tmp_path), files(tmp_path.parent / "fresh")
    assert {name: done.get(name) for name in fresh} == fresh


def test_an_earlier_entry_never_takes_a_later_ones_place_unasked(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path).publish(publication(night, "tie"))
    before = files(tmp_path)
    with pytest.raises(ElectionError, match="take its readers back"):
        Publisher(tmp_path).publish(publication(night, "first"))
    assert files(tmp_path) == before
    Publisher(tmp_path).publish(publication(night, "first"), may_go_back=True)
    assert json.loads((tmp_path / "latest.json").read_text())["entry"] == AFTER["first"]


@pytest.mark.parametrize(("first", "second"), [("live", "test"), ("test", "live")])
def test_a_rehearsal_and_a_real_night_never_share_a_folder(tmp_path: Path, first: Mode, second: Mode) -> None:
    Publisher(tmp_path).publish(publication(a_night(first)))
    with pytest.raises(ElectionError, match="wants a folder of its own"):
        Publisher(tmp_path).publish(publication(a_night(second)))


def test_every_page_of_a_rehearsal_says_so(tmp_path: Path) -> None:
    face = replace(FACE, languages=("en", "cy"))
    Publisher(tmp_path).publish(publication(a_night("test"), "tie", face=face, is_live=True))
    read = pages(tmp_path)
    assert len(read) > 40
    for name in read:
        written = (tmp_path / name).read_text()
        word = "YMARFER" if name.startswith("cy/") else "REHEARSAL"
        assert f"<title>{word}: " in written and f"<strong>{word}</strong>" in written, name
        shared = re.findall(
            r'<meta (?:property="og:title"|property="og:description"|name=description)[^>]*', written
        )
        assert [one for one in shared if word not in one] == [], name
    assert "og:title" in (tmp_path / "seats" / "ayton.html").read_text()
    assert json.loads((tmp_path / "latest.json").read_text())["is_rehearsal"] is True


def test_a_folder_of_other_things_is_left_alone(night: Election, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(SourceError, match="holds letter.txt"):
        Publisher(tmp_path).publish(publication(night))


def test_two_publishers_do_not_write_at_once(night: Election, tmp_path: Path) -> None:
    with SiteFolder(tmp_path).locked(), pytest.raises(SourceError, match="another publisher is at work"):
        Publisher(tmp_path).publish(publication(night))


def test_what_a_killed_publisher_left_half_written_is_swept(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path).publish(publication(night))
    left = tmp_path / "seats" / ".ayton.html.hustings-part"
    left.write_text("<html")
    Publisher(tmp_path).publish(publication(night))
    assert not left.exists()


def test_pages_no_longer_named_are_removed(night: Election, tmp_path: Path) -> None:
    now = at(night, "first")
    Publisher(tmp_path).publish(publication(night, "first", forecast=a_forecast(now)))
    assert (tmp_path / "forecast.json").exists()
    done = Publisher(tmp_path).publish(publication(night, "tie"))
    assert (
        done.removed == ("forecast.json", "pictures/chance.json")
        and not (tmp_path / "forecast.json").exists()
    )


def test_only_a_site_of_a_night_that_goes_on_has_a_script_and_a_time(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path / "past").publish(publication(night))
    Publisher(tmp_path / "live").publish(publication(night, is_live=True))
    past, live = files(tmp_path / "past"), files(tmp_path / "live")
    assert b"<script" not in past["seats/ayton.html"] and b"follow-" not in past["index.html"]
    assert b"follow-" in live["index.html"]
    assert json.loads(past["latest.json"])["published"] is None
    assert json.loads(live["latest.json"])["published"] == "2031-05-02T06:00:00+00:00"


def test_a_forecast_alone_that_changed_may_come_late(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path / "a")
    kept.publish(publication(night, "first", forecast=a_forecast(at(night, "first"))))
    before = (tmp_path / "a/seats/ceeham.html").read_bytes()
    foreseen = publication(night, "tie", forecast=a_forecast(at(night, "tie")))
    done = kept.publish(foreseen, late=False)
    assert (tmp_path / "a/seats/ceeham.html").read_bytes() == before
    assert "seats/beeford.html" in done.written and done.written[-1] == "latest.json"
    assert json.loads((tmp_path / "a/latest.json").read_text())["entry"] == foreseen.now.as_at_entry
    made_up_for = kept.publish(foreseen)
    assert "seats/ceeham.html" in made_up_for.written
    Publisher(tmp_path / "b").publish(foreseen)
    at_once, followed = files(tmp_path / "b"), files(tmp_path / "a")
    assert {name: followed.get(name) for name in at_once} == at_once


def test_what_is_new_to_a_page_is_never_late(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "first", forecast=a_forecast(at(night, "first"))))
    done = kept.publish(publication(night, "end"), late=False)
    assert "seats/ceeham.html" in done.written
    assert "0.9" not in (tmp_path / "seats/ceeham.html").read_text()
