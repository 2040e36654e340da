"""What stands on the pages of a made-up night: figures, corrections, hostile names, other words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hustings.endorse.picks import Pick
from hustings.errors import ElectionError
from hustings.night.calls import EditorCall
from hustings.publish.press import POLICY
from hustings.publish.publisher import Publisher
from hustings.publish.words import Words
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.house import house
from hustings.record.person import Person
from hustings.tell.wording import (
    day_in_words,
    hour_in_words,
    majority_in_words,
    moment_in_words,
    result_in_words,
    swings_in_words,
)

from ..record import made_up
from .made_up_site import AFTER, MORNING, a_forecast, a_night, at, publication
from .reading_back import Read, broken, pages

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7*7 }}%(x)s{x}<!--late-->'


def site(folder: Path, election: Election, moment: str | int = "end", **more: object) -> dict[str, Read]:
    Publisher(folder).publish(publication(election, moment, **more))
    return dict(pages(folder))


@pytest.mark.parametrize("moment", AFTER)
def test_no_link_is_broken_and_nothing_breaks_the_policy(
    night: Election, tmp_path: Path, moment: str
) -> None:
    read = site(tmp_path, night, moment, is_live=True)
    assert broken(tmp_path, read) == []
    assert {name: page.forbidden for name, page in read.items() if page.forbidden} == {}
    for name in read:
        assert f'content="{POLICY}"' in (tmp_path / name).read_text()


def test_a_broken_link_and_an_inline_script_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html">b</a><script>1</script><p style="x">c</p>')
    read = pages(tmp_path)
    assert broken(tmp_path, read) == ["a.html: b.html"]
    assert read["a.html"].forbidden == ["script", "p"]


def test_a_correction_shows_the_old_figure_struck_through_and_why(night: Election, tmp_path: Path) -> None:
    page = site(tmp_path, night)["seats/ceeham.html"]
    assert page.struck == ["60", "5"]
    assert [row[1] for row in page.rows("candidacies")] == ["61", "35", "4"]
    assert "one paper in the wrong pile" in page.texts["correction"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("nominations", "Not declared yet"),
        ("rush", "Winner announced, figures to come"),
        ("first", "keyed twice"),
        ("end", "Declared"),
    ],
)
def test_a_seat_says_how_sure_its_figures_are(
    night: Election, tmp_path: Path, moment: str, words: str
) -> None:
    assert words in site(tmp_path, night, moment)["seats/ayton.html"].texts["lead"]


def test_withdrawn_figures_are_gone_and_the_reason_is_told(night: Election, tmp_path: Path) -> None:
    page = site(tmp_path, night, 12)["seats/ayton.html"]
    assert "Figures withdrawn" in page.texts["lead"] and "read from the wrong sheet" in page.texts["lead"]
    assert all(len(row) == 1 for row in page.rows("candidacies"))


def test_a_forecast_stands_apart_and_an_editors_call_apart_from_the_models(
    night: Election, tmp_path: Path
) -> None:
    now = at(night, "first")
    editors = {"ceeham": EditorCall("elm", "A. Editor", "the pile is seen")}
    read = site(tmp_path, night, "first", forecast=a_forecast(now), editors=editors)
    seat, front = read["seats/ceeham.html"], read["index.html"]
    assert "not a result" in seat.texts["forecast-head"] and "not a result" in front.texts["forecast-head"]
    assert "Our editor" in seat.texts["forecast"] and "the pile is seen" in seat.texts["forecast"]
    assert "Our model" in seat.texts["forecast"]
    assert seat.rows("outlook")[0][1:3] == ["90%", "50.0%"]
    assert "candidacies" in seat.tables and all(len(row) == 1 for row in seat.rows("candidacies"))
    assert "outlook" not in read["seats/ayton.html"].tables
    assert "Mind." in front.texts["forecast"]


def test_a_forecast_goes_once_the_seat_is_declared(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "tie", forecast=a_forecast(at(night, "tie"))))
    assert "outlook" in pages(tmp_path)["seats/ceeham.html"].tables
    kept.publish(publication(night, "end"))
    assert "outlook" not in pages(tmp_path)["seats/ceeham.html"].tables


def test_hostile_names_are_text(tmp_path: Path) -> None:
    election = a_hostile_night()
    pick = Pick(HOSTILE, "ayton", "oak", "Oak", "endorse", date(2031, 4, 1), HOSTILE)
    read = site(tmp_path, election, "end", picks=(pick,))
    assert {name: page.forbidden for name, page in read.items() if page.forbidden} == {}
    assert broken(tmp_path, read) == []
    page = next(page for name, page in read.items() if name.startswith("seats/script"))
    assert page.text.count(HOSTILE) >= 5
    assert HOSTILE in read["index.html"].text and HOSTILE in read["seats.html"].text
    assert all(path.is_relative_to(tmp_path) for path in tmp_path.rglob("*"))


def a_hostile_night() -> Election:
    night = a_night()
    stands = Candidacy("oak", Person(HOSTILE, ""), "Oak", HOSTILE)
    seat = replace(made_up.AYTON.seat, name=HOSTILE, region=HOSTILE)
    contest = Contest("ayton", "made-up", seat, made_up.AYTON.day, (stands, *made_up.AYTON.candidacies[1:]))
    entries = tuple(
        replace(entry, payload=contest) if entry.payload == made_up.AYTON else entry for entry in night.ledger
    )
    return replace(night, ledger=type(night.ledger)(entries), title=HOSTILE, attribution=(HOSTILE,))


def test_seats_of_one_name_have_addresses_of_their_own(tmp_path: Path) -> None:
    night = a_night()
    seat = replace(made_up.BEEFORD.seat, name="Ayton")
    entries = tuple(
        replace(entry, payload=replace(made_up.BEEFORD, seat=seat))
        if entry.payload == made_up.BEEFORD
        else entry
        for entry in night.ledger
    )
    site(tmp_path, replace(night, ledger=type(night.ledger)(entries)))
    assert sorted(path.name for path in (tmp_path / "seats").glob("*.html")) == [
        "ayton-ayton.html",
        "ayton-beeford.html",
        "ceeham.html",
    ]


def test_every_page_says_as_at_which_entry(night: Election, tmp_path: Path) -> None:
    told = {name: page.texts["entry"] for name, page in site(tmp_path, night).items()}
    of_their_own = {
        "seats/ayton.html": "13",
        "seats/beeford.html": "9",
        "seats/ceeham.html": "11",
        "people/madeup-of-ash.html": "11",
        "places/north.html": "13",
        "places/south.html": "11",
        "embed/seats/beeford.html": "9",
        "find.html": "3",
        "dictionary.html": "0",
    }
    assert {name: told[name] for name in of_their_own} == of_their_own
    of_all = ("index.html", "seats.html", "parties.html", "parties/oak.html", "records.html", "about.html")
    assert {told[name] for name in of_all} == {"13"}


def test_a_language_there_is_not_is_refused(night: Election, tmp_path: Path) -> None:
    told = publication(night)
    with pytest.raises(ElectionError, match="is not told in 'xx'"):
        site(tmp_path, night, face=replace(told.face, languages=("en", "xx")))


def test_the_sites_english_is_the_librarys(night: Election) -> None:
    words = Words("en")
    for moment in AFTER:
        now = at(night, moment)
        told = house(night, now)
        name = told.parties[0].party if told.parties else None
        said = majority_in_words(told)
        assert words.majority(told) == (
            said.replace(name.abbreviation, name.name, 1) if name and "needed" not in said else said
        )
    for key in ("ayton", "beeford", "ceeham"):
        counted = night.tabulation(key)
        assert counted is not None
        base = night.base(counted.contest)
        assert base is not None
        assert words.result(counted, base) == result_in_words(counted, base)
        assert list(words.swings(counted, base)) == swings_in_words(counted, base)
    assert words.day(date(2031, 5, 1)) == day_in_words(date(2031, 5, 1))
    assert words.moment(MORNING, "Europe/London") == moment_in_words(MORNING, "Europe/London")
    assert words.hour(MORNING, "Europe/London") == hour_in_words(MORNING, "Europe/London")
