"""The report on a page, a terminal and in words: complete, self-contained, verbs by level."""

from __future__ import annotations

import builtins
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from hustings.endorse.claim_level import VERBS, Claim, Level
from hustings.endorse.deciding import Deciding, SeatChance
from hustings.endorse.effect import Settings, effect
from hustings.endorse.effect_page import effect_page
from hustings.endorse.effect_report import EffectReport
from hustings.endorse.effect_screen import effect_screen
from hustings.endorse.effect_words import interval_in_words, paragraph, points_in_words
from hustings.record.election import Election

from .endorsing import backing, endorser

QUICK = Settings(seed=5, draws=200)


@pytest.fixture(scope="module")
def report(made_up: Election) -> EffectReport:
    return effect(made_up, endorser(backing(made_up, "Oak", 40)), QUICK)


@pytest.fixture(scope="module")
def page(report: EffectReport) -> str:
    return effect_page(report)


class Tags(HTMLParser):
    """Every tag that opens, and those that never close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "path", "rect", "line", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            assert self.open.pop() == tag, tag


def test_the_page_asks_nobody_for_anything_and_runs_no_script(page: str) -> None:
    assert (
        re.findall(r"(?:src|href)=|url\(|@import|<script|https?://(?!www\.w3\.org)\S*\.(?:js|css)", page)
        == []
    )
    assert "default-src 'none'" in page


def test_the_page_is_whole_and_every_picture_has_a_table(page: str) -> None:
    tags = Tags(page)
    assert tags.open == []
    assert tags.seen.count("svg") == 6
    assert tags.seen.count("table") >= tags.seen.count("svg")
    assert page.count('role="img"') == 6


def test_every_endorsed_seat_and_every_estimator_stands_on_the_page(report: EffectReport, page: str) -> None:
    assert report.estimated is not None
    assert all(one.account.seat in page for one in report.deciding.seats)
    assert all(one.name in page for one in report.estimated.beside.lines)
    assert all(one.name in page for one in report.estimated.compared.balance)


def test_a_made_up_election_is_marked_as_one(report: EffectReport) -> None:
    assert "REHEARSAL: made-up figures" in effect_page(replace(report, is_test=True))
    shown = screen(replace(report, is_test=True))
    assert "REHEARSAL: made-up figures" in shown


def test_names_are_shown_as_text_and_never_as_markup(report: EffectReport) -> None:
    evil = replace(report.listed, endorser="<b>[red]\x1b", notice="<script>")
    told = replace(report, listed=evil)
    assert "<b>[red]" not in effect_page(told)
    assert "\x1b" not in effect_page(told)
    assert "[red]" in screen(told)


def test_without_the_parts_that_draw_the_page_keeps_its_tables(
    report: EffectReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith(("altair", "vl_convert")):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    page = effect_page(report)
    assert "hustings[charts]" in page
    assert "<svg" not in page
    assert page.count("<table") >= 8


def screen(report: EffectReport) -> str:
    out = StringIO()
    Console(file=out, width=80, markup=False, emoji=False).print(effect_screen(report, 5))
    return out.getvalue()


def test_the_terminal_has_eighty_columns_and_says_how_much_is_left(report: EffectReport) -> None:
    shown = screen(report)
    assert max(map(len, shown.splitlines())) <= 80
    assert "and 35 seats more" in shown
    assert "What cannot be said" in shown


@pytest.mark.parametrize("level", Level)
def test_the_verbs_follow_the_level(report: EffectReport, level: Level) -> None:
    told = replace(report, claim=Claim(level, ("a reason",)))
    if level is Level.ACCOUNTING:
        told = replace(told, estimated=None)
    words = paragraph(told)
    higher = [verb for one in Level if one > level for verb in VERBS[one] if verb not in VERBS[level]]
    assert not any(f"the endorsement {verb} " in words.casefold() for verb in higher)
    own = [f"the endorsement {verb}" in words.casefold() for verb in VERBS[level]]
    assert any(own) == (level is not Level.ACCOUNTING)


def with_chances(report: EffectReport, chances: dict[int, tuple[float, float]]) -> Deciding:
    """Return the first seats won with those ends of probability; all others were lost."""
    won = [one for one in report.deciding.seats if one.account.won]
    seats: list[SeatChance] = []
    for place, (low, high) in chances.items():
        seats.append(replace(won[place], low=low, high=high, decided=(low + high) / 2))
    return replace(report.deciding, seats=tuple(seats))


def test_a_sentence_says_decided_probably_perhaps_and_neither(report: EffectReport) -> None:
    chances = {0: (0.96, 1.0), 1: (0.6, 0.9), 2: (0.1, 0.3), 3: (0.0, 0.0), 4: (0.0, 0.01)}
    deciding = with_chances(report, chances)
    names = [one.account.seat for one in deciding.seats]
    told = paragraph(replace(report, deciding=deciding))
    sentence = f"it decided {names[0]}, probably {names[1]}, perhaps {names[2]}, and neither"
    assert f"{sentence} {names[3]} nor {names[4]}." in told


def test_a_sentence_on_seats_it_did_not_decide_is_no_double_negative(report: EffectReport) -> None:
    one, two = (with_chances(report, dict.fromkeys(range(count), (0.0, 0.0))) for count in (1, 2))
    names = [seat.account.seat for seat in two.seats]
    assert f"it did not decide {names[0]}." in paragraph(replace(report, deciding=one))
    assert f"it did not decide {names[0]} or {names[1]}." in paragraph(replace(report, deciding=two))
    probable = with_chances(report, {0: (0.5, 0.9), 1: (0.0, 0.0)})
    told = paragraph(replace(report, deciding=probable))
    assert f"it probably decided {names[0]}, and not {names[1]}." in told


def test_figures_without_an_end_are_signs_not_crashes() -> None:
    assert interval_in_words(float("-inf"), float("inf")) == "−∞ to ∞"
    assert points_in_words(float("nan")) == "–"
