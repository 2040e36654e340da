"""The picture of every seat on the House page, the files it switches to, and the neighbours of a seat."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hustings.publish.edition import Edition
from hustings.publish.landscape import fits, geography_of, layouts
from hustings.publish.publication import Face
from hustings.publish.publisher import Publisher
from hustings.publish.seats_figure import NOTICE
from hustings.record.election import Election
from hustings.record.measures import headline_swing
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk

from .made_up_picture import three_squares
from .made_up_site import a_forecast, at, publication
from .reading_back import Read


def picture(folder: Path, name: str) -> dict[str, list[str]]:
    seats: dict[str, list[str]] = json.loads((folder / "pictures" / name).read_bytes())["seats"]
    return seats


def test_every_measure_is_a_file_of_this_very_entry(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path).publish(publication(night, "tie", forecast=a_forecast(at(night, "tie"))))
    names = {one.stem for one in (tmp_path / "pictures").iterdir()}
    assert {"winner", "change", "majority", "swing", "turnout", "chance", "share-oak"} <= names
    for name in names:
        assert json.loads((tmp_path / "pictures" / f"{name}.json").read_bytes())["entry"] == 8
    assert picture(tmp_path, "winner.json")["ayton"][2] == "Ayton: Ind gain from Oak, majority 20"
    assert "forecast" in picture(tmp_path, "chance.json")["ceeham"][0].split()


def test_another_language_has_measures_of_its_own(night: Election, tmp_path: Path) -> None:
    face = Face("A made-up site", languages=("en", "en"))
    Publisher(tmp_path).publish(publication(night, face=face))
    assert (tmp_path / "pictures" / "winner.json").exists()


def test_shapes_have_a_name_that_changes_with_them(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path).publish(publication(night))
    shapes = [one.name for one in (tmp_path / "assets").glob("seats-tiles-*.json")]
    assert len(shapes) == 1
    assert f'value="assets/{shapes[0]}"' not in (tmp_path / "index.html").read_text()


def test_a_geography_of_other_seats_is_not_drawn(night: Election, tmp_path: Path) -> None:
    elsewhere = three_squares()
    contests = [one.contest for one in night.state().contests.values()]
    assert not fits(contests, elsewhere)
    assert [one.name for one in layouts(contests, elsewhere)] == ["tiles"]
    Publisher(tmp_path).publish(publication(night, geography=elsewhere))
    page = Read((tmp_path / "seats" / "ayton.html").read_text())
    assert "Neighbouring seats" not in page.text
    assert not (tmp_path / NOTICE).exists()


def test_no_geography_is_opened_where_none_is_kept_or_mirrored(
    night: Election, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path))
    monkeypatch.delenv("HUSTINGS_MIRROR", raising=False)
    assert geography_of(replace(night, seats=3), Desk()) is None


def test_the_files_of_2024_say_what_the_record_says(
    uk_2024: Election, geography: Geography, tmp_path: Path
) -> None:
    Publisher(tmp_path).publish(publication(uk_2024, len(uk_2024.ledger), geography=geography))
    edition = Edition(publication(uk_2024, len(uk_2024.ledger), geography=geography))
    winners, swings = picture(tmp_path, "winner.json"), picture(tmp_path, "swing.json")
    assert len(winners) == len(swings) == 650
    for key, one in edition.tabulations.items():
        name = one.contest.seat.name
        assert winners[key][2].startswith(f"{name}: {one.winner.party} ")
        has_none = headline_swing(one, edition.base(one.contest)) is None
        assert swings[key][2].endswith("no such figure") is has_none
    assert (tmp_path / NOTICE).read_text().startswith("MIT License")
    page = (tmp_path / "index.html").read_text()
    assert "Open Innovations" in page and f'href="{NOTICE}"' in page


def test_neighbours_are_linked_with_their_party_and_majority(
    uk_2024: Election, geography: Geography, tmp_path: Path
) -> None:
    shown = publication(uk_2024, len(uk_2024.ledger), geography=geography)
    Publisher(tmp_path).publish(shown)
    page = Read((tmp_path / "seats" / "aldershot.html").read_text())
    assert "Surrey Heath" in page.text and "LD, majority 5,640" in " ".join(page.text.split())
    assert "surrey-heath.html" in page.links
    assert (tmp_path / "seats" / "surrey-heath.html").exists()
