"""The report as a page: marks where claims stand, nothing of a story that could act, nothing fetched."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest

from hustings.check.check import check
from hustings.check.checked import Checked
from hustings.check.claim import ClaimType, Passage, Unjudged
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.marking import stretches
from hustings.check.reading_once import NoFiles
from hustings.check.record import Record
from hustings.check.report_page import report_page
from hustings.check.story import Sentence, Story
from hustings.sources.example import example

SIX = Record(NoFiles(), {"uk-2024": example()})
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """The elements of a page, and whether each is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def six(text: str) -> Checked:
    return check(text, SIX, date(2024, 7, 5))


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</mark></p><style>*{}</style>",
        "\" onclick='x'",
    ],
)
def test_a_story_cannot_put_anything_but_text_on_the_page(harm: str) -> None:
    text = f"Some news. {harm} Jeremy Corbyn won Islington North {harm} by 7,427 votes & more. {harm}"
    page = Page(report_page(six(text), title=harm))
    assert {"script", "img"} & set(page.tags) == set()
    assert page.tags.count("style") == 1
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert page.text.count(harm) >= 2


def test_a_page_asks_for_nothing_and_runs_nothing() -> None:
    page = Page(report_page(six("Jeremy Corbyn won Islington North.")))
    assert {"script", "link", "img", "iframe", "form"} & set(page.tags) == set()
    assert all(value and value.startswith("#") for name, value in page.attributes if name == "href")
    assert any(value and value.startswith("default-src 'none'") for _, value in page.attributes)


def test_every_link_leads_to_a_place_on_the_page() -> None:
    page = Page(
        report_page(six("Jeremy Corbyn won Islington North by 7,427 votes. The exit poll was wrong."))
    )
    places = {value for name, value in page.attributes if name == "id"}
    links = [value for name, value in page.attributes if name == "href" and value]
    assert links
    assert {link.removeprefix("#") for link in links} <= places


def test_control_characters_are_shown_as_a_sign() -> None:
    page = report_page(six("Jeremy Corbyn \x1b[2J won \u202eIslington North."))
    assert not {"\x1b", "\u202e"} & set(page)


def _sentence_of(text: str, *claims: tuple[int, int, Verdict]) -> list[tuple[str, str, list[int]]]:
    sentence = Sentence(0, 0, len(text), text, 0)
    judged = [
        (
            n,
            Judged(
                Unjudged(Passage(0, start, end, text[start:end], "r"), ClaimType.CAUSE),
                Judgement(verdict, "r"),
            ),
        )
        for n, (start, end, verdict) in enumerate(claims, start=1)
    ]
    cut = stretches(sentence, judged)
    return [(one.text, one.verdict.value if one.verdict else "", [n for n, _ in one.ending]) for one in cut]


def test_overlapping_claims_are_marked_by_the_worst_of_them() -> None:
    assert _sentence_of("abcdef", (0, 4, Verdict.SUPPORTED), (2, 6, Verdict.REFUTED)) == [
        ("ab", "supported", []),
        ("cd", "refuted", [1]),
        ("ef", "refuted", [2]),
    ]


def test_a_claim_inside_another_keeps_its_own_number() -> None:
    assert _sentence_of("abcdef", (0, 6, Verdict.NOT_JUDGED), (2, 4, Verdict.SUPPORTED)) == [
        ("ab", "not judged", []),
        ("cd", "supported", [2]),
        ("ef", "not judged", [1]),
    ]


def test_a_claim_that_reaches_beyond_its_sentence_is_marked_within_it() -> None:
    assert _sentence_of("abc", (1, 9, Verdict.REFUTED)) == [("a", "", []), ("bc", "refuted", [1])]


def test_a_story_of_nothing_is_a_page_all_the_same() -> None:
    empty = Checked(Story("", ()), (), (), ())
    assert "No claim on an election was recognised." in Page(report_page(empty)).text
