"""The Welsh site is whole: nothing on its pages is left in English but names, data and credits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hustings.night.forecast import Settings, forecast
from hustings.night.forecast_plain import warnings_of
from hustings.night.preparing import prepared
from hustings.night.rehearsal import rehearsal
from hustings.publish.about_page import about_pages
from hustings.publish.edition import Edition
from hustings.publish.further import Further
from hustings.publish.house_page import house_pages
from hustings.publish.library_sentences import told_in
from hustings.publish.plan import HOUSE_PICTURES
from hustings.publish.publication import Face, Publication
from hustings.publish.publisher import Publisher
from hustings.publish.seats_figure import seats_files
from hustings.publish.words import Words
from hustings.record.election import Election
from hustings.record.party import Party
from hustings.record.state import state
from hustings.sources.opening import Desk

from .made_up_site import FACE, MORNING, a_forecast, a_night, at, publication
from .test_find_and_frames import LOOK_UP
from .test_further_pages import PICKS
from .two_tongues import english_left, left_in_english

BOTH = replace(FACE, languages=("en", "cy"))


@pytest.mark.parametrize("moment", ["nominations", "rush", "tie", "corrected", "end"])
@pytest.mark.parametrize("mode", ["live", "test"])
def test_no_page_of_a_night_is_left_in_english(tmp_path: Path, moment: str, mode: Any) -> None:
    night = a_night(mode)
    made = a_forecast(at(night, "tie")) if moment == "tie" else None
    more = {"face": BOTH, "picks": PICKS, "further": Further(postcodes=LOOK_UP), "is_live": True}
    told = publication(night, moment, forecast=made and replace(made, warnings=()), **more)
    Publisher(tmp_path).publish(told)
    assert len(list((tmp_path / "cy").rglob("*.html"))) > 20
    assert english_left(tmp_path, told) == {}


def test_no_page_of_the_example_is_left_in_english(tmp_path: Path) -> None:
    example = Desk().load("example")
    told = Publication(example, example.state(), MORNING, Face(example.title, languages=("en", "cy")))
    Publisher(tmp_path).publish(told)
    assert english_left(tmp_path, told) == {}
    assert "Chwe sedd o etholiad cyffredinol" in (tmp_path / "cy" / "feed.xml").read_text()


def test_a_forecast_warns_in_welsh(tmp_path: Path) -> None:
    election = rehearsal(1).election
    now = state(election.ledger.until(3))
    made = forecast(prepared(election, Desk(), Settings(draws=200)), now)
    assert len(warnings_of(made)) >= 3
    told = Publication(election, now, MORNING, Face(election.title, languages=("en", "cy")), made)
    Publisher(tmp_path, (seats_files, about_pages, house_pages(HOUSE_PICTURES))).publish(told)
    assert english_left(tmp_path, told) == {}
    assert "Cyhoeddwyd hyd yma: 3." in (tmp_path / "cy" / "index.html").read_text()


def test_a_sentence_of_the_library_is_known_with_its_figures() -> None:
    text = "Only 3 declared: the first seats are seldom like the country."
    assert told_in(text, str) == text
    assert told_in(text, lambda said: said.upper().replace("DECLARED}", "declared}")) == text.upper()
    assert told_in("Only so many declared.", str) is None
    assert Words("cy").told("<b>") == '<span lang="en">&lt;b&gt;</span>'
    assert Words("en").told("<b>") == "&lt;b&gt;"


def test_a_sentence_left_in_english_is_seen() -> None:
    english = "<html lang=en><p title='Read out but seen by nobody'>Ayton was won by nobody yet</p></html>"
    welsh = english.replace("lang=en", "lang=cy")
    assert left_in_english(english, welsh, {"Ayton"}, ()) == [
        "Read out but seen by nobody",
        "Ayton was won by nobody yet",
    ]
    assert left_in_english(english, welsh, {"Ayton was won"}, ()) == ["Read out but seen by nobody"]
    marked, credits = welsh.replace("<p", "<p lang=en"), {"Ayton was won by nobody yet"}
    assert left_in_english(english, marked, (), credits) == ["Read out but seen by nobody"]
    assert left_in_english(english, marked, (), {*credits, "Read out but seen by nobody"}) == []


def test_parties_of_the_uk_have_the_names_that_the_commission_gives_them(uk_2024: Election) -> None:
    words = Words("cy")
    assert words.party(Party("Lab", "Labour")) == "Y Blaid Lafur"
    assert words.party(Party("WPB", "Workers Party of Britain")) == "Workers Party of Britain"
    assert words.names.parties.keys() - {"Green Party"} <= {one.name for one in uk_2024.parties.values()}
    assert Edition(publication(uk_2024, len(uk_2024.ledger))).is_of_the_uk


def test_a_party_of_another_country_keeps_its_name(night: Election) -> None:
    assert not Edition(publication(night)).is_of_the_uk
    assert Words("cy", is_of_the_uk=False).party(Party("Lab", "Labour")) == "Labour"
    assert Words("cy", is_of_the_uk=False).description("Green") == "Green"
