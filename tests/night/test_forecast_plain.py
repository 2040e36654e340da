"""A forecast as JSON and CSV: the keys promised, in a fixed order, estimates told from declared figures."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from hustings.night.calls import EditorCall, calls_of
from hustings.night.forecast_plain import CANDIDACY_COLUMNS, forecast_json, forecast_rows, house_rows
from hustings.night.outlook import PartyOutlook

from . import made_up_outlook as made_up

_AT = datetime(2024, 7, 5, 1, 15, tzinfo=UTC)
CALLED = EditorCall("pat-con.con", "A. Editor (made up)", "piles on the tables", 7, _AT)
HELD = EditorCall(None, "A. Editor (made up)", "an independent may win here", 7)


def test_the_json_has_exactly_the_keys_promised() -> None:
    plain = forecast_json(made_up.three_seats())
    assert list(plain) == [
        *("election", "as_at_entry", "declared", "undeclared", "draws", "seed", "house"),
        *("overall_majority", "largest", "votes", "seats", "warnings"),
    ]
    assert list(plain["house"]["Lab"]) == ["mean", "median", "p5", "p95", "declared"]
    assert list(plain["votes"]["Lab"]) == ["mean_share", "p5", "p95"]
    assert list(plain["seats"][0]) == ["seat", "status", "candidacies", "call"]
    assert list(plain["seats"][0]["candidacies"][0]) == [
        *("candidacy", "party", "share_mean", "share_p5", "share_p95", "win")
    ]


def test_the_json_says_what_the_forecast_says() -> None:
    plain = forecast_json(made_up.three_seats())
    assert plain["house"]["Lab"] == {"mean": 1.52, "median": 2, "p5": 1, "p95": 2, "declared": 1}
    assert plain["overall_majority"] == {"Lab": 0.52}
    assert [seat["status"] for seat in plain["seats"]] == ["declared", "open", "called"]
    assert plain["seats"][0]["candidacies"][0]["win"] == 1


def test_the_models_call_stands_beside_its_seat() -> None:
    declared, close, called = (seat["call"] for seat in forecast_json(made_up.three_seats())["seats"])
    assert declared is None
    assert close == {"word": "too close", "by": "model", "candidacy": None, "model": None, "editor": None}
    ann = "ann-bower.ind"
    assert called == {"word": "called", "by": "model", "candidacy": ann, "model": ann, "editor": None}


def test_an_editors_call_is_the_status_and_the_models_stays_beside_it() -> None:
    forecast = made_up.three_seats()
    calls = calls_of(forecast, {"S2": CALLED, "S3": HELD})
    plain = forecast_json(forecast, calls)
    assert [seat["status"] for seat in plain["seats"]] == ["declared", "called", "open"]
    assert plain["seats"][1]["call"] == {
        "word": "called",
        "by": "editor",
        "candidacy": "pat-con.con",
        "model": None,
        "editor": {
            "name": "A. Editor (made up)",
            "entry": 7,
            "at": "2024-07-05T01:15:00Z",
            "reason": "piles on the tables",
        },
    }
    held = plain["seats"][2]["call"]
    assert (held["word"], held["by"], held["candidacy"], held["model"]) == (
        *("no call", "editor", None, "ann-bower.ind"),
    )
    for seat, own in zip(plain["seats"], forecast_json(forecast)["seats"], strict=True):
        assert seat["candidacies"] == own["candidacies"]


def test_csv_tells_an_editors_call_from_the_models() -> None:
    forecast = made_up.three_seats()
    rows = forecast_rows(forecast, calls_of(forecast, {"S2": CALLED, "S3": HELD}))
    told = {row["candidacy"]: row for row in rows if row["seat"] != "S1"}
    con, ann = told["pat-con.con"], told["ann-bower.ind"]
    assert (con["status"], con["call"], con["call_by"]) == ("called", "called", "editor")
    assert (con["is_called"], con["is_called_by_model"], con["editor"]) == (
        True,
        False,
        "A. Editor (made up)",
    )
    assert (con["called_after"], con["called_at"], con["reason"]) == (
        *(7, "2024-07-05T01:15:00Z", "piles on the tables"),
    )
    assert (ann["call"], ann["is_called"], ann["is_called_by_model"]) == ("no call", False, True)
    declared = [row for row in rows if row["seat"] == "S1"]
    assert {(row["call"], row["call_by"], row["is_called"]) for row in declared} == {(None, None, False)}


def test_parties_seats_and_candidacies_stand_in_a_fixed_order() -> None:
    forecast = made_up.three_seats()
    turned = replace(
        forecast,
        seats=tuple(replace(seat, candidacies=seat.candidacies[::-1]) for seat in forecast.seats[::-1]),
        house=dict(reversed(forecast.house.items())),
        votes=dict(reversed(forecast.votes.items())),
    )
    plain = forecast_json(forecast)
    assert json.dumps(plain) == json.dumps(forecast_json(turned))
    assert list(plain["house"]) == ["Lab", "Ind", "Con", "Green"]
    assert [seat["seat"] for seat in plain["seats"]] == ["S1", "S2", "S3"]
    assert [one["candidacy"] for one in plain["seats"][2]["candidacies"]] == ["ann-bower.ind", "sam-hill.ind"]


def test_figures_from_arrays_are_written_too() -> None:
    lab = PartyOutlook("Lab", np.float64(1.5), np.int64(2), np.int64(1), np.int64(2), np.int64(1))  # type: ignore[arg-type]
    plain = forecast_json(replace(made_up.three_seats(), house={"Lab": lab}))
    assert json.loads(json.dumps(plain["house"])) == {
        "Lab": {"mean": 1.5, "median": 2, "p5": 1, "p95": 2, "declared": 1}
    }


def test_a_rehearsal_says_so_first_among_its_warnings() -> None:
    real, played = forecast_json(made_up.three_seats()), forecast_json(made_up.rehearsal())
    assert played["warnings"][0].startswith("REHEARSAL")
    assert played["warnings"][1:] == real["warnings"]
    assert list(played) == list(real)


def test_csv_rows_tell_estimates_from_declared_figures() -> None:
    rows = forecast_rows(made_up.three_seats())
    assert all(tuple(row) == CANDIDACY_COLUMNS for row in rows)
    assert [(row["seat"], row["party"], row["is_estimate"]) for row in rows[:4]] == [
        ("S1", "Lab", False),
        ("S1", "Con", False),
        ("S2", "Lab", True),
        ("S2", "Con", True),
    ]
    assert {row["is_rehearsal"] for row in rows} == {False}
    assert {row["is_rehearsal"] for row in forecast_rows(made_up.rehearsal())} == {True}


def test_house_rows_keep_declared_apart_from_forecast() -> None:
    lab = house_rows(made_up.three_seats())[0]
    assert (lab["party"], lab["declared"], lab["median"], lab["overall_majority"]) == ("Lab", 1, 2, 0.52)
