"""The command `publish`: endorsers, a look-up of postcodes and a signed head beside the figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hustings.record.signing import new_key, sign_head
from hustings.sources.example import example

from ..publish.reading_back import broken, pages
from .running import Run


def test_what_is_given_besides_stands_on_the_site(run: Run, tmp_path: Path) -> None:
    six = example()
    seat = next(iter(six.state().contests.values())).contest.seat
    codes, signed = tmp_path / "codes.csv", tmp_path / "head.json"
    codes.write_text(f"postcode,seat\nMA1 1AA,{seat.code}\n")
    signed.write_text(sign_head(six.ledger, new_key()).text())
    given = ("--endorser", "tactical", "--postcodes", str(codes), "--signed", str(signed))
    ran = run("publish", "example", str(tmp_path / "site"), "--no-history", *given, "-f", "json")
    assert ran.status == 0
    assert {"endorsers/tactical-vote.html", "postcodes.json", "signed-head.json"} <= set(ran.json["written"])
    told = json.loads((tmp_path / "site/postcodes.json").read_text())
    assert list(told["areas"]) == ["MA1"] and told["look_up"] == "codes.csv"


def test_an_endorser_there_is_not_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("publish", "example", str(tmp_path / "site"), "--no-history", "--endorser", "nobody-at-all")
    assert ran.status != 0 and "nobody-at-all" in ran.err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("below", ["", "site"])
def test_a_file_where_a_folder_is_wanted_is_refused_in_words(run: Run, tmp_path: Path, below: str) -> None:
    file = tmp_path / "afile"
    file.write_text("kept")
    ran = run("publish", "example", str(file / below), "--no-history")
    assert (ran.status, ran.out) == (1, "")
    assert f"{file} is a file; a site wants a folder" in ran.err.replace("\n", " ")
    assert file.read_text() == "kept"


@pytest.mark.parametrize("written", [None, b"\xff\xfe"])
def test_a_style_sheet_that_cannot_be_read_is_refused_in_words(
    run: Run, tmp_path: Path, written: bytes | None
) -> None:
    style = tmp_path / "own.css"
    if written:
        style.write_bytes(written)
    ran = run("publish", "example", str(tmp_path / "site"), "--no-history", "--style", str(style))
    assert ran.status == 1 and "cannot read the style sheet" in ran.err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("country", "name", "seats"),
    [
        ("exampleland", "exampleland-2024", 5),
        ("samplonia", "samplonia-2023", 5),
        ("fictown", "fictown-2022", 3),
        ("madeupia", "madeupia-2025", 5),
    ],
)
def test_a_country_of_the_examples_is_published(
    run: Run, tmp_path: Path, country: str, name: str, seats: int
) -> None:
    folder, site = Path(__file__).parents[2] / "examples" / country, tmp_path / "site"
    contests = ("--contests", str(folder / "contests.csv")) if country == "madeupia" else ()
    loaded = run("load", "--mapping", str(folder / "mapping.toml"), str(folder / "results.csv"), *contests)
    assert loaded.status == 0, loaded.err
    ran = run("publish", name, str(site), "--language", "en", "--language", "cy")
    assert ran.status == 0, ran.err
    read = pages(site)
    assert broken(site, read) == []
    assert len([page for page in read if page.startswith("seats/")]) == seats
    assert json.loads((site / "house.json").read_text())["seats"] == seats
    assert "is-tiles" in (site / "index.html").read_text()
    assert " lang=cy" in (site / "index.html").read_text()
    assert not (site / "assets" / "hexagons-notice.txt").exists()
