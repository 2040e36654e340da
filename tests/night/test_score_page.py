"""The page of scores: whole in itself, a table beside every picture, marked as an estimate."""

from __future__ import annotations

import builtins
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from rich.console import Console

from hustings.night.score_page import score_page
from hustings.night.score_pictures import COLOURS, drawn
from hustings.night.score_screen import score_screen
from hustings.night.score_sheet import ScoreSheet, score_sheet

from . import made_up_night as night

VOID = {"meta", "link", "br", "img"}


class Reader(HTMLParser):
    """Checks that elements close in order, and gathers what is linked, captioned and headed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        self.open += [] if tag in VOID else [tag]

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def sheet(rehearsal: bool = False) -> ScoreSheet:
    made = [night.moment(declared=n) for n in (1, 2)]
    if rehearsal:
        made = [replace(one, forecast=replace(one.forecast, is_rehearsal=True)) for one in made]
    methods = {"hustings": made, "uniform swing": [night.moment(has_draws=False, lean=0.02)]}
    return score_sheet(methods, {"made-up": night.truth()}, (1 / 3, 2 / 3), ["Notes & <sources>"])


def test_the_page_is_well_formed_and_asks_for_nothing() -> None:
    page = score_page(sheet())
    reader = Reader(page)
    assert reader.open == []
    assert "script" not in reader.tags
    assert reader.addresses == []
    assert not re.search(r"https?://|url\(|@import", page)
    assert "default-src 'none'" in page


def test_names_are_shown_as_they_are_and_never_as_markup() -> None:
    page = score_page(sheet())
    assert "A made-up &lt;night&gt;" in page
    assert "Notes &amp; &lt;sources&gt;" in page


def test_a_table_stands_beside_every_picture() -> None:
    pytest.importorskip("altair", reason="needs the optional pictures")
    pytest.importorskip("vl_convert", reason="needs the optional pictures")
    pairs = score_page(sheet()).split('<div class="pair">')[1:]
    assert len(pairs) == 3
    for pair in pairs:
        assert pair.index("<figcaption>") < pair.index('role="img"') < pair.index("<table>")


def test_pictures_take_the_colours_of_the_reader() -> None:
    pytest.importorskip("altair", reason="needs the optional pictures")
    pytest.importorskip("vl_convert", reason="needs the optional pictures")
    page = score_page(sheet())
    assert 'fill="var(--ink)"' in page
    assert "prefers-color-scheme: dark" in page
    assert not any(f'"{colour}"' in page for colour in COLOURS)


def test_the_same_sheet_is_drawn_the_same() -> None:
    pytest.importorskip("altair", reason="needs the optional pictures")
    pytest.importorskip("vl_convert", reason="needs the optional pictures")
    assert drawn(sheet()) == drawn(sheet())
    assert set(drawn(sheet())) == {"error", "reliability", "seats:made-up"}


def test_without_the_drawing_parts_the_page_keeps_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name in ("altair", "vl_convert"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    page = score_page(sheet())
    assert "<svg" not in page
    assert "The pictures are left out" in page
    assert page.count("<table>") == 7


def test_the_page_says_estimate_and_marks_a_rehearsal() -> None:
    assert "Every forecast here is an estimate" in score_page(sheet())
    assert "REHEARSAL" not in score_page(sheet())
    assert score_page(sheet(rehearsal=True)).index("REHEARSAL") < score_page(sheet(rehearsal=True)).index(
        "<h1>"
    )


def test_figures_of_the_page_are_those_of_the_sheet() -> None:
    page = score_page(sheet())
    # Share error 0.06 over three cells at both stages; Brier 0.52 squared.
    assert (
        '<th class="words" scope="row">Share error, points</th><td class="words">hustings</td><td>2.00</td>'
        in page
    )
    assert "<td>0.270</td>" in page
    assert "<td>2 (1–2)</td>" in page


def test_the_screen_shows_stages_and_means_at_80_columns() -> None:
    console = Console(width=80, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(score_screen(sheet()))
    text = captured.get()
    assert max(map(len, text.splitlines())) <= 80
    words = " ".join(text.split())
    assert "33% 1 hustings 2.00 50.0% 2.0 0.270" in words
    assert "33% 1 uniform swing 1.33 100.0% 0.0 – – – –" in words
    assert "Mean over stages of one night: no interval" in words
