"""A seat's forebears: by name alone, in spans of boundaries, with what a party block tells and what not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hustings.record.forebears import Forebears, leading, same_words
from hustings.record.history import HistoricalResult


def a_result(election: str, name: str, boundaries: str, **more: Any) -> HistoricalResult:
    known: dict[str, Any] = {
        "election": election,
        "code": None,
        "name": name,
        "region": "South",
        "seats": 1,
        "electorate": 100,
        "votes": {"con": 30, "lib": None, "lab": 20, "natsw": None, "oth": 10},
        "unopposed": {},
        "total_votes": 60,
        "turnout_published": Fraction(6, 10),
        "boundary_set": boundaries,
        "is_unopposed": False,
        "doubts": {},
    }
    return HistoricalResult(**(known | more))


def spans(results: list[HistoricalResult], *names: str, before: str = "2010") -> list[tuple[str, str, int]]:
    found = Forebears(results).of(names, "South", before)
    return [(one.first, one.last, len(one.results)) for one in found]


OLD = [
    a_result("1918", "Ayton North", "1918-1935"),
    a_result("1945", "Beeford", "1945"),
    a_result("1950", "North Ayton", "1950-1951"),
    a_result("1951", "North Ayton", "1950-1951"),
]


def test_names_are_alike_in_whatever_order_and_gaps_are_told() -> None:
    assert spans(OLD, "Ayton North") == [("1950", "1951", 2), ("1945", "1945", 0), ("1918", "1935", 1)]
    assert same_words("Ayton & North", "North and Ayton") and not same_words("Ayton", "Ayton North")


def test_nothing_is_told_before_the_first_seat_of_the_name_nor_after_the_election() -> None:
    assert spans(OLD, "Beeford") == [("1950", "1951", 0), ("1945", "1945", 1)]
    assert spans(OLD, "Ayton North", before="1951") == [
        ("1950", "1951", 1),
        ("1945", "1945", 0),
        ("1918", "1935", 1),
    ]
    assert spans(OLD, "Ceeham") == []
    assert Forebears(OLD).first == "1918" and Forebears([]).first is None


def test_the_name_nearer_to_the_past_comes_first_and_another_fills_in() -> None:
    assert spans(OLD, "Ayton North", "Beeford") == [
        ("1950", "1951", 2),
        ("1945", "1945", 1),
        ("1918", "1935", 1),
    ]


def test_spans_are_joined_where_the_publisher_kept_the_number() -> None:
    kept = [a_result("1935", "Deeside", "1918-1935", code="7"), a_result("1945", "Deeside", "1945", code="7")]
    other = [kept[0], a_result("1945", "Deeside", "1945", code="8")]
    assert spans(kept, "Deeside") == [("1918", "1945", 2)]
    assert spans(other, "Deeside") == [("1945", "1945", 1), ("1918", "1935", 1)]


def test_the_region_decides_between_two_seats_of_one_name_and_universities_are_none() -> None:
    two = [
        a_result("1918", "Eeburn", "1918-1935", region=region, total_votes=60)
        for region in ("South", "North")
    ]
    (span,) = Forebears(two).of(("Eeburn",), "South", "2010")
    assert [one.region for one in span.results] == ["South"]
    assert Forebears(two).of(("Eeburn",), "West", "2010") == ()
    assert (
        Forebears([a_result("1918", "Eff", "1918-1935", region="University")]).of(("Eff",), "", "2010") == ()
    )


def test_a_block_leads_by_what_the_next_has_less() -> None:
    told = leading(OLD[0])
    assert (told.block, told.votes, told.lead, told.share, told.turnout) == (
        "con",
        30,
        10,
        Fraction(1, 2),
        Fraction(6, 10),
    )


def test_no_lead_is_told_where_others_come_first_or_second_or_two_were_elected() -> None:
    votes = {"con": 30, "lib": None, "lab": 5, "natsw": None, "oth": 25}
    assert leading(a_result("1918", "A", "1918-1935", votes=votes)).lead is None
    assert leading(a_result("1918", "A", "1918-1935", votes=votes | {"oth": 40})).block == "oth"
    assert leading(a_result("1918", "A", "1918-1935", seats=2)).lead is None
    assert leading(a_result("1918", "A", "1918-1935", votes=dict.fromkeys(votes) | {"con": 60})).lead is None


def test_a_doubtful_turnout_is_left_out_and_a_member_unopposed_has_no_votes() -> None:
    assert leading(a_result("1918", "A", "1918-1935", doubts={"turnout": "misprint"})).turnout is None
    assert leading(a_result("1918", "A", "1918-1935", doubts={"con_share": "misprint"})).turnout is not None
    nobody = dict.fromkeys(OLD[0].votes)
    one = a_result(
        "1918", "A", "1918-1935", votes=nobody, unopposed={"lab": 1}, total_votes=None, is_unopposed=True
    )
    told = leading(one)
    assert (told.block, told.votes, told.share, told.lead, told.turnout) == ("lab", None, None, None, None)
