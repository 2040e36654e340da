"""Parties, places, people, records, corrections, endorsers and the rest, of a made-up night."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hustings.endorse.picks import Pick
from hustings.publish import compared, history_files
from hustings.publish.dictionary_page import described
from hustings.publish.further import Further
from hustings.publish.publication import Face
from hustings.publish.publisher import Publisher
from hustings.record.chain import head
from hustings.record.election import Election
from hustings.record.register import register
from hustings.record.signing import new_key, sign_head
from hustings.sources.example import example
from hustings.tell.columns import CANDIDACIES, TABLES

from .made_up_site import AFTER, MORNING, a_night, at, before_close, publication
from .reading_back import Read, broken, files, pages

DOCS = Path(__file__).parents[2] / "docs"
PICKS = (
    Pick("Society of Trees", "ayton", "oak", "Oak", "endorse", date(2031, 4, 1), "made up"),
    Pick("Society of Trees", "beeford", "elm", "Elm", "endorse", date(2031, 4, 2), "made up"),
    Pick("Society of Trees", "ceeham", None, None, "neutral", date(2031, 4, 2), "made up"),
    Pick("Another Society", None, None, "Oak", "endorse", date(2031, 4, 3), "made up"),
)


def site(folder: Path, election: Election, moment: str | int = "end", **more: object) -> dict[str, Read]:
    Publisher(folder).publish(publication(election, moment, **more))
    return dict(pages(folder))


def test_a_party_shows_what_it_won_lost_and_hoped_for(night: Election, tmp_path: Path) -> None:
    page = site(tmp_path, night)["parties/oak.html"]
    assert {name: fact.split()[0] for name, fact in page.facts.items()} == {
        "Seats": "1",
        "Gains": "1",
        "Losses": "2",
        "Votes": "131",
        "Share of all votes": "46.8%",
        "Lost deposits": "0",
        "Candidacies": "3",
    }
    assert [row[0] for row in page.rows("candidacies-of")] == ["Ceeham", "Beeford", "Ayton"]
    assert [row[2] for row in page.rows("candidacies-of")] == ["1", "2", "2"]
    assert "Beeford" in page.texts["hopes"] and "Ayton" in page.texts["losses"]
    assert "Ceeham" in page.texts["gains"]


def test_independents_are_told_to_stand_alone(night: Election, tmp_path: Path) -> None:
    assert "stand alone" in site(tmp_path, night)["parties/ind.html"].text


def test_a_place_adds_up_its_own_seats_alone(night: Election, tmp_path: Path) -> None:
    read = site(tmp_path, night)
    assert [row[:2] for row in read["places/south.html"].rows("parties")] == [
        ["Oak Party (made up) Oak", "1"],
        ["Elm Party (made up) Elm", "1"],
        ["Ash Party (made up) Ash", "0"],
    ]
    told = json.loads((tmp_path / "places/south.json").read_text())
    assert (told["place"], told["declared"], told["valid_votes"]) == ("South", 2, 180)


def test_a_person_has_a_page_with_the_outcome(night: Election, tmp_path: Path) -> None:
    read = site(tmp_path, night)
    ash = read["people/madeup-of-ash.html"]
    assert ash.rows("appearances")[0][1:] == ["4", "4.0%", "3/3"]
    assert "deposit" not in ash.text
    # Nobody's number says that Oak's three candidates are one person: each has a page.
    assert len([name for name in read if name.startswith("people/madeup-of-oak")]) == 3


def test_records_stand_in_the_measures_order(night: Election, tmp_path: Path) -> None:
    page = site(tmp_path, night)["records.html"]
    names = re.findall(r"Ayton|Beeford|Ceeham", page.texts["here-closest"])
    assert names == ["Beeford", "Ayton", "Ceeham"]


def test_the_register_says_what_stood_what_stands_why_and_in_which_role(
    night: Election, tmp_path: Path
) -> None:
    page = site(tmp_path, night)["corrections.html"]
    found = register(night.ledger)
    assert [one.entry for one in found] == [9, 11, 12]
    assert page.rows("changes-11") == [
        ["Votes, Madeup of Oak", "60", "61"],
        ["Votes, Madeup of Ash", "5", "4"],
    ]
    assert "one paper in the wrong pile" in page.texts["entry-11"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "corrections.csv").read_text())))
    assert {row["entry"] for row in rows} == {"9", "11", "12"}


def test_picks_alone_are_shown_before_the_close_of_poll(night: Election, tmp_path: Path) -> None:
    read = site(tmp_path, night, "nominations", at=before_close(), picks=PICKS)
    page = read["endorsers/society-of-trees.html"]
    assert [row[0] for row in page.rows("picked")] == ["Ayton", "Beeford"]
    assert list(page.facts) == ["Seats picked"]
    assert all(len(row) == 3 for row in page.rows("picked"))


def test_after_the_poll_wins_and_near_misses_are_shown_alike_for_all(night: Election, tmp_path: Path) -> None:
    read = site(tmp_path, night, picks=PICKS)
    trees, another = read["endorsers/society-of-trees.html"], read["endorsers/another-society.html"]
    assert (trees.facts["Elected"], trees.facts["Came second"]) == ("1", "1")
    assert (another.facts["Elected"], another.facts["Came second"]) == ("1", "2")
    assert list(trees.facts)[:4] == list(another.facts)[:4]
    assert "Ayton" in trees.texts["near"] and "neutral here" in trees.text
    assert [row[0] for row in read["endorsers.html"].rows("endorsers")] == [
        "Another Society",
        "Society of Trees",
    ]


def test_the_head_is_the_chains_and_a_signed_one_is_published(night: Election, tmp_path: Path) -> None:
    signed = sign_head(night.ledger, new_key(), MORNING)
    page = site(tmp_path, night, further=Further(signed=signed))["about.html"]
    assert page.texts["head"] == head(night.ledger)
    assert json.loads((tmp_path / "signed-head.json").read_text())["head"] == signed.head


def test_the_dictionary_is_that_of_the_docs() -> None:
    text = (DOCS / "reference" / "data.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        ours = [row for row in described() if row["table"] == table]
        assert [row["column"] for row in ours] == list(columns)
        assert [row["holds"] for row in ours] == [holds.value for holds in columns.values()]
        for row in ours:
            assert f"| `{row['column']}` | {row['holds']} | {row['meaning']} | {row['blank']} |" in text


def test_the_dictionary_has_the_columns_of_a_seats_own_files() -> None:
    text = (DOCS / "reference" / "data.md").read_text(encoding="utf-8")
    own = {table: [row for row in described() if row["table"] == table] for table in ("seats", "history")}
    assert [row["column"] for row in own["seats"]] == list(compared.COLUMNS[len(CANDIDACIES) :])
    assert [row["column"] for row in own["history"]] == list(history_files.COLUMNS)
    for row in (*own["seats"], *own["history"]):
        assert f"| `{row['column']}` | {row['holds']} | {row['meaning']} | {row['blank']} |" in text


def test_the_sitemap_names_every_page_but_frames(night: Election, tmp_path: Path) -> None:
    read = site(tmp_path, night, face=Face("A made-up site", "https://made-up.example/"))
    told = re.findall(r"<loc>https://made-up\.example/([^<]+)</loc>", (tmp_path / "sitemap.xml").read_text())
    assert sorted(told) == sorted(name for name in read if not name.startswith("embed/"))
    assert "Sitemap: https://made-up.example/sitemap.xml" in (tmp_path / "robots.txt").read_text()


def test_a_rehearsal_asks_search_engines_to_stay_away(tmp_path: Path) -> None:
    site(tmp_path, a_night("test"), face=Face("A made-up site", "https://made-up.example/"))
    assert (tmp_path / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert not (tmp_path / "sitemap.xml").exists()


def test_without_an_address_there_is_no_sitemap(night: Election, tmp_path: Path) -> None:
    site(tmp_path, night)
    assert not (tmp_path / "sitemap.xml").exists() and not (tmp_path / "robots.txt").exists()


def test_pages_say_what_they_are_where_they_are_shared(night: Election, tmp_path: Path) -> None:
    site(tmp_path, night, face=Face("A made-up site", "https://made-up.example/"))
    html = (tmp_path / "seats/ayton.html").read_text()
    assert '<meta property=og:title content="Ayton">' in html
    assert '<meta property=og:url content="https://made-up.example/seats/ayton.html">' in html
    assert 'property=og:description content="Ayton: Ind gain from Oak, majority 20.">' in html
    assert "og:image" not in html


@pytest.mark.parametrize("moment", AFTER)
def test_a_publication_followed_is_that_published_at_once(
    night: Election, tmp_path: Path, moment: str
) -> None:
    kept = Publisher(tmp_path / "kept")
    for one in [name for name in AFTER if AFTER[name] <= AFTER[moment]]:
        kept.publish(publication(night, one, picks=PICKS))
    Publisher(tmp_path / "fresh").publish(publication(night, moment, picks=PICKS))
    followed, fresh = files(tmp_path / "kept"), files(tmp_path / "fresh")
    assert {name: followed.get(name) for name in fresh} == fresh


@pytest.mark.parametrize("moment", [0, *AFTER.values()])
def test_every_moment_is_whole(night: Election, tmp_path: Path, moment: int) -> None:
    if moment == 0:
        moment = AFTER["nominations"]
    read = site(tmp_path, night, moment, picks=PICKS)
    assert broken(tmp_path, read) == []
    assert at(night, moment).as_at_entry == moment


def test_the_example_has_every_page_and_no_broken_link(tmp_path: Path) -> None:
    six = example()
    face = Face("Six seats", languages=("en", "cy"))
    read = site_of(tmp_path, six, face)
    assert broken(tmp_path, read) == []
    assert len([name for name in read if name.startswith("seats/")]) == 6


def site_of(folder: Path, election: Election, face: Face) -> dict[str, Read]:
    told = replace(publication(a_night()), election=election, now=election.state(), face=face)
    Publisher(folder).publish(told)
    return dict(pages(folder))


@pytest.mark.parametrize("country", ["exampleland", "samplonia", "fictown", "madeupia"])
def test_another_country_has_every_page(
    tmp_path: Path, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hustings.sources.elsewhere import load_mapped

    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "home"))
    folder = Path(__file__).parents[2] / "examples" / country
    contests = folder / "contests.csv"
    election = load_mapped(
        folder / "mapping.toml", folder / "results.csv", contests if contests.exists() else None
    )
    read = site_of(tmp_path / "site", election, Face("Elsewhere", "https://made-up.example/", ("en", "cy")))
    assert broken(tmp_path / "site", {n: p for n, p in read.items()}) == [] or all(
        "https://made-up.example/" in one for one in broken(tmp_path / "site", read)
    )
    assert "index.html" in read and "parties.html" in read
