"""The text of a page, with the place of every character in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.check.html_text import html_text, is_html


def text(page: str) -> str:
    return " ".join(html_text(page)[0].split())


def test_what_a_page_does_not_show_as_its_story_is_left_out() -> None:
    page = "<head><title>T</title></head><body><nav>Home</nav><script>9</script><p>A <b>B</b></p></body>"
    assert text(page) == "A B"


def test_a_head_that_is_never_closed_ends_where_the_body_begins() -> None:
    assert text("<html><head><title>T</title><body><p>A</p>") == "A"
    assert text("<head><meta charset=utf-8><p>A</p>") == "A"


def test_a_story_inside_a_form_is_read() -> None:
    assert text("<body><form><article><p>A</p></article></form></body>") == "A"


def test_blocks_are_paragraphs() -> None:
    assert html_text("<p>A</p><p>B</p>")[0].split("\n\n")[0] == "A"


@pytest.mark.parametrize(
    ("page", "shown"),
    [("<p>A&amp;B</p>", "A&B"), ("<p>A&nbsp;B", "A B"), ("<p>&#163;5", "£5"), ("<p>A &lt; B", "A < B")],
)
def test_references_are_the_characters_they_stand_for(page: str, shown: str) -> None:
    assert text(page) == shown


@given(st.text(alphabet="<>/&;pbAx\"'=!- \n#1", max_size=80))
def test_every_character_has_a_place_in_the_page(page: str) -> None:
    shown, places = html_text(page)
    assert len(places) == len(shown) + 1
    assert all(0 <= at <= len(page) for at in places)
    assert list(places) == sorted(places)


def test_only_a_text_that_begins_with_a_tag_is_a_page() -> None:
    assert is_html("\ufeff <!DOCTYPE html><p>A")
    assert not is_html("Labour <b>won</b>") and not is_html("<3 seats")
