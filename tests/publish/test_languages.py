"""The site in other languages: nothing untranslated, official names, the same page in each."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hustings.publish.languages import known
from hustings.publish.official_names import official_names
from hustings.publish.publication import Face
from hustings.publish.publisher import Publisher
from hustings.publish.words import Words
from hustings.record.contest import Seat
from hustings.record.election import Election

from .catalogue import catalogue, sentences
from .made_up_site import publication
from .reading_back import broken, pages

OTHERS = [code for code in known() if code != "en"]
PLACES = re.compile(r"%\((\w+)\)s")


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text.replace("%%", "")) if name} | set(
        PLACES.findall(text)
    )


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_fuzzy_or_left_over(language: str) -> None:
    told = {(one.id if isinstance(one.id, str) else one.id[0]): one for one in catalogue(language) if one.id}
    assert sentences() - told.keys() == set()
    assert told.keys() - sentences() == set()
    assert [key for key, one in told.items() if one.fuzzy or not all(_said(one.string))] == []


def _said(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


@pytest.mark.parametrize("language", OTHERS)
def test_every_figure_of_a_sentence_stands_in_its_translation(language: str) -> None:
    for one in catalogue(language):
        if one.id:
            english = one.id if isinstance(one.id, str) else one.id[1]
            assert all(names_in(text) == names_in(english) for text in _said(one.string)), english


def test_a_sentence_without_a_translation_is_seen(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text('words._("A sentence nobody translated")\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("{{ _('Another one') }}")
    assert sentences(tmp_path) == {"A sentence nobody translated", "Another one"}


def test_the_seats_of_wales_have_their_official_names() -> None:
    seats = official_names("cy").seats
    assert len(seats) == 32 and all(code.startswith("W07") and name.strip() for code, name in seats.items())
    assert seats["W07000097"] == "Gŵyr" and seats["W07000112"] == "Ynys Môn"


def test_official_names_are_those_of_the_seats_of_2024(uk_2024: Election) -> None:
    codes = {one.contest.seat.code for one in uk_2024.state().contests.values()}
    assert official_names("cy").seats.keys() == {code for code in codes if code.startswith("W")}
    places = {
        name
        for one in uk_2024.state().contests.values()
        for name in (one.contest.seat.region, one.contest.seat.country)
    }
    assert official_names("cy").places.keys() == places


def test_a_seat_of_another_country_keeps_its_name() -> None:
    assert Words("cy").seat(Seat("X-1", "Bridgend")) == "Bridgend"
    assert Words("cy").seat(Seat("W07000086", "Bridgend")) == "Pen-y-bont"
    assert Words("en").seat(Seat("W07000086", "Bridgend")) == "Bridgend"


def test_days_are_told_in_welsh() -> None:
    assert Words("cy").day(date(2024, 7, 4)) == "4 Gorffennaf 2024"


def test_every_page_leads_to_itself_in_the_other_language(night: Election, tmp_path: Path) -> None:
    face = Face("A made-up site", languages=("en", "cy"))
    Publisher(tmp_path).publish(publication(night, face=face, is_live=True))
    read = pages(tmp_path)
    assert broken(tmp_path, read) == []
    english = {name for name in read if not name.startswith("cy/")}
    assert {f"cy/{name}" for name in english} == read.keys() - english
    for name in english - {one for one in english if one.startswith("embed/")}:
        up = "../" * name.count("/")
        html, welsh = (tmp_path / name).read_text(), (tmp_path / "cy" / name).read_text()
        assert "<html lang=en>" in html and "<html lang=cy>" in welsh
        assert f"href={up}cy/{name} lang=cy" in html, name
        assert f"href={up}../{name} lang=en" in welsh, name
    assert "heb ei gyhoeddi" not in read["cy/index.html"].text
    assert "Cyhoeddwyd 3 o 3" in read["cy/index.html"].text


def test_data_is_the_same_in_every_language(night: Election, tmp_path: Path) -> None:
    one, both = Publisher(tmp_path / "one"), Publisher(tmp_path / "both")
    one.publish(publication(night))
    told = publication(night)
    both.publish(publication(night, face=replace(told.face, languages=("en", "cy"))))
    for path in (tmp_path / "one").rglob("*.csv"):
        assert (tmp_path / "both" / path.relative_to(tmp_path / "one")).read_bytes() == path.read_bytes()
