"""Contests in order, people and seat totals as plain rows."""

from __future__ import annotations

import json

from hustings.record.election import Election
from hustings.record.history import PublishedSeats, fewest_since, seat_totals
from hustings.record.measures import Measure, ordered
from hustings.record.people import people
from hustings.sources.example import example
from hustings.tell.listing import appearance_json, placed_json, since_json, total_json


def test_a_placed_contest_has_its_keys_in_order() -> None:
    six = example()
    placed = ordered([(six, six.state())], Measure.MAJORITY)[0]
    row = placed_json(placed, 1, Measure.MAJORITY)
    assert list(row.items()) == [
        ("place", 1),
        ("election", "example"),
        ("day", "2024-07-04"),
        ("code", "E14001102"),
        ("name", "Blackburn"),
        ("region", "North West"),
        ("result", "Ind gain from Lab"),
        ("winner", "Adnan Hussain"),
        ("party", "Ind"),
        ("majority", 132),
        ("majority_share", 132 / 38887),
        ("measure", "majority"),
        ("value", 132),
    ]


def test_every_measure_is_plain_json() -> None:
    six = example()
    for measure in Measure:
        for place, placed in enumerate(ordered([(six, six.state())], measure), start=1):
            row = placed_json(placed, place, measure)
            assert json.loads(json.dumps(row, allow_nan=False)) == row


def test_times_are_utc() -> None:
    six = example()
    last = ordered([(six, six.state())], Measure.DECLARED, reverse=True)[0]
    assert str(placed_json(last, 1, Measure.DECLARED)["value"]).endswith("Z")


def test_an_appearance_tells_place_and_outcome(made_up: Election) -> None:
    rows = {
        (row["code"], row["party"]): row
        for known in people([made_up])
        for row in (appearance_json(one, known) for one in known.appearances)
    }
    won, lost = rows["X-ayton", "Elm"], rows["X-ayton", "Oak"]
    assert (won["votes"], won["share"], won["place"], won["elected"]) == (65, 0.65, 1, True)
    assert (lost["votes"], lost["place"], lost["elected"], lost["sitting"]) == (30, 2, False, True)
    unopposed = rows["X-deeton", "Oak"]
    assert (unopposed["votes"], unopposed["share"], unopposed["elected"]) == (None, None, True)
    undeclared = rows["X-eeburn", "Elm"]
    assert (undeclared["votes"], undeclared["place"], undeclared["elected"]) == (None, None, None)


def test_seat_totals_and_since_are_told_with_their_source() -> None:
    totals = seat_totals(
        [PublishedSeats(year, "Oak", seats, "", "made up") for year, seats in (("2031", 5), ("2035", 3))]
    )
    assert total_json(totals[0]) == {
        "election": "2031",
        "party": "Oak",
        "seats": 5,
        "derived": None,
        "difference": None,
        "note": "",
        "source": "made up",
    }
    told = since_json(fewest_since(totals, "Oak", "2035"))
    assert (told["since"], told["record_begins"], told["word"]) == (None, "2031", "fewest")
