"""The sheet of scores: figures by hand, stages, and nights pooled as one cluster each."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from hustings.errors import ElectionError
from hustings.night.calls import EditorCall
from hustings.night.moment import Moment, truth_of
from hustings.night.party_columns import Columns, columns_of
from hustings.night.score import Tally, score
from hustings.night.score_plain import score_json, score_rows
from hustings.night.score_screen import calls_in_words
from hustings.night.score_sheet import ScoreSheet, score_sheet
from hustings.night.score_tables import calls_table
from hustings.sources.example import example

from . import made_up_night as night

COLUMNS = Columns(("Con", "Lab"))
THIRDS = (1 / 3, 2 / 3)


def sheet(nights: dict[str, float]) -> ScoreSheet:
    made = [night.moment(name, 1, lean=lean) for name, lean in nights.items()]
    swing = [night.moment(name, 1, has_draws=False, lean=lean + 0.02) for name, lean in nights.items()]
    truths = {name: night.truth(name) for name in nights}
    columns = dict.fromkeys(nights, COLUMNS)
    return score_sheet({"hustings": made, "uniform swing": swing}, truths, THIRDS, columns=columns)


def test_one_forecast_scored_by_hand() -> None:
    one = score(night.moment(), night.truth(), COLUMNS)
    # S2: |0.45-0.48| and |0.46-0.43|; S3: both independents are "other", 0.8 and 0.8.
    assert one.share_error == pytest.approx(0.06 / 3)
    assert one.winners_right == 0.5
    # By largest share: Lab S1 and S2, Ind S3, against one each.
    assert one.seat_error == 2
    # S2: 0.52 squared twice; S3: the column of others is certain to win.
    assert one.brier == pytest.approx(2 * 0.52**2 / 2)
    assert one.log_score == pytest.approx(-(math.log(0.48) + math.log(0.997)) / 2)
    # S2: both inside 0.05 of the mean; S3: 0.3 and 0.5 lie 0.1 off.
    assert one.vote_coverage == 0.5
    assert one.vote_width == pytest.approx(0.1)
    assert one.total_coverage == 1
    assert one.total_width == pytest.approx(2 / 3)
    # Con: E|X-1| = 0.52, E|X-X'| = 2*0.48*0.52; Lab the same, others 0.
    assert one.crps == pytest.approx(2 * (0.52 - 0.48 * 0.52) / 3)
    assert one.nation_coverage == 0.5


def test_a_method_without_draws_has_no_figures_that_need_them() -> None:
    one = score(night.moment(has_draws=False), night.truth(), COLUMNS, "uniform swing")
    assert one.share_error is not None
    assert {one.brier, one.crps, one.total_coverage, one.vote_coverage, one.nation_width} == {None}
    assert one.reliability is None
    assert {total.p5 for total in one.totals} == {None}


def test_seats_in_the_end_are_shown_beside_what_was_forecast() -> None:
    one = score(night.moment(), night.truth(), COLUMNS)
    assert [(t.party, t.declared, t.median, t.p5, t.p95, t.actual) for t in one.totals] == [
        ("Con", 0, 0, 0, 1, 1),
        ("Ind", 0, 1, 1, 1, 1),
        ("Lab", 1, 2, 1, 2, 1),
    ]


def test_regions_left_out_are_not_measured() -> None:
    without = Columns(("Con", "Lab"), frozenset({"Made-up Region"}))
    one = score(night.moment(), night.truth(), without)
    assert (one.share_error, one.winners_right, one.brier, one.log_score) == (None, None, None, None)


def test_a_forecast_of_another_election_is_refused() -> None:
    with pytest.raises(ElectionError, match="cannot be scored"):
        score(night.moment("another"), night.truth(), COLUMNS)


def test_a_candidacy_that_did_not_stand_is_refused() -> None:
    truth = replace(night.truth(), shares={**night.truth().shares, "S2": {"pat-con.con": 1.0}})
    with pytest.raises(ElectionError, match=r"Seat S2: pat-lab\.lab did not stand"):
        score(night.moment(), truth, COLUMNS)


def test_draws_need_a_column_for_every_party() -> None:
    with pytest.raises(ElectionError, match="a column for each of 2 parties"):
        Moment("made-up", 1, None, night.moment().forecast, np.zeros((5, 3), dtype=int), ("Con", "Lab"))


def test_a_stage_is_the_first_forecast_that_reaches_it() -> None:
    made = [night.moment(declared=n) for n in (2, 0, 1, 3)]
    scored = score_sheet({"hustings": made}, {"made-up": night.truth()}, THIRDS)
    found = [scored.at(stage, "made-up") for stage in (0.0, *THIRDS)]
    assert [one.declared if one else None for one in found] == [0, 1, 2]
    assert score_sheet({"hustings": made[3:]}, {"made-up": night.truth()}, THIRDS).staged() == ()


def test_a_stage_between_two_seats_is_the_lower() -> None:
    truth = replace(night.truth(), seats_in_house=650)
    made = [night.moment(declared=n) for n in (31, 32, 33, 649, 650)]
    scored = score_sheet({"hustings": made}, {"made-up": truth}, (0.05, 0.25, 0.75))
    found = [scored.at(stage, "made-up") for stage in scored.stages]
    assert [one.declared if one else None for one in found] == [32, None, 649]


def test_a_single_night_has_no_interval() -> None:
    pooled = sheet({"one": 0.0}).pooled("share_error")
    assert pooled is not None
    assert (pooled.low, pooled.high) == (None, None)


def test_nights_are_pooled_with_students_t_over_nights() -> None:
    # Share errors 0.02 (lean 0) and 0.03 (lean -0.03); sd 0.00707, t 12.706 at one degree of freedom.
    pooled = sheet({"one": 0.0, "two": -0.03}).pooled("share_error")
    assert pooled is not None
    assert pooled.nights == pytest.approx({"one": 0.02, "two": 0.03})
    assert pooled.mean == pytest.approx(0.025)
    assert pooled.high == pytest.approx(0.025 + 12.706 * 0.01 / 2)
    assert pooled.low == 0


def test_a_difference_is_taken_night_by_night() -> None:
    # The other method leans 0.02 more to Con, which is nearer by 0.02 in one of three cells.
    difference = sheet({"one": 0.0, "two": -0.03}).difference("share_error", "uniform swing")
    assert difference is not None
    assert difference.mean == pytest.approx(0.02 / 3)
    assert difference.low == pytest.approx(difference.mean)
    assert sheet({"one": 0.0}).difference("brier", "uniform swing") is None


def test_an_unmeasured_figure_is_blank_and_never_0() -> None:
    rows = score_rows(sheet({"one": 0.0}))
    assert [(row["method"], row["stage"], row["brier"]) for row in rows] == [
        ("hustings", 1 / 3, pytest.approx(0.2704)),
        ("uniform swing", 1 / 3, None),
    ]


def test_the_json_holds_every_forecast_and_no_number_that_json_lacks() -> None:
    text = json.dumps(score_json(sheet({"one": 0.0, "two": -0.03})), allow_nan=False)
    plain = json.loads(text)
    assert len(plain["scores"]) == 4
    assert sum(row["chances"] for row in plain["reliability"]["hustings"]) == 6
    assert plain["pooled"]["uniform swing"].keys() == {
        *("share_error", "winners_right", "seat_error", "median_error")
    }


def test_the_truth_is_read_from_the_final_house() -> None:
    truth = truth_of(example())
    assert truth.seats["Ind"] == 5
    assert len(truth.winners) == 6
    assert sum(truth.shares["E14001102"].values()) == pytest.approx(1)
    assert sum(truth.votes.values()) == pytest.approx(1)


def test_of_labels_that_share_a_column_the_most_voted_is_named() -> None:
    votes = {"Con": 0.4, "UKIP": 0.001, "BRX": 0.02}
    columns = columns_of(replace(night.truth(), votes=votes))
    assert columns.named == ("Con", "Lab", "LD", "BRX", "Green", "SNP", "PC")
    assert (columns.of("UKIP", "Wales"), columns.of("BRX", "Wales")) == ("other", "BRX")
    assert columns.of("DUP", "Northern Ireland") == "DUP"


def test_parties_of_another_country_have_columns_of_their_own() -> None:
    votes = {"Oak": 0.4, "Elm": 0.3, "Con": 0.01, **{f"P{n}": 0.03 - n / 1000 for n in range(9)}}
    columns = columns_of(replace(night.truth(), votes=votes))
    assert columns.named == ("Oak", "Elm", "P0", "P1", "P2", "P3", "P4")
    half = columns_of(replace(night.truth(), votes={"Con": 0.5, "DUP": 0.5}))
    assert half.named[:2] == ("Con", "Lab")


def test_calls_are_counted_with_those_for_somebody_who_lost() -> None:
    """S3 is called for Ann Bower, who won; an editor calls S2 for Pat Lab, who lost to Con."""
    word = EditorCall("pat-lab.lab", "A. Editor (made up)", "made up")
    made = replace(night.moment(), editors={"S2": word})
    one = score(made, night.truth(), COLUMNS)
    assert (one.calls, one.editor_calls) == (Tally(1, 0), Tally(1, 1))
    lost = replace(night.truth(), winners={**night.truth().winners, "S3": "sam-hill.ind"})
    assert score(made, lost, COLUMNS).calls == Tally(1, 1)
    held = replace(night.moment(), editors={"S3": replace(word, candidacy=None)})
    assert score(held, night.truth(), COLUMNS).editor_calls == Tally(0, 0)
    assert score(night.moment(has_draws=False), night.truth(), COLUMNS).calls is None


def test_calls_of_the_stages_are_added_up_and_told_in_words() -> None:
    whole = sheet({"one": 0.0, "two": -0.03})
    assert whole.calls() == Tally(2, 0)
    assert whole.calls("calls", "two") == Tally(1, 0)
    assert whole.calls("editor_calls") is None
    assert calls_in_words(whole) == ["Calls by the model that stood at the stages: 2, wrong 0"]
    assert calls_table(whole).rows == (
        ("one", "the model", "1", "0", "–"),
        ("two", "the model", "1", "0", "–"),
    )
    assert score_json(whole)["calls"] == {
        "calls": 2,
        "wrong_calls": 0,
        "editor_calls": None,
        "wrong_editor_calls": None,
    }


def test_columns_of_seats_add_up_to_the_house() -> None:
    draws = np.array([[300, 200, 100, 50]])
    folded = COLUMNS.draws(draws, ("Lab", "SNP", "Con", "Ind"))
    assert folded.tolist() == [[100, 300, 250]]
    assert COLUMNS.totals({"Lab": 300, "SNP": 200, "Con": 100, "Ind": 50}).tolist() == [100, 300, 250]
