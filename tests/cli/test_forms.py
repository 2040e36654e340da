"""Text, JSON and CSV of every reading command: promised keys, the same figures, attribution beside them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from .running import Run

EXAMPLE = [
    ("house", "example"),
    ("seat", "Blackburn", "--election", "example"),
    ("seats", "example"),
    ("seats", "example", "--sort", "declared"),
]
OFFICIAL = [
    ("house", "uk-2024"),
    ("house", "uk-2024", "--region", "wales"),
    ("house", "uk-by-elections"),
    ("seat", "Islington North"),
    ("seats", "uk-2024", "--limit", "650"),
    ("seats", "uk-2024", "--sort", "swing", "--party", "Reform UK"),
    ("people", "Corbyn"),
    ("records",),
    ("corrections", "uk-2024"),
    ("differences", "uk-2024"),
]
PARTY = {"party": str, "name": str, "seats": int, "change": (int, type(None)), "votes": int, "share": float}
CANDIDACY = {
    "name": str,
    "party": str,
    "votes": int,
    "share": float,
    "change": (float, type(None)),
    "elected": bool,
    "deposit_lost": bool,
}
SEAT = {
    "election": str,
    "seat": dict,
    "electorate": int,
    "valid_votes": int,
    "rejected": int,
    "turnout": float,
    "majority": int,
    "result": str,
    "candidacies": list,
}
HOUSE = {"election": str, "as_at_entry": int, "declared": int, "undeclared": int, "parties": list}


def begins_with(found: dict[str, Any], promised: dict[str, Any]) -> bool:
    """Whether the promised keys come first, in order, with values of their types."""
    return list(found)[: len(promised)] == list(promised) and all(
        isinstance(found[key], kind) and (kind is not int or not isinstance(found[key], bool))
        for key, kind in promised.items()
    )


def agrees(run: Run, command: tuple[str, ...]) -> None:
    """Text, JSON and CSV of one command fit together, twice over."""
    text, json, csv = (run(*command, "--format", form) for form in ("text", "json", "csv"))
    assert (text.status, json.status, csv.status) == (0, 0, 0)
    assert run(*command, "--format", "json").out == json.out
    assert run(*command, "--format", "csv").out == csv.out
    assert json.err == text.err == ""
    assert csv.csv
    assert all(None not in row and None not in row.values() for row in csv.csv)
    assert "Open Parliament Licence" in csv.err
    assert "Open Parliament Licence" not in csv.out
    assert "Open Parliament Licence" in " ".join(text.out.split())


@pytest.mark.parametrize("command", EXAMPLE, ids=" ".join)
def test_the_example_is_told_in_every_form(run: Run, command: tuple[str, ...]) -> None:
    agrees(run, command)


@pytest.mark.parametrize("command", OFFICIAL, ids=" ".join)
def test_official_results_are_told_in_every_form(run: Run, mirror: object, command: tuple[str, ...]) -> None:
    agrees(run, command)


@pytest.mark.parametrize("command", OFFICIAL, ids=" ".join)
def test_json_carries_the_attribution(run: Run, mirror: object, command: tuple[str, ...]) -> None:
    told = run(*command, "-f", "json").json["attribution"]
    assert told
    assert all("Open Parliament Licence" in line for line in told)


def test_the_house_has_the_promised_keys(run: Run) -> None:
    house = run("house", "example", "-f", "json").json
    assert begins_with(house, HOUSE)
    assert list(house)[5] == "overall_majority"
    assert house["overall_majority"] is None
    assert all(begins_with(party, PARTY) for party in house["parties"])


def test_a_seat_has_the_promised_keys(run: Run) -> None:
    seat = run("seat", "Islington North", "-e", "example", "-f", "json").json
    assert begins_with(seat, SEAT)
    assert seat["seat"] == {"code": "E14001305", "name": "Islington North"}
    assert all(begins_with(one, CANDIDACY) for one in seat["candidacies"])
    first = seat["candidacies"][0]
    assert (first["name"], first["party"], first["votes"], first["elected"]) == (
        "Jeremy Corbyn",
        "Ind",
        24120,
        True,
    )
    assert (seat["turnout"], seat["majority"], seat["result"]) == (49006 / 72852, 7247, "Ind gain from Lab")


def test_the_house_of_2024_is_the_published_one(run: Run, mirror: object) -> None:
    house = run("house", "uk-2024", "-f", "json").json
    assert begins_with(house, HOUSE)
    assert (house["declared"], house["undeclared"], house["overall_majority"]) == (650, 0, 172)
    seats = {one["party"]: one["seats"] for one in house["parties"] if one["seats"]}
    assert seats == {
        **{"Lab": 411, "Con": 121, "LD": 72, "SNP": 9, "SF": 7, "Ind": 6, "RUK": 5, "DUP": 5, "Green": 4},
        **{"PC": 4, "SDLP": 2, "APNI": 1, "TUV": 1, "UUP": 1, "Spk": 1},
    }


def test_csv_of_the_house_holds_the_figures_of_its_json(run: Run) -> None:
    rows = run("house", "example", "-f", "csv").csv
    parties = run("house", "example", "-f", "json").json["parties"]
    assert [(row["party"], int(row["seats"]), int(row["votes"]), float(row["share"])) for row in rows] == [
        (one["party"], one["seats"], one["votes"], one["share"]) for one in parties
    ]


def test_what_is_not_known_is_an_empty_cell(run: Run) -> None:
    rows = run("seat", "Blackburn", "-e", "example", "--as-at", "23:00", "-f", "csv").csv
    assert {row["votes"] for row in rows} == {""}


def test_seats_of_one_party_and_region_in_the_order_asked_for(run: Run, mirror: object) -> None:
    asked = ("seats", "uk-2024", "--party", "con", "--region", "scotland", "--sort", "majority", "-f", "json")
    told = run(*asked).json["seats"]
    assert [one["party"] for one in told] == ["Con"] * 5
    assert {one["region"] for one in told} == {"Scotland"}
    assert [one["majority"] for one in told] == sorted(one["majority"] for one in told)
    last = run(*asked, "--reverse").json["seats"]
    assert [one["code"] for one in last] == [one["code"] for one in reversed(told)]


@pytest.mark.parametrize(
    ("typed", "party"),
    [("reform", "RUK"), ("Conservatives", "Con"), ("liberal dem", "LD"), ("LABOUR", "Lab"), ("snp", "SNP")],
)
def test_a_party_is_found_by_the_beginnings_of_its_words(
    run: Run, mirror: object, typed: str, party: str
) -> None:
    told = run("seats", "uk-2024", "--party", typed, "-f", "json").json["seats"]
    assert {one["party"] for one in told} == {party}


def test_a_region_is_found_by_its_beginning(run: Run, mirror: object) -> None:
    house = run("house", "uk-2024", "--region", "Yorkshire", "-f", "json").json
    assert (house["seats"], house["declared"]) == (54, 54)


@pytest.mark.parametrize(
    "typed", ["Batley and Spen 2016", "batley & spen (2016-10-20)", "Batley and Spen, 20 October 2016"]
)
def test_a_by_election_is_found_by_its_day(run: Run, mirror: object, typed: str) -> None:
    seat = run("seat", typed, "-e", "uk-by-elections", "-f", "json").json
    assert (seat["seat"]["name"], seat["polling_day"]) == ("Batley and Spen", "2016-10-20")


def test_an_election_may_be_typed_in_capital_letters(run: Run) -> None:
    assert run("house", "EXAMPLE").out == run("house", "example").out


def test_yes_and_no_are_spelt_one_way_in_csv(run: Run, tmp_path: Path) -> None:
    rows = run("seat", "Blackburn", "-e", "example", "-f", "csv").csv
    run("export", "example", "--to", "six")
    with (tmp_path / "six" / "candidacies.csv").open(encoding="utf-8", newline="") as file:
        exported = list(csv.DictReader(file))
    assert {row["elected"] for row in rows} == {row["elected"] for row in exported} == {"true", "false"}


def test_a_county_is_a_region_too(run: Run, mirror: object) -> None:
    house = run("house", "uk-2019", "--region", "cornwall", "-f", "json").json
    assert (house["declared"], house["undeclared"], house["is_whole_house"]) == (6, 0, False)


def test_the_closest_seats_and_the_first_declared(run: Run, mirror: object) -> None:
    closest = run("seats", "uk-2024", "--limit", "2", "-f", "json").json["seats"]
    assert [(one["name"], one["majority"]) for one in closest] == [("Hendon", 15), ("Poole", 18)]
    first = run("seats", "uk-2019", "--sort", "declared", "--limit", "1", "-f", "json").json["seats"][0]
    assert (first["name"], first["value"]) == ("Newcastle Upon Tyne Central", "2019-12-12T23:27:00Z")


def test_a_person_found_by_surname(run: Run, mirror: object) -> None:
    told = run("people", "corbyn", "-f", "json").json["appearances"]
    jeremy = [one for one in told if one["person"] == "Jeremy Corbyn"]
    assert [(one["election"], one["party"]) for one in jeremy] == [
        *((f"uk-{year}", "Lab") for year in (2010, 2015, 2017, 2019)),
        ("uk-2024", "Ind"),
    ]


def test_records_tell_the_fewest_seats(run: Run, mirror: object) -> None:
    told = run("records", "-f", "json").json
    sentences = {one["sentence"] for one in told["since"]}
    assert "Labour 2019: 202 seats, the fewest since 1935 (154)" in sentences
    assert "Conservative 2024: 121 seats, the fewest since at least 1918" in sentences
    smallest = next(one for one in told["contests"] if one["record"] == "Smallest majorities")
    assert (smallest["name"], smallest["day"], smallest["majority"]) == ("North East Fife", "2017-06-08", 2)
    credited, shown = " ".join(told["attribution"]), " ".join(run("records").out.split())
    assert all(whose in credited and whose in shown for whose in ("psephology", "CBP-8647"))
    assert all(whose in shown for whose in ("ParlGov", "Electoral Calculus", "CBP-7529"))


def test_the_tour_shows_the_example_where_nothing_else_can_be_had(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_MIRROR", "no-such-folder")
    ran = run("tour")
    words = " ".join(ran.out.split())
    assert ran.status == 0
    assert "six seats, not a House" in words
    assert "Adnan Hussain" in words
    assert "overall majority" not in words


def test_the_tour_shows_the_house_the_closest_and_the_upsets(run: Run, mirror: object) -> None:
    words = " ".join(run("tour").out.split())
    for wanted in ("Lab has an overall majority of 172", "Closest results", "Biggest upsets", "Try next"):
        assert wanted in words
    assert "An example of six seats, not a whole House." in words
