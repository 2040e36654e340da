from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from hustings.errors import AmbiguousNameError
from hustings.record.finding import Gazetteer, Named, folded


def _constituencies_2024() -> list[Named]:
    mirror = Path(
        os.environ.get("HUSTINGS_MIRROR") or Path(__file__).resolve().parents[2].parent / "shared" / "data"
    )
    results = mirror / "ukparliament-psephology/db/data/results-by-parliament/59/general-election"
    if not results.is_dir():
        pytest.skip("the results of 2024 are not in the data mirror (HUSTINGS_MIRROR)")
    with (results / "constituencies.csv").open(encoding="utf-8-sig", newline="") as file:
        return [Named(row[0], row[2], hint=row[4]) for row in list(csv.reader(file))[1:]]


def _compass_moved(name: str) -> list[str]:
    words = name.split()
    compass = [word for word in words if word in ("North", "South", "East", "West", "Mid", "Central")]
    rest = [word for word in words if word not in compass]
    return [" ".join(compass + rest), " ".join(rest + compass)]


def test_all_650_seats_of_2024_are_found_in_every_spelling() -> None:
    listed = _constituencies_2024()
    gazetteer = Gazetteer(listed, "seat")
    wrong = [
        (typed, gazetteer.matches(typed))
        for one in listed
        for typed in (
            one.name,
            one.name.upper(),
            folded(one.name),
            one.name.replace(" and ", " & "),
            *_compass_moved(one.name),
            one.key,
            one.key.lower(),
        )
        if gazetteer.find(typed) != one
    ]
    assert len(listed) == 650
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Dewsbury", "Dewsbury and Batley"),
        ("Perry Barr", "Birmingham Perry Barr"),
        ("SW Norfolk", "South West Norfolk"),
        ("Hull East", "Kingston upon Hull East"),
        ("NE Hants", "North East Hampshire"),
        ("Cardiff West", "Cardiff West"),
        ("Ynys Mon", "Ynys Môn"),
    ],
)
def test_short_names_find_one_of_the_650(typed: str, name: str) -> None:
    assert Gazetteer(_constituencies_2024(), "seat").find(typed).name == name


def test_a_city_of_the_650_lists_its_seats_with_their_region() -> None:
    gazetteer = Gazetteer(_constituencies_2024(), "seat")
    with pytest.raises(AmbiguousNameError) as refusal:
        gazetteer.find("Bristol")
    assert len(refusal.value.choices) == 5
    assert refusal.value.choices[0] == "Bristol Central (South West)"
    assert [one.name for one in gazetteer.matches("York")] == ["York Central", "York Outer"]
