"""Guides: what stands in them, what never does, and pages that anybody can use."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hustings.endorse.endorser_score import endorser_score
from hustings.endorse.endorsers import Endorser, endorser_named
from hustings.endorse.guide import guide, with_results
from hustings.endorse.guide_page import INDEX, guide_pages
from hustings.endorse.guide_plain import GUIDE_COLUMNS, guide_json, guide_rows
from hustings.endorse.guide_site import guide_files, write_guide
from hustings.endorse.guide_words import choice_in_words, outcome_in_words
from hustings.endorse.method import Outcome
from hustings.endorse.postcodes import Postcodes
from hustings.errors import EmbargoError, SourceError
from hustings.record.election import Election
from hustings.record.entry import Kind
from hustings.record.ledger import Ledger

AFTER = datetime(2024, 7, 5, 12, tzinfo=UTC)
BEFORE = datetime(2024, 7, 4, 20, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def tactical() -> Endorser:
    return endorser_named("tactical")


class Page(HTMLParser):
    """The tags of a page with their attributes, and ids, links and headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def without_votes(election: Election) -> Election:
    """Return the election as it stood when nothing was declared."""
    kept = tuple(entry for entry in election.ledger if entry.kind is Kind.NOMINATE)
    return replace(election, ledger=Ledger(kept))


def test_nothing_in_a_guide_comes_from_votes_of_this_election(
    tactical: Endorser, six_seats: Election
) -> None:
    made = guide(tactical, six_seats)
    unpolled = guide(tactical, without_votes(six_seats))
    assert guide_json(made) == guide_json(unpolled)
    assert guide_pages(made) == guide_pages(unpolled)
    assert not made.has_results
    assert all(one.result is None for one in made.choices)


def test_results_are_refused_until_the_close_of_poll(tactical: Endorser, six_seats: Election) -> None:
    made = guide(tactical, six_seats)
    with pytest.raises(EmbargoError, match="no results before the close of poll, 2024-07-04 21:00 UTC"):
        with_results(made, six_seats, BEFORE)
    with pytest.raises(EmbargoError, match="no endorser is scored before"):
        endorser_score(tactical.picks(six_seats), six_seats, BEFORE)
    shown = with_results(made, six_seats, datetime(2024, 7, 4, 21, tzinfo=UTC))
    assert shown.has_results


def test_results_stand_beside_the_choice(uk_2024: Election) -> None:
    made = with_results(guide(endorser_named("tmv"), uk_2024), uk_2024, AFTER)
    one = made.of("E14001305")
    assert choice_in_words(one, made) == "The Muslim Vote endorses Jeremy Corbyn (Independent)"
    assert one.result is not None
    assert (one.result.label, one.result.place, one.result.votes) == ("Ind gain from Lab", 1, 24120)
    neutral = made.of("E14001430").result
    assert neutral is not None
    assert (neutral.place, neutral.votes, neutral.share) == (None, None, None)


def test_the_guide_of_2024_shows_stated_inferred_neutral_and_withdrawn_apart(uk_2024: Election) -> None:
    made = guide(endorser_named("tmv"), uk_2024)
    said = Counter(map(outcome_in_words, made.choices))
    assert said == {
        "endorse": 10, "endorse (inferred)": 3, "neutral": 9, "withdrawn": 3, "no decision": 625,
    }  # fmt: skip
    inferred = next(one for one in made.choices if one.contest.seat.name == "Bethnal Green and Stepney")
    assert choice_in_words(inferred, made).startswith("It is inferred, and no source states, that")
    assert "does not state this endorsement" in inferred.reasons[0]
    page = guide_pages(made)["bethnal-green-and-stepney.html"]
    assert "It is inferred, and no source states" in page
    assert 'class="choice endorse"' not in page


def test_a_guide_of_a_day_holds_what_was_public_then(uk_2024: Election) -> None:
    tmv = endorser_named("tmv")
    early = guide(tmv, uk_2024, date(2024, 5, 30))
    assert early.method is None
    assert Counter(map(outcome_in_words, early.choices)) == {"endorse": 6, "nothing said": 644}
    first = guide(tmv, uk_2024, date(2024, 6, 4))
    assert first.method is not None
    assert first.method.version == "1"
    assert Counter(map(outcome_in_words, first.choices)) == {"endorse": 6, "no decision": 644}
    assert not any("Lab" in (one.candidacy.party if one.candidacy else "") for one in first.choices)


