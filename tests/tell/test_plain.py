"""The House and a seat as JSON: fixed keys, fractions unrounded, nothing known is null."""

from __future__ import annotations

import json

import pytest

from hustings.errors import ElectionError
from hustings.record.election import Election
from hustings.record.house import house
from hustings.sources.example import example
from hustings.tell.plain import house_json, seat_json

from . import made_up_election


def test_the_house_begins_with_the_promised_keys(made_up: Election) -> None:
    plain = house_json(house(made_up), made_up)
    promised = ["election", "as_at_entry", "declared", "undeclared", "parties", "overall_majority"]
    assert list(plain)[:6] == promised
    assert (plain["declared"], plain["undeclared"], plain["tied"], plain["seats"]) == (4, 2, 1, 6)
    assert list(plain["parties"][0])[:6] == ["party", "name", "seats", "change", "votes", "share"]
    assert plain["baseline"] == {"name": "made-up-before", "kind": "notional"}
    assert plain["overall_majority"] is None


def test_a_seat_begins_with_the_promised_keys(made_up: Election) -> None:
    plain = seat_json(made_up, "ayton")
    promised = ["election", "seat", "electorate", "valid_votes", "rejected", "turnout", "majority", "result"]
    assert list(plain)[:9] == [*promised, "candidacies"]
    assert plain["seat"] == {"code": "X-ayton", "name": "Ayton"}
    wanted = ["name", "party", "votes", "share", "change", "elected", "deposit_lost"]
    assert list(plain["candidacies"][0])[:7] == wanted
    assert list(plain["candidacies"][0].values())[:4] == ["Madeup of Elm", "Elm", 65, 0.65]
    assert (plain["turnout"], plain["majority"], plain["result"]) == (0.5, 35, "Elm gain from Oak")


def test_a_seat_tells_what_was_corrected_and_who_sat(made_up: Election) -> None:
    plain = seat_json(made_up, "ayton")
    (old,) = plain["corrected"]
    assert (old["reason"], old["valid_votes"], old["votes"]["elm"]) == ("one paper in the wrong pile", 99, 64)
    assert plain["sitting_members"] == [{"name": "Madeup of Oak", "party": "Oak", "outcome": "defeated"}]
    assert [(one["name"], one["from"], one["to"]) for one in plain["swings"]] == [
        ("butler", "Oak", "Elm"),
        ("steed", "Oak", "Elm"),
    ]
    assert plain["baseline"] == {"name": "made-up-before", "kind": "notional", "winner": "Oak"}


def test_an_undeclared_seat_lists_its_candidacies_without_figures(made_up: Election) -> None:
    plain = seat_json(made_up, "eeburn")
    figures = ("electorate", "valid_votes", "rejected", "turnout", "majority", "result", "winner", "baseline")
    assert {plain[key] for key in figures} == {None}
    assert [one["party"] for one in plain["candidacies"]] == ["Oak", "Elm"]
    assert {one[key] for one in plain["candidacies"] for key in ("votes", "share", "elected", "rank")} == {
        None
    }
    assert plain["sitting_members"] == [{"name": "Madeup of Oak", "party": "Oak", "outcome": None}]
    assert plain["swings"] == []


def test_the_lot_and_the_reason_of_a_countermand_are_told(made_up: Election) -> None:
    assert seat_json(made_up, "ceeham")["lot"] == "h1"
    effham = seat_json(made_up, "effham")
    assert (effham["status"], effham["reason"]) == ("countermanded", "a death (made up)")


def test_the_keys_are_the_same_whatever_is_known(made_up: Election) -> None:
    six = example()
    seats = [seat_json(made_up, key) for key in made_up.state().contests] + [seat_json(six, "E14001305")]
    assert len({tuple(seat) for seat in seats}) == 1
    assert len({tuple(one) for seat in seats for one in seat["candidacies"]}) == 1
    assert list(house_json(house(made_up), made_up)) == list(house_json(house(six), six))


def test_a_seat_can_be_told_as_at_a_moment(made_up: Election) -> None:
    early = seat_json(made_up, "ayton", made_up.state(made_up_election.TEN))
    assert (early["as_at_entry"], early["status"], early["valid_votes"]) == (6, "nominated", None)
    assert early["corrected"] == []


def test_everything_told_is_plain_json(made_up: Election) -> None:
    for key in made_up.state().contests:
        plain = seat_json(made_up, key)
        assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_a_contest_that_does_not_exist_is_refused(made_up: Election) -> None:
    with pytest.raises(ElectionError, match="no contest 'geeville'"):
        seat_json(made_up, "geeville")


def test_the_house_of_2024_has_its_overall_majority(uk_2024: Election) -> None:
    plain = house_json(house(uk_2024), uk_2024)
    assert plain["overall_majority"] == 2 * 411 - 650
    assert [(one["party"], one["seats"]) for one in plain["parties"][:2]] == [("Lab", 411), ("Con", 121)]
    assert plain["turnout"] == plain["valid_votes"] / plain["electorate"]
