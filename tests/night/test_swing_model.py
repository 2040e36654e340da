"""The model's parts in arrays: features, posterior, drift, turnout, and the seats they are made from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.night.drift import Widening, covering_factor, spread, tail_variance
from hustings.night.features import design, ranks, surface
from hustings.night.forecast import Night
from hustings.night.seats import COLUMNS, Bools
from hustings.night.seats_before import Ground, ground, people_before, shares
from hustings.night.swing_model import PartyNight, held_to_one, posterior
from hustings.night.turnout import expected_votes

from .made_up_britain import SEATS, made_up_britain, nominated_backwards, turned_round

OTHER = COLUMNS.index("other")


@pytest.fixture(scope="module")
def known() -> Ground:
    return ground(made_up_britain(2), made_up_britain(1), {})


def first(count: int) -> Bools:
    return np.arange(SEATS) < count


def test_the_table_of_seats_says_what_stood_and_who_stands(known: Ground) -> None:
    table = known.table
    assert known.keys == [f"M{n:02}" for n in range(SEATS)]
    assert np.allclose(table.base.sum(axis=1), 1)
    assert table.stands[7, OTHER]
    assert table.other_sitting[7]
    assert table.speaker.tolist() == [n == 8 for n in range(SEATS)]
    assert table.others[8] == 2
    assert not table.stands[8, :2].any()
    assert (table.base[~table.stood] == 0).all()


def test_who_stood_before_is_known_by_name(known: Ground) -> None:
    before = people_before(made_up_britain(1))
    share, column, seat = before["madeup ind 7"][0]
    assert (column, seat) == (OTHER, "M07")
    assert known.table.other_best[7] == pytest.approx(share)
    assert known.table.again[0, 1] == pytest.approx(before["madeup lab 0"][0][0])
    assert people_before(None) == {}


def test_neither_the_order_of_candidacies_nor_of_seats_changes_the_table(known: Ground) -> None:
    for other in (turned_round(made_up_britain(2)), nominated_backwards(made_up_britain(2))):
        table = ground(other, made_up_britain(1), {}).table
        for name in ("base", "stands", "again", "others", "other_best", "region"):
            assert (getattr(table, name) == getattr(known.table, name)).all(), name


def test_declared_shares_sum_to_one_and_undeclared_are_blank(known: Ground) -> None:
    declaration = made_up_britain(2).contest("M07").declaration
    assert declaration is not None
    found, valid = shares(known, {"M07": declaration.votes})
    assert found[7].sum() == pytest.approx(1)
    assert valid[7] == declaration.valid_votes
    assert np.isnan(found[6]).all()
    assert valid[6] == 0


def test_places_are_ranks_with_ties_by_column() -> None:
    assert ranks(np.array([[0.2, 0.5, 0.3], [0.4, 0.4, 0.2]])).tolist() == [[2, 0, 1], [0, 1, 2]]


def test_features_are_finite_alike_in_number_and_named(known: Ground) -> None:
    made = [design(known.table, party) for party in range(len(COLUMNS))]
    for one in made:
        assert one.matrix.shape == (SEATS, len(one.groups))
        assert np.isfinite(one.matrix).all()
        assert {"one", "own", "tactic", "region", "person", "surface"} <= set(one.groups)
    assert (surface(known.table) == surface(known.table)).all()


def party(base: float, spread_of_all: float = 0.1) -> PartyNight:
    return PartyNight(
        np.full(SEATS, base), np.zeros(SEATS), np.full((SEATS, 1), spread_of_all), 0.02**2, 0.0, 5.0
    )


def test_a_change_seen_in_many_seats_is_expected_in_the_others() -> None:
    parties, stands = [party(0.6), party(0.4)], np.ones((SEATS, 2), dtype=bool)
    rng = np.random.default_rng(1)
    moved = np.tile([0.5, 0.5], (SEATS, 1)) + rng.normal(0, 0.01, (SEATS, 1)) * [1, -1]
    none = posterior(parties, stands, first(0), moved)
    few = posterior(parties, stands, first(2), moved)
    many = posterior(parties, stands, first(40), moved)
    assert np.allclose(none.mean[:, 0], 0.6)
    assert np.allclose(none.leaning, 1)
    assert many.mean[-1] == pytest.approx([0.5, 0.5], abs=0.01)
    assert (many.leaning < few.leaning).all()
    assert abs(many.mean[-1, 0] - 0.5) <= abs(few.mean[-1, 0] - 0.5) + 0.01


def test_one_freak_seat_moves_the_others_little() -> None:
    parties, stands = [party(0.6), party(0.4)], np.ones((SEATS, 2), dtype=bool)
    shares_now = np.tile([0.5, 0.5], (SEATS, 1))
    freak = shares_now.copy()
    freak[3] = [0.05, 0.95]
    plain, moved = (posterior(parties, stands, first(30), seen) for seen in (shares_now, freak))
    assert np.abs(plain.mean[-1] - moved.mean[-1]).max() < 0.45 / 30


def test_shares_are_held_to_one_and_none_is_given_to_who_does_not_stand() -> None:
    stands = np.array([[True, True, False], [True, True, True]])
    held = held_to_one(np.array([[0.7, 0.5, 0.2], [0.5, 0.4, -0.1]]), np.ones((2, 3)), stands)
    assert np.allclose(held.sum(axis=1), 1)
    assert held[0, 2] == 0
    assert (held >= 0).all()


def test_drift_and_a_bad_start_widen(small: Night) -> None:
    assert small.britain is not None
    night, table = small.britain, small.britain.ground.table
    seen = np.nan_to_num(table.base)
    post = posterior(night.parties, table.stands, first(10), seen)
    plain = spread(post, table, night.learnt.drift, ~first(10), Widening())
    wide = spread(post, table, night.learnt.drift, ~first(10), Widening(2.0, 1.5))
    none = replace(night.learnt.drift, nation=0.0, region=0.0, tier=0.0)
    assert (wide.variance > plain.variance).all()
    assert (spread(post, table, none, ~first(10), Widening()).variance < plain.variance).all()
    assert np.allclose(plain.mean.sum(axis=1), 1)


def test_a_factor_is_found_at_which_intervals_cover() -> None:
    errors = np.linspace(-1, 1, 2_001)
    assert covering_factor(errors, np.zeros(2_001), np.full(2_001, 0.5)) == pytest.approx(1.8, abs=0.01)


def test_the_variance_of_a_tail_stays_finite() -> None:
    assert tail_variance(np.array([1.5, 2.0, 4.0, 1e9])).tolist() == pytest.approx([3, 3, 2, 1])


def test_votes_are_expected_to_fall_where_they_fell(known: Ground) -> None:
    base = np.full(SEATS, 40_000.0)
    none = expected_votes(known.table, base, first(0), np.zeros(SEATS))
    fallen = expected_votes(known.table, base, first(20), np.full(SEATS, 32_000.0))
    assert np.allclose(none, base)
    assert fallen[-1] == pytest.approx(32_000, rel=0.03)
