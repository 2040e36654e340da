"""Stories cut into sentences."""

from datetime import date

from hustings.check.html_text import html_text, is_html
from hustings.check.sentences import read_story


def sentences(text: str) -> list[str]:
    return [one.text for one in read_story(text).sentences]


def test_titles_initials_and_hours_end_no_sentence() -> None:
    text = "Mr. Smith of St. Albans won at 2.30 a.m. on Friday. J. Jones lost in the U.K. vote."
    assert sentences(text) == [text[:51], text[52:]]


def test_each_line_of_a_fact_box_stands_alone() -> None:
    assert sentences("Majority: 7,247\nTurnout: 67.5%") == ["Majority: 7,247", "Turnout: 67.5%"]


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The count went on until early in the morning, and when the returning\nofficer came out she said so."
    )
    assert len(sentences(text)) == 1


def test_a_short_line_without_a_stop_is_a_heading() -> None:
    found = read_story("ISLINGTON NORTH\n\nThe count was quick.").sentences
    assert [one.is_heading for one in found] == [True, False]


def test_offsets_point_into_the_text() -> None:
    text = "  One.  Two!\n\n\nThree "
    assert [text[one.start : one.end] for one in read_story(text).sentences] == sentences(text)


def test_the_day_is_the_first_full_date() -> None:
    assert read_story("LONDON, 5 July 2024 – After 2019").day == date(2024, 7, 5)
    assert read_story("July 5th, 2024. A story").day == date(2024, 7, 5)
    assert read_story("On 32 July 2024 nothing").day is None


def test_a_given_day_stands_before_one_in_the_text() -> None:
    assert read_story("5 July 2024", date(2019, 12, 13)).day == date(2019, 12, 13)


def test_the_text_of_a_page_keeps_its_places() -> None:
    head = "<html><head><title>no</title></head><body>"
    page = f"{head}<h1>Ynys M&ocirc;n</h1><script>x()</script><p>Won by 637.</p>"
    text, places = html_text(page)
    assert text.split() == ["Ynys", "Môn", "Won", "by", "637."]
    at = text.index("637")
    assert page[places[at] : places[at + 3]] == "637"


def test_a_page_is_told_from_plain_text() -> None:
    assert is_html("\n<!DOCTYPE html><p>x") and not is_html("Labour < 5 seats")


def test_broken_pages_are_read_as_far_as_they_go() -> None:
    for page in ("<p", "<p>a</b></i>", "&#x110000;<p>a", "<script>never closed", "<a href='", "&;&#;"):
        text, places = html_text(page)
        assert len(places) == len(text) + 1