def test_what_the_list_does_not_back_is_never_shown_as_endorsed(tmp_path: Path, six_seats: Election) -> None:
    tactical_folder = endorser_named("tactical").folder
    for name in ("organisation.toml", "method-1.toml"):
        (tmp_path / name).write_text((tactical_folder / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "picks.csv").write_text(
        "seat,candidacy,party,position,published,source,grade\n"
        "Islington North,Jeremy Corbyn,,endorse,2024-06-01,https://example.org,A\n",
        encoding="utf-8",
    )
    made = guide(endorser_named(str(tmp_path)), six_seats)
    endorsed = [one.contest.seat.name for one in made.choices if one.outcome is Outcome.ENDORSE]
    assert endorsed == ["Islington North"]
    other = next(one for one in made.choices if one.contest.seat.name != "Islington North")
    assert other.reasons == ("Nobody here is on its list, though a rule would pick somebody.",)
    assert choice_in_words(other, made).endswith(f"has no {outcome_in_words(other).removeprefix('no ')} here")
    assert "Shown is the whole guide" in guide_pages(made)[INDEX]


def test_a_guide_gathered_from_sources_says_that_more_may_be_published(uk_2024: Election) -> None:
    made = guide(endorser_named("tmv"), uk_2024)
    other = next(one for one in made.choices if one.outcome is Outcome.NO_DECISION)
    assert choice_in_words(other, made) == "The Muslim Vote has no decision here that is known"


def test_a_choice_is_explained_in_sentences_for_voters(made_up: Election) -> None:
    made = guide(endorser_named("made-up-union"), made_up)
    endorsed = next(one for one in made.choices if one.outcome is Outcome.ENDORSE and len(one.reasons) == 2)
    neutral = next(one for one in made.choices if one.outcome is Outcome.NEUTRAL)
    assert re.fullmatch(
        r"Of ten pledges, those signed: Candidate .* has \d+.*; the rule asks for at least 7\.",
        endorsed.reasons[1],
    )
    assert "does not apply. Crossed a picket line: no verified evidence here on any candidate." in " ".join(
        neutral.tried
    )
    assert re.match(r"Score of Candidate .*, \d+: of ten pledges", neutral.grounds[0].words)
    page = guide_pages(made)
    assert any("<li>Method, version 1: " in text for text in page.values())


def test_every_choice_says_why_and_every_endorsement_has_a_source(uk_2024: Election) -> None:
    for name in ("tmv", "tactical", "daily-mail"):
        made = guide(endorser_named(name), uk_2024)
        assert len(made.choices) == 650
        for one in made.choices:
            assert one.reasons
            assert one.outcome is not Outcome.ENDORSE or all(each.source for each in one.grounds)
            assert one.outcome is not Outcome.ENDORSE or one.grounds


def test_a_seat_that_the_rules_do_not_cover_says_so(uk_2024: Election) -> None:
    made = guide(endorser_named("tactical"), uk_2024)
    silent = [one for one in made.choices if one.outcome is None]
    assert {one.contest.seat.country for one in silent} == {"Northern Ireland"}
    assert choice_in_words(silent[0], made) == "tactical.vote says nothing of this seat"


def test_a_made_up_guide_is_marked_on_every_page(made_up: Election) -> None:
    made = with_results(guide(endorser_named("made-up-union"), made_up), made_up, BEFORE)
    pages = guide_pages(made)
    assert len(pages) == 651
    assert all("Made up, for practice only" in text and "REHEARSAL" in text for text in pages.values())


def test_every_page_can_be_read_without_pointer_script_or_network(
    tactical: Endorser, six_seats: Election
) -> None:
    made = with_results(guide(tactical, six_seats), six_seats, AFTER)
    pages = guide_pages(made)
    for name, text in pages.items():
        page = Page(text)
        assert page.open == [], name
        assert page.of("html") == [{"lang": "en-GB"}]
        assert [len(page.of(tag)) for tag in ("h1", "main", "header", "footer", "title")] == [1] * 5
        assert page.of("a")[0] == {"class": "skip", "href": "#main"}
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert not {tag for tag, _ in page.tags} & {"img", "link", "iframe", "object", "base"}
        assert not [one for one in page.of("script") if "src" in one]
        policy = page.of("meta")[2]["content"]
        assert policy is not None
        assert policy.startswith("default-src 'none'")
        assert ("script-src" in policy) is (name == INDEX)
        for link in page.of("a"):
            target = link["href"] or ""
            assert target.startswith(("https://", "#")) or target in pages
        labelled = {one["for"] for one in page.of("label")}
        assert {one["id"] for one in page.of("input")} == labelled


def test_the_index_lists_every_seat_once_by_letter_without_a_script(
    tactical: Endorser, six_seats: Election
) -> None:
    page = Page(guide_pages(guide(tactical, six_seats))[INDEX])
    listed = [one["data-name"] for one in page.of("li") if "data-name" in one]
    names = {one.contest.seat.name.lower() for one in six_seats.state().contests.values()}
    assert {name for name in listed if name} == names
    assert page.of("form") == [{"class": "find", "role": "search", "hidden": None}]


def test_colours_have_the_contrast_that_wcag_aa_asks_in_light_and_dark() -> None:
    from importlib import resources

    style = (resources.files("hustings.endorse") / "guide_page.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--(\w+): (#\w+)", part)) for part in style.split("@media", 2)[:2])
    for colours in (light, dark):
        for ink in ("ink", "soft", "link"):
            for paper in ("paper", "tint"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
        assert contrast(colours["strong"], colours["paper"]) >= 3
        assert contrast(colours["mark"], colours["paper"]) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_names_and_words_from_files_are_text_and_never_markup(
    tactical: Endorser, six_seats: Election
) -> None:
    evil = '"><script>alert(1)</script>'
    made = guide(tactical, six_seats)
    organisation = replace(
        made.organisation, name=evil, notice=evil, imprint=evil, site="javascript:alert(1)"
    )
    choices = tuple(replace(one, reasons=(evil,)) for one in made.choices)
    postcodes = Postcodes("</script><script>", {"AB12CD": (choices[0].contest.key,)})
    pages = guide_pages(replace(made, organisation=organisation, choices=choices), postcodes)
    for text in pages.values():
        assert evil not in text
        assert "javascript:" not in text
        assert [one.get("type") for one in Page(text).of("script")] in ([], ["application/json", None])


def test_the_site_is_written_whole_and_the_same_guide_gives_the_same_bytes(
    tactical: Endorser, six_seats: Election, tmp_path: Path
) -> None:
    made = guide(tactical, six_seats)
    names = write_guide(made, tmp_path / "site")
    there = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir()}
    assert there == guide_files(guide(tactical, six_seats))
    assert set(names) == set(there)
    assert {"index.html", "guide.json", "guide.csv", "islington-north.html"} <= set(there)
    with pytest.raises(SourceError, match="exists already"):
        write_guide(made, tmp_path / "site")
    write_guide(made, tmp_path / "site", replace=True)
    (tmp_path / "site" / "own.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match="holds own.txt"):
        write_guide(made, tmp_path / "site", replace=True)


def test_json_and_csv_say_the_same(tactical: Endorser, six_seats: Election) -> None:
    files = guide_files(with_results(guide(tactical, six_seats), six_seats, AFTER))
    told, rows = json.loads(files["guide.json"]), list(csv.DictReader(io.StringIO(files["guide.csv"])))
    assert tuple(rows[0]) == GUIDE_COLUMNS
    assert [(one["code"], one["outcome"], one["name"] or "") for one in told["seats"]] == [
        (one["code"], one["outcome"], one["name"]) for one in rows
    ]
    assert told["results"] is True
    assert all(0 < one["result"]["share"] < 1 for one in told["seats"] if one["name"])
    assert tuple(guide_rows(guide(tactical, six_seats))[0]) == GUIDE_COLUMNS
