"""Picture cards: what they say, that it has room, and rehearsals marked; also as PNG."""

from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest
from tests.publish.made_up_picture import SVG, read_back, rehearsed, texts

from hustings.publish.card import HEIGHT, WIDTH, png
from hustings.publish.house_card import house_card
from hustings.publish.lettering import fitting, lines, width
from hustings.publish.pictured import Pictured
from hustings.publish.seat_card import seat_card
from hustings.record.election import Election


def room_left(root: ElementTree.Element) -> list[str]:
    """Return the texts that reach over the edge of a card, by the estimate of their widths."""
    over = []
    for one in root.iter(f"{SVG}text"):
        size, x = int(one.get("font-size", "0")), int(one.get("x", "0"))
        wide = width(one.text or "", size, one.get("font-weight") == "bold")
        first = x - {"start": 0, "middle": wide // 2, "end": wide}[one.get("text-anchor", "start")]
        if first < 28 or first + wide > WIDTH or not 0 < int(one.get("y", "0")) <= HEIGHT:
            over.append(one.text or "")
    return over


def test_a_seats_card_says_who_won_where_the_count_stood_and_whose_figures(made_up: Pictured) -> None:
    told = texts(read_back(seat_card(made_up, "ayton")))
    assert "Elm gain from Oak, majority 35" in told
    assert {"65", "65.0%", "30", "30.0%"} <= set(told)
    assert any(f"As at entry {made_up.now.as_at_entry}" in text for text in told)
    assert "Made up: no publisher." in " ".join(told)


@pytest.mark.parametrize("key", ["ayton", "beeford", "ceeham", "deeton", "eeburn", "effham"])
def test_every_way_a_contest_can_stand_has_a_card(made_up: Pictured, key: str) -> None:
    root = read_back(seat_card(made_up, key))
    assert room_left(root) == []
    assert not any("REHEARSAL" in text for text in texts(root))


def test_a_rehearsals_cards_are_marked(made_up: Pictured) -> None:
    marked = rehearsed(made_up)
    for svg in (seat_card(marked, "ayton"), seat_card(marked, "eeburn"), house_card(marked)):
        assert "REHEARSAL – not a real election" in texts(read_back(svg))


def test_the_house_card_says_how_far_the_count_has_come(made_up: Pictured) -> None:
    root = read_back(house_card(made_up))
    assert any("4 of 6 seats declared" in text for text in texts(root))
    assert "an estimate" in " ".join(texts(root))
    assert room_left(root) == []


def test_lines_are_broken_between_words_and_long_ones_are_cut() -> None:
    assert lines("one two three", width("one two", 10), 10) == ["one two", "three"]
    assert fitting("M" * 50, 300, (30, 20)) == ("M" * 14 + "…", 20)
    assert fitting("", 10, (30,)) == ("", 30)


def test_a_card_as_png_is_of_the_right_size_and_the_same_every_time(made_up: Pictured) -> None:
    pytest.importorskip("vl_convert")
    svg = seat_card(made_up, "ayton")
    first = png(svg)
    assert struct.unpack(">II", first[16:24]) == (WIDTH, HEIGHT)
    assert first == png(svg)
    assert len(first) < 80_000


def test_every_card_of_2024_has_room_for_its_names(uk_2024: Election) -> None:
    pictured = Pictured(uk_2024, uk_2024.state())
    for key, standing in pictured.now.contests.items():
        root = read_back(seat_card(pictured, key))
        assert room_left(root) == [], standing.contest.seat.name
        assert standing.contest.seat.name in texts(root)
    assert room_left(read_back(house_card(pictured))) == []
