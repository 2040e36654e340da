from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hustings.endorse.claim_level import Level
from hustings.endorse.coordination import coordination
from hustings.endorse.flips import (
    CLIPPED,
    Polled,
    flips,
    from_all_rivals,
    from_bloc,
    printable,
    scenario,
    told_by_both,
    told_by_data,
    without_it,
)
from hustings.errors import ElectionError

SHARES = np.array([[0.40, 0.38, 0.22, np.nan], [0.30, 0.41, 0.29, 0.0], [0.50, 0.20, 0.20, 0.10]])
ENDORSED = np.array([0, 2, 0])


def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def polled(sources: np.ndarray | None = None) -> Polled:
    found = from_all_rivals(SHARES, ENDORSED) if sources is None else sources
    return Polled(("Close", "Split", "Safe"), SHARES, ENDORSED, found)


def test_a_close_seat_was_decided_and_a_safe_one_not() -> None:
    found = flips(polled(), np.full(50, 0.03), rng())
    assert list(found.decided) == [1.0, 0.0, 0.0]
    assert list(found.number) == [0.0, 1.0, 0.0, 0.0]
    assert found.expected == 1.0


def test_a_seat_changes_hands_where_the_lead_is_what_the_endorsement_moved() -> None:
    # 2 points ahead; one point taken from a rival of 38 of 60 moves the lead by 1.633.
    turn = 0.02 / (1 + 0.38 / 0.60)
    row, own = SHARES[0], from_all_rivals(SHARES, ENDORSED)[0]
    assert list(without_it(row, own, 0, np.array([turn - 1e-6, turn + 1e-6]))) == [0, 1]


def test_votes_from_people_who_would_not_have_voted_move_the_lead_less() -> None:
    nobody = np.zeros_like(SHARES)
    assert flips(polled(nobody), np.full(9, 0.019), rng()).decided[0] == 0
    assert flips(polled(), np.full(9, 0.019), rng()).decided[0] == 1


def test_votes_drawn_from_one_rival_can_hand_the_seat_to_another() -> None:
    from_first = np.zeros_like(SHARES)
    from_first[:, 0] = 1
    from_first[0] = [0, 1, 0, 0]
    from_first[2] = [0, 1, 0, 0]
    found = flips(polled(from_first), np.full(9, 0.12), rng())
    assert found.handed[1] == 1.0 and found.decided[1] == 0.0
    assert flips(polled(), np.full(9, 0.12), rng()).handed[1] == 0.0


def test_an_endorsement_that_cost_votes_can_cost_the_seat() -> None:
    shares = np.array([[0.39, 0.41, 0.2]])
    one = Polled(("s",), shares, np.array([0]), from_all_rivals(shares, np.array([0])))
    found = flips(one, np.full(9, -0.05), rng())
    assert (found.cost[0], found.decided[0]) == (1.0, 0.0)


def test_seats_differ_where_the_effect_differs_between_seats() -> None:
    sure = flips(polled(), np.full(2_000, 0.02), rng()).decided[0]
    spread = flips(polled(), np.full(2_000, 0.02), rng(), seat_sd=0.02).decided[0]
    assert sure == 1.0
    assert 0.55 < spread < 0.8


def test_the_number_decided_sums_to_one_and_agrees_with_the_seats() -> None:
    found = flips(polled(), rng().normal(0.03, 0.05, 3_000), rng(), 0.01)
    assert found.number.sum() == pytest.approx(1)
    assert found.number @ np.arange(4) == pytest.approx(found.expected)


def test_sources_from_a_bloc_fall_back_where_none_of_it_stands() -> None:
    found = from_bloc(SHARES, ENDORSED, [2, 3], 0.8)
    assert found.sum(axis=1) == pytest.approx([1, 1, 1])
    assert found[0] == pytest.approx([0, 0.2 * 0.38 / 0.6, 0.8 + 0.2 * 0.22 / 0.6, 0])
    assert found[1] == pytest.approx(from_all_rivals(SHARES, ENDORSED)[1])


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (np.full((3, 4), 0.5), "sum to 1 at most"),
        (np.eye(3, 4), "not from the endorsed itself"),
        (np.tile([0, 0, 0, 1.0], (3, 1)), "rivals who stand"),
        (np.zeros((2, 4)), "differ in length"),
    ],
)
def test_sources_that_cannot_be_are_refused(sources: np.ndarray, said: str) -> None:
    with pytest.raises(ElectionError, match=said):
        polled(sources)


def test_an_endorsement_of_nobody_is_refused() -> None:
    with pytest.raises(ElectionError, match="nobody stands"):
        replace(polled(np.zeros_like(SHARES)), endorsed=np.array([3, 2, 0]))


def test_below_level_two_data_alone_are_never_near_certain() -> None:
    said = np.array([0.0, 0.5, 1.0])
    shown, note = printable(said, Level.ASSOCIATION, data_alone=True)
    assert list(shown) == [0.05, 0.5, 0.95]
    assert note == CLIPPED
    assert printable(said, Level.TESTED, data_alone=True) == (pytest.approx(said), "")
    assert printable(said, Level.ACCOUNTING, data_alone=False) == (pytest.approx(said), "")
    assert printable(np.array([0.3]), Level.ASSOCIATION, data_alone=True)[1] == ""


def test_a_prior_draws_the_estimate_in() -> None:
    alone = told_by_data(0.10, 0.02, rng(), 20_000)
    both = told_by_both((0.10, 0.02), (0.03, 0.02), rng(), 20_000)
    assert (alone.mean(), alone.std()) == pytest.approx((0.10, 0.02), rel=0.03)
    assert (both.mean(), both.std()) == pytest.approx((0.065, 0.02 / 2**0.5), rel=0.03)
    assert scenario(0.02, 0.04, 3) == pytest.approx([0.02, 0.03, 0.04])


def test_probabilities_are_calibrated() -> None:
    draws = rng()
    said, happened = [], []
    for _ in range(100):
        truth, shares = draws.normal(0.03, 0.02), draws.dirichlet((6, 7, 3), size=20)
        estimate = draws.normal(truth, 0.015)
        endorsed = np.zeros(20, dtype=np.int64)
        sources = from_all_rivals(shares, endorsed)
        seats = Polled(tuple(map(str, range(20))), shares, endorsed, sources)
        effects = told_by_both((estimate, 0.015), (0.03, 0.02), draws, 500)
        said.append(flips(seats, effects, draws).decided)
        before = np.array([without_it(shares[i], sources[i], 0, np.array([truth]))[0] for i in range(20)])
        happened.append((shares.argmax(axis=1) == 0) & (before != 0))
    p, y = np.concatenate(said), np.concatenate(happened)
    bins = np.minimum((p * 5).astype(int), 4)
    assert sum(abs(p[bins == b].sum() - y[bins == b].sum()) for b in range(5)) / len(p) < 0.03


def test_coordination_says_how_a_bloc_gathered_and_where_being_split_lost_it_the_seat() -> None:
    shares = np.array([[0.3, 0.25, 0.45], [0.5, 0.1, 0.4], [0.0, 0.0, 1.0], [0.1, 0.2, 0.7]])
    found = coordination(shares, (0, 1))
    assert found.together == pytest.approx([0.55, 0.6, 0, 0.3])
    assert found.gathered[:2] == pytest.approx([0.3 / 0.55, 5 / 6])
    assert found.effective[1] == pytest.approx(36 / 26)
    assert np.isnan(found.gathered[2]) and np.isnan(found.effective[2])
    assert list(found.split) == [True, False, False, False]
