"""The House put together from parts: quantiles, majorities, level parties, and candidacies in one line."""

from __future__ import annotations

import numpy as np
import pytest

from hustings.night.crowds import open_crowd, polled
from hustings.night.forecast import Night
from hustings.night.part import Part
from hustings.night.seats import COLUMNS
from hustings.night.seats_before import shares
from hustings.night.simulation import Houses
from hustings.night.whole_house import SeatDraws, largest, majorities, parties, vote_shares

DRAWS = 40


def draws() -> SeatDraws:
    oak = np.random.default_rng(1).integers(0, 9, DRAWS)
    one = Part(("Ash", "Elm", "Oak"), {"Oak": oak, "Elm": 8 - oak}, np.ones((5, 3)), ())
    two = Part(("Oak",), {"Oak": np.array([0, 1])}, np.ones((1, 1)), ())
    return SeatDraws.of([one, two], {"Elm": 2}, DRAWS)


def test_parts_are_added_to_what_was_won_and_fewer_draws_are_repeated() -> None:
    made = draws()
    seats = made.by(["Ash", "Oak", "Elm"])
    assert seats.shape == (DRAWS, 3)
    assert (seats[:, 0] == 0).all()
    assert (seats.sum(axis=1) == 10 + np.arange(DRAWS) % 2).all()


def test_an_interval_is_the_least_seats_that_so_many_draws_do_not_exceed() -> None:
    made = draws()
    for label, seats in zip(made.labels, made.seats, strict=True):
        wanted = np.quantile(seats, [0.05, 0.5, 0.95], method="inverted_cdf").tolist()
        one = parties(made, {"Elm": 2})[label]
        assert [one.p5, one.median, one.p95] == wanted
        assert one.mean == pytest.approx(seats.mean())
    assert parties(made, {"Elm": 2})["Elm"].declared == 2


def test_level_parties_share_a_draw_and_a_majority_is_more_than_half() -> None:
    made = SeatDraws(("Elm", "Oak"), np.array([[3, 2, 4, 1], [3, 4, 2, 1]], dtype=np.int16))
    assert largest(made) == {"Elm": 0.5, "Oak": 0.5}
    assert majorities(made, 6) == {"Elm": 0.25, "Oak": 0.25}
    assert majorities(made, 8) == {}


def test_votes_of_parts_are_added_and_a_label_without_any_is_left_out() -> None:
    one = Part(("Elm", "Oak"), {}, np.array([[10.0, 30.0], [20.0, 20.0]]), ())
    found = vote_shares([one, Part(("Ash", "Oak"), {}, np.array([[0.0, 60.0]]), ())], ("Ash", "Elm", "Oak"))
    assert set(found) == {"Elm", "Oak"}
    assert found["Elm"].mean_share == pytest.approx(0.15)
    assert (found["Elm"].p5, found["Elm"].p95) == pytest.approx((0.1, 0.2))


def test_what_seats_polled_is_the_same_in_one_line(small: Night) -> None:
    assert small.britain is not None
    ground, contests = small.britain.ground, small.election.state().contests
    votes = {
        i: figures.votes
        for i, key in enumerate(ground.keys)
        if i % 3 and (figures := contests[key].declaration)
    }
    found, valid = polled(small.britain.crowds, votes)
    wanted, wanted_valid = shares(ground, {ground.keys[i]: counted for i, counted in votes.items()})
    assert np.allclose(found, wanted, equal_nan=True)
    assert (valid == wanted_valid).all()


def test_candidacies_of_a_seat_divide_shares_and_chances_of_their_columns(small: Night) -> None:
    assert small.britain is not None
    ground = small.britain.ground
    open_seats = np.arange(len(ground.keys)) % 2 == 1
    means = np.where(ground.table.stands, 1.0, 0.0)
    means = (means / means.sum(axis=1, keepdims=True))[open_seats]
    made = Houses(means, np.zeros((1, 8), dtype=np.int64), np.ones((1, 8)), means / 2, means)
    crowd = open_crowd(small.britain.crowds, ground, open_seats, means, made)
    assert [seat.contest for seat in crowd.seats] == ground.keys[1::2]
    for row, seat in enumerate(crowd.seats):
        own: dict[int, list[float]] = {}
        for one in seat.candidacies:
            own.setdefault(ground.columns[one.party], []).append(one.share_mean)
            assert one.share_p5 == pytest.approx(one.share_mean / 2)
        assert {column: sum(parts) for column, parts in own.items()} == pytest.approx(
            {column: means[row, column] for column in range(len(COLUMNS)) if means[row, column] > 0}
        )
        assert sum(one.win for one in seat.candidacies) == pytest.approx(1)
